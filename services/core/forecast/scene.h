// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forecast/habits.h"
#include "core/forecast/law.h"
#include "core/hall/order.h"

#include <compare>

namespace talon::core::forecast {

/// A place in a line of a run: as the hall's DueKey, with a number for whatever follows the arrival.
struct Key {
    Instant due{};
    Instant arrival{};
    std::int32_t rank = 0; ///< of who waits at `now`, by the hall's own order; whoever comes later has a greater one
    std::int32_t person = 0;

    auto operator<=>(const Key &) const = default;
};

/// Somebody in a run: who waits, is parked or has booked.
struct Person {
    std::uint64_t hash = 0; ///< of the ticket's or the booking's id: what is drawn for it
    std::size_t service = 0;
    std::size_t lane = 0;
    bool is_booked = false;
    bool is_first = false;
    Key key{};
    std::optional<Instant> joins{}; ///< parked until then; empty: waits
    Instant waits_since{};          ///< for how likely it has gone
};

/// Somebody who has booked and is not here.
struct Awaited {
    std::uint64_t hash = 0;
    std::size_t service = 0;
    std::size_t visitor_class = 0;
    Instant slot{};
};

/// A booking that is still to come in, as the caller knows it.
struct Booked {
    std::string id;
    ServiceId service;
    ClassId visitor_class;
    Instant slot{};
};

/// What a window is doing at `now`.
struct Place {
    enum class State : std::uint8_t { idle, busy, away, never };

    WindowNumber number = 0;
    State state = State::never;
    std::vector<std::pair<std::size_t, Minutes>> lanes; ///< that it takes of, and by how much later they count
    std::uint64_t hash = 0;
    double speed = 1;                      ///< of who holds it
    std::size_t service = 0;               ///< of who is in hand
    Instant since{};                       ///< busy: of the call; away: of the release
    Instant until{};                       ///< away with a known end: at lunch, or not open yet
    bool open_end = false;                 ///< away on a break: how long is drawn
    std::uint64_t in_hand = 0;             ///< the hash of the ticket
    std::optional<Instant> lunch{};        ///< still to be taken, from then
    Instant lunch_until{};                 ///< not begun by then it is not taken
    Millis lunch_length{0};
};

/// All that a run needs of a hall, its habits and its site, as plain values: made once for a batch, in microseconds, and handed to
/// another thread.
struct Scene {
    struct Service {
        ServiceId id;
        Law law;
        double today = 1;
        std::array<double, 48> walk_ins{}; ///< people to be expected in each half hour of the day
        Instant closes{};                  ///< its last hour today
    };
    struct Class {
        ClassId id;
        Minutes norm{};
        bool is_first = false;
        double share = 0; ///< of walk-ins
    };

    Instant now{};
    Instant day_start{};
    HallRules rules;
    std::vector<Service> services;
    std::vector<Class> classes;
    std::size_t lanes = 0; ///< the services' own first, then what was transferred
    std::vector<Place> places;
    std::vector<Person> people; ///< those who wait first, in order of due time; then those who are parked until a time
    std::size_t waiting = 0;
    std::vector<TicketId> tickets;   ///< of those who wait
    std::vector<Instant> dues;       ///< theirs
    std::vector<Awaited> awaited;
    double comes = 0.85;             ///< of those who have booked
    std::array<double, 17> offsets{};///< by when, of those who come: shares below each edge of the bins
    Millis gap{0};
    Law break_length;
    double break_share = 0;
    std::array<double, 5> no_show{};
    Millis no_show_time{0};
    bool has_breaks = false;
};

/// `coming`: bookings of the day whose visitors have no ticket yet.
Scene scene(const Hall &hall, const Habits &habits, const std::vector<Booked> &coming, Instant now);

} // namespace talon::core::forecast
