// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/address.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cstring>

namespace talon::server {

namespace {

std::string text_of(int family, const void *bytes)
{
    std::array<char, INET6_ADDRSTRLEN> text{};
    ::inet_ntop(family, bytes, text.data(), text.size());
    return text.data();
}

} // namespace

std::optional<std::string> usual_address(std::string_view text)
{
    if (text.starts_with('[')) {
        const auto end = text.find(']');
        if (end == std::string_view::npos)
            return std::nullopt;
        text = text.substr(1, end - 1);
    } else if (std::count(text.begin(), text.end(), ':') == 1) {
        text = text.substr(0, text.find(':'));
    }
    const std::string plain(text.substr(0, text.find('%')));
    in_addr four{};
    if (::inet_pton(AF_INET, plain.c_str(), &four) == 1)
        return text_of(AF_INET, &four);
    in6_addr six{};
    if (::inet_pton(AF_INET6, plain.c_str(), &six) != 1)
        return std::nullopt;
    if (!IN6_IS_ADDR_V4MAPPED(&six))
        return text_of(AF_INET6, &six);
    std::memcpy(&four, six.s6_addr + 12, sizeof four);
    return text_of(AF_INET, &four);
}

std::string network_of(const std::string &address)
{
    in6_addr six{};
    if (::inet_pton(AF_INET6, address.c_str(), &six) != 1)
        return address;
    std::fill(std::begin(six.s6_addr) + 8, std::end(six.s6_addr), static_cast<unsigned char>(0));
    return text_of(AF_INET6, &six) + "/64";
}

bool is_loopback(const std::string &address)
{
    return address == "::1" || address.starts_with("127.");
}

bool is_wildcard(const std::string &address)
{
    return address == "::" || address == "0.0.0.0";
}

} // namespace talon::server
