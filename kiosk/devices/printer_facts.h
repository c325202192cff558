// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/devices/printer_state.h"

#include <optional>
#include <string>
#include <vector>

namespace talon::kiosk {

/// What the print server says of a queue. CUPS learns only from a job what the printer lacks and keeps the last it heard,
/// so between jobs all but `stopped` may be stale.
struct PrinterFacts {
    enum class Server { Silent, NoQueue, Answers } server = Server::Silent;
    bool stopped = false; ///< the queue prints nothing, or takes no jobs
    bool low = false;
    bool out = false;
    bool cover = false;
    bool jam = false;
    bool away = false;    ///< off, or not connected
    bool faulty = false;  ///< an error that has no name here

    bool operator==(const PrinterFacts &) const = default;
};

/// Facts from `printer-state-reasons` (RFC 8011, 5.4.12): keywords that may end in -report, -warning or -error.
/// Printers call an empty roll any of the three, so the ending counts only for reasons that are unknown here.
PrinterFacts factsOf(const std::vector<std::string> &reasons, bool stopped);

/// The fault that keeps paper from coming out; nothing where none is known. A stopped queue is no such fault.
std::optional<PrinterState> faultOf(const PrinterFacts &facts);

} // namespace talon::kiosk
