// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/server.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>

#include <map>
#include <unordered_set>

/// Private to http/: the only files that see Beast, since each of them compiles slowly.
namespace talon::server::http {

namespace asio = boost::asio;
namespace beast = boost::beast;
using BeastRequest = beast::http::request<beast::http::string_body>;

class Connection;

/// What all connections of one server share; touched only in the loop's thread.
struct State {
    HttpLimits limits;
    Planner planner;
    std::function<Response(EdgeFault)> explain;
    HttpServer::Figures figures;
    std::map<std::string, std::size_t> per_address;
    std::unordered_set<Connection *> connections;
    bool stopping = false;
};

/// One accepted connection: reads requests one after the other until it closes or becomes a WebSocket.
class Connection : public std::enable_shared_from_this<Connection>
{
public:
    Connection(std::shared_ptr<State> state, asio::ip::tcp::socket socket, std::string address);
    ~Connection();

    static void start(std::shared_ptr<Connection> self, bool turn_away);
    void close_if_idle();
    void abandon();

private:
    enum class After { next_request, close };

    asio::awaitable<void> serve(bool turn_away);
    asio::awaitable<bool> wait_for_bytes();
    asio::awaitable<After> serve_one();
    asio::awaitable<After> answer_fault(beast::error_code error);
    asio::awaitable<Response> ask(Plan &plan, Request &request);
    asio::awaitable<After> write_fault(EdgeFault fault);
    asio::awaitable<After> write(const Response &response, unsigned version, bool head_only, bool keep_alive);
    asio::awaitable<void> drain();
    Request to_request(const BeastRequest &head) const;

    std::shared_ptr<State> m_state;
    beast::tcp_stream m_stream;
    beast::flat_buffer m_buffer;
    std::string m_address;
    std::function<void()> m_abandon_socket; ///< set while this is a WebSocket
    bool m_idle = true;
};

/// What a connection hands over when it becomes a WebSocket.
struct SocketStart {
    std::shared_ptr<State> state;
    beast::tcp_stream stream;
    BeastRequest head;
    std::string client;
    std::shared_ptr<SocketHandler> handler;
    std::size_t frame_limit = 0;
    std::function<void(std::function<void()>)> on_open; ///< gets a way to cut it
};

/// Serves the WebSocket to its end. Here as everywhere, a coroutine is given names, never temporaries that own
/// something: g++ 12 destroys those twice.
asio::awaitable<void> serve_socket(SocketStart &start);

} // namespace talon::server::http
