// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/terminals/messages.h"

namespace talon::sync {

/// How often what a kiosk says of its receipts is handed on to the hall: at once, and then no more than once in `pause`. Each report says all,
/// so of those that come in between the newest waits and the others are forgotten. Thus no device, however it talks, makes more than a
/// report's worth of events a second.
class ReportPace
{
public:
    static constexpr core::Millis pause{1'000};

    /// The kiosk said this now. What is to be handed on at once; nothing while it has to wait.
    std::optional<wire::ReceiptNews> on_news(wire::ReceiptNews news, core::Instant now);
    /// What has waited long enough.
    std::optional<wire::ReceiptNews> on_tick(core::Instant now);
    /// The clock that tells `now` was put right by so much: it counts no pause.
    void on_time_corrected(core::Millis by);

private:
    bool rests(core::Instant now) const;

    std::optional<core::Instant> m_handed;
    std::optional<wire::ReceiptNews> m_waiting;
};

} // namespace talon::sync
