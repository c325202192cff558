// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/secure_http.h"

#include "tests/support/plain_http.h"

#include <openssl/ssl.h>

namespace talon::test {

struct SecureSocket::Impl {
    PlainSocket socket;
    SSL_CTX *context = ::SSL_CTX_new(::TLS_client_method());
    SSL *ssl = nullptr;

    explicit Impl(std::uint16_t port) : socket(port) {}
    ~Impl()
    {
        ::SSL_free(ssl);
        ::SSL_CTX_free(context);
    }
};

SecureSocket::SecureSocket(std::uint16_t port, int newest) : m_impl(std::make_unique<Impl>(port))
{
    if (newest < 12)
        ::SSL_CTX_set_security_level(m_impl->context, 0); // else this side would not even offer it
    ::SSL_CTX_set_min_proto_version(m_impl->context, TLS1_VERSION);
    ::SSL_CTX_set_max_proto_version(m_impl->context, newest < 12 ? TLS1_1_VERSION : newest == 12 ? TLS1_2_VERSION : TLS1_3_VERSION);
    m_impl->ssl = ::SSL_new(m_impl->context);
    ::SSL_set_fd(m_impl->ssl, m_impl->socket.descriptor());
    m_open = ::SSL_connect(m_impl->ssl) == 1;
}

SecureSocket::~SecureSocket() = default;

std::string SecureSocket::version() const
{
    return ::SSL_get_version(m_impl->ssl);
}

std::string SecureSocket::public_key() const
{
    X509 *certificate = ::SSL_get1_peer_certificate(m_impl->ssl);
    if (!certificate)
        return {};
    unsigned char *der = nullptr;
    const int size = ::i2d_PUBKEY(::X509_get0_pubkey(certificate), &der);
    std::string key(reinterpret_cast<const char *>(der), static_cast<std::size_t>(size));
    ::OPENSSL_free(der);
    ::X509_free(certificate);
    return key;
}

bool SecureSocket::send(std::string_view bytes)
{
    return ::SSL_write(m_impl->ssl, bytes.data(), static_cast<int>(bytes.size())) == static_cast<int>(bytes.size());
}

bool SecureSocket::receive(std::string &to)
{
    char bytes[16384];
    const int size = ::SSL_read(m_impl->ssl, bytes, sizeof bytes);
    if (size <= 0)
        return false;
    to.append(bytes, static_cast<std::size_t>(size));
    return true;
}

std::string SecureSocket::receive_until(std::string_view text)
{
    std::string all;
    while (all.find(text) == std::string::npos && receive(all)) {
    }
    return all;
}

} // namespace talon::test
