// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/devices/printer_state.h"

#include <optional>
#include <vector>

namespace talon::kiosk {

/// How much of a roll is used up, how long rolls are, and for how many tickets the rest will do. Without I/O; whoever keeps kept() over a
/// restart goes on with it.
///
/// A roll is new when a receipt comes out after the printer had no paper, and neither its cover was open nor paper jammed since the receipt
/// before: whoever opens a printer for another reason lifts the same roll off its sensor. Where it is known how long a roll is, more than
/// half of the old one must be used up too; else the count goes on. It is new, too, when somebody says so. How long it is, is learned: the median of the last three that were counted
/// from their beginning until a receipt found no paper. Until then what somebody has set is taken, and without that nothing is foretold; nor
/// where somebody may have changed the roll before its end (it was low and no longer is, the printer was opened when little was left, or more
/// came out than it had): no forecast is better than a wrong one.
///
/// The paper of a receipt that failed half-way, and what a cutter feeds, count nothing: a learned length is measured by the same count.
class PaperRoll
{
public:
    /// Receipts whose lengths make the mean.
    static constexpr std::size_t mostLengths = 20;
    static constexpr int longestReceiptMm = 2'000;
    /// Rolls of whose lengths the median is taken, when there are so many.
    static constexpr std::size_t mostRolls = 3;
    static constexpr int longestRollMm = 1'000'000;

    struct Kept {
        bool known = false;    ///< `usedMm` is counted from the roll's beginning
        bool empty = false;    ///< the printer had no paper, and nothing came out since
        bool opened = false;   ///< its cover was open or paper jammed, and nothing came out since
        bool wanted = false;   ///< a receipt found no paper, and nothing came out since
        bool low = false;      ///< the printer saw the roll's end, and nothing came out since without it
        int usedMm = 0;
        std::vector<int> rollsMm{};   ///< as they were counted from beginning to end, the oldest first
        std::vector<int> lengthsMm{}; ///< of the last receipts, the oldest first
        bool operator==(const Kept &) const = default;
    };
    /// `rollMm`: the length of a new roll, until it is learned; 0: not known.
    PaperRoll(int rollMm, Kept kept);

    /// All four are true where kept() is something else than before.
    bool onState(PrinterState state);
    /// A receipt of this length came out.
    bool onPrinted(int lengthMm);
    /// A receipt did not come out.
    bool onFailed(PrinterState why);
    /// Somebody says that the roll in the printer is new.
    bool onNewRoll();

    struct Forecast {
        int leftMm = 0;
        int tickets = 0; ///< for so many more it will do, by the mean length of the last ones
        bool operator==(const Forecast &) const = default;
    };
    std::optional<Forecast> forecast() const;
    /// Of a new roll, learned or set; nothing where it is not known.
    std::optional<int> rollMm() const;
    const Kept &kept() const { return m_kept; }

private:
    void turnToNewRoll();
    bool mayBeAnother() const;

    int m_setMm;
    Kept m_kept;
    bool m_lowNow = false;
};

} // namespace talon::kiosk
