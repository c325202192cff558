// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace talon::core {

/// What stands before the figures of a ticket number: one or two Cyrillic capitals that look the same in Latin, so that a
/// number is read alike in both languages. The single ones are named here by their Latin look-alike; two are a pair().
/// Values 0…letter_count-1; those of the single ones never change, journals and disks hold them.
enum class Letter : std::uint8_t { A, B, E, K, M, H, O, P, C, T, Y, X };
inline constexpr int single_letters = 12;
inline constexpr int letter_count = single_letters + single_letters * single_letters;

/// «АВ» of А and В. Both are single.
constexpr Letter pair(Letter first, Letter second)
{
    return static_cast<Letter>(single_letters + static_cast<int>(first) * single_letters + static_cast<int>(second));
}

/// The one or two single letters of which it consists; `second` is nothing for a single one.
struct LetterParts {
    Letter first;
    std::optional<Letter> second;
};
LetterParts parts(Letter letter);

/// Number of a ticket within its letter, series and day: 1…999.
inline constexpr int first_number = 1;
inline constexpr int last_number = 999;
/// Reserved numbers of a letter on a day and those near to it, at most: at least as many are left for the day's grants.
inline constexpr int most_reserved = last_number / 2;

/// Before the letter of a number of a kiosk's own series: 1…999.
inline constexpr int last_prefix = 999;

struct TicketNumber {
    Letter letter = Letter::A;
    int number = first_number; ///< 1…999
    int prefix = 0;            ///< 0: the hall's own series; 1…999: a kiosk's own series, see own_number()

    auto operator<=>(const TicketNumber &) const = default;
};

enum class NumberFault { bad_letter, bad_number };

/// «А», «В», … «АВ» in Cyrillic, UTF-8.
std::string cyrillic(Letter letter);
/// "A", "B", … "AB" in Latin.
std::string latin(Letter letter);
/// Accepts one or two of the twelve capitals, both Cyrillic or both Latin.
Result<Letter, NumberFault> parse_letter(std::string_view text);

/// «А023», «АВ023», «2А007»: the prefix if there is one, the Cyrillic letter or letters and three digits.
std::string to_text(const TicketNumber &number);
/// "A023", "2A007": for screens and documents in English.
std::string to_latin(const TicketNumber &number);
/// The inverse of both (no zero before a prefix); anything else is refused.
Result<TicketNumber, NumberFault> parse_number(std::string_view text);

// A kiosk's own series, for when neither a grant nor a reserve is to be had. At its enrolment each ticket kiosk gets a
// prefix of 1…99. Its own numbers, counted by `turn` for each letter, run 001…999 with prefix p, then 001…999 with
// 100+p, … 900+p, then from p again. The turn goes on over days: whatever day a clock shows, a number comes back only
// after own_turns others of its letter, which no day of a hall reaches.

inline constexpr int last_own_prefix = 99;
/// Numbers of one prefix: a round.
inline constexpr int own_round = last_number;
inline constexpr int own_turns = 10 * own_round;

/// The own number at a turn of 1…own_turns of the kiosk whose prefix is 1…99.
TicketNumber own_number(int prefix, Letter letter, int turn);
/// The turn of an own number; 0 for a number of the hall's series.
int own_turn(const TicketNumber &number);
/// The turn after `turn` (0: none was given yet).
int next_own_turn(int turn);
/// The turn at which the round of `turn` ends: what comes after it is 001 of the next prefix.
int end_of_own_round(int turn);
/// Which of two turns was given later (0: none was): the one that the other reaches in less than half of all turns.
int later_own_turn(int a, int b);

} // namespace talon::core
