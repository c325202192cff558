// SPDX-License-Identifier: GPL-3.0-or-later
// From runs to what is told: ranges that hold what they say, in fives, that do not tremble; and the marks of what came of them.
// First of all: moc 6.4 cannot read the standard headers when <chrono> comes before Qt.
#include <QTest>

#include "core/forecast/forecaster.h"
#include "core/forecast/random.h"
#include "core/forecast/verdict.h"
#include "small_hall.h"

using namespace talon::core;
using namespace talon::core::test;
using namespace talon::core::forecast;

namespace {

Minutes m(int minutes) { return Minutes{minutes}; }
WaitRange fives(Millis from, Millis to, Millis median = Millis{0}) { return in_fives({from, to}, median); }

Batch batch_at(Instant at, const TicketId &ticket, Spread spread)
{
    Batch batch{at, 50, {}, {}};
    batch.tickets.emplace(ticket, spread);
    batch.newcomers.emplace(Newcomer{debt, ordinary}, spread);
    return batch;
}

} // namespace

class TestForecastRange : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void ranges_are_rounded_outwards()
    {
        QVERIFY((fives(m(16), m(28)) == WaitRange{m(15), m(30)}));
        QVERIFY((fives(m(15), m(30)) == WaitRange{m(15), m(30)}));
        QVERIFY((fives(m(15) - Millis{1}, m(30) + Millis{1}) == WaitRange{m(10), m(35)}));
        QVERIFY((fives(m(7), m(9)) == WaitRange{m(0), m(10)}));   // «up to 10»
        QVERIFY((fives(m(0), m(0)) == WaitRange{m(0), m(5)}));    // never nothing
        QVERIFY((fives(m(46), m(58)) == WaitRange{m(45), m(60)}));
        QVERIFY((fives(m(46), m(61)) == WaitRange{m(40), m(70)})); // in tens over an hour
        QVERIFY((fives(m(90), m(150), m(121)) == WaitRange{m(120), m(150)})); // «more than two hours»
        QVERIFY((fives(m(900), m(9000), m(500)) == WaitRange{m(720), m(720)}));
        QVERIFY((fives(m(30), m(70), m(119)) == WaitRange{m(30), m(70)}));
    }

    /// Spreads that promise far too little: the calibration must find by how much.
    void a_calibrated_range_holds_what_it_says()
    {
        Calibration calibration;
        Stream stream(7);
        const auto wait = [&] {
            const Millis median{600'000 + static_cast<std::int64_t>(1'200'000 * stream.even())};
            const Spread spread{median - Millis{60'000}, median, median + Millis{60'000}, 0, 0}; // says ±1
            const Millis came = median + Millis{static_cast<std::int64_t>(600'000 * (stream.even() - 0.3))};
            return std::pair(spread, came);
        };
        for (int i = 0; i < 4000; ++i) {
            const auto [spread, came] = wait();
            calibration.learn(spread, came);
        }
        const Stretch eight = calibration.eight_of_ten();
        const Stretch seven = calibration.seven_of_ten();
        int held = 0;
        int narrower = 0;
        for (int i = 0; i < 4000; ++i) {
            const auto [spread, came] = wait();
            const Reach reach = eight.reach(spread);
            held += reach.from <= came && came <= reach.to;
            const Reach less = seven.reach(spread);
            narrower += less.from <= came && came <= less.to;
        }
        QVERIFY2(held > 3080 && held < 3320, qPrintable(QString::number(held))); // 80 % of 4,000, give or take three
        QVERIFY2(narrower > 2680 && narrower < 2920, qPrintable(QString::number(narrower)));
    }

    void with_few_scores_a_range_is_a_fifth_wider()
    {
        const Spread spread{m(10), m(20), m(30), 0, 0};
        const Reach before = Calibration{}.eight_of_ten().reach(spread);
        QVERIFY((before == Reach{m(20) - Millis{756'000}, m(20) + Millis{756'000}}));
        Calibration calibration;
        for (int i = 0; i < 20; ++i) // of another length, and all that there are
            calibration.learn({m(1), m(2), m(3), 0, 0}, m(2));
        QVERIFY((calibration.eight_of_ten().reach(spread) == Reach{m(20), m(20)}));
    }

    void an_end_goes_outwards_when_two_batches_say_so()
    {
        SmallHall world;
        const TicketId ticket = world.issue(debt);
        const Instant now = monday_nine;
        Waits waits;
        QVERIFY(!waits.of(ticket) && !waits.of_new(debt, ordinary));
        Stretch exact;
        exact.bins.fill({1000, 1000});
        const auto say = [&](int from, int to, Millis after = Millis{0}) { // the stretch adds half a minute at each end
            const Millis middle = (m(from) + m(to)) / 2;
            waits.follow(batch_at(now + after, ticket, {m(from) + Millis{30'000}, middle, m(to) - Millis{30'000}, 0, 0}), exact);
        };
        const auto told = [&](int from, int to) {
            const auto wait = waits.of(ticket);
            return wait && wait->from == now + m(from) && wait->to == now + m(to);
        };
        say(15, 30);
        QVERIFY(told(15, 30));
        QVERIFY((waits.of_new(debt, ordinary)->range == WaitRange{m(15), m(30)}));
        say(15, 35);
        QVERIFY(told(15, 30)); // once is no reason
        say(15, 30);
        QVERIFY(told(15, 30));
        say(15, 35);
        say(15, 40);
        QVERIFY(told(15, 40)); // twice in a row is
        say(20, 30);
        QVERIFY(told(20, 30)); // it may always shrink
        say(10, 25);
        QVERIFY(told(20, 30)); // and is not cut at the one end for what goes beyond at the other
        say(20, 30);
        say(20, 30, m(4)); // four minutes later the same minutes are later by the clock
        QVERIFY(told(20, 30));
        say(20, 30, m(4));
        QVERIFY(told(20, 35));
        waits.forget();
        QVERIFY(!waits.of(ticket));
    }

    void two_hours_and_closing_time_are_told()
    {
        SmallHall world;
        const TicketId ticket = world.issue(debt);
        Waits waits;
        waits.follow(batch_at(monday_nine, ticket, {m(60), m(119), m(180), 0, 499}), Calibration{}.seven_of_ten());
        QVERIFY(!waits.of(ticket)->open_end && !waits.of(ticket)->too_late);
        waits.follow(batch_at(monday_nine, ticket, {m(60), m(120), m(180), 0, 500}), Calibration{}.seven_of_ten());
        QVERIFY(waits.of(ticket)->open_end && waits.of(ticket)->too_late);
        QVERIFY(waits.of_new(debt, ordinary)->too_late && waits.of_new(debt, ordinary)->range.from == m(120));
    }

    void three_bad_days_in_a_row_are_an_alarm_and_the_open_day_is_none_of_them()
    {
        std::map<Day, DayMarks> days;
        const auto add = [&](int day, std::int64_t n, std::int64_t inside, std::int64_t later) {
            Marks &marks = days[monday + std::chrono::days{day}][debt][0];
            marks.n = n;
            marks.inside = inside;
            marks.later = later;
        };
        const Day today = monday + std::chrono::days{4};
        add(0, 100, 74, 10);
        add(1, 200, 160, 32); // 16 of a hundred later
        add(2, 100, 70, 25);
        QVERIFY((off(days, today) == Off{70, 25}));
        add(3, 99, 99, 0); // too few to count
        add(4, 500, 500, 0); // today
        QVERIFY(off(days, today).has_value());
        add(1, 200, 150, 30); // just good enough
        QVERIFY(!off(days, today));
        days.erase(monday + std::chrono::days{1});
        QVERIFY(!off(days, today)); // two days are no proof
    }

    void what_came_is_marked_beside_the_last_wait_and_the_formula()
    {
        SmallHall world;
        Forecaster forecaster;
        Hall behind;
        std::size_t told = 0;
        const auto hear = [&] {
            for (; told < world.journal.size(); ++told) {
                behind.apply(world.journal[told]);
                forecaster.apply(behind, world.journal[told]);
            }
        };
        world.take({2});
        world.issue(debt);
        world.call(2);
        world.now += m(2);
        const TicketId first = world.issue(debt);
        hear();
        forecaster.take(world.hall, batch_at(world.now, first, {m(2), m(8), m(14), 0, 0}));
        world.now += m(6); // six minutes old: the forecast of five
        forecaster.take(world.hall, batch_at(world.now, first, {m(1), m(3), m(6), 0, 0}));
        world.now += m(4);
        QVERIFY(world.ok(StartServing{TicketId{"T001"}, staff(2)}) && world.ok(Finish{TicketId{"T001"}, staff(2)}));
        QVERIFY(world.call(2) == first); // after ten minutes
        const TicketId at_once = world.issue(debt);
        hear();
        const auto &ages = forecaster.watch().days().at(monday).at(debt);
        QCOMPARE(ages[0].n, 1);
        QVERIFY(ages[0].error == m(2) && ages[0].bias == m(-2) && ages[0].inside == 1 && ages[0].within == 1);
        QCOMPARE(ages[0].others, 1);
        QVERIFY(ages[0].last_wait == m(10) && ages[0].formula == m(0)); // the last wait was nothing
        QCOMPARE(ages[1].n, 1);
        QVERIFY(ages[1].error == m(1) && ages[2].n == 0);
        // A second call of the same visitor is none that was forecast.
        QVERIFY(world.ok(ReturnToQueue{first, staff(2)}) && world.call(2) == first);
        hear();
        QCOMPARE(forecaster.watch().days().at(monday).at(debt)[0].n, 1);
        // Whoever is called before a forecast was made flatters nobody.
        QVERIFY(world.ok(StartServing{first, staff(2)}) && world.ok(Finish{first, staff(2)}));
        QVERIFY(world.call(2) == at_once);
        hear();
        QCOMPARE(forecaster.watch().days().at(monday).at(debt)[0].n, 1);
        QCOMPARE(forecaster.calibration().size(), 2U);
    }
};

QTEST_APPLESS_MAIN(TestForecastRange)
#include "tst_forecast_range.moc"
