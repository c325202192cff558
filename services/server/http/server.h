// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"
#include "core/values/time.h"
#include "server/http/message.h"
#include "server/http/tls.h"

#include <array>
#include <cstdint>

namespace boost::asio {
class io_context;
}

namespace talon::server {

struct HttpLimits {
    /// Where one more comes, a stranger's connection that waits for something is closed for it; only where there is none, the new
    /// one is turned away. So whoever has proved to be staff or a terminal stays, and whoever is about to can.
    std::size_t connections = 512;
    std::size_t connections_per_address = 128; ///< of IPv6: per /64; the trusted proxy is not counted
    std::size_t header_bytes = 16 * 1024;
    core::Millis header_timeout{10'000}; ///< from the first byte of a request to the end of its head
    core::Millis body_timeout{20'000};
    core::Millis idle_timeout{60'000};   ///< between two requests
    core::Millis write_timeout{30'000};
    core::Millis socket_idle{30'000};    ///< a WebSocket peer silent for so long, pings included, is gone
    std::size_t socket_queue_bytes = 1024 * 1024;
    /// Address of a reverse proxy whose X-Forwarded-For is believed, in its usual form (address.h); empty: none.
    std::string trusted_proxy;
};

/// Trouble that the edge answers by itself; the words come from outside.
enum class EdgeFault { malformed, header_too_large, body_too_large, too_many_connections };

/// Listens, and carries requests and frames between sockets and handlers, within limits. Knows no route.
class HttpServer
{
public:
    struct Figures {
        std::uint64_t accepted = 0;
        std::uint64_t turned_away = 0; ///< over a limit of connections
        std::uint64_t shed = 0;        ///< strangers that were closed to make room
        std::uint64_t tls_failed = 0;  ///< handshakes
        std::size_t open = 0;          ///< sockets included
        std::size_t sockets = 0;
        std::uint64_t slow_dropped = 0; ///< WebSocket peers whose queue was full
        std::array<std::uint64_t, 6> answers{}; ///< by hundreds of the status
    };

    HttpServer(boost::asio::io_context &context, HttpLimits limits, Planner planner,
               std::function<Response(EdgeFault)> explain);
    ~HttpServer();
    HttpServer(const HttpServer &) = delete;
    HttpServer &operator=(const HttpServer &) = delete;

    /// From now on connections speak TLS.
    void use_tls(std::shared_ptr<Tls> tls);
    /// Called when the system has no more descriptors to give: who can close something does.
    void on_pressure(std::function<void()> pressed);
    /// Closes so many strangers' connections that wait for something, the longest unused first; how many it was.
    std::size_t shed(std::size_t count);

    /// Starts on "ADDRESS:PORT" ("[::1]:0" too) and says which port it became, or why not.
    core::Result<std::uint16_t, std::string> listen(const std::string &address);
    /// Accepts nobody any more and closes idle connections; those at work end after their answer.
    void stop();
    /// Closes what is still open.
    void abandon();

    const Figures &figures() const;

private:
    struct Impl;
    std::shared_ptr<Impl> m_impl;
};

} // namespace talon::server
