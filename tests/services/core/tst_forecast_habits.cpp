// SPDX-License-Identifier: GPL-3.0-or-later
// What a hall usually does, as learned from its events.
// First of all: moc 6.4 cannot read the standard headers when <chrono> comes before Qt.
#include <QTest>

#include "core/forecast/backtest.h"
#include "random_hall.h"

#include <rapidcheck.h>

using namespace talon::core;
using namespace talon::core::test;
using namespace talon::core::forecast;

namespace {

Habits habits_of(const std::vector<Happened> &journal)
{
    Hall hall;
    Habits habits;
    for (const Happened &happened : journal) {
        hall.apply(happened);
        habits.apply(hall, happened);
    }
    return habits;
}

const HallRules rules = small_site().rules;

} // namespace

class TestForecastHabits : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void the_same_events_give_the_same_habits()
    {
        QVERIFY(rc::check("whatever happens", [](const std::vector<Step> &steps) {
            RandomHall random;
            for (const Step &step : steps)
                (void)random.run(random.next(step));
            RC_ASSERT(habits_of(random.world.journal) == habits_of(random.world.journal));
            // A replay beside a forecast learns the same.
            Backtest backtest({}, random.world.now + std::chrono::hours{1});
            for (const Happened &happened : random.world.journal)
                backtest.apply(happened);
            RC_ASSERT(backtest.forecaster().habits() == habits_of(random.world.journal));
        }));
    }

    void serving_times_outlive_the_day()
    {
        SmallHall world;
        QCOMPARE(Habits{}.mean(debt, rules), Millis{Minutes{10}}); // the rule, until anything is known
        world.take({2});
        for (int i = 0; i < 20; ++i) {
            world.issue(debt);
            world.serve(2, Minutes{4});
        }
        const Millis before = habits_of(world.journal).mean(debt, rules);
        QVERIFY(before > Minutes{4} && before < Minutes{6}); // 20 of four, leaning to slow, and five of the rule's ten
        world.apply(DayClosed{*world.hall.day()});
        QCOMPARE(habits_of(world.journal).mean(debt, rules), before);
        QCOMPARE(habits_of(world.journal).of(debt)->count, 20);
    }

    void who_is_faster_is_not_taken_for_an_easy_service()
    {
        SmallHall world;
        world.take({2, 4});
        for (int i = 0; i < 60; ++i) {
            world.issue(debt);
            world.serve(2, Minutes{5});
            world.issue(debt);
            world.serve(4, Minutes{10});
        }
        const Habits habits = habits_of(world.journal);
        QVERIFY(habits.speed(staff(2)) < 900 && habits.speed(staff(4)) > 1100);
        QCOMPARE(habits.speed(staff(1)), std::int64_t{1000});
    }

    void a_day_on_which_all_takes_longer_is_noticed_and_forgotten()
    {
        SmallHall world;
        world.take({2});
        for (int i = 0; i < 30; ++i) {
            world.issue(debt);
            world.serve(2, Minutes{5});
        }
        world.apply(DayClosed{*world.hall.day()});
        QCOMPARE(habits_of(world.journal).today(debt, rules), std::int64_t{1000});
        world.now = monday_nine + std::chrono::days{1};
        world.take({2});
        for (int i = 0; i < 15; ++i) {
            world.issue(debt);
            world.serve(2, Minutes{15});
        }
        QVERIFY(habits_of(world.journal).today(debt, rules) > 1300);
        world.apply(DayClosed{*world.hall.day()});
        QCOMPARE(habits_of(world.journal).today(debt, rules), std::int64_t{1000});
    }

    void breaks_are_no_lunches_and_no_ends_of_days()
    {
        Site site = small_site();
        site.windows[1].lunch = Interval{720, 765};
        SmallHall world(site);
        const auto pause = [&](Minutes length) {
            QVERIFY(world.ok(ReleaseWindow{2, staff(2)}));
            world.now += length;
            world.take({2});
        };
        world.take({2});
        pause(Minutes{7});
        QCOMPARE(total(habits_of(world.journal).breaks()), 1);
        pause(Minutes{121}); // gone, and another time back: no break
        QCOMPARE(total(habits_of(world.journal).breaks()), 1);
        world.now = monday_nine + Minutes{3 * 60}; // 12:00
        QVERIFY(world.ok(ReleaseWindow{2, staff(2)}));
        QVERIFY(habits_of(world.journal).window(2)->lunched);
        world.now += Minutes{45};
        world.take({2});
        QCOMPARE(total(habits_of(world.journal).breaks()), 1);
    }

    void no_shows_by_how_long_they_waited()
    {
        SmallHall world;
        world.take({2});
        for (int i = 0; i < 40; ++i) {
            const TicketId ticket = world.issue(debt);
            world.now += Minutes{i % 2 == 0 ? 1 : 40};
            world.call(2);
            world.now += Minutes{2};
            if (i % 4 == 1)
                QVERIFY(world.ok(MarkNoShow{ticket, staff(2)}));
            else
                QVERIFY(world.ok(StartServing{ticket, staff(2)}) && world.ok(Finish{ticket, staff(2)}));
        }
        const Habits habits = habits_of(world.journal);
        QVERIFY(habits.no_show(Minutes{1}) < 30 && habits.no_show(Minutes{40}) > 150);
        QVERIFY(habits.no_show_time() > Minutes{1} && habits.no_show_time() < Minutes{2});
    }

    void people_by_the_half_hour()
    {
        SmallHall world;
        for (int day = 0; day < 2; ++day) {
            world.now = monday_nine + std::chrono::days{day} + Minutes{65}; // 10:05
            for (int i = 0; i < 6; ++i)
                world.issue(debt, i == 0 ? preferential : ordinary);
            world.apply(DayClosed{*world.hall.day()});
        }
        const Habits habits = habits_of(world.journal);
        QCOMPARE(habits.days(), 2);
        QCOMPARE(habits.walk_ins(debt, 20), std::int64_t{6000});
        QCOMPARE(habits.walk_ins(debt, 21), std::int64_t{0});
        QCOMPARE(habits.classes().at(preferential), std::int64_t{2});
        QCOMPARE(habits.crowd(9 * 60), std::int64_t{1000});   // nobody is to be expected yet
        QVERIFY(habits.crowd(12 * 60) < 800);                 // and now six are missing
    }

    /// A replay begins in the middle of a journal: what it cannot know must not stop it.
    void a_replay_from_the_middle_goes_on_with_the_next_day()
    {
        SmallHall world;
        world.take({2});
        for (int day = 0; day < 3; ++day) {
            world.now = monday_nine + std::chrono::days{day};
            if (day > 0)
                world.take({2});
            for (int i = 0; i < 10; ++i) {
                TicketIssued issued = world.next_ticket(debt);
                issued.ticket = {"D" + std::to_string(day) + "-" + std::to_string(i)};
                world.issue(issued);
                world.serve(2, Minutes{5});
            }
            world.apply(DayClosed{*world.hall.day()});
        }
        Backtest backtest(world.hall.site(), world.now + std::chrono::hours{10});
        for (std::size_t i = 5; i < world.journal.size(); ++i)
            backtest.apply(world.journal[i]);
        QCOMPARE(backtest.forecaster().habits().of(debt)->count, 20); // of the second and the third day
    }
};

QTEST_APPLESS_MAIN(TestForecastHabits)
#include "tst_forecast_habits.moc"
