// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/terminals/messages.h"

#include <deque>
#include <set>

namespace talon::sync {

/// How often what a kiosk says of its receipts is handed on to the hall: at once, and then no more than once in `pause`. Each report says all,
/// so of those that come in between the newest waits and the others are forgotten. What a kiosk once said to have come out is on paper for
/// good: that it did not is not handed on any more. Thus a device, however it talks, makes two events of a ticket and not one with each word;
/// a restart of the backend forgets which, and no honest kiosk takes it back.
class ReportPace
{
public:
    static constexpr core::Millis pause{1'000};
    /// Tickets that are known to have come out; beyond it the one that is known longest is forgotten. Many times a kiosk's day.
    static constexpr std::size_t most_printed = 10'000;

    /// The kiosk said this now. What is to be handed on at once; nothing while it has to wait.
    std::optional<wire::ReceiptNews> on_news(wire::ReceiptNews news, core::Instant now);
    /// What has waited long enough.
    std::optional<wire::ReceiptNews> on_tick(core::Instant now);
    /// The clock that tells `now` was put right by so much: it counts no pause.
    void on_time_corrected(core::Millis by);

private:
    bool rests(core::Instant now) const;
    void remember(const core::TicketId &ticket);

    std::optional<core::Instant> m_handed;
    std::optional<wire::ReceiptNews> m_waiting;
    std::set<core::TicketId> m_printed;
    std::deque<core::TicketId> m_order; ///< of m_printed, the oldest first
};

} // namespace talon::sync
