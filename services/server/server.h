// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/exit_code.h"
#include "server/hall/hall_time.h"
#include "server/jobs/snapshots.h"
#include "server/loop.h"
#include "server/settings.h"

namespace talon::server {

/// talond at work: opens the journal, wires the parts together, listens, and stops cleanly. main() runs one; so do tests.
class Server
{
public:
    struct Options {
        std::string data;
        Settings settings;
        Clock clock; ///< empty: the hall's time on `machine` (see HallTime)
        std::optional<MachineClocks> machine; ///< empty: this one
        Clock moment; ///< a clock that only counts; empty: this machine's own, or `clock` where that is given
        bool signals = true; ///< stops at SIGTERM and SIGINT
        std::int64_t snapshot_distance = SnapshotKeeper::usual_distance; ///< in events
    };

    /// Ready when it returns: connections are accepted from here on and served by run().
    static core::Result<std::unique_ptr<Server>, Ending> start(Options options);
    ~Server();
    Server(const Server &) = delete;
    Server &operator=(const Server &) = delete;

    std::uint16_t port() const; ///< of staff and terminals
    std::uint16_t phone_port() const; ///< 0: no phone is answered
    std::uint16_t metrics_port() const;
    /// "http://127.0.0.1:8080"
    std::string url() const;

    /// Serves until a stop or a fault; the exit code tells which.
    ExitCode run();
    /// Begins a clean stop: accepts nobody, commits what was taken, tells terminals. From any thread.
    void request_stop();

private:
    struct Impl;
    explicit Server(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace talon::server
