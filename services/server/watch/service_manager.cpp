// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/watch/service_manager.h"

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

namespace talon::server {

namespace {

std::optional<std::int64_t> whole_number(const char *text)
{
    if (!text)
        return std::nullopt;
    const char *end = text + std::strlen(text);
    std::int64_t number = 0;
    const auto [stopped, error] = std::from_chars(text, end, number);
    return error == std::errc() && stopped == end ? std::optional(number) : std::nullopt;
}

} // namespace

ServiceManager::ServiceManager(std::string socket) : m_socket(std::move(socket)) {}

ServiceManager ServiceManager::of_environment()
{
    const char *named = std::getenv("NOTIFY_SOCKET");
    return ServiceManager(named ? named : "");
}

void ServiceManager::say(std::string_view line) const
{
    sockaddr_un address{};
    if (m_socket.size() < 2 || m_socket.size() >= sizeof address.sun_path || (m_socket[0] != '/' && m_socket[0] != '@'))
        return;
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, m_socket.data(), m_socket.size());
    if (m_socket[0] == '@')
        address.sun_path[0] = '\0';
    const auto length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + m_socket.size());
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (socket < 0)
        return;
    (void)::sendto(socket, line.data(), line.size(), MSG_NOSIGNAL, reinterpret_cast<const sockaddr *>(&address), length);
    ::close(socket);
}

void ServiceManager::accompany(Loop &loop) const
{
    loop.post([manager = *this] { manager.say("READY=1"); });
    if (const auto beat = watchdog_beat(std::getenv("WATCHDOG_USEC"), std::getenv("WATCHDOG_PID"), ::getpid()))
        loop.every(*beat, [manager = *this] { manager.say("WATCHDOG=1"); });
}

std::optional<core::Millis> watchdog_beat(const char *usec, const char *watched_pid, long own_pid)
{
    const auto allowed = whole_number(usec);
    if (!allowed || *allowed <= 0)
        return std::nullopt;
    if (watched_pid && whole_number(watched_pid) != own_pid)
        return std::nullopt;
    return core::Millis(std::max<std::int64_t>(1, *allowed / 3000));
}

} // namespace talon::server
