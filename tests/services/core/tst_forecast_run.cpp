// SPDX-License-Identifier: GPL-3.0-or-later
// The hall run ahead: it chooses as the hall does, always alike, and knows lunches, breaks, bookings and windows that nobody holds.
// First of all: moc 6.4 cannot read the standard headers when <chrono> comes before Qt.
#include <QTest>

#include "core/forecast/batch.h"
#include "core/forecast/run.h"
#include "random_hall.h"

#include <rapidcheck.h>

using namespace talon::core;
using namespace talon::core::test;
using namespace talon::core::forecast;

namespace {

Batch forecast_of(const SmallHall &world, const Habits &habits = {}, const std::vector<Booked> &coming = {}, int runs = usual_runs)
{
    return forecast::forecast(scene(world.hall, habits, coming, world.now), runs);
}

/// A hall with its habits.
struct Living {
    SmallHall world;
    Habits habits;
    std::size_t told = 0;

    explicit Living(Site site = small_site()) : world(std::move(site)) {}

    /// The habits hear of all that happened. A hall that follows behind, since they want the hall after each event.
    const Habits &learn()
    {
        for (; told < world.journal.size(); ++told) {
            behind.apply(world.journal[told]);
            habits.apply(behind, world.journal[told]);
        }
        return habits;
    }

private:
    Hall behind;
};

Millis median(const Batch &batch, const TicketId &ticket) { return batch.tickets.at(ticket).median; }

} // namespace

class TestForecastRun : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    /// The property on which all rests: what a run calls, and when, the real hall calls at these times.
    void every_call_of_a_run_is_the_halls_own()
    {
        int compared = 0;
        QVERIFY(rc::check("run against next_for", [&](const std::vector<Step> &steps, std::uint8_t number) {
            RandomHall random;
            for (const Step &step : steps)
                (void)random.run(random.next(step));
            Hall hall = random.world.hall;
            if (!hall.day())
                return;
            // Nothing comes from outside: no habits, so nobody comes and nobody takes a break.
            const Scene made = scene(hall, {}, {}, random.world.now);
            for (const bool means : {true, false}) {
                Runner runner(made, means);
                std::vector<forecast::Call> calls;
                runner.run(number % 5, &calls);
                Hall real = hall;
                std::int64_t call = 1'000'000'000'000;
                std::set<std::size_t> called;
                for (const forecast::Call &each : calls) {
                    RC_ASSERT(called.insert(each.person).second); // nobody is called twice
                    const auto held = real.held_windows().find(each.window);
                    RC_ASSERT(held != real.held_windows().end());
                    // Whoever comes back from being parked is back by then, and the window's visitor has gone.
                    for (std::size_t person = made.waiting; person < made.people.size(); ++person)
                        if (*made.people[person].joins <= each.at)
                            for (const auto &[id, ticket] : hall.tickets())
                                if (real.ticket(id) && real.ticket(id)->state == TicketState::parked && ticket.parked_until && *ticket.parked_until <= each.at)
                                    real.apply({each.at, "test", TicketUnparked{id}});
                    if (const auto in_hand = held->second.ticket) {
                        const bool served = real.ticket(*in_hand)->state == TicketState::serving;
                        real.apply({each.at, "test", served ? Event{TicketServed{*in_hand}} : Event{TicketNoShow{*in_hand}}});
                    }
                    const auto next = real.next_for(each.window, held->second.staff, each.at);
                    RC_ASSERT(next.has_value());
                    if (each.person < made.waiting)
                        RC_ASSERT(*next == made.tickets[each.person]);
                    real.apply({each.at, "test", TicketCalled{*next, each.window, held->second.staff, ++call, 0}});
                    real.apply({each.at, "test", TicketNoShow{*next}}); // and stays away
                    ++compared;
                }
            }
        }));
        QVERIFY2(compared > 200, qPrintable(QString::number(compared)));
    }

    void the_same_state_gives_the_same_forecast()
    {
        QVERIFY(rc::check("twice, and after a replay", [](const std::vector<Step> &steps) {
            RandomHall random;
            for (const Step &step : steps)
                (void)random.run(random.next(step));
            const auto forecast_now = [&](const Hall &hall) {
                Habits habits;
                Hall behind;
                for (const Happened &happened : random.world.journal) {
                    behind.apply(happened);
                    habits.apply(behind, happened);
                }
                return forecast::forecast(scene(hall, habits, {}, random.world.now), 20);
            };
            const Batch once = forecast_now(random.world.hall);
            RC_ASSERT(once == forecast_now(random.world.hall));
            RC_ASSERT(once == forecast_now(random.world.replayed()));
        }));
    }

    /// Whoever comes now waits as long as the batch said of somebody who would come now.
    void a_newcomer_is_the_ticket_itself()
    {
        SmallHall world;
        world.take({1, 2, 3, 4});
        for (int i = 0; i < 12; ++i) {
            world.issue(i % 3 == 0 ? debt : decl, i % 5 == 0 ? preferential : ordinary);
            world.now += Millis{20'000};
        }
        for (const int window : {1, 2, 4})
            world.call(window);
        for (const ServiceId &service : {decl, debt, reg})
            for (const ClassId &visitor_class : {ordinary, preferential}) {
                const Spread before = forecast_of(world).newcomers.at({service, visitor_class});
                SmallHall with = world;
                const TicketId ticket = with.issue(service, visitor_class);
                const Spread after = forecast_of(with).tickets.at(ticket);
                QVERIFY2(before == after, service.value.c_str());
            }
    }

    void nobody_works_on_it()
    {
        SmallHall world;
        world.take({2});
        const TicketId ticket = world.issue(decl);
        QVERIFY(!forecast_of(world).tickets.contains(ticket));
        QVERIFY(!forecast_of(world).newcomers.contains({reg, ordinary}));
        QVERIFY(forecast_of(world).newcomers.contains({debt, ordinary}));
        QCOMPARE(forecast_of(world).newcomers.at({debt, ordinary}).q90, Millis{0}); // an idle window
    }

    void a_window_comes_back_from_lunch()
    {
        Site site = small_site();
        site.windows[1].lunch = Interval{13 * 60, 13 * 60 + 45};
        Living living(site);
        living.world.now = monday_nine + Minutes{4 * 60}; // 13:00
        living.world.take({2});
        living.world.now += Minutes{2};
        const TicketId ticket = living.world.issue(debt);
        // It still serves, or would: with nobody in hand it goes at once, and is back 47 minutes later.
        QCOMPARE(median(forecast_of(living.world, living.learn()), ticket), Millis{Minutes{47}});
        QVERIFY(living.world.ok(ReleaseWindow{2, staff(2)}));
        living.world.now += Minutes{10};
        QCOMPARE(median(forecast_of(living.world, living.learn()), ticket), Millis{Minutes{37}}); // released 13:02, so back at 13:49
        living.world.now += Minutes{40};
        QCOMPARE(median(forecast_of(living.world, living.learn()), ticket), Millis{Minutes{1}}); // it is late, and will come
        living.world.now += Minutes{90};
        QVERIFY2(!forecast_of(living.world, living.learn()).tickets.contains(ticket), "so late it has gone home");
    }

    void whoever_leaves_after_lunch_is_not_at_lunch()
    {
        Site site = small_site();
        site.windows[1].lunch = Interval{13 * 60, 13 * 60 + 45};
        Living living(site);
        living.world.now = monday_nine + Minutes{4 * 60 + 2}; // 13:02
        living.world.take({2});
        QVERIFY(living.world.ok(ReleaseWindow{2, staff(2)}));
        living.world.now += Minutes{45};
        living.world.take({2});
        living.world.now = monday_nine + Minutes{6 * 60 + 30};
        const TicketId ticket = living.world.issue(debt);
        QVERIFY(living.world.ok(ReleaseWindow{2, staff(2)})); // 15:30
        living.world.now += Minutes{4};
        QVERIFY2(median(forecast_of(living.world, living.learn()), ticket) < Minutes{15}, "a break, as short as breaks are");
        living.world.now += Minutes{87};
        QVERIFY2(!forecast_of(living.world, living.learn()).tickets.contains(ticket), "and then it has gone home");
    }

    void a_short_break_ends_and_a_long_one_does_not()
    {
        Living living;
        living.world.take({2});
        const TicketId ticket = living.world.issue(debt);
        QVERIFY(living.world.ok(ReleaseWindow{2, staff(2)}));
        living.world.now += Minutes{4};
        const Batch soon = forecast_of(living.world, living.learn());
        QVERIFY(median(soon, ticket) > Millis{0} && median(soon, ticket) < Minutes{10});
        living.world.now += Minutes{87};
        QVERIFY(!forecast_of(living.world, living.learn()).tickets.contains(ticket));
    }

    void a_window_that_usually_opens_is_expected_in_the_morning()
    {
        Living living;
        for (int day = 0; day < 4; ++day) {
            living.world.now = monday_nine + std::chrono::days{day} - Minutes{5};
            living.world.issue(debt);
            living.world.now += Minutes{3}; // 8:58
            living.world.take({2});
            living.world.serve(2, Minutes{10});
            living.world.apply(DayClosed{*living.world.hall.day()});
        }
        living.world.now = monday_nine + std::chrono::days{7} - Minutes{20}; // a Monday, 8:40
        const TicketId ticket = living.world.issue(debt);
        QCOMPARE(median(forecast_of(living.world, living.learn()), ticket), Millis{Minutes{18}});
        living.world.now += Minutes{36}; // 9:16, and nobody is there
        QVERIFY(!forecast_of(living.world, living.learn()).tickets.contains(ticket));
    }

    void the_booked_who_are_not_here_count()
    {
        SmallHall world;
        world.take({2});
        world.issue(debt);
        world.call(2);
        const TicketId ticket = world.issue(debt);
        std::vector<Booked> coming;
        for (int i = 0; i < 6; ++i)
            coming.push_back({"b" + std::to_string(i), debt, ordinary, world.now + Minutes{2}});
        world.issue(debt);
        const TicketId last = world.issue(debt);
        QCOMPARE(median(forecast_of(world, {}, coming), ticket) >= median(forecast_of(world), ticket), true);
        QVERIFY(median(forecast_of(world, {}, coming), last) > median(forecast_of(world), last) + Minutes{15});
    }

    void a_line_of_hours_has_no_end_and_closing_is_told()
    {
        SmallHall world;
        world.take({2});
        world.now += Minutes{8 * 60}; // 17:00, an hour before the end
        TicketId last;
        for (int i = 0; i < 40; ++i)
            last = world.issue(debt);
        const Batch batch = forecast_of(world);
        QVERIFY(batch.tickets.at(last).median >= Minutes{120});
        QVERIFY(batch.tickets.at(last).after_closing > 950 && batch.tickets.at(last).past_due == 1000);
        QCOMPARE(batch.tickets.begin()->second.after_closing, 0);
    }

    void more_people_get_fewer_runs()
    {
        QCOMPARE(runs_for(200), usual_runs);
        QCOMPARE(runs_for(201), 20);
        QCOMPARE(runs_for(601), 0);
        SmallHall world;
        world.take({1, 2, 3, 4});
        for (int i = 0; i < 30; ++i)
            world.issue(decl);
        const Batch one = forecast_of(world, {}, {}, 0); // on mean times
        for (const auto &[ticket, spread] : one.tickets)
            // One run has no ends of its own: they are those of a long forecast.
            QVERIFY(spread.q10 == spread.median * 55 / 100 && spread.q90 >= spread.median);
    }
};

QTEST_APPLESS_MAIN(TestForecastRun)
#include "tst_forecast_run.moc"
