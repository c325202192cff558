// SPDX-License-Identifier: GPL-3.0-or-later
// For how many tickets the roll will do; and when that is told by nobody.
#include "paper_roll_steps.h"

#include <QTest>

#include <array>
#include <random>

using namespace talon::kiosk;
using namespace talon::test;
using State = PrinterState;
using Forecast = std::optional<PaperRoll::Forecast>;

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
        roll.onState(State::PaperOut);
        QVERIFY2(!roll.forecast(), "it has none now");
    }

    void it_counts_down_by_the_mean_of_the_last_receipts()
    {
        PaperRoll roll = fresh(100);
        print(roll, 300);
        QVERIFY(roll.forecast() == Forecast({80'000 - 100 - 60'000, 99})); // the short one is long forgotten
        QCOMPARE(roll.kept().lengthsMm.size(), PaperRoll::mostLengths);
        roll.onPrinted(400);
        QVERIFY(roll.forecast() == Forecast({19'500, 19'500 * 20 / (19 * 200 + 400)}));
    }

    void the_same_roll_is_not_taken_for_a_new_one()
    {
        for (const State lifted : {State::CoverOpen, State::Jam}) { // before the paper was gone, or after
            for (const auto &states : {std::vector{lifted, State::PaperOut}, std::vector{State::PaperOut, lifted}}) {
                PaperRoll roll = fresh(200);
                print(roll, 249); // 50 m
                const int before = roll.forecast()->leftMm;
                for (const State state : states)
                    roll.onState(state);
                roll.onState(State::Ready);
                roll.onPrinted(200);
                QVERIFY2(roll.forecast() == Forecast({before - 200, (before - 200) / 200}), "the count goes on");
                print(roll, 70); // less than a quarter is left
                QVERIFY(roll.forecast());
                for (const State state : states)
                    roll.onState(state);
                roll.onState(State::Ready);
                roll.onPrinted(200);
                QVERIFY2(!roll.forecast(), "staff may have changed it, or not");
            }
        }
    }

    void a_roll_is_not_new_before_half_of_the_old_one_is_gone()
    {
        PaperRoll roll = fresh(200);
        print(roll, 199); // half of it
        change(roll, 200); // a printer that sees no cover says so when it is opened
        QCOMPARE(roll.forecast()->leftMm, 80'000 - 201 * 200);
        change(roll, 200);
        QCOMPARE(roll.forecast()->leftMm, 79'800);
    }

    void how_long_a_roll_is_is_learned_of_three_that_were_counted_to_their_ends()
    {
        PaperRoll roll(0, {});
        for (const int receipts : {285, 290, 280}) { // 57 m, 58 m, 56 m
            QVERIFY(!roll.rollMm() && !roll.forecast());
            wear(roll, receipts);
        }
        QVERIFY2(!roll.rollMm(), "the third one's end is known when the fourth begins");
        change(roll, 200);
        QVERIFY(roll.rollMm() == std::optional(57'000));
        QVERIFY(roll.forecast() == Forecast({56'800, 284}));
        print(roll, 299); // this one has 60 m
        QVERIFY2(!roll.forecast(), "more came out than a roll has");
        roll.onState(State::PaperOut);
        roll.onFailed(State::PaperOut);
        change(roll, 200); // of 56, 58 and 60
        QVERIFY(roll.rollMm() == std::optional(58'000));
    }

    void what_somebody_has_set_counts_until_it_is_learned()
    {
        PaperRoll roll(80'000, {});
        wear(roll, 285);
        wear(roll, 285);
        change(roll, 200);
        QCOMPARE(roll.forecast()->leftMm, 79'800);
        print(roll, 284);
        roll.onState(State::PaperOut);
        roll.onFailed(State::PaperOut);
        change(roll, 200);
        QCOMPARE(roll.forecast()->leftMm, 56'800);
    }

    void a_roll_that_was_not_counted_to_its_end_teaches_nothing()
    {
        PaperRoll roll(80'000, {});
        change(roll, 200);
        print(roll, 300);
        change(roll, 200); // taken out at 60 m: no receipt was without paper
        QVERIFY(roll.kept().rollsMm.empty());
        print(roll, 700); // two rolls, of which the first was changed unseen
        roll.onState(State::PaperOut);
        roll.onFailed(State::PaperOut);
        change(roll, 200);
        QVERIFY(roll.kept().rollsMm.empty());
        roll.onState(State::Low);
        roll.onPrinted(200);
        roll.onState(State::Ready);
        print(roll, 300); // changed when it was low: nobody knows of which roll these are
        roll.onState(State::PaperOut);
        roll.onFailed(State::PaperOut);
        change(roll, 200);
        QVERIFY(roll.kept().rollsMm.empty());
        wear(roll, 400);
        change(roll, 200);
        QVERIFY(!roll.kept().rollsMm.empty());
    }

    void more_than_a_roll_has_is_another_roll()
    {
        PaperRoll roll = fresh(200);
        print(roll, 399);
        QVERIFY(roll.forecast() == Forecast({0, 0}));
        roll.onPrinted(200);
        QVERIFY2(!roll.forecast(), "somebody changed it before its end");
        roll.onPrinted(200);
        QVERIFY(!roll.forecast());
        change(roll, 200);
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
            roll.onFailed(state);
            roll.onState(State::Ready);
            QVERIFY(roll.forecast() == before);
            PaperRoll unknown(80'000, {});
            unknown.onState(state);
            unknown.onPrinted(150);
            QVERIFY(!unknown.forecast());
        }
    }

    /// Whatever the printer says in whatever order: more is left only where a roll is new by the rule.
    void nothing_else_makes_more_of_what_is_left()
    {
        constexpr std::array states{State::Ready, State::Ready, State::Low, State::PaperOut, State::CoverOpen, State::Jam, State::Unreachable, State::Failed};
        int began = 0;
        for (unsigned seed = 1; seed <= 400; ++seed) {
            std::mt19937 random(seed);
            PaperRoll roll(seed % 2 ? 4'000 : 0, {});
            std::optional<int> left;
            bool out = false, opened = false;
            for (int step = 0; step < 400; ++step) {
                const auto before = roll.kept();
                const auto length = roll.rollMm();
                const unsigned dice = unsigned(random() % 100);
                const bool printed = dice < 60;
                if (printed) {
                    roll.onPrinted(int(random() % 300) + 1);
                } else if (dice < 70) {
                    roll.onFailed(State::PaperOut);
                } else {
                    const State state = states[random() % states.size()];
                    out = out || state == State::PaperOut;
                    opened = opened || state == State::CoverOpen || state == State::Jam;
                    roll.onState(state);
                }
                if (const auto now = roll.forecast()) {
                    if (!left || now->leftMm > *left) {
                        ++began;
                        QVERIFY2(printed && out && !opened, qPrintable(QStringLiteral("seed %1, step %2").arg(seed).arg(step)));
                        QVERIFY(!before.known || !length || before.usedMm * 2 > *length);
                    }
                    QVERIFY(now->leftMm >= 0 && now->leftMm <= *roll.rollMm() && now->tickets >= 0);
                    left = now->leftMm;
                }
                if (printed)
                    out = opened = false;
            }
        }
        QVERIFY2(began > 400, "a rule that is never reached is not tried");
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
        PaperRoll opened = fresh();
        opened.onState(State::CoverOpen);
        opened.onState(State::PaperOut);
        PaperRoll closed(80'000, opened.kept());
        closed.onPrinted(150);
        QCOMPARE(closed.forecast()->leftMm, 79'700);
    }

    void what_cannot_be_is_not_believed()
    {
        QVERIFY(!PaperRoll(80'000, {.known = true, .usedMm = 80'001, .lengthsMm = {150}}).forecast());
        QVERIFY(!PaperRoll(80'000, {.known = true, .usedMm = -1, .lengthsMm = {150}}).forecast());
        QVERIFY(!PaperRoll(80'000, {.known = true, .usedMm = 10, .lengthsMm = {0, -5, 99'999}}).forecast());
        QVERIFY2(!PaperRoll(0, {.known = true, .usedMm = 0, .lengthsMm = {150}}).forecast(), "nobody knows how long a roll is");
        QVERIFY2(!PaperRoll(0, {.known = true, .rollsMm = {57'000, 0, -1, PaperRoll::longestRollMm + 1, 57'000}, .lengthsMm = {150}}).forecast(), "of two");
        PaperRoll roll = fresh();
        const auto kept = roll.kept();
        QVERIFY(!roll.onPrinted(0) && !roll.onPrinted(-3) && !roll.onPrinted(PaperRoll::longestReceiptMm + 1));
        QVERIFY(roll.kept() == kept);
        QVERIFY(!roll.onState(State::Ready)); // nothing to keep
    }
};

QTEST_GUILESS_MAIN(TestPaperRoll)
#include "tst_paper_roll.moc"
