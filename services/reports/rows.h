// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/time.h"
#include "reports/leg.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <string_view>

namespace talon::reports {

/// Up to which event of which history the file tells.
struct Reached {
    std::int64_t epoch = 0; ///< of restores: another one is another history
    std::int64_t position = 0;
    std::array<std::uint8_t, 32> hash{}; ///< of that event
    core::Instant at{};                  ///< when that event happened
    bool operator==(const Reached &) const = default;
};

/// Something that people did or set, for the page of actions. `details`: as the server writes them, JSON.
struct Act {
    std::int64_t position = 0;
    core::Instant at{};
    core::Day day{};      ///< local
    std::string actor;    ///< a login, "device:…" or "talond"
    std::string kind;     ///< the event's type
    std::string subject;  ///< whom or what it concerns; may be empty
    std::string details;
    bool operator==(const Act &) const = default;
};

/// A machine that was resumable: its hall as the server writes it, and its memory.
struct Resumption {
    std::int64_t position = 0;
    std::string hall;
    std::string memory;
    bool operator==(const Resumption &) const = default;
};

/// Which acts are wanted: empty ones and 0 want all.
struct ActQuery {
    std::optional<core::Day> from{}, to{};
    std::string actor{};
    std::string kind{};
    std::int64_t before = 0; ///< position
    int most = 50;           ///< 1…most_acts
};
inline constexpr int most_acts = 20'000;

// Bits of a row's `flags`.
inline constexpr int leg_booked = 1;
inline constexpr int leg_ended_by_day = 2;
inline constexpr int leg_in_doubt = 4;
inline constexpr int leg_too_long = 8;
inline constexpr int leg_out_of_turn = 16;
inline constexpr int leg_has_parts = 32;

/// A leg, or a part of one, as the sums need it: what is not asked for is not read. Times in milliseconds, −1: empty.
struct LegRow {
    std::int64_t day = 0; ///< days since 1970
    int leg = 0, hand = 0, minute = 0, window = 0, weekday = 0;
    std::int64_t first_wait = -1, served = -1, way = -1, visit_wait = -1, stay = -1, gone_after = -1, norm = 0;
    std::int64_t waiting = -1; ///< of who is still here and was never called: how long they have waited
    int told_from = -1, told_to = -1; ///< minutes
    int recalls = 0, returns = 0, end = 0, left_by = 0, flags = 0;
    std::string_view more_ways; ///< of a leg with several called stretches, "61000 90500"
    std::string_view service, staff, visitor_class; ///< those that were asked for; valid within the visit of the row

    /// The row that the visit is counted with.
    bool first() const { return leg == 0 && hand <= 1; }
};

/// The ways of "61000 90500".
template<class Visit>
void each_way(std::string_view text, Visit visit)
{
    while (!text.empty()) {
        std::int64_t way = 0;
        const auto [rest, wrong] = std::from_chars(text.data(), text.data() + text.size(), way);
        if (wrong != std::errc())
            return;
        visit(way);
        text.remove_prefix(std::min(text.size(), static_cast<std::size_t>(rest - text.data()) + 1));
    }
}

/// Which legs are wanted: of visits that arrived on these local days, both included.
struct Period {
    core::Day from{};
    core::Day to{};
};
/// Periods are at most five years.
inline constexpr std::chrono::days longest_period{5 * 366};

struct SpanRow {
    core::WindowNumber window = 0;
    std::string_view staff;
    std::int64_t day = 0;
    int kind = 0;
    std::int64_t from = 0, to = 0; ///< of one that lasts, until `now`
    std::int64_t idle = 0;
    bool known = true; ///< its length is one: neither cut by the day's end nor a serving that was too long
};

} // namespace talon::reports
