// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/ticket/ticket_memory.h"

#include "kiosk/screens/shared/visit_rules.h"

#include <algorithm>

namespace talon::kiosk {

core::Millis longestShown(const wire::ScreenTimeouts &limits)
{
    return std::chrono::seconds(std::max(limits.number, limits.unprinted)) + questionTime(limits);
}

core::Millis timeToShowAgain(const GivenTicket &last, const std::optional<TicketOnScreen> &kept,
                             const wire::ScreenTimeouts &limits, core::Instant now)
{
    if (!kept)
        return core::Millis{0};
    const core::Millis longest = longestShown(limits);
    const core::Instant until = kept->ticket == last.id ? kept->until : last.issued + longest;
    const core::Millis left = until - now;
    // More than the longest: the clock was set back, and nobody knows how long ago that was.
    return left > core::Millis{0} && left <= longest ? left : core::Millis{0};
}

void TicketKeeper::begin(const GivenTicket &ticket)
{
    m_shown = {.ticket = ticket.id, .until = {}, .ahead = ticket.ahead, .waitMinutes = ticket.waitMinutes, .printed = false};
}

void TicketKeeper::keep(core::Instant until, bool printed)
{
    // A finger that rests on the screen is no reason to write at each of its moves.
    constexpr core::Millis worthKeeping{1'000};
    if (m_shown.printed == printed && until >= m_shown.until && until - m_shown.until < worthKeeping)
        return;
    m_shown.until = until;
    m_shown.printed = printed;
    m_memory->save(m_shown);
}

void TicketKeeper::putAway()
{
    if (m_shown.until == core::Instant{})
        return;
    m_shown.until = {};
    m_memory->save(m_shown);
}

TicketKeeper::Known TicketKeeper::load(const GivenTicket &last) const
{
    auto kept = m_memory->load();
    const bool neverShown = kept && kept->ticket != last.id;
    return {std::move(kept), neverShown};
}

std::optional<TicketKeeper::Again> TicketKeeper::resume(const GivenTicket &last, const Known &known, const wire::ScreenTimeouts &limits,
                                                        core::Instant now)
{
    const auto &kept = known.kept;
    Again again{last, false, timeToShowAgain(last, kept, limits, now)};
    if (again.left <= core::Millis{0})
        return std::nullopt;
    if (kept->ticket == last.id) {
        again.ticket.ahead = kept->ahead;
        again.ticket.waitMinutes = kept->waitMinutes;
        again.printed = kept->printed;
    }
    begin(again.ticket);
    m_shown.until = now + again.left;
    m_shown.printed = again.printed;
    return again;
}

} // namespace talon::kiosk
