// SPDX-License-Identifier: GPL-3.0-or-later
// A roll that somebody says is new.
#include "paper_roll_steps.h"

#include <QTest>

using namespace talon::kiosk;
using namespace talon::test;
using State = PrinterState;

class TestNewRoll : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Staff change it when it suits them, long before its end.
    void a_roll_is_new_when_somebody_says_so()
    {
        PaperRoll roll(80'000, {});
        QVERIFY(roll.onNewRoll());
        QVERIFY(!roll.forecast()); // nothing is known of receipts yet
        print(roll, 10);
        QVERIFY(roll.forecast() == (PaperRoll::Forecast{78'000, 390}));
        roll.onState(PrinterState::Low);
        roll.onState(PrinterState::CoverOpen);
        roll.onState(PrinterState::Ready);
        QVERIFY(roll.onNewRoll());
        QVERIFY(roll.forecast() == (PaperRoll::Forecast{80'000, 400}));
        print(roll, 1); // neither the cover nor the low roll of before counts any more
        QVERIFY(roll.forecast() == (PaperRoll::Forecast{79'800, 399}));
        QVERIFY2(roll.kept().rollsMm.empty(), "one that was taken out before its end teaches nothing");
    }

    void a_roll_that_is_said_to_be_new_before_it_is_in_is_counted_from_the_next_receipt()
    {
        PaperRoll roll(80'000, {});
        change(roll);
        print(roll, 100);
        roll.onState(PrinterState::PaperOut);
        roll.onNewRoll();
        QVERIFY(!roll.forecast());
        roll.onState(PrinterState::Ready);
        print(roll, 1);
        QVERIFY(roll.forecast() && roll.forecast()->leftMm == 79'800);
    }
};

QTEST_GUILESS_MAIN(TestNewRoll)
#include "tst_new_roll.moc"
