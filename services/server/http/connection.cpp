// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/state.h"

#include "server/http/address.h"
#include "server/http/request.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/span_body.hpp>
#include <boost/beast/http/write.hpp>
#include <boost/beast/websocket/rfc6455.hpp>

#include <algorithm>

namespace talon::server::http {

namespace bhttp = beast::http;
constexpr auto use_tuple = asio::as_tuple(asio::use_awaitable);

namespace {

/// Every response carries these: pages of the project need nothing from elsewhere and are framed by nobody.
void add_security_headers(bhttp::fields &fields)
{
    fields.set("Content-Security-Policy",
               "default-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'");
    fields.set("X-Content-Type-Options", "nosniff");
    fields.set("X-Frame-Options", "DENY");
    fields.set("Referrer-Policy", "no-referrer");
    fields.set("Cross-Origin-Opener-Policy", "same-origin");
    fields.set("Cross-Origin-Resource-Policy", "same-origin");
    fields.set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
}

constexpr std::string_view speak_tls = "HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n"
                                       "Content-Length: 54\r\n\r\nThis address speaks TLS: put https:// in front of it.\n";

} // namespace

Connection::Connection(std::shared_ptr<State> state, asio::ip::tcp::socket socket, std::string address)
    : m_state(std::move(state)), m_stream(std::move(socket), m_state->tls), m_address(std::move(address)), m_network(network_of(m_address)),
      m_last_use(++m_state->last_use)
{
    m_state->connections.insert(this);
    ++m_state->per_network[m_network];
}

Connection::~Connection()
{
    m_state->connections.erase(this);
    m_state->leaving -= m_leaving ? 1 : 0;
    const auto here = m_state->per_network.find(m_network);
    if (here != m_state->per_network.end() && --here->second == 0)
        m_state->per_network.erase(here);
}

void Connection::start(std::shared_ptr<Connection> self, bool turn_away)
{
    const auto executor = self->m_stream.get_executor();
    asio::co_spawn(executor, [self, turn_away] { return self->serve(turn_away); },
                   [self](const std::exception_ptr &thrown) {
                       // What a peer does wrong is answered. A handler that throws has broken an invariant and may have left the
                       // hall half done: out of the loop with it, which ends talond.
                       if (thrown)
                           asio::post(self->m_stream.get_executor(), [thrown] { std::rethrow_exception(thrown); });
                   });
}

void Connection::close_if_idle()
{
    if (m_idle)
        m_stream.next_layer().close();
}

void Connection::abandon()
{
    if (m_abandon_socket)
        m_abandon_socket();
    else
        m_stream.next_layer().close();
}

asio::awaitable<void> Connection::serve(bool turn_away)
{
    const bool begun = !m_stream.is_secure() || co_await begin_tls();
    if (!begun)
        co_return;
    if (turn_away) {
        m_idle = false;
        co_await write_fault(EdgeFault::too_many_connections);
        co_await drain();
        co_return;
    }
    for (;;) {
        const bool more = co_await wait_for_bytes();
        if (!more)
            co_return;
        const After after = co_await serve_one();
        if (after == After::close)
            break;
    }
    if (m_stream.next_layer().socket().is_open())
        co_await drain();
}

asio::awaitable<bool> Connection::begin_tls()
{
    constexpr char handshake = 0x16;
    m_stream.next_layer().expires_after(m_state->limits.header_timeout);
    std::array<char, 2048> first;
    const auto space = asio::buffer(first);
    auto [read_error, size] = co_await m_stream.next_layer().async_read_some(space, use_tuple);
    if (read_error || size == 0)
        co_return false;
    if (first.front() != handshake) {
        // Most likely a person who left out the https://.
        co_await m_stream.next_layer().async_write_some(asio::buffer(speak_tls), use_tuple);
        co_await drain();
        co_return false;
    }
    const asio::const_buffer read(first.data(), size);
    auto [error, taken] = co_await m_stream.async_handshake(read, use_tuple);
    if (error)
        ++m_state->figures.tls_failed;
    co_return !error;
}

asio::awaitable<bool> Connection::wait_for_bytes()
{
    if (m_buffer.size() > 0)
        co_return true;
    if (m_state->stopping)
        co_return false;
    m_idle = true;
    m_waits = true;
    m_stream.next_layer().expires_after(m_state->limits.idle_timeout);
    const auto space = m_buffer.prepare(2048);
    auto [error, size] = co_await m_stream.async_read_some(space, use_tuple);
    m_idle = false;
    m_buffer.commit(size);
    co_return !error && size > 0;
}

asio::awaitable<Connection::After> Connection::serve_one()
{
    bhttp::request_parser<bhttp::string_body> parser;
    parser.header_limit(static_cast<std::uint32_t>(m_state->limits.header_bytes));
    parser.body_limit(boost::none);
    m_waits = true;
    m_stream.next_layer().expires_after(m_state->limits.header_timeout);
    auto [head_error, head_size] = co_await bhttp::async_read_header(m_stream, m_buffer, parser, use_tuple);
    if (head_error)
        co_return co_await answer_fault(head_error);

    Request request = to_request(parser.get());
    const unsigned version = parser.get().version();
    const bool head_only = request.method == "HEAD";
    const bool upgrade = beast::websocket::is_upgrade(parser.get());
    Plan plan = m_state->planner(request);
    m_known = m_known || plan.known;
    m_last_use = ++m_state->last_use;
    m_waits = false;
    if (plan.now) {
        // The body of a refused request is not read: such a connection ends.
        const bool keep = parser.get().keep_alive() && parser.is_done();
        co_return co_await write(*plan.now, version, head_only, keep);
    }
    if (plan.socket && upgrade) {
        SocketStart start{m_state, m_stream, parser.release(), request.client, plan.socket(), plan.frame_limit,
                          [this](std::function<void()> cut) { m_abandon_socket = std::move(cut); }, [this] { m_known = true; }};
        m_waits = true;
        co_await serve_socket(start);
        m_abandon_socket = nullptr;
        co_return After::close;
    }
    if (parser.content_length() && *parser.content_length() > plan.body_limit)
        co_return co_await answer_fault(bhttp::error::body_limit);
    parser.body_limit(plan.body_limit);
    m_waits = true;
    m_stream.next_layer().expires_after(m_state->limits.body_timeout);
    if (!parser.is_done() && lower(request.header("expect")) == "100-continue") {
        static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
        co_await m_stream.async_write_some(asio::buffer(go_on), use_tuple);
    }
    auto [body_error, body_size] = co_await bhttp::async_read(m_stream, m_buffer, parser, use_tuple);
    m_waits = false;
    if (body_error)
        co_return co_await answer_fault(body_error);
    request.body = std::move(parser.get().body());
    const bool keep = parser.get().keep_alive();
    m_stream.next_layer().expires_never();
    Response response = co_await ask(plan, request);
    co_return co_await write(response, version, head_only, keep);
}

asio::awaitable<Connection::After> Connection::answer_fault(beast::error_code error)
{
    if (error == bhttp::error::header_limit || error == bhttp::error::buffer_overflow)
        co_return co_await write_fault(EdgeFault::header_too_large);
    if (error == bhttp::error::body_limit)
        co_return co_await write_fault(EdgeFault::body_too_large);
    // Beast's own category: what was read is not HTTP. Anything else is the end of the connection or a time-out.
    if (error.category() == bhttp::make_error_code(bhttp::error::bad_method).category()
        && error != bhttp::error::end_of_stream && error != bhttp::error::partial_message)
        co_return co_await write_fault(EdgeFault::malformed);
    m_stream.next_layer().close();
    co_return After::close;
}

asio::awaitable<Response> Connection::ask(Plan &plan, Request &request)
{
    auto initiate = [this](auto handler, std::function<void(Request &&, Answer)> handle, Request asked) {
        auto waiting = std::make_shared<decltype(handler)>(std::move(handler));
        handle(std::move(asked), [this, self = shared_from_this(), waiting](Response response) {
            // Always later: an answer given at once would resume us in the middle of our own suspension.
            asio::post(m_stream.get_executor(), [waiting, response = std::move(response)]() mutable {
                std::move (*waiting)(std::move(response));
            });
        });
    };
    return asio::async_initiate<const asio::use_awaitable_t<>, void(Response)>(std::move(initiate), asio::use_awaitable,
                                                                             plan.handle, std::move(request));
}

asio::awaitable<Connection::After> Connection::write_fault(EdgeFault fault)
{
    const Response response = m_state->explain(fault);
    co_return co_await write(response, 11, false, false);
}

asio::awaitable<Connection::After> Connection::write(const Response &response, unsigned version, bool head_only, bool keep_alive)
{
    keep_alive = keep_alive && !m_state->stopping;
    const std::string_view text = response.text();
    bhttp::response<bhttp::span_body<const char>> out;
    out.version(version);
    out.result(static_cast<unsigned>(response.status));
    add_security_headers(out);
    if (!text.empty())
        out.set(bhttp::field::content_type, response.content_type);
    for (const auto &[name, value] : response.headers)
        name == "Set-Cookie" ? out.insert(name, value) : out.set(name, value);
    if (out.find(bhttp::field::cache_control) == out.end())
        out.set(bhttp::field::cache_control, "no-store");
    if (response.status != 204 && response.status != 304)
        out.set(bhttp::field::content_length, std::to_string(text.size()));
    out.keep_alive(keep_alive);
    if (!head_only)
        out.body() = beast::span<const char>(text.data(), text.size());
    ++m_state->figures.answers[static_cast<std::size_t>(std::clamp(response.status / 100, 0, 5))];

    m_waits = true; // a peer that does not read its answer waits as well
    m_stream.next_layer().expires_after(m_state->limits.write_timeout);
    bhttp::response_serializer<bhttp::span_body<const char>> serializer(out);
    auto [error, size] = co_await bhttp::async_write(m_stream, serializer, use_tuple);
    co_return !error && keep_alive ? After::next_request : After::close;
}

asio::awaitable<void> Connection::drain()
{
    // Closing with unread bytes makes the kernel send a reset, which can eat the answer on its way.
    beast::error_code ignored;
    beast::tcp_stream &raw = m_stream.next_layer(); // what still comes is thrown away, whatever it means
    raw.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    raw.expires_after(core::Millis(2000));
    std::size_t left = 1024 * 1024;
    std::array<char, 4096> nowhere;
    while (left > 0) {
        const auto space = asio::buffer(nowhere);
        auto [error, size] = co_await raw.async_read_some(space, use_tuple);
        if (error || size == 0)
            break;
        left -= std::min(left, size);
    }
    raw.close();
}

Request Connection::to_request(const BeastRequest &head) const
{
    Request request;
    request.method = std::string(head.method_string());
    split_target(request, {head.target().data(), head.target().size()});
    for (const auto &field : head)
        request.headers.emplace_back(lower({field.name_string().data(), field.name_string().size()}),
                                     std::string(field.value()));
    tell_origin(request, m_address, m_state->limits.trusted_proxy);
    return request;
}

} // namespace talon::server::http
