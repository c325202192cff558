// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace talon::server {

/// An IPv4 or IPv6 address in its one usual form: "10.0.0.7", "fe80::1". An IPv4 address in IPv6's clothes (::ffff:10.0.0.7) is
/// the IPv4 address; a zone (%eth0), brackets and a port are left out. Nothing when it is no address.
std::optional<std::string> usual_address(std::string_view text);

/// Whom a limit is counted against: an IPv4 address as it is; of IPv6 the first 64 bits, since every machine has as many
/// addresses within them as it likes. `address` is in its usual form.
std::string network_of(const std::string &address);

/// 127.0.0.0/8 and ::1.
bool is_loopback(const std::string &address);

/// 0.0.0.0 and ::, which listen everywhere and lead nowhere.
bool is_wildcard(const std::string &address);

} // namespace talon::server
