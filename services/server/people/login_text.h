// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace talon::server {

/// A login as it was meant: without spaces around it, in small letters.
std::string meant_login(std::string_view typed);

/// What happened to a login that no login can be, since logins are of a-z, 0-9, '.', '_' and '-'.
enum class LoginSlip {
    none,
    lookalikes, ///< Cyrillic letters that look as Latin ones do: «оperator1»
    layout,     ///< the keyboard was switched to Russian: «щзукфещк1»
};
LoginSlip slip_of(std::string_view login);

/// What may have happened to a wrong password, judged by its letters alone: "password.layout" (there are Cyrillic ones),
/// "password.caps" (there are no small ones); empty: nothing to be seen.
std::string_view doubt_of_password(std::string_view password);

} // namespace talon::server
