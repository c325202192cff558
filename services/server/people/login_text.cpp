// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/people/login_text.h"

#include <algorithm>
#include <array>

namespace talon::server {

namespace {

bool is_space(std::string_view text)
{
    return text.starts_with(' ') || text.starts_with('\t') || text.starts_with("\xC2\xA0");
}

/// Cyrillic letters are two bytes of UTF-8, the first of them D0 to D3.
bool begins_cyrillic(std::string_view text)
{
    const auto first = static_cast<unsigned char>(text.front());
    return text.size() >= 2 && first >= 0xD0 && first <= 0xD3;
}

bool looks_latin(std::string_view letter)
{
    // а в е к м н о р с т у х, the capitals of which stand 0x20 before, and і, ѕ with theirs.
    static constexpr std::array<unsigned, 16> twins{0x430, 0x432, 0x435, 0x43A, 0x43C, 0x43D, 0x43E, 0x440,
                                                    0x441, 0x442, 0x443, 0x445, 0x455, 0x456, 0x405, 0x406};
    const unsigned found = (static_cast<unsigned char>(letter[0]) & 0x1FU) << 6 | (static_cast<unsigned char>(letter[1]) & 0x3FU);
    const unsigned small = found >= 0x410 && found < 0x430 ? found + 0x20 : found;
    return std::find(twins.begin(), twins.end(), small) != twins.end();
}

} // namespace

std::string meant_login(std::string_view typed)
{
    while (!typed.empty() && is_space(typed))
        typed.remove_prefix(typed.front() == '\xC2' ? 2 : 1);
    for (;;) {
        if (typed.ends_with("\xC2\xA0"))
            typed.remove_suffix(2);
        else if (typed.ends_with(' ') || typed.ends_with('\t'))
            typed.remove_suffix(1);
        else
            break;
    }
    std::string login(typed);
    std::transform(login.begin(), login.end(), login.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return login;
}

LoginSlip slip_of(std::string_view login)
{
    bool cyrillic = false;
    bool only_twins = true;
    while (!login.empty()) {
        const std::size_t length = begins_cyrillic(login) ? 2 : 1;
        cyrillic |= length == 2;
        only_twins &= length == 1 || looks_latin(login.substr(0, 2));
        login.remove_prefix(length);
    }
    if (!cyrillic)
        return LoginSlip::none;
    return only_twins ? LoginSlip::lookalikes : LoginSlip::layout;
}

std::string_view doubt_of_password(std::string_view password)
{
    bool large = false;
    bool small = false;
    for (std::size_t at = 0; at < password.size(); ++at) {
        if (begins_cyrillic(password.substr(at)))
            return "password.layout";
        large |= password[at] >= 'A' && password[at] <= 'Z';
        small |= password[at] >= 'a' && password[at] <= 'z';
    }
    return large && !small ? "password.caps" : "";
}

} // namespace talon::server
