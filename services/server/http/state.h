// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/edge_stream.h"
#include "server/http/server.h"

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
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
    /// Closes the stranger that has waited longest, of the network with the most strangers or of that one; false: there is none.
    bool make_room(const std::string *network = nullptr);

    std::shared_ptr<Tls> tls; ///< null: plain
    std::function<void()> pressed;
    HttpLimits limits;
    Planner planner;
    std::function<Response(EdgeFault)> explain;
    HttpServer::Figures figures;
    std::map<std::string, std::size_t> per_network;
    std::unordered_set<Connection *> connections;
    std::size_t leaving = 0;   ///< of them, those that were closed to make room and have not ended yet
    std::uint64_t last_use = 0; ///< counts requests and connections
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

    /// May it be closed to make room: a stranger, and nothing of it is being answered?
    bool expendable() const { return !m_known && !m_leaving && m_waits; }
    void make_room();
    const std::string &network() const { return m_network; }
    std::uint64_t last_use() const { return m_last_use; }

private:
    enum class After { next_request, close };

    asio::awaitable<void> serve(bool turn_away);
    asio::awaitable<bool> begin_tls();
    asio::awaitable<bool> wait_for_bytes();
    asio::awaitable<After> serve_one();
    asio::awaitable<After> answer_fault(beast::error_code error);
    asio::awaitable<Response> ask(Plan &plan, Request &request);
    asio::awaitable<After> write_fault(EdgeFault fault);
    asio::awaitable<After> write(const Response &response, unsigned version, bool head_only, bool keep_alive);
    asio::awaitable<void> drain();
    Request to_request(const BeastRequest &head) const;

    std::shared_ptr<State> m_state;
    EdgeStream m_stream;
    beast::flat_buffer m_buffer;
    std::string m_address;
    std::string m_network;
    std::function<void()> m_abandon_socket; ///< set while this is a WebSocket
    bool m_idle = true;
    bool m_waits = true;    ///< for bytes of the peer
    bool m_known = false;   ///< staff or a terminal
    bool m_leaving = false; ///< closed to make room
    std::uint64_t m_last_use = 0;
};

/// What a connection hands over when it becomes a WebSocket.
struct SocketStart {
    std::shared_ptr<State> state;
    EdgeStream stream;
    BeastRequest head;
    std::string client;
    std::shared_ptr<SocketHandler> handler;
    std::size_t frame_limit = 0;
    std::function<void(std::function<void()>)> on_open; ///< gets a way to cut it
    std::function<void()> on_vouched;
};

/// Serves the WebSocket to its end. Here as everywhere, a coroutine is given names, never temporaries that own
/// something: g++ 12 destroys those twice.
asio::awaitable<void> serve_socket(SocketStart &start);

} // namespace talon::server::http
