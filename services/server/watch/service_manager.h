// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/loop.h"

#include <optional>
#include <string>
#include <string_view>

namespace talon::server {

/// What systemd is told of this process, in its own words (sd_notify(3): one datagram to the socket that NOTIFY_SOCKET names).
/// Spoken here in a few lines, since libsystemd would bring five libraries of compression and ciphers into a process that has to
/// stay small. Without a service manager nothing is said.
class ServiceManager
{
public:
    /// `socket` is a path, or a name that begins with '@' (an abstract one); empty: nobody listens.
    explicit ServiceManager(std::string socket);
    /// As this process was started: from NOTIFY_SOCKET.
    static ServiceManager of_environment();

    /// Sends one line ("READY=1"). Never waits and never fails aloud: a service manager that does not hear will act by itself.
    void say(std::string_view line) const;

    /// Has the loop say that the process is ready and then, where a watchdog is set, that it lives: a loop that hangs is silent, and
    /// the service manager ends the process and starts it anew.
    void accompany(Loop &loop) const;

private:
    std::string m_socket;
};

/// How often "WATCHDOG=1" is due: a third of what the service manager allows (WATCHDOG_USEC, for the process that WATCHDOG_PID
/// names), or nothing when it watches nobody or something else than digits stands there.
std::optional<core::Millis> watchdog_beat(const char *usec, const char *watched_pid, long own_pid);

} // namespace talon::server
