// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/ids.h"
#include "core/values/time.h"

#include <array>
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
    int most = 50;
};

// Bits of a row's `flags`.
inline constexpr int leg_booked = 1;
inline constexpr int leg_ended_by_day = 2;
inline constexpr int leg_in_doubt = 4;
inline constexpr int leg_too_long = 8;

/// A leg as the sums need it: what is not asked for is not read. Times in milliseconds, −1: empty.
struct LegRow {
    std::int64_t day = 0; ///< days since 1970
    int leg = 0, minute = 0, window = 0, weekday = 0;
    std::int64_t first_wait = -1, served = -1, way = -1, visit_wait = -1, stay = -1, gone_after = -1, norm = 0;
    int recalls = 0, returns = 0, end = 0, left_by = 0, flags = 0;
    std::string_view key; ///< the text that the report is by, valid within the visit
};

/// Which legs are wanted: of visits that arrived on these local days, both included.
struct Period {
    core::Day from{};
    core::Day to{};
};

/// By which text column rows are told apart; `none` reads none, and is fastest.
enum class TextKey { none, service, staff, visitor_class };

struct SpanRow {
    core::WindowNumber window = 0;
    std::string_view staff;
    int kind = 0;
    std::int64_t length = 0; ///< of one that lasts, until `now`
    std::int64_t idle = 0;
};

} // namespace talon::reports
