// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/state.h"

#include "server/http/address.h"

#include <boost/asio/io_context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <spdlog/spdlog.h>

#include <algorithm>

namespace talon::server::http {

void Connection::make_room()
{
    m_leaving = true;
    ++m_state->leaving;
    ++m_state->figures.shed;
    abandon();
}

bool State::make_room(const std::string *network)
{
    std::map<std::string_view, std::size_t> strangers;
    for (const Connection *connection : connections)
        if (connection->expendable() && (!network || connection->network() == *network))
            ++strangers[connection->network()];
    const auto most = std::max_element(strangers.begin(), strangers.end(), [](const auto &one, const auto &other) { return one.second < other.second; });
    if (most == strangers.end())
        return false;
    Connection *oldest = nullptr;
    for (Connection *connection : connections)
        if (connection->expendable() && connection->network() == most->first && (!oldest || connection->last_use() < oldest->last_use()))
            oldest = connection;
    oldest->make_room();
    return true;
}

} // namespace talon::server::http

namespace talon::server {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

/// "127.0.0.1:8080" or "[::1]:8080".
std::optional<tcp::endpoint> parse_endpoint(const std::string &text)
{
    const auto colon = text.rfind(':');
    if (colon == std::string::npos || colon + 1 == text.size() || text.size() - colon > 6)
        return std::nullopt;
    std::string host = text.substr(0, colon);
    if (host.size() > 2 && host.front() == '[' && host.back() == ']')
        host = host.substr(1, host.size() - 2);
    unsigned long port = 0;
    for (const char digit : text.substr(colon + 1)) {
        if (digit < '0' || digit > '9')
            return std::nullopt;
        port = port * 10 + static_cast<unsigned long>(digit - '0');
    }
    boost::system::error_code error;
    const auto address = asio::ip::make_address(host, error);
    if (error || port > 65535)
        return std::nullopt;
    return tcp::endpoint(address, static_cast<std::uint16_t>(port));
}

} // namespace

struct HttpServer::Impl : std::enable_shared_from_this<Impl> {
    asio::io_context &context;
    tcp::acceptor acceptor;
    std::shared_ptr<http::State> state = std::make_shared<http::State>();

    explicit Impl(asio::io_context &io) : context(io), acceptor(io) {}

    void accept_next()
    {
        acceptor.async_accept([self = shared_from_this()](const boost::system::error_code &error, tcp::socket socket) {
            self->accepted(error, std::move(socket));
        });
    }

    void accepted(const boost::system::error_code &error, tcp::socket socket)
    {
        if (!acceptor.is_open())
            return;
        if (!error) {
            admit(std::move(socket));
            accept_next();
            return;
        }
        // Mostly "too many open files": strangers make room, the others get time to end.
        spdlog::warn("a connection cannot be accepted: {}", error.message());
        if (state->pressed)
            state->pressed();
        auto pause = std::make_shared<asio::steady_timer>(context, std::chrono::milliseconds(100));
        pause->async_wait([self = shared_from_this(), pause](const boost::system::error_code &) {
            if (self->acceptor.is_open())
                self->accept_next();
        });
    }

    void admit(tcp::socket socket)
    {
        boost::system::error_code error;
        const auto peer = socket.remote_endpoint(error);
        if (error)
            return;
        boost::system::error_code ignored;
        socket.set_option(tcp::no_delay(true), ignored);
        const std::string address = usual_address(peer.address().to_string()).value_or("");
        const std::string network = network_of(address);
        ++state->figures.accepted;
        const auto &limits = state->limits;
        const auto here = state->per_network.find(network);
        const std::size_t same = here == state->per_network.end() ? 0 : here->second;
        const bool crowded = address != limits.trusted_proxy && same >= limits.connections_per_address;
        const bool full = state->connections.size() - state->leaving >= limits.connections;
        const bool over = (crowded || full) && !state->make_room(crowded ? &network : nullptr);
        if (over)
            ++state->figures.turned_away;
        // Being turned away politely costs a connection too: far beyond the limit there is no answer at all.
        if (over && state->connections.size() >= limits.connections + 64)
            return;
        http::Connection::start(std::make_shared<http::Connection>(state, std::move(socket), address), over);
    }
};

HttpServer::HttpServer(asio::io_context &context, HttpLimits limits, Planner planner,
                       std::function<Response(EdgeFault)> explain)
    : m_impl(std::make_shared<Impl>(context))
{
    m_impl->state->limits = std::move(limits);
    m_impl->state->planner = std::move(planner);
    m_impl->state->explain = std::move(explain);
}

HttpServer::~HttpServer() = default;

void HttpServer::use_tls(std::shared_ptr<Tls> tls)
{
    m_impl->state->tls = std::move(tls);
}

void HttpServer::on_pressure(std::function<void()> pressed)
{
    m_impl->state->pressed = std::move(pressed);
}

std::size_t HttpServer::shed(std::size_t count)
{
    std::size_t closed = 0;
    while (closed < count && m_impl->state->make_room())
        ++closed;
    return closed;
}

core::Result<std::uint16_t, std::string> HttpServer::listen(const std::string &address)
{
    const auto endpoint = parse_endpoint(address);
    if (!endpoint)
        return core::Failure{"'" + address + "' is not an address and a port"};
    boost::system::error_code error;
    auto &acceptor = m_impl->acceptor;
    acceptor.open(endpoint->protocol(), error);
    if (!error)
        acceptor.set_option(tcp::acceptor::reuse_address(true), error);
    if (!error)
        acceptor.bind(*endpoint, error);
    if (!error)
        acceptor.listen(asio::socket_base::max_listen_connections, error);
    if (error)
        return core::Failure{"cannot listen on " + address + ": " + error.message()};
    m_impl->accept_next();
    return acceptor.local_endpoint().port();
}

void HttpServer::stop()
{
    boost::system::error_code ignored;
    m_impl->acceptor.close(ignored);
    m_impl->state->stopping = true;
    const auto connections = m_impl->state->connections;
    for (auto *connection : connections)
        connection->close_if_idle();
}

void HttpServer::abandon()
{
    const auto connections = m_impl->state->connections;
    for (auto *connection : connections)
        connection->abandon();
}

const HttpServer::Figures &HttpServer::figures() const
{
    m_impl->state->figures.open = m_impl->state->connections.size();
    return m_impl->state->figures;
}

} // namespace talon::server
