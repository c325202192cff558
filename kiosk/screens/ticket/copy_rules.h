// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/site/site.h"
#include "kiosk/link/given_ticket.h"
#include "kiosk/screens/ticket/keypad_rest.h"

#include <map>
#include <vector>

namespace talon::kiosk {

/// Which tickets a kiosk prints again, and how often. Without I/O: whoever stands before a kiosk may not be who took the ticket, and three
/// figures are soon guessed. So the paper of a preferential visitor («вне очереди» among them) or of a booked one, which somebody might want
/// to go with, is the administrator's to give; and neither all numbers can be tried nor the roll be printed away. A restart of the program
/// forgets what was counted.
class CopyRules
{
public:
    /// Of one ticket, a day.
    static constexpr int mostOfATicket = 2;
    /// Of all tickets together in `copiesCount`: after these the keypad rests, and after each further one.
    static constexpr std::size_t mostCopies = 10;
    static constexpr core::Millis copiesCount{600'000};

    bool resting(core::Instant now) const { return m_rest.resting(now); }
    /// The ticket is of the ordinary class, nobody has booked it, and it was not copied too often.
    bool mayCopy(const GivenTicket &ticket, const core::Site &site) const;

    /// A try that led to no copy.
    void onMiss(core::Instant now) { m_rest.onMiss(now); }
    /// A copy goes to the printer.
    void onCopy(const GivenTicket &ticket, const core::Site &site, core::Instant now);
    /// True once when a rest is over.
    bool onTick(core::Instant now) { return m_rest.onTick(now); }

private:
    struct Copied {
        core::Day day{}; ///< the ticket's
        int times = 0;
    };
    KeypadRest m_rest;
    std::map<core::TicketId, Copied> m_copied; ///< of the day of the last one
    std::vector<core::Instant> m_lately;       ///< when there was a copy, in the last `copiesCount`
};

} // namespace talon::kiosk
