// SPDX-License-Identifier: GPL-3.0-or-later
// For how many tickets the roll will do; and when that is told by nobody.
#include "kiosk/devices/paper_roll.h"

#include <QTest>

using namespace talon::kiosk;
using State = PrinterState;
using Forecast = std::optional<PaperRoll::Forecast>;

namespace {

/// A new roll of 80 m, of which the first ticket has come out.
PaperRoll fresh(int firstMm = 150)
{
    PaperRoll roll(80'000, {});
    roll.onState(State::PaperOut);
    roll.onPrinted(firstMm);
    roll.onState(State::Ready);
    return roll;
}

} // namespace

class TestPaperRoll : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void nothing_is_foretold_of_a_roll_whose_beginning_nobody_saw()
    {
        PaperRoll roll(80'000, {});
        QVERIFY(!roll.onState(State::Ready));
        QVERIFY(roll.onPrinted(150));
        QVERIFY(!roll.forecast());
    }

    void the_first_receipt_after_no_paper_is_the_first_of_a_roll()
    {
        PaperRoll roll(80'000, {});
        QVERIFY(roll.onState(State::PaperOut));
        QVERIFY(!roll.forecast());
        roll.onState(State::Ready); // it says so, and nothing has come out yet
        QVERIFY(!roll.forecast());
        roll.onPrinted(200);
        QVERIFY(roll.forecast() == Forecast({79'800, 399}));
    }

    void it_counts_down_by_the_mean_of_the_last_receipts()
    {
        PaperRoll roll = fresh(100);
        for (int i = 0; i < 300; ++i)
            roll.onPrinted(200);
        QVERIFY(roll.forecast() == Forecast({80'000 - 100 - 60'000, 99})); // the short one is long forgotten
        QCOMPARE(roll.kept().lengthsMm.size(), PaperRoll::mostLengths);
        roll.onPrinted(400);
        QVERIFY(roll.forecast() == Forecast({19'500, 19'500 * 20 / (19 * 200 + 400)}));
    }

    void more_than_a_roll_has_is_another_roll()
    {
        PaperRoll roll = fresh(200);
        for (int i = 0; i < 399; ++i)
            roll.onPrinted(200);
        QVERIFY(roll.forecast() == Forecast({0, 0}));
        roll.onPrinted(200);
        QVERIFY2(!roll.forecast(), "somebody changed it before its end");
        roll.onPrinted(200);
        QVERIFY(!roll.forecast());
        roll.onState(State::PaperOut);
        roll.onPrinted(200);
        QCOMPARE(roll.forecast()->leftMm, 79'800);
    }

    void a_roll_that_was_low_and_is_no_longer_may_be_another()
    {
        PaperRoll roll = fresh();
        roll.onState(State::Low);
        roll.onPrinted(150);
        QVERIFY(roll.forecast());
        roll.onState(State::Unreachable); // switched off to change it
        QVERIFY(roll.forecast());
        roll.onState(State::Ready);
        roll.onPrinted(150);
        QVERIFY(!roll.forecast());
    }

    void no_other_trouble_begins_a_roll()
    {
        for (const State state : {State::CoverOpen, State::Jam, State::Unreachable, State::Failed, State::Stopped, State::Absent}) {
            PaperRoll roll = fresh();
            const auto before = roll.forecast();
            roll.onState(state);
            roll.onState(State::Ready);
            QVERIFY(roll.forecast() == before);
            PaperRoll unknown(80'000, {});
            unknown.onState(state);
            unknown.onPrinted(150);
            QVERIFY(!unknown.forecast());
        }
    }

    void a_restart_changes_nothing()
    {
        PaperRoll roll = fresh();
        const PaperRoll again(80'000, roll.kept());
        QVERIFY(again.forecast() == roll.forecast() && again.forecast());
        PaperRoll empty(80'000, {});
        empty.onState(State::PaperOut);
        PaperRoll after(80'000, empty.kept());
        after.onState(State::Ready);
        after.onPrinted(150);
        QVERIFY2(after.forecast(), "the roll was changed while the program was away");
    }

    void what_cannot_be_is_not_believed()
    {
        QVERIFY(!PaperRoll(80'000, {.known = true, .usedMm = 80'001, .lengthsMm = {150}}).forecast());
        QVERIFY(!PaperRoll(80'000, {.known = true, .usedMm = -1, .lengthsMm = {150}}).forecast());
        QVERIFY(!PaperRoll(80'000, {.known = true, .usedMm = 10, .lengthsMm = {0, -5, 99'999}}).forecast());
        QVERIFY2(!PaperRoll(0, {.known = true, .usedMm = 0, .lengthsMm = {150}}).forecast(), "nobody knows how long a roll is");
        PaperRoll roll = fresh();
        const auto kept = roll.kept();
        QVERIFY(!roll.onPrinted(0) && !roll.onPrinted(-3) && !roll.onPrinted(PaperRoll::longestReceiptMm + 1));
        QVERIFY(roll.kept() == kept);
        QVERIFY(!roll.onState(State::Ready)); // nothing to keep
    }
};

QTEST_GUILESS_MAIN(TestPaperRoll)
#include "tst_paper_roll.moc"
