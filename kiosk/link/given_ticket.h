// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/hall/ticket.h"

#include <optional>

namespace talon::kiosk {

/// A ticket that this kiosk gave: it is in the kiosk's journal.
struct GivenTicket {
    core::TicketId id;
    core::TicketNumber number;
    core::ServiceId service;
    core::Language language = core::Language::ru;
    core::Instant issued{};
    std::optional<int> ahead;        ///< people before this visitor, when known
    std::optional<int> waitMinutes;  ///< expected wait, when known
    QString statusUrl;               ///< what the QR code opens
    bool fromReserve = false;        ///< the backend did not answer
    core::ClassId visitorClass{};
    std::optional<core::Instant> slot{}; ///< the time that was booked
    std::optional<core::WaitRange> told{}; ///< of the wait, as its event says for good
    QString surveyUrl{};             ///< what the receipt's code for the survey opens, once; empty: nothing is asked, or cannot be
};

/// What became of a ticket's paper.
enum class ReceiptFate {
    Sent,    ///< it is on its way to the printer
    Failed,  ///< it did not come out
    Printed, ///< it did
};

} // namespace talon::kiosk
