// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace talon::kiosk {

/// What a receipt printer can do now.
enum class PrinterState : std::uint8_t {
    Ready,
    Low,         ///< prints; the roll is near its end
    Absent,      ///< none is set up, or the print server does not answer
    Stopped,     ///< somebody, or the print server itself, stopped the queue
    PaperOut,
    CoverOpen,
    Jam,
    Unreachable, ///< switched off, unplugged, or silent: a receipt was sent and nothing came back in time
    Failed,      ///< any other fault
};

/// Does a receipt that is sent now come out, as far as is known?
constexpr bool prints(PrinterState state)
{
    return state == PrinterState::Ready || state == PrinterState::Low;
}

} // namespace talon::kiosk
