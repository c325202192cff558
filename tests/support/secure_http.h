// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace talon::test {

/// A client's end of TLS to this machine, which takes any certificate and tells whose it is. Blocking with a bound of 10 s.
class SecureSocket
{
public:
    /// `newest`: the newest version of TLS that it speaks, 12 or 13; 11 speaks what nobody should.
    explicit SecureSocket(std::uint16_t port, int newest = 13);
    ~SecureSocket();
    SecureSocket(const SecureSocket &) = delete;
    SecureSocket &operator=(const SecureSocket &) = delete;

    bool is_open() const { return m_open; }
    /// "TLSv1.3"
    std::string version() const;
    /// The server's public key in DER.
    std::string public_key() const;
    bool send(std::string_view bytes);
    /// Waits for at least one byte and appends what there is; false at the end.
    bool receive(std::string &to);
    /// Reads until the text is there; everything read so far.
    std::string receive_until(std::string_view text);

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
    bool m_open = false;
};

} // namespace talon::test
