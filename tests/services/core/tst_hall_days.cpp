// SPDX-License-Identifier: GPL-3.0-or-later
// Midnight, late tickets and wrong clocks.
#include "small_hall.h"

#include <QTest>

using namespace talon::core;
using namespace talon::core::test;
using enum TicketState;
using std::chrono::days;
using std::chrono::hours;

namespace {

std::int64_t seconds(Instant at)
{
    return std::chrono::floor<std::chrono::seconds>(at).time_since_epoch().count();
}

} // namespace

class TestHallDays : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void the_first_event_opens_the_day()
    {
        SmallHall world;
        QVERIFY(!world.hall.day());
        world.take({1});
        QVERIFY(world.hall.day() == monday);
    }

    void a_night_ends_everything()
    {
        SmallHall world;
        world.take({1, 2, 3});
        const TicketId in_serving = world.issue(decl);
        const TicketId in_call = world.issue(debt);
        const TicketId is_parked = world.issue(decl);
        const TicketId is_waiting = world.issue(decl);
        world.call(1);
        QVERIFY(world.ok(StartServing{in_serving, staff(1)}));
        world.call(2);
        QVERIFY(world.ok(Park{is_parked, staff(1), monday_nine + hours{20}}));
        const auto numbers = world.hall.numbers();

        world.now = monday_nine + hours{15} - Millis{1}; // a moment before local midnight
        QVERIFY(world.ok(Tick{}));
        QVERIFY(world.events.empty());
        world.now += Millis{1};
        QVERIFY(world.ok(Tick{}));
        QVERIFY(world.events == std::vector<Event>{DayClosed{monday}});
        QVERIFY((world.changed == std::vector{in_serving, in_call, is_parked, is_waiting}));
        QVERIFY(world.ticket(in_serving).state == served);
        for (const auto &id : {in_call, is_parked, is_waiting})
            QVERIFY(world.ticket(id).state == left);
        QVERIFY(world.hall.held_windows().empty());
        QVERIFY(world.hall.calls().empty());
        QCOMPARE(world.hall.waiting().waiting_total(), 0);
        QVERIFY((world.hall.today() == Hall::Today{}));
        QVERIFY(!world.hall.day());
        QVERIFY(world.ok(Tick{}));
        QVERIFY(world.events.empty()); // once
        QVERIFY(world.run(CorrectNoShow{in_call, staff(1)}) == Refusal::wrong_state);

        world.now = monday_nine + days{1};
        world.take({1});
        QVERIFY(world.hall.day() == monday + days{1});
        const TicketId next_day = world.issue({.ticket = {"N1"},
                                               .number = {Letter::A, 1},
                                               .day = monday + days{1},
                                               .service = decl,
                                               .visitor_class = ordinary,
                                               .language = Language::ru,
                                               .origin = NumberOrigin::granted,
                                               .device = kiosk,
                                               .arrival = world.now,
                                               .slot = {}});
        world.call(1);
        QCOMPARE(world.hall.calls().front().call, seconds(world.now)); // calls rise over days
        world.now += days{1};
        QVERIFY(world.ok(Tick{}));
        QVERIFY(!world.hall.ticket(in_serving)); // forgotten after the day after
        QVERIFY(world.hall.ticket(next_day));
    }

    void a_no_show_of_yesterday_stays()
    {
        SmallHall world;
        world.take({1});
        const TicketId id = world.issue(decl);
        world.call(1);
        QVERIFY(world.ok(MarkNoShow{id, staff(1)}));
        world.now += days{1};
        QVERIFY(world.ok(Tick{}));
        QVERIFY(world.run(CorrectNoShow{id, staff(1)}) == Refusal::wrong_state);
        QVERIFY(world.ticket(id).state == no_show);
    }

    void a_late_ticket_is_recorded_and_ends_at_once()
    {
        SmallHall world;
        TicketIssued late = world.next_ticket(decl);
        late.ticket = {"late"};
        world.now += days{1};
        world.take({1});
        world.issue(late);
        QVERIFY((world.events == std::vector<Event>{late, TicketLeft{late.ticket}}));
        QVERIFY(world.ticket(late.ticket).state == left);
        QVERIFY((world.hall.today() == Hall::Today{})); // it is none of today's
        QVERIFY(world.hall.numbers().used(monday, late.number));
        world.issue(late);
        QVERIFY(world.events.empty()); // known
    }

    void the_first_ticket_of_a_day_closes_the_one_before()
    {
        SmallHall world;
        const TicketId before = world.issue(decl);
        world.now += days{1};
        const TicketId after = world.issue(decl);
        QCOMPARE(world.events.size(), std::size_t{2});
        QVERIFY(world.events.front() == Event{DayClosed{monday}});
        QVERIFY(world.ticket(before).state == left);
        QVERIFY(world.ticket(after).state == waiting);
        QVERIFY(world.hall.day() == monday + days{1});
    }

    /// The day of a ticket is the site's local day at its issue, whatever the kiosk's clock made of it.
    void a_wrong_day_on_a_ticket_keeps_nobody_from_the_queue()
    {
        for (const int wrong : {-2, -1, 1, 2}) {
            SmallHall world;
            world.take({1});
            TicketIssued issued = world.next_ticket(decl);
            issued.day = monday + days{wrong};
            world.issue(issued);
            QCOMPARE(world.events.size(), std::size_t{1});
            QVERIFY(std::get<TicketIssued>(world.events.front()).day == monday);
            QVERIFY(world.hall.numbers().used(monday, issued.number));
            QCOMPARE(world.hall.today().issued, 1);
            QVERIFY(world.ok(ReceiveTicket{issued})); // delivered again as it was
            QVERIFY(world.events.empty());
            QVERIFY(world.call(1) == issued.ticket);
        }
    }

    void a_ticket_of_yesterday_with_todays_day_has_left()
    {
        SmallHall world;
        world.now += days{1};
        world.take({1});
        TicketIssued issued = world.next_ticket(decl);
        issued.arrival -= days{1};
        world.issue(issued);
        QVERIFY(world.ticket(issued.ticket).day == monday);
        QVERIFY(world.ticket(issued.ticket).state == left);
    }

    /// Asked for a moment before midnight, born a moment after it.
    void a_ticket_over_midnight_is_of_the_day_that_began()
    {
        SmallHall world;
        world.now = day_start(monday + days{1}, world.hall.site().utc_offset);
        world.take({1});
        TicketIssued issued = world.next_ticket(decl);
        issued.day = monday;
        world.issue(issued);
        QVERIFY(world.ticket(issued.ticket).day == monday + days{1});
        QVERIFY(world.call(1) == issued.ticket);
        // Its number was one of the day before; the hall doesn't give it to somebody else who stands there now.
        QVERIFY(world.hall.numbers().used(monday + days{1}, issued.number));
    }

    void calls_rise_though_the_clock_is_put_back()
    {
        SmallHall world;
        world.take({1});
        const TicketId id = world.issue(decl);
        world.now += Minutes{10};
        world.call(1);
        const std::int64_t first = world.hall.calls().front().call;
        QCOMPARE(first, seconds(world.now));
        world.now -= Minutes{9};
        QVERIFY(world.ok(Recall{id, staff(1)}));
        QCOMPARE(world.hall.calls().front().call, first + 1);
        world.now += Minutes{9} + std::chrono::seconds{5};
        QVERIFY(world.ok(Recall{id, staff(1)}));
        QCOMPARE(world.hall.calls().front().call, first + 5);
    }

    /// A display remembers the last call that it spoke; a backend that has forgotten it must not fall below.
    void calls_rise_through_a_restored_backend()
    {
        SmallHall lost;
        lost.take({1});
        SmallHall backup = lost;
        std::int64_t spoken = 0;
        for (int i = 0; i < 30; ++i) {
            lost.issue(decl);
            lost.serve(1, Minutes{3});
            spoken = lost.hall.calls().front().call;
        }
        backup.now = lost.now;
        backup.issue(decl);
        backup.call(1);
        QVERIFY(backup.hall.calls().front().call > spoken);
    }

    void a_device_whose_clock_is_ahead_sends_nobody_home()
    {
        SmallHall world;
        world.take({1});
        const TicketId today = world.issue(decl);
        TicketIssued ahead = world.next_ticket(decl);
        ahead.day = monday + days{1};
        world.apply(ahead); // as journals hold it from before a ticket's day was that of its arrival
        QVERIFY(world.ticket(today).state == waiting);
        QVERIFY(world.hall.day() == monday);
        QVERIFY(world.call(1) == today);
        QVERIFY(world.ok(ReturnToQueue{today, staff(1)}));
        QCOMPARE(world.hall.today().issued, 2);

        world.now += hours{15};
        QVERIFY(world.ok(Tick{}));
        QVERIFY(world.ticket(ahead.ticket).state == waiting); // of this day that begins
        world.take({1});
        QVERIFY(world.hall.day() == monday + days{1});
        QCOMPARE(world.hall.today().issued, 1);
        QVERIFY(world.call(1) == ahead.ticket);
        world.now += days{1};
        QVERIFY(world.ok(Tick{}));
        QVERIFY(world.ticket(ahead.ticket).state == left);
    }

    void a_day_that_nobody_closed_leaves_no_ghosts()
    {
        SmallHall world;
        TicketIssued ahead = world.next_ticket(decl);
        ahead.day = monday + days{1};
        world.apply(ahead);
        world.now += days{1};
        QVERIFY(world.ok(Tick{}));
        QVERIFY(world.ticket(ahead.ticket).state == waiting);
        world.now += days{1}; // nothing happened on that day
        world.changed.clear();
        world.apply(WindowTaken{1, staff(1)});
        QVERIFY(world.changed == std::vector{ahead.ticket});
        QVERIFY(world.ticket(ahead.ticket).state == left);
        QVERIFY(world.replayed() == world.hall);
    }

    /// The first event of a day ends whoever is left of the days before: of several of them nothing else may be decided in one go.
    void whom_the_next_day_ends_is_called_back_by_no_clock()
    {
        SmallHall world;
        world.take({1, 4});
        std::vector<TicketId> left_over;
        for (int i = 0; i < 4; ++i) { // of a kiosk whose clock is a day ahead
            TicketIssued ahead = world.next_ticket(decl);
            ahead.day = monday + days{1};
            world.apply(ahead);
            left_over.push_back(ahead.ticket);
        }
        QVERIFY(world.ok(Park{left_over[0], staff(1), world.now + hours{1}}));
        QVERIFY(world.ok(Park{left_over[1], staff(1), world.now + hours{2}}));
        for (std::size_t i = 2; i < 4; ++i) { // and two that wait for a window which nobody holds by then
            QVERIFY(world.ok(CallChosen{left_over[i], 1, staff(1), {"asked"}}));
            QVERIFY(world.ok(StartServing{left_over[i], staff(1)}));
            world.apply(TicketTransferred{left_over[i], std::nullopt, 4, std::nullopt});
        }
        world.now += days{1};
        QVERIFY(world.ok(Tick{})); // Monday ends, and nothing happens on Tuesday
        QVERIFY(!world.hall.day());
        world.now += days{1};
        QVERIFY(world.ok(Tick{}));
        QVERIFY(world.events.empty());
        world.apply(WindowTaken{1, staff(1)});
        for (const TicketId &id : left_over)
            QVERIFY(world.ticket(id).state == left);
        QVERIFY(world.ok(Tick{}));
        QVERIFY(world.replayed() == world.hall);
    }

    void a_clock_put_back_reopens_the_day_without_its_numbers()
    {
        SmallHall world;
        QVERIFY(world.ok(GrantNumber{decl, ordinary, kiosk, "one", monday}));
        world.now += days{2};
        QVERIFY(world.ok(Tick{}));
        world.now -= days{2};
        QVERIFY(world.ok(GrantNumber{decl, ordinary, kiosk, "two", monday}));
        QCOMPARE(world.hall.numbers().granted(kiosk, "two")->number, 2);
        QVERIFY(world.hall.day() == monday);
    }
};

QTEST_APPLESS_MAIN(TestHallDays)
#include "tst_hall_days.moc"
