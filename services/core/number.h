// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/result.h"

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

namespace talon::core {

/// The letters of ticket numbers: Cyrillic capitals that look the same in Latin, so that a number is read
/// alike in both languages. Named here by the Latin look-alike.
enum class Letter : std::uint8_t { A, B, E, K, M, H, O, P, C, T, Y, X };
inline constexpr int letter_count = 12;

/// Number of a ticket within its letter and day: 1…999.
inline constexpr int first_number = 1;
inline constexpr int last_number = 999;

struct TicketNumber {
    Letter letter = Letter::A;
    int number = first_number; ///< 1…999

    auto operator<=>(const TicketNumber &) const = default;
};

enum class NumberFault { bad_letter, bad_number };

/// «А», «В», «Е», … in Cyrillic, UTF-8.
std::string_view cyrillic(Letter letter);
/// "A", "B", "E", … in Latin.
char latin(Letter letter);
/// Accepts exactly one of the twelve letters, Cyrillic or Latin capital.
Result<Letter, NumberFault> parse_letter(std::string_view text);

/// «А023»: the Cyrillic letter and three digits.
std::string to_text(const TicketNumber &number);
/// "A023": for screens and documents in English.
std::string to_latin(const TicketNumber &number);
/// The inverse of both; anything else is refused.
Result<TicketNumber, NumberFault> parse_number(std::string_view text);

} // namespace talon::core
