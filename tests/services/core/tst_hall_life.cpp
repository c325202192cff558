// SPDX-License-Identifier: GPL-3.0-or-later
// A ticket's life, told by examples.
#include "small_hall.h"

#include "core/hall/arrival.h"

#include <QTest>

using namespace talon::core;
using namespace talon::core::test;
using enum TicketState;

class TestHallLife : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void from_the_kiosk_to_the_end()
    {
        SmallHall world;
        world.take({1});
        const TicketId id = world.issue(decl);
        QVERIFY(world.changed == std::vector{id});
        QVERIFY(world.ticket(id).due == monday_nine + Minutes{15});
        world.now += Minutes{4};
        QVERIFY(world.call(1) == id);
        QVERIFY(world.ticket(id).state == called);
        QVERIFY(world.ticket(id).window == 1);
        world.now += Minutes{1};
        QVERIFY(world.ok(StartServing{id, staff(1)}));
        world.now += Minutes{10};
        QVERIFY(world.ok(Finish{id, staff(1)}));

        const Ticket &ticket = world.ticket(id);
        QVERIFY(ticket.state == served);
        const auto at = [](int minute) { return monday_nine + Minutes{minute}; };
        const std::vector<Period> periods{{waiting, at(0), at(4), std::nullopt, std::nullopt, decl, 0},
                                          {called, at(4), at(5), 1, staff(1), decl, 1},
                                          {serving, at(5), at(15), 1, staff(1), decl, 0}};
        QVERIFY(ticket.periods == periods);
        QVERIFY((world.hall.today() == Hall::Today{1, 1, 0, 0, 0}));
        QVERIFY(!world.hall.held_windows().at(1).ticket);
    }

    void calls_are_numbered_and_remembered()
    {
        SmallHall world;
        world.take({1, 2});
        TicketIssued english = world.next_ticket(decl);
        english.language = Language::en;
        const TicketId first = world.issue(english);
        const TicketId second = world.issue(debt);
        QVERIFY(world.call(1) == first);
        QVERIFY(world.call(2) == second);
        world.now += Minutes{1};
        QVERIFY(world.ok(Recall{first, staff(1)}));
        const auto &calls = world.hall.calls();
        const std::int64_t nine = std::chrono::floor<std::chrono::seconds>(monday_nine).time_since_epoch().count();
        QCOMPARE(calls.size(), std::size_t{3});
        QVERIFY(
            (calls.at(0) == Call{nine + 60, first, english.number, 1, Language::en, 1, monday_nine + Minutes{1}}));
        QCOMPARE(calls.at(1).call, nine + 1); // two in one second
        QCOMPARE(calls.at(2).repeat, 0);
        QCOMPARE(world.ticket(first).calls, 2);
        for (int i = 0; i < 80; ++i) {
            QVERIFY(world.ok(ReturnToQueue{first, staff(1)}));
            QVERIFY(world.call(1) == first);
        }
        QCOMPARE(calls.size(), remembered_calls);
        QCOMPARE(calls.front().call, nine + 140);
        QCOMPARE(calls.front().repeat, 0); // a new call, not a recall of the old one
    }

    void a_return_keeps_the_place()
    {
        SmallHall world;
        world.take({1});
        const TicketId first = world.issue(decl);
        world.now += Minutes{1};
        const TicketId second = world.issue(decl);
        const Instant due = world.ticket(first).due;
        QVERIFY(world.call(1) == first);
        QVERIFY(world.ok(ReturnToQueue{first, staff(1)}));
        QVERIFY(world.ticket(first).due == due);
        QVERIFY(!world.ticket(first).window);
        QCOMPARE(world.hall.ahead_of(world.ticket(second)), 1);
        QVERIFY(world.call(1) == first);
    }

    void a_transfer_keeps_the_place_in_the_other_line()
    {
        SmallHall world;
        world.take({1, 3});
        const TicketId moved = world.issue(decl);
        world.now += Minutes{1};
        world.issue(reg);
        QVERIFY(world.call(1) == moved);
        QVERIFY(world.ok(StartServing{moved, staff(1)}));
        QVERIFY(world.ok(Transfer{moved, staff(1), reg, std::nullopt, std::nullopt}));
        QVERIFY(world.ticket(moved).service == reg);
        QVERIFY(world.ticket(moved).due == monday_nine + Minutes{15});
        QVERIFY(world.call(1).empty());
        QVERIFY(world.call(3) == moved);
    }

    void each_period_keeps_its_service_and_its_calls()
    {
        SmallHall world;
        world.take({1, 3});
        const TicketId id = world.issue(decl);
        world.call(1);
        QVERIFY(world.ok(Recall{id, staff(1)}));
        QVERIFY(world.ok(ReturnToQueue{id, staff(1)}));
        world.call(1);
        world.now += Minutes{1};
        QVERIFY(world.ok(StartServing{id, staff(1)}));
        world.now += Minutes{7};
        QVERIFY(world.ok(Transfer{id, staff(1), reg, std::nullopt, std::nullopt}));
        world.call(3);
        QVERIFY(world.ok(StartServing{id, staff(3)}));
        world.now += Minutes{5};
        QVERIFY(world.ok(Finish{id, staff(3)}));

        std::vector<std::tuple<TicketState, ServiceId, int>> told;
        for (const Period &period : world.ticket(id).periods)
            told.emplace_back(period.state, period.service, period.calls);
        const std::vector<std::tuple<TicketState, ServiceId, int>> expected{
            {waiting, decl, 0}, {called, decl, 2}, {waiting, decl, 0}, {called, decl, 1},
            {serving, decl, 0}, {waiting, reg, 0}, {called, reg, 1},   {serving, reg, 0}};
        QVERIFY(told == expected);
        // Each service took as long as it took.
        Minutes of_decl{0};
        for (const Period &period : world.ticket(id).periods)
            if (period.state == serving && period.service == decl)
                of_decl += std::chrono::duration_cast<Minutes>(*period.to - period.from);
        QCOMPARE(of_decl.count(), 7);
    }

    void a_transfer_to_a_window_or_an_operator_binds()
    {
        SmallHall world;
        world.take({1, 2, 4});
        const TicketId to_window = world.issue(decl);
        world.call(1);
        QVERIFY(world.ok(StartServing{to_window, staff(1)}));
        QVERIFY(world.ok(Transfer{to_window, staff(1), std::nullopt, 2, std::nullopt}));
        QCOMPARE(world.hall.waiting().waiting(decl), 0);
        QCOMPARE(world.hall.waiting().waiting_total(), 1);
        QVERIFY(world.call(1).empty());
        QVERIFY(world.call(4).empty());
        QVERIFY(world.call(2) == to_window); // a service that window 2 doesn't take by itself
        QVERIFY(world.ok(StartServing{to_window, staff(2)}));
        QVERIFY(world.ok(Transfer{to_window, staff(2), std::nullopt, std::nullopt, staff(4)}));
        QVERIFY(world.call(2).empty());
        QVERIFY(world.call(4) == to_window);
        QVERIFY(world.ok(StartServing{to_window, staff(4)}));
        QVERIFY(world.ok(Transfer{to_window, staff(4), decl, std::nullopt, std::nullopt})); // free again
        QVERIFY(world.call(1) == to_window);
    }

    void parked_until_the_clock_or_by_hand()
    {
        SmallHall world;
        world.take({1});
        const TicketId timed = world.issue(decl);
        const TicketId by_hand = world.issue(decl);
        world.call(1);
        QVERIFY(world.ok(Park{timed, staff(1), monday_nine + Minutes{20}}));
        QVERIFY(world.ok(Park{by_hand, staff(9), std::nullopt})); // who waits may be parked by anybody
        QVERIFY(world.call(1).empty());
        QVERIFY(world.ticket(timed).parked_until == monday_nine + Minutes{20});
        world.now += Minutes{20} - Millis{1};
        QVERIFY(world.ok(Tick{}));
        QVERIFY(world.events.empty());
        world.now += Millis{1};
        QVERIFY(world.ok(Tick{}));
        QVERIFY(world.changed == std::vector{timed});
        QVERIFY(world.ticket(timed).state == waiting);
        QVERIFY(!world.ticket(timed).parked_until);
        QVERIFY(world.ticket(timed).due == monday_nine + Minutes{15});
        QVERIFY(world.ticket(by_hand).state == parked);
        QVERIFY(world.ok(Unpark{by_hand, staff(9)}));
        QVERIFY(world.ticket(by_hand).state == waiting);
    }

    void a_no_show_is_corrected()
    {
        SmallHall world;
        world.take({1});
        const TicketId id = world.issue(decl);
        world.call(1);
        QVERIFY(world.ok(MarkNoShow{id, staff(1)}));
        QVERIFY((world.hall.today() == Hall::Today{1, 0, 1, 0}));
        world.now += Minutes{7};
        QVERIFY(world.ok(CorrectNoShow{id, staff(2)}));
        QVERIFY((world.hall.today() == Hall::Today{1, 0, 0, 0}));
        QVERIFY(time_in(world.ticket(id), no_show, world.now) == Minutes{7});
        QVERIFY(world.call(1) == id);
    }

    void a_booked_visitor_is_called_by_the_slot()
    {
        SmallHall world;
        world.take({1});
        TicketIssued issued = world.next_ticket(decl);
        issued.slot = monday_nine + Minutes{30};
        const TicketId booked = world.issue(issued);
        QVERIFY(world.ticket(booked).due == *issued.slot);
        world.now = monday_nine + Minutes{20} - Millis{1};
        const TicketId walk_in = world.issue(decl); // due a moment before minute 35
        QVERIFY(world.hall.next_for(1, staff(1), world.now) == walk_in);
        QVERIFY(world.hall.next_for(1, staff(1), world.now + Millis{1}) == booked);
        QCOMPARE(world.hall.ahead_of(world.ticket(walk_in)), 1);
    }

    void ten_minutes_past_the_slot_the_booked_go_before_everybody()
    {
        SmallHall world;
        world.take({1});
        const TicketId walk_in = world.issue(debt, preferential); // long due by then, at a window that only helps out with it
        world.now += Minutes{1};
        const TicketId earlier = world.issue(decl);
        TicketIssued issued = world.next_ticket(debt);
        issued.slot = monday_nine + Minutes{30};
        const TicketId booked = world.issue(issued);
        world.now = monday_nine + Minutes{40} - Millis{1};
        QVERIFY(world.hall.next_for(1, staff(1), world.now) != booked);
        world.now += Millis{1};
        QVERIFY(world.hall.next_for(1, staff(1), world.now) == booked);
        QVERIFY(world.call(1) == booked);
        QVERIFY(world.hall.next_for(1, staff(1), world.now) == walk_in || world.hall.next_for(1, staff(1), world.now) == earlier);
    }

    void a_preferential_visitor_is_due_earlier()
    {
        SmallHall world;
        world.take({1});
        world.issue(decl);
        world.now += Minutes{9};
        QCOMPARE(world.hall.ahead_of_new(decl, preferential, world.now), 0);
        QCOMPARE(world.hall.ahead_of_new(decl, ordinary, world.now), 1);
        const TicketId preferred = world.issue(decl, preferential);
        QCOMPARE(world.hall.ahead_of_new(decl, preferential, world.now), 1);
        QVERIFY(world.call(1) == preferred);
    }

    void an_ordinary_visitor_is_not_passed_for_ever()
    {
        SmallHall world;
        world.take({1});
        const TicketId patient = world.issue(decl);
        for (int i = 0; i < 20; ++i) { // twice as many come as are served
            world.now += Minutes{1};
            world.issue(decl, preferential);
            if (world.hall.next_for(1, staff(1), world.now) == patient)
                return;
            world.serve(1, Minutes{0});
            world.issue(decl, preferential);
        }
        QFAIL("preferential visitors passed an ordinary one for ever");
    }

    void somebody_leaves()
    {
        SmallHall world;
        const TicketId id = world.issue(decl);
        QVERIFY(world.ok(Leave{id}));
        QVERIFY(world.ticket(id).state == left);
        QVERIFY((world.hall.today() == Hall::Today{1, 0, 0, 1}));
        QCOMPARE(world.hall.waiting().waiting_total(), 0);
    }

    void an_arrival_is_bounded()
    {
        const Instant t = monday_nine;
        QVERIFY(bounded_arrival(t, std::nullopt, t + Minutes{1}) == t);
        QVERIFY(bounded_arrival(t + Minutes{5}, std::nullopt, t) == t);
        QVERIFY(bounded_arrival(t - Minutes{5}, t, t + Minutes{1}) == t + Millis{1}); // after it, not beside it
        QVERIFY(bounded_arrival(t, t, t + Minutes{1}) == t + Millis{1});
        QVERIFY(bounded_arrival(t, t, t) == t);
        QVERIFY(bounded_arrival(t, t + Minutes{9}, t + Minutes{1}) == t + Minutes{1});
        QVERIFY(bounded_arrival(Instant{}, std::nullopt, t) == t - oldest_arrival);
        QVERIFY(bounded_arrival(t - oldest_arrival, std::nullopt, t) == t - oldest_arrival);
        QVERIFY(bounded_arrival(t - oldest_arrival - Millis{1}, std::nullopt, t) == t - oldest_arrival);
        QVERIFY(bounded_arrival(Instant{}, t, t + Minutes{1}) == t + Millis{1});
        // Where a clock is at its beginning there is no year before it.
        const Instant early{std::chrono::days{3}};
        QVERIFY(bounded_arrival(Instant{}, std::nullopt, early) == Instant{std::chrono::days{1}});
        QVERIFY(bounded_arrival(Instant{}, std::nullopt, Instant{Minutes{5}}) == Instant{Minutes{5}});
    }
};

QTEST_APPLESS_MAIN(TestHallLife)
#include "tst_hall_life.moc"
