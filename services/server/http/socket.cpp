// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/state.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <spdlog/spdlog.h>

#include <deque>

namespace talon::server::http {

namespace ws = beast::websocket;
constexpr auto use_tuple = asio::as_tuple(asio::use_awaitable);

namespace {

/// One WebSocket: frames out through a bounded queue, frames in to the handler.
class OpenSocket final : public Socket, public std::enable_shared_from_this<OpenSocket>
{
public:
    OpenSocket(std::shared_ptr<State> state, EdgeStream stream, std::string client, std::function<void()> on_vouched)
        : m_state(std::move(state)), m_stream(std::move(stream)), m_client(std::move(client)), m_on_vouched(std::move(on_vouched))
    {
        ++m_state->figures.sockets;
    }
    ~OpenSocket() override { --m_state->figures.sockets; }

    asio::awaitable<void> serve(const BeastRequest &head, const std::shared_ptr<SocketHandler> &handler, std::size_t frame_limit)
    {
        tcp().expires_never(); // from here on the stream's own time-outs count
        ws::stream_base::timeout timeout{};
        timeout.handshake_timeout = std::chrono::seconds(10);
        timeout.idle_timeout = m_state->limits.socket_idle;
        timeout.keep_alive_pings = true;
        m_stream.set_option(timeout);
        m_stream.read_message_max(frame_limit);
        m_stream.text(true);
        m_stream.auto_fragment(false);
        auto [error] = co_await m_stream.async_accept(head, use_tuple);
        if (error)
            co_return;
        handler->opened(shared_from_this());
        co_await read_all(*handler);
        m_open = false;
        handler->closed();
    }

    void send(Frame frame, std::function<void()> done) override
    {
        if (!m_open || m_closing)
            return;
        if (m_queued + frame->size() > m_state->limits.socket_queue_bytes) {
            spdlog::warn("dropping {}: it does not read what it is sent", m_client);
            ++m_state->figures.slow_dropped;
            cut();
            return;
        }
        m_queued += frame->size();
        m_queue.push_back({std::move(frame), std::move(done)});
        if (!m_writing)
            write_next();
    }

    void close(int code, std::string reason) override
    {
        if (!m_open || m_closing)
            return;
        m_closing = true;
        m_reason.code = static_cast<std::uint16_t>(code);
        reason.resize(std::min<std::size_t>(reason.size(), 120)); // a control frame holds 125 bytes
        m_reason.reason.assign(reason.data(), reason.size());
        if (!m_writing)
            close_now();
    }

    const std::string &client() const override { return m_client; }

    void vouch() override
    {
        if (m_open)
            m_on_vouched();
    }

    void cut()
    {
        m_open = false;
        tcp().close();
    }

private:
    beast::tcp_stream &tcp() { return m_stream.next_layer().next_layer(); }

    struct Queued {
        Frame frame;
        std::function<void()> written;
    };

    asio::awaitable<void> read_all(SocketHandler &handler)
    {
        beast::flat_buffer buffer;
        while (m_open) {
            auto [error, size] = co_await m_stream.async_read(buffer, use_tuple);
            if (error)
                break;
            if (m_closing) {
                // It may still talk until it has seen our close.
            } else if (!m_stream.got_text()) {
                close(ws::close_code::unknown_data, "text frames only");
            } else {
                const auto data = buffer.cdata();
                handler.received({static_cast<const char *>(data.data()), data.size()});
            }
            buffer.consume(buffer.size());
            if (buffer.capacity() > 64 * 1024)
                buffer.shrink_to_fit();
        }
    }

    void write_next()
    {
        m_writing = true;
        m_stream.async_write(asio::buffer(*m_queue.front().frame),
                             [self = shared_from_this()](const beast::error_code &error, std::size_t) {
                                 self->written(error);
                             });
    }

    void written(const beast::error_code &error)
    {
        m_writing = false;
        if (error || !m_open) {
            cut();
            return;
        }
        const auto done = std::move(m_queue.front().written);
        m_queued -= m_queue.front().frame->size();
        m_queue.pop_front();
        if (!m_queue.empty())
            write_next();
        else if (m_closing)
            close_now();
        if (done)
            done();
    }

    void close_now()
    {
        m_writing = true;
        m_stream.async_close(m_reason, [self = shared_from_this()](const beast::error_code &) { self->cut(); });
    }

    std::shared_ptr<State> m_state;
    ws::stream<EdgeStream> m_stream;
    std::string m_client;
    std::function<void()> m_on_vouched;
    std::deque<Queued> m_queue;
    std::size_t m_queued = 0;
    ws::close_reason m_reason;
    bool m_open = true;
    bool m_writing = false;
    bool m_closing = false;
};

} // namespace

asio::awaitable<void> serve_socket(SocketStart &start)
{
    auto socket = std::make_shared<OpenSocket>(start.state, std::move(start.stream), start.client, start.on_vouched);
    start.on_open([weak = std::weak_ptr<OpenSocket>(socket)] {
        if (const auto open = weak.lock())
            open->cut();
    });
    co_await socket->serve(start.head, start.handler, start.frame_limit);
}

} // namespace talon::server::http
