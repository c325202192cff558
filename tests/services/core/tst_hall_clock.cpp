// SPDX-License-Identifier: GPL-3.0-or-later
// A hall whose clock is put right.
#include "core/hall/clocks.h"
#include "small_hall.h"

#include <QTest>

using namespace talon::core;
using namespace talon::core::test;
using enum TicketState;
using std::chrono::days;
using std::chrono::hours;

class TestHallClock : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void who_came_by_a_wrong_clock_keeps_the_order_and_the_place()
    {
        SmallHall world;
        world.take({1});
        const TicketId before = world.issue(decl); // by the right clock
        world.now += hours{3};                     // the machine is switched on again with a wrong one
        const Instant since = world.now;
        world.now += Minutes{1};
        const TicketId first = world.issue(decl);
        world.now += Minutes{1};
        const TicketId second = world.issue(decl, preferential);
        world.now += Minutes{1} - hours{3};
        QVERIFY(world.ok(CorrectTime{-hours{3}, since}));
        QVERIFY((world.changed == std::vector{first, second}));
        QVERIFY(world.ticket(first).arrival == monday_nine + Minutes{1});
        QVERIFY(world.ticket(first).due == monday_nine + Minutes{16});
        QVERIFY(world.ticket(first).periods.front().from == monday_nine + Minutes{1});
        QVERIFY(world.ticket(before).arrival == monday_nine);
        const TicketId later = world.issue(decl);
        for (const TicketId &id : {second, before, first, later}) {
            QVERIFY(world.call(1) == id);
            QVERIFY(world.ok(MarkNoShow{id, staff(1)}));
        }
        QVERIFY(world.hall == world.replayed());
    }

    void a_clock_wrong_over_a_restart_is_put_right_as_well()
    {
        SmallHall world;
        world.now += hours{3};
        const TicketId early = world.issue(decl);
        const Instant since = world.now + Minutes{5}; // the program was started again here
        world.now = monday_nine + Minutes{6};
        QVERIFY(world.ok(CorrectTime{-hours{3}, since}));
        QVERIFY(world.ticket(early).arrival == monday_nine);
    }

    void what_a_clock_stamped_that_was_wrong_over_a_restart_is_put_right_on_an_earlier_ticket()
    {
        SmallHall world;
        world.take({1});
        const TicketId id = world.issue(decl); // at nine by the right clock
        world.call(1);
        world.now += hours{3} + Minutes{5};
        QVERIFY(world.ok(Park{id, staff(1), world.now + Minutes{10}}));
        const Instant since = world.now + Minutes{1}; // the program was started again here
        world.now = monday_nine + Minutes{10};
        QVERIFY(world.ok(CorrectTime{-hours{3}, since}));
        QVERIFY(world.ticket(id).arrival == monday_nine);
        QVERIFY(world.ticket(id).periods.back().from == monday_nine + Minutes{5});
        QVERIFY(world.ticket(id).parked_until == monday_nine + Minutes{15});
        world.now = monday_nine + Minutes{15};
        QVERIFY(world.ok(Tick{}));
        QVERIFY(world.ticket(id).state == waiting);
        QVERIFY(world.hall == world.replayed());
    }

    void a_number_that_is_on_two_tickets_of_a_day_is_told_to_staff()
    {
        SmallHall world;
        const TicketIssued first = world.next_ticket(decl);
        world.issue(first);
        QVERIFY(world.ok(Leave{first.ticket}));
        world.now += days{1};
        const Instant since = world.now;
        TicketIssued again = world.next_ticket(decl);
        again.number = first.number; // another day's
        again.device = {"kiosk-2"};
        world.issue(again);
        const TicketId other = world.issue(decl);
        QVERIFY(in_doubt(world.hall).empty());
        world.now += Minutes{1} - days{1};
        QVERIFY(world.ok(CorrectTime{-days{1}, since}));
        QVERIFY(world.ticket(again.ticket).day == monday && world.ticket(again.ticket).state == waiting);
        QVERIFY(!world.ticket(first.ticket).in_doubt && !world.ticket(other).in_doubt);
        QVERIFY(in_doubt(world.hall) == (std::map<DeviceId, int>{{{"kiosk-2"}, 1}}));
        QVERIFY(world.hall == world.replayed());
    }

    void a_ticket_that_is_moved_to_and_fro_has_its_number_for_itself()
    {
        SmallHall world;
        const Instant since = world.now;
        const TicketId id = world.issue(decl);
        world.now += days{1};
        QVERIFY(world.ok(CorrectTime{days{1}, since}));
        QVERIFY(world.ticket(id).day == monday + days{1});
        world.now -= days{1};
        QVERIFY(world.ok(CorrectTime{-days{1}, since + days{1}}));
        QVERIFY(world.ticket(id).day == monday);
        QVERIFY(in_doubt(world.hall).empty());
    }

    void a_days_work_goes_over_a_correction_to_the_next_day()
    {
        SmallHall world;
        world.take({1, 2});
        const TicketId yesterdays = world.issue(decl);
        world.call(1);
        const Instant since = world.now + Minutes{1};
        world.now = since + Minutes{1};
        const TicketId waits = world.issue(decl);
        const TicketId is_parked = world.issue(debt);
        QVERIFY(world.ok(Park{is_parked, staff(1), world.now + Minutes{10}}));
        world.now += days{1};
        QVERIFY(world.ok(CorrectTime{days{1}, since}));
        QVERIFY(world.ok(Tick{}));
        QVERIFY(world.events == std::vector<Event>{DayClosed{monday}});
        QVERIFY(world.ticket(yesterdays).state == left);
        QVERIFY(world.ticket(waits).state == waiting && world.ticket(waits).day == monday + days{1});
        QVERIFY(world.ticket(is_parked).parked_until == world.now + Minutes{10});
        // Their numbers are used on that day as well, and the day goes on with them.
        QVERIFY(world.hall.numbers().used(monday + days{1}, world.ticket(waits).number));
        world.take({1});
        QVERIFY(world.call(1) == waits);
        QVERIFY(world.hall == world.replayed());
    }

    void a_day_opened_too_early_goes_on_as_today()
    {
        SmallHall world;
        world.now += days{1};
        const Instant since = world.now;
        world.take({1});
        const TicketId waits = world.issue(decl);
        world.call(1);
        QVERIFY(world.ok(StartServing{waits, staff(1)}));
        world.now = monday_nine + Minutes{1};
        QVERIFY(world.ok(CorrectTime{-days{1}, since}));
        QVERIFY(world.hall.day() == monday);
        QVERIFY(world.ticket(waits).day == monday && world.ticket(waits).state == serving);
        QCOMPARE(world.hall.today().issued, 1);
        // Whoever comes now is not taken for a visitor of a day that is over.
        const TicketId next = world.issue(decl);
        QVERIFY(world.ticket(next).state == waiting);
        QVERIFY(world.ok(Finish{waits, staff(1)}));
        QVERIFY(world.hall == world.replayed());
    }

    void who_is_moved_into_the_open_day_counts_in_it()
    {
        SmallHall world;
        world.take({1});
        world.now -= days{1};
        const Instant since = world.now;
        const TicketId of_sunday = world.issue(decl); // has left when it arrives
        QVERIFY(world.hall.today() == Hall::Today{});
        world.now += hours{18} + Minutes{1};
        QVERIFY(world.ok(CorrectTime{hours{18}, since}));
        QVERIFY(world.ticket(of_sunday).day == monday && world.ticket(of_sunday).state == left);
        QVERIFY(world.hall.today() == (Hall::Today{.issued = 1, .left = 1}));
        QVERIFY(world.hall == world.replayed());
    }

    void a_day_that_is_put_back_keeps_who_came_just_after_its_midnight()
    {
        SmallHall world;
        world.now = monday_nine + hours{15} + Minutes{5}; // Tuesday, five minutes after midnight by the wrong clock
        const Instant since = world.now;
        world.take({1});
        const TicketId waits = world.issue(decl);
        world.now += Minutes{10} - days{1} - Minutes{10}; // Monday, five minutes after midnight
        QVERIFY(world.ok(CorrectTime{-days{1} - Minutes{10}, since}));
        QVERIFY(world.hall.day() == monday);
        QVERIFY(world.ticket(waits).arrival == since - days{1} - Minutes{10});
        QVERIFY(world.ticket(waits).day == monday && world.ticket(waits).state == waiting);
        QCOMPARE(world.hall.today().issued, 1);
        QVERIFY(world.call(1) == waits);
    }

    void left_over_people_are_no_hall_at_work()
    {
        SmallHall world;
        world.take({1});
        const TicketId waits = world.issue(decl);
        const Instant restarted = world.now + hours{1};
        QVERIFY(at_work(world.hall, world.now) && !at_work(world.hall, restarted));
        QVERIFY(day_ends(world.hall, restarted, world.now + days{1}) && !day_ends(world.hall, restarted, restarted));
        world.now = restarted;
        world.call(1);
        QVERIFY(at_work(world.hall, restarted));
        QVERIFY(world.ok(MarkNoShow{waits, staff(1)}));
        QVERIFY(!at_work(world.hall, restarted) && !day_ends(world.hall, restarted, world.now + days{1}));
    }

    void who_was_left_over_of_a_day_counts_when_that_day_goes_on()
    {
        SmallHall world;
        const TicketId of_monday = world.issue(decl);
        const TicketId other = world.issue(decl);
        const Instant restarted = world.now + hours{1};
        world.now = restarted + Minutes{1};
        TicketIssued late = world.next_ticket(decl); // a kiosk was offline since Sunday
        late.day = monday - days{1};
        late.arrival = world.now - days{1};
        late.device = {"kiosk-2"};
        world.issue(late);
        QVERIFY(world.ticket(late.ticket).state == left && world.ticket(of_monday).state == waiting);
        QVERIFY(!at_work(world.hall, restarted));
        // Somebody of Monday goes: the day goes on, and the one who waits is waiting.
        QVERIFY(world.ok(Leave{other}));
        QVERIFY(world.ticket(of_monday).state == waiting && at_work(world.hall, restarted));
    }

    void a_month_ahead_for_half_a_minute_costs_nothing()
    {
        SmallHall world;
        const Day today = monday;
        world.issue(decl);
        QVERIFY(world.ok(Leave{{"T001"}}));
        world.now += days{30};
        QVERIFY(world.ok(Tick{}));
        QVERIFY(world.ok(FillReserve{kiosk, 1, monday + days{30}}));
        world.now -= days{30};
        QVERIFY(world.ok(CorrectTime{-days{30}, monday_nine + days{30}}));
        QVERIFY(world.hall.day() == today);
        QVERIFY(world.ok(Tick{}));
        QVERIFY(world.ok(GrantNumber{decl, ordinary, kiosk, "r", today}));
        QCOMPARE(std::get<NumberGranted>(world.events.front()).number.number, 1);
    }
};

QTEST_APPLESS_MAIN(TestHallClock)
#include "tst_hall_clock.moc"
