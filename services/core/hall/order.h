// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/site/site.h"

#include <cstdint>

namespace talon::core {

// Who is next: the one text of the rule, for the hall that calls and for the forecast that runs the same hall ahead. A key is
// whatever has a `due` and a total order in which due times come first; a queue gives its first key or null by `front()`.

/// What goes before what, whatever the due times.
enum class Tier : std::uint8_t {
    promised, ///< booked, and the slot is `booked_first_after` past: before everybody
    first,    ///< of a class that is «вне очереди»; and whoever is overdue so long that else he might wait for ever
    in_turn,
};

/// Whoever waits this long past the due time goes by it among those who are first: nobody waits for ever, whatever comes.
inline constexpr Minutes overdue_after{120};

/// What the time of the choice makes of the order.
struct OrderAt {
    Instant slots_until{};                    ///< booked visitors with a slot until then may be called
    Instant booked_first = Instant::min();    ///< and those with a slot until then go before everybody
    Instant overdue = Instant::min();         ///< who was due by then goes among the first

    bool operator==(const OrderAt &) const = default;
};

inline OrderAt order_at(const HallRules &rules, Instant now)
{
    return {now + rules.callable_before, now - rules.booked_first_after, now - overdue_after};
}

/// The due time of a booked visitor: the slot. Who came later than that and was taken by staff all the same has his place by the arrival, so
/// that he passes nobody who came in time; unless it was we who sent him away (`on_us`).
inline Instant booked_due(const HallRules &rules, Instant slot, Instant arrival, bool on_us)
{
    return arrival > slot + rules.booked_late && !on_us ? arrival : slot;
}

/// One line of people. A booked visitor may be there and not be callable yet; those of a class that is first stand apart, so that
/// the front of each queue is the one of it who goes first at any time.
template<class Queue>
struct LaneOf {
    Queue walk_in{};
    Queue booked{};       ///< by slot, since a booked visitor's due time is the slot; late ones by arrival
    Queue first{};        ///< walk-ins of a class that is «вне очереди»
    Queue first_booked{}; ///< booked ones of such a class: first as soon as they may be called

    Queue &queue(bool is_booked, bool is_first) { return is_first ? (is_booked ? first_booked : first) : (is_booked ? booked : walk_in); }
    bool operator==(const LaneOf &) const = default;
};

/// Somebody who may be chosen: `due` is the due time as the window counts it, later by the help-out of a service it only helps with.
template<class Key>
struct Candidate {
    const Key *key = nullptr;
    Tier tier = Tier::in_turn;
    Instant due{};

    /// Equal after the help-out: the total order of keys decides, so that the choice never hangs on the order in which lanes are looked at.
    bool before(const Candidate &other) const
    {
        if (!other.key || !key)
            return key && !other.key;
        if (tier != other.tier)
            return tier < other.tier;
        return due != other.due ? due < other.due : *key < *other.key;
    }
};

inline Tier tier_of(bool is_booked, bool is_first, Instant due, const OrderAt &at)
{
    if (is_booked && due <= at.booked_first)
        return Tier::promised;
    return is_first || due <= at.overdue ? Tier::first : Tier::in_turn;
}

/// The better of `best` and of whoever stands first in the lane and may be called.
template<class Key, class Queue>
void offer(Candidate<Key> &best, const LaneOf<Queue> &lane, Minutes help_out, const OrderAt &at)
{
    const auto look = [&](const Queue &queue, bool is_booked, bool is_first) {
        const Key *front = queue.front();
        if (!front || (is_booked && front->due > at.slots_until))
            return;
        const Candidate<Key> candidate{front, tier_of(is_booked, is_first, front->due, at), front->due + help_out};
        if (candidate.before(best))
            best = candidate;
    };
    look(lane.walk_in, false, false);
    look(lane.booked, true, false);
    look(lane.first, false, true);
    look(lane.first_booked, true, true);
}

} // namespace talon::core
