// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace talon::store {

/// What a kiosk knows a booking by for a visitor without the code: 8 hexadecimal digits, the first 32 bits of BLAKE2b over the local time of
/// the slot and the last four digits of the phone ("10:30 4821"), keyed with the day's salt (code_salt.h). Four digits are guessed
/// at once by whoever holds the salt, whatever the hash: what hides the phone are the neighbours of its group. `minute`: 0…1439 of the local
/// day. Nothing for a salt of another form.
std::optional<std::string> phone_tail(std::string_view digits, int minute, std::string_view salt);

/// The 10,000 ends that a phone can have, in 2,500 groups of four that a day's salt makes: a permutation keyed with it is cut into pieces. Whoever is
/// in a group has the same three neighbours in every list of the day and at every time of it, so that two lists, a moved booking or two bookings
/// of one phone tell no more than one does: one of four.
class PhoneGroups
{
public:
    /// Nothing for a salt of another form (code_salt.h). Takes a fraction of a millisecond; kept by who asks it often.
    static std::optional<PhoneGroups> of(std::string_view salt);

    /// The tails of the whole group of these four digits at that minute, in rising order, one behind the other: it says of none of them that it
    /// is the phone's. Nothing for what is not four digits.
    std::optional<std::string> tails(std::string_view digits, int minute) const;

private:
    static constexpr std::size_t ends = 10'000;
    explicit PhoneGroups(std::string_view salt) : m_salt(salt) {}

    std::string m_salt;
    std::array<std::uint16_t, ends> m_end{};   ///< by place in the permutation
    std::array<std::uint16_t, ends> m_place{}; ///< and back
};

/// Whether one of the tails is this one.
bool holds_tail(std::string_view tails, std::string_view tail);

} // namespace talon::store
