// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/talond_process.h"

#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <sys/wait.h>
#include <unistd.h>
#include <vector>

namespace talon::test {

TalondProcess::TalondProcess(const std::string &data, const std::string &config)
{
    std::vector<std::string> words{TALOND, "serve", "--data", data, "--listen", "127.0.0.1:0"};
    if (!config.empty())
        words.insert(words.end(), {"--config", config});
    std::vector<char *> arguments;
    for (auto &word : words)
        arguments.push_back(word.data());
    arguments.push_back(nullptr);

    int out[2];
    if (::pipe2(out, O_CLOEXEC) != 0)
        return;
    const auto start = std::chrono::steady_clock::now();
    m_pid = ::fork();
    if (m_pid == 0) {
        ::dup2(out[1], 1);
        ::execv(arguments[0], arguments.data());
        ::_exit(127);
    }
    ::close(out[1]);
    std::string line;
    char c = 0;
    while (::read(out[0], &c, 1) == 1 && c != '\n')
        line += c;
    ::close(out[0]);
    m_start_ms = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
    if (const auto colon = line.rfind(':'); line.starts_with("listening on ") && colon != std::string::npos)
        m_port = static_cast<std::uint16_t>(std::atoi(line.c_str() + colon + 1));
}

TalondProcess::~TalondProcess()
{
    if (m_pid > 0)
        end(SIGKILL);
}

double TalondProcess::resident_mib() const
{
    std::ifstream status("/proc/" + std::to_string(m_pid) + "/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmRSS:"))
            return std::atof(line.c_str() + 6) / 1024;
    return 0;
}

double TalondProcess::cpu_seconds() const
{
    std::ifstream stat("/proc/" + std::to_string(m_pid) + "/stat");
    std::string word;
    double ticks = 0;
    for (int field = 1; field <= 15 && stat >> word; ++field)
        if (field >= 14) // utime and stime
            ticks += std::atof(word.c_str());
    return ticks / static_cast<double>(::sysconf(_SC_CLK_TCK));
}

int TalondProcess::end(int signal)
{
    if (m_pid <= 0)
        return -1;
    ::kill(m_pid, signal);
    int status = 0;
    ::waitpid(m_pid, &status, 0);
    m_pid = -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
}

} // namespace talon::test
