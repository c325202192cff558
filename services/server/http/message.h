// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace talon::server {

using Headers = std::vector<std::pair<std::string, std::string>>;

/// A request as handlers see it: no socket, no library's types.
struct Request {
    std::string method;  ///< "GET"
    std::string path;    ///< as it was sent, without the query
    std::string query;   ///< as it was sent, without the "?"
    Headers headers;     ///< names in lower case
    std::string body;
    std::string client;  ///< the address limits are counted by
    bool loopback = false; ///< came from this machine, and no proxy passed it on

    /// The first header of that name (lower case), or nothing.
    std::string_view header(std::string_view name) const;
};

/// What goes back. The edge adds the security headers that every response carries.
struct Response {
    int status = 200;
    std::string content_type = "application/json";
    Headers headers;
    std::string body;
    /// A body that many responses share (files); used instead of `body` when set.
    std::shared_ptr<const std::string> shared;

    std::string_view text() const { return shared ? std::string_view(*shared) : std::string_view(body); }
};

/// Gives the response of one request, once, in the loop's thread; at once or later.
using Answer = std::function<void(Response)>;

/// One text frame; shared, so that a document goes to many sockets without copies.
using Frame = std::shared_ptr<const std::string>;

/// Our end of an open WebSocket, as a handler uses it.
class Socket
{
public:
    virtual ~Socket() = default;
    /// Queues a text frame; `written` is called when it has gone to the peer, never when it could not. A peer that
    /// reads too slowly is dropped when its queue is full.
    virtual void send(Frame frame, std::function<void()> written = {}) = 0;
    /// Sends what is queued, then closes. `code` is a WebSocket close code.
    virtual void close(int code, std::string reason) = 0;
    virtual const std::string &client() const = 0;
    /// Who is behind it has proved to be one of ours: it is not closed to make room for others.
    virtual void vouch() = 0;
};

/// What is behind a WebSocket. All calls come in the loop's thread; `closed` is the last one and comes once.
class SocketHandler
{
public:
    virtual ~SocketHandler() = default;
    virtual void opened(std::shared_ptr<Socket> socket) = 0;
    virtual void received(std::string_view text) = 0;
    virtual void closed() = 0;
};

/// What is to be done with a request, decided from its head alone: before a stranger's body is read.
struct Plan {
    bool known = false; ///< a member of staff with a session: not closed to make room for others
    std::optional<Response> now; ///< answered without the body
    std::size_t body_limit = 0;
    std::function<void(Request &&, Answer)> handle;
    std::function<std::shared_ptr<SocketHandler>()> socket; ///< set for a WebSocket
    std::size_t frame_limit = 0;
};
using Planner = std::function<Plan(const Request &head)>;

} // namespace talon::server
