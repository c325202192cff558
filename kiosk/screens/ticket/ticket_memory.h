// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/link/terminal.h"

namespace talon::kiosk {

/// What stands on the ticket's screen, as far as a program started again must know it.
struct TicketOnScreen {
    core::TicketId ticket;   ///< empty: none has ever been shown
    core::Instant until{};   ///< the screen's time is over then; the epoch: the visitor is done with it
    std::optional<int> ahead;
    std::optional<int> waitMinutes;
    bool printed = false;

    bool operator==(const TicketOnScreen &) const = default;
};

/// Keeps it over a restart.
class TicketMemory
{
public:
    virtual ~TicketMemory() = default;

    /// Nothing when it cannot be told any more, since what was kept is damaged.
    virtual std::optional<TicketOnScreen> load() = 0;
    /// Returns at once. A later one replaces an earlier one whole; a crash costs the last one at most.
    virtual void save(const TicketOnScreen &shown) = 0;
};

/// The longest that a ticket stands on the screen without a touch.
core::Millis longestShown(const wire::ScreenTimeouts &limits);

/// Tells the memory what the ticket's screen shows, no more often than it matters.
class TicketKeeper
{
public:
    explicit TicketKeeper(TicketMemory *memory) : m_memory(memory) {}

    void begin(const GivenTicket &ticket);
    /// The screen's time goes on until then; whether the ticket is on paper.
    void keep(core::Instant until, bool printed);
    /// The visitor is done with it.
    void putAway();
    /// A ticket that is to be shown again, as far as it was known.
    struct Again {
        GivenTicket ticket;
        bool printed = false;
        core::Millis left{0};
    };
    /// What the memory says of the kiosk's last ticket.
    struct Known {
        std::optional<TicketOnScreen> kept;
        bool neverShown = false; ///< it was committed, and the program ended before anything became of it: nothing was printed either
    };
    Known load(const GivenTicket &last) const;
    std::optional<Again> resume(const GivenTicket &last, const Known &known, const wire::ScreenTimeouts &limits, core::Instant now);

private:
    TicketMemory *m_memory;
    TicketOnScreen m_shown; ///< as it was kept last
};

/// How much of its time on the screen the kiosk's last ticket has left, 0…longestShown(); zero: it is not to be shown again. A ticket
/// that was committed, and never shown because the program ended in between, has all of its time from its birth.
core::Millis timeToShowAgain(const GivenTicket &last, const std::optional<TicketOnScreen> &kept,
                             const wire::ScreenTimeouts &limits, core::Instant now);

} // namespace talon::kiosk
