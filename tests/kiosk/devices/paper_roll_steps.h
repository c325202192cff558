// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/devices/paper_roll.h"

namespace talon::test {

/// The roll is changed where its end was seen, and this receipt is the new one's first.
inline void change(kiosk::PaperRoll &roll, int firstMm = 150)
{
    roll.onState(kiosk::PrinterState::PaperOut);
    roll.onState(kiosk::PrinterState::Ready);
    roll.onPrinted(firstMm);
}

/// A new roll of 80 m, of which the first ticket has come out.
inline kiosk::PaperRoll fresh(int firstMm = 150)
{
    kiosk::PaperRoll roll(80'000, {});
    change(roll, firstMm);
    return roll;
}

inline void print(kiosk::PaperRoll &roll, int receipts, int lengthMm = 200)
{
    for (int i = 0; i < receipts; ++i)
        roll.onPrinted(lengthMm);
}

/// From the beginning to the end of a roll of so many receipts, of which the last one found no paper.
inline void wear(kiosk::PaperRoll &roll, int receipts)
{
    change(roll, 200);
    print(roll, receipts - 1);
    roll.onState(kiosk::PrinterState::PaperOut);
    roll.onFailed(kiosk::PrinterState::PaperOut);
}

} // namespace talon::test
