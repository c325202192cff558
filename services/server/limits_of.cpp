// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/limits_of.h"

namespace talon::server {

HttpLimits http_limits(const Settings &settings)
{
    using std::chrono::seconds;
    const auto &from = settings.limits;
    HttpLimits limits;
    limits.connections = static_cast<std::size_t>(from.connections);
    limits.connections_per_address = static_cast<std::size_t>(from.connections_per_address);
    limits.header_bytes = static_cast<std::size_t>(from.header_kib) * 1024;
    limits.header_timeout = seconds(from.header_seconds);
    limits.body_timeout = seconds(from.body_seconds);
    limits.idle_timeout = seconds(from.idle_seconds);
    limits.socket_idle = seconds(from.socket_idle_seconds);
    limits.socket_queue_bytes = static_cast<std::size_t>(from.socket_queue_kib) * 1024;
    limits.trusted_proxy = settings.server.trusted_proxy;
    return limits;
}

Sessions::Limits session_limits(const Settings &settings)
{
    return {std::chrono::minutes(settings.sessions.idle_minutes), std::chrono::hours(settings.sessions.absolute_hours),
            static_cast<std::size_t>(settings.sessions.per_user), 4096};
}

LoginGuard::Limits login_limits(const Settings &settings)
{
    LoginGuard::Limits limits;
    limits.free_tries = settings.login.free_tries;
    limits.free_tries_address = 5 * settings.login.free_tries;
    limits.longest_delay = std::chrono::seconds(settings.login.longest_delay_seconds);
    return limits;
}

} // namespace talon::server
