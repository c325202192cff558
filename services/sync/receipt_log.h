// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/json/limits.h"
#include "wire/terminals/messages.h"

#include <vector>

namespace talon::sync {

/// Which receipts of a kiosk's tickets did not come out, and which did after all: what its statuses tell.
/// A receipt that came out at once is forgotten. Of one that was on its way when the program ended nobody knows: it counts as not come out.
class ReceiptLog
{
public:
    enum class Fate : std::uint8_t {
        sent,    ///< on its way to the printer
        failed,  ///< it did not come out
        printed, ///< it did, after it had failed
    };
    struct Line {
        core::TicketId ticket;
        core::Day day{}; ///< the ticket's
        Fate fate = Fate::sent;
        bool operator==(const Line &) const = default;
    };
    /// The oldest are forgotten beyond it, and those of all but the last seven days that had any. What the backend has noted of those stays as it is.
    static constexpr std::size_t most_lines = wire::max_receipt_news;

    /// `kept`: lines() of the run before.
    explicit ReceiptLog(std::vector<Line> kept = {});

    /// True where lines() are others than before. What once came out is on paper, whatever is said of it later.
    bool note(const core::TicketId &ticket, core::Day day, Fate fate);
    const std::vector<Line> &lines() const { return m_lines; }
    /// Nothing where there is nothing to tell.
    std::optional<wire::ReceiptNews> news() const;

private:
    std::vector<Line> m_lines; ///< the oldest first
};

} // namespace talon::sync
