// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/tls_context.h"

#include <boost/asio/async_result.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/websocket/stream.hpp>

/// Private to http/: one kind of stream for connections with and without TLS, so that Beast's templates are compiled once.
namespace talon::server::http {

/// A handle: copies are of the one connection, so that whoever handed it on still finds it closed.
class EdgeStream
{
public:
    using next_layer_type = boost::beast::tcp_stream;
    using executor_type = next_layer_type::executor_type;

    /// `tls` null: plain.
    EdgeStream(boost::asio::ip::tcp::socket socket, std::shared_ptr<Tls> tls)
        : m_context(std::move(tls)), m_tcp(std::make_shared<next_layer_type>(std::move(socket)))
    {
        if (m_context)
            m_tls = std::make_shared<Secure>(*m_tcp, m_context->context().ssl);
    }

    /// Time-outs and the socket itself are here.
    next_layer_type &next_layer() { return *m_tcp; }
    const next_layer_type &next_layer() const { return *m_tcp; }
    executor_type get_executor() noexcept { return m_tcp->get_executor(); }
    bool is_secure() const { return m_tls != nullptr; }

    /// The server's side of TLS's handshake; `read` was read from the socket before.
    template<class Token>
    auto async_handshake(const boost::asio::const_buffer &read, Token &&token)
    {
        return m_tls->async_handshake(boost::asio::ssl::stream_base::server, read, std::forward<Token>(token));
    }

    template<class Buffers, class Token>
    auto async_read_some(const Buffers &buffers, Token &&token)
    {
        return boost::asio::async_initiate<Token, void(boost::system::error_code, std::size_t)>(
            [this](auto handler, const Buffers &to) {
                if (m_tls)
                    m_tls->async_read_some(to, std::move(handler));
                else
                    m_tcp->async_read_some(to, std::move(handler));
            },
            token, buffers);
    }

    template<class Buffers, class Token>
    auto async_write_some(const Buffers &buffers, Token &&token)
    {
        return boost::asio::async_initiate<Token, void(boost::system::error_code, std::size_t)>(
            [this](auto handler, const Buffers &from) {
                if (m_tls)
                    m_tls->async_write_some(from, std::move(handler));
                else
                    m_tcp->async_write_some(from, std::move(handler));
            },
            token, buffers);
    }

private:
    using Secure = boost::asio::ssl::stream<next_layer_type &>;

    std::shared_ptr<Tls> m_context; ///< lives at least as long as its streams
    std::shared_ptr<next_layer_type> m_tcp;
    std::shared_ptr<Secure> m_tls; ///< refers to m_tcp
};

// How Beast ends a WebSocket below itself: the close frames are over, so TLS has nothing to add.

inline void teardown(boost::beast::role_type role, EdgeStream &stream, boost::system::error_code &error)
{
    boost::beast::websocket::teardown(role, stream.next_layer().socket(), error);
}

template<class Handler>
void async_teardown(boost::beast::role_type role, EdgeStream &stream, Handler &&handler)
{
    boost::beast::websocket::async_teardown(role, stream.next_layer().socket(), std::forward<Handler>(handler));
}

} // namespace talon::server::http
