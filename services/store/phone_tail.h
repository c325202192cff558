// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace talon::store {

/// What a kiosk knows a booking by for a visitor without the code: 8 hexadecimal digits, the first 32 bits of BLAKE2b over the local time of
/// the slot and the last four digits of the phone ("10:30 4821"), keyed with the day's salt (32 hexadecimal digits). Four digits are guessed
/// at once by whoever holds the salt, whatever the hash: what hides the phone are the decoys beside it. `minute`: 0…1439 of the local day.
/// Nothing for a salt of another form.
std::optional<std::string> phone_tail(std::string_view digits, int minute, std::string_view salt);

/// The tail of the phone and those of three decoys, in rising order, so that nobody can tell which of the four it is. `taken`: last four
/// digits of other visitors' phones of that time, which no decoy may be. Another one at each call.
std::optional<std::string> phone_tails(std::string_view digits, int minute, std::string_view salt, const std::set<std::string> &taken);

/// Whether one of the tails is this one.
bool holds_tail(std::string_view tails, std::string_view tail);

} // namespace talon::store
