// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <sys/types.h>

namespace talon::test {

/// A real talond as a process of its own.
class TalondProcess
{
public:
    /// Starts it and waits for its line; port 0 when it did not come.
    explicit TalondProcess(const std::string &data, const std::string &config = {});
    ~TalondProcess();
    TalondProcess(const TalondProcess &) = delete;
    TalondProcess &operator=(const TalondProcess &) = delete;

    std::uint16_t port() const { return m_port; }
    double start_ms() const { return m_start_ms; }
    double resident_mib() const;
    /// Processor time spent so far, of all threads.
    double cpu_seconds() const;
    /// Sends the signal and waits for the end: the exit code, or minus the signal that ended it.
    int end(int signal);
    pid_t pid() const { return m_pid; }

private:
    pid_t m_pid = -1;
    std::uint16_t m_port = 0;
    double m_start_ms = 0;
};

} // namespace talon::test
