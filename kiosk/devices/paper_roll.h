// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/devices/printer_state.h"

#include <optional>
#include <vector>

namespace talon::kiosk {

/// How much of a roll is used up, and for how many tickets the rest will do. Without I/O; whoever keeps kept() over a restart goes on with it.
///
/// That a roll is new is known by one thing alone: the first receipt that came out after the printer had no paper is its first. Until then,
/// and where somebody may have changed the roll before its end (it was low and no longer is, or more came out than it had), nothing is
/// foretold: no forecast is better than a wrong one.
class PaperRoll
{
public:
    /// Receipts whose lengths make the mean.
    static constexpr std::size_t mostLengths = 20;
    static constexpr int longestReceiptMm = 2'000;

    struct Kept {
        bool known = false;    ///< `usedMm` is counted from the roll's beginning
        bool empty = false;    ///< the printer had no paper, and nothing came out since
        bool low = false;      ///< the printer saw the roll's end, and nothing came out since without it
        int usedMm = 0;
        std::vector<int> lengthsMm{}; ///< of the last receipts, the oldest first
        bool operator==(const Kept &) const = default;
    };
    /// `rollMm`: the length of a new roll; 0: not known, nothing is ever foretold.
    PaperRoll(int rollMm, Kept kept);

    /// Both are true where kept() is something else than before.
    bool onState(PrinterState state);
    /// A receipt of this length came out.
    bool onPrinted(int lengthMm);

    struct Forecast {
        int leftMm = 0;
        int tickets = 0; ///< for so many more it will do, by the mean length of the last ones
        bool operator==(const Forecast &) const = default;
    };
    std::optional<Forecast> forecast() const;
    const Kept &kept() const { return m_kept; }

private:
    int m_rollMm;
    Kept m_kept;
    bool m_lowNow = false;
};

} // namespace talon::kiosk
