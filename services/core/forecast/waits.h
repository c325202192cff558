// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forecast/calibration.h"

namespace talon::core::forecast {

/// When somebody who waits is called: by the clock, in fives of minutes, so that it stands still while time passes.
struct Expected {
    Instant from{};
    Instant to{};
    bool open_end = false; ///< in more than two hours: `from` alone counts
    bool too_late = false; ///< more likely than not after the service's last hour of the day

    bool operator==(const Expected &) const = default;
};

/// How long somebody waits who comes now.
struct ExpectedNew {
    WaitRange range{};
    bool too_late = false;

    bool operator==(const ExpectedNew &) const = default;
};

/// What screens tell of all waits. Nothing told: «the wait is not known». An end goes outwards only where two batches in a row say
/// so, and inwards at once, so that nobody sees a figure tremble.
class Waits
{
public:
    /// What the batch means, over what was told before.
    void follow(const Batch &batch, const Stretch &stretch);
    /// Nothing is told any more: there is no forecast, or it is too old.
    void forget() { *this = {}; }

    std::optional<Expected> of(const TicketId &ticket) const;
    std::optional<ExpectedNew> of_new(const ServiceId &service, const ClassId &visitor_class) const;

    bool operator==(const Waits &) const = default;

private:
    struct Ends {
        Millis from{0}; ///< of a ticket since 1970, of a newcomer since now
        Millis to{0};
        bool operator==(const Ends &) const = default;
    };
    struct Told {
        Ends shown{};
        bool goes_beyond = false; ///< the last batch said more than is shown
        bool open_end = false;
        bool too_late = false;
        bool operator==(const Told &) const = default;
    };
    template<class Key>
    using All = std::map<Key, Told>;

    template<class Key>
    static void tell(All<Key> &now, const All<Key> &before, const Key &key, Ends said, const Spread &spread);

    All<TicketId> m_tickets;
    All<Newcomer> m_newcomers;
};

} // namespace talon::core::forecast
