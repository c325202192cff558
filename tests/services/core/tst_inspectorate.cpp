// SPDX-License-Identifier: GPL-3.0-or-later
// What is decided across the wings: a check-in is the birth of a ticket.
#include "booked_world.h"

#include <QTest>

using namespace talon::core;
using namespace talon::core::test;

using World = BookedWorld;

class TestInspectorate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_check_in_is_the_birth_of_a_ticket()
    {
        World world;
        QVERIFY(world.receive(World::ticket("T1", 900, half_past_ten - Minutes{20})).ok());
        QVERIFY(world.stands("T1").slot == half_past_ten && world.stands("T1").due == half_past_ten);
        QCOMPARE(world.booked().state, BookingState::checked_in);
        QVERIFY(world.booked().tickets == std::vector<TicketId>{{"T1"}});
    }

    void a_slot_that_the_booking_never_had_does_not_count()
    {
        World world;
        TicketIssued foreign = World::ticket("T1", 900, monday_nine);
        foreign.slot = monday_nine - Minutes{30};
        TicketIssued unknown = World::ticket("T2", 901, monday_nine, BookingId{"9999999999999"});
        TicketIssued late = World::ticket("T3", 902, half_past_ten + Minutes{11});
        TicketIssued bare = World::ticket("T4", 903, monday_nine, std::nullopt);
        for (const TicketIssued &issued : {foreign, unknown, late, bare}) {
            QVERIFY(world.receive(issued).ok()); // a ticket that exists is never refused
            QVERIFY(!world.now_is.hall.ticket(issued.ticket)->slot);
            QCOMPARE(world.booked().state, BookingState::booked);
        }
    }

    void the_slot_before_it_was_moved_counts()
    {
        World world;
        world.apply(BookingMoved{booking, half_past_ten + Minutes{15}});
        QVERIFY(world.receive(World::ticket("T1", 900, half_past_ten)).ok());
        QVERIFY(world.stands("T1").slot == half_past_ten);
    }

    void two_kiosks_out_of_touch_both_keep_the_slot_in_either_order()
    {
        World one, two;
        const TicketIssued first = World::ticket("T1", 900, half_past_ten), second = World::ticket("T2", 901, half_past_ten);
        QVERIFY(one.receive(first).ok() && one.receive(second).ok() && two.receive(second).ok() && two.receive(first).ok());
        QVERIFY(one.now_is == two.now_is);
        QCOMPARE(one.booked().tickets.size(), std::size_t{2});
    }

    void while_there_is_a_link_no_second_ticket_is_born()
    {
        World world;
        QVERIFY(world.run(world.wish("T1")).ok());
        QVERIFY(world.receive(World::ticket("T1", 1, half_past_ten)).ok());
        QVERIFY(world.run(world.wish("T1")).ok()); // asked again: the same grant
        QCOMPARE(world.run(world.wish("T2")).error(), Refusal::booking_used);
    }

    void while_one_kiosk_gives_the_ticket_no_other_one_gets_a_number()
    {
        const DeviceId other{"kiosk-2"};
        World world;
        const auto granted = world.run(World::wish("T1"));
        QVERIFY(granted && std::get<NumberGranted>(granted->front()).booking == booking);
        QCOMPARE(world.run(World::wish("T2", other)).error(), Refusal::booking_used);
        QVERIFY(world.run(World::wish("T1")).ok()); // asked again: the same grant
        // The program of the first was killed before its ticket was on the disk; it asks anew.
        QVERIFY(world.run(World::wish("T3")).ok());
        QVERIFY(*BookingBook::from(world.now_is.bookings.image()) == world.now_is.bookings);
        // Nobody has heard of its ticket for half a minute: the visitor is not sent away for ever.
        world.now += BookingBook::claim_holds - Millis{1};
        QCOMPARE(world.run(World::wish("T4", other)).error(), Refusal::booking_used);
        world.now += Millis{1};
        QVERIFY(world.run(World::wish("T5", other)).ok());
        QVERIFY(world.receive(World::ticket("T3", 900, world.now)).ok());
        QVERIFY(world.now_is.bookings.image().claims.empty());
    }

    void a_clock_that_is_put_right_keeps_the_ticket_under_way()
    {
        World world;
        const Minutes wrong{-60};
        world.now += wrong;
        QVERIFY(world.run(World::wish("T1")).ok());
        world.now -= wrong;
        world.apply(TimeCorrected{-wrong, monday_nine + wrong});
        QCOMPARE(world.run(World::wish("T2", {"kiosk-2"})).error(), Refusal::booking_used);
    }

    void a_number_for_a_booking_that_nobody_knows_holds_nothing()
    {
        World world;
        GrantNumber wish = World::wish("T1");
        wish.booking = BookingId{"9999999999999"};
        const auto granted = world.run(wish);
        QVERIFY(granted && !std::get<NumberGranted>(granted->front()).booking);
    }

    void a_booking_that_is_off_or_over_gets_no_number()
    {
        World cancelled;
        cancelled.apply(BookingCancelled{booking, CancelledBy::closure});
        QCOMPARE(cancelled.run(cancelled.wish("T1")).error(), Refusal::booking_cancelled);
        World late;
        late.now = half_past_ten + Minutes{11};
        QCOMPARE(late.run(late.wish("T1")).error(), Refusal::booking_late);
    }

    void who_has_booked_gets_a_number_before_the_hall_opens()
    {
        World world;
        world.now = monday_nine - Minutes{20};
        GrantNumber wish = world.wish("T1");
        QVERIFY(world.run(wish).ok());
        wish.request = "T2";
        wish.booking = BookingId{"9999999999999"}; // nobody knows it: as anybody who comes
        QCOMPARE(world.run(wish).error(), Refusal::service_closed);
        wish.booking.reset();
        QCOMPARE(world.run(wish).error(), Refusal::service_closed);
    }

    void who_does_not_come_is_missed_by_the_clock()
    {
        World world;
        world.now = half_past_ten + Minutes{10};
        QVERIFY(world.run(Tick{})->empty());
        world.now += Millis{1};
        QVERIFY(*world.run(Tick{}) == (std::vector<Event>{BookingMissed{booking}}));
        QCOMPARE(world.booked().state, BookingState::missed);
        QVERIFY(world.run(Tick{})->empty());
        // A kiosk that was out of touch sends the ticket of somebody who came in time.
        QVERIFY(world.receive(World::ticket("T1", 900, half_past_ten)).ok());
        QCOMPARE(world.booked().state, BookingState::checked_in);
    }

    void who_was_missed_by_a_wrong_clock_alone_is_expected_again()
    {
        World world;
        world.now = half_past_ten + std::chrono::hours{24};
        QVERIFY(world.run(Tick{}).ok());
        QCOMPARE(world.booked().state, BookingState::missed);
        world.now = monday_nine;
        world.apply(TimeCorrected{-std::chrono::hours{25} - Minutes{30}, half_past_ten + std::chrono::hours{24}});
        QCOMPARE(world.booked().state, BookingState::booked);
        QVERIFY(world.run(World::wish("T1")).ok());
        // Whose time has gone by in the right time too stays missed.
        world.now = half_past_ten + Minutes{30};
        QVERIFY(world.run(Tick{}).ok());
        world.now -= Minutes{5};
        world.apply(TimeCorrected{-Minutes{5}, half_past_ten});
        QCOMPARE(world.booked().state, BookingState::missed);
    }

    void a_day_that_ends_tells_of_none_that_it_takes_away()
    {
        World world;
        Booking old;
        old.id = {"0000000000002"};
        old.slot = half_past_ten - std::chrono::days{1}; // of a list of yesterday, taken in today
        old.service = decl;
        QVERIFY(world.receive(World::ticket("T1", 900, half_past_ten)).ok());
        world.apply(BookingMade{old});
        world.now = monday_nine + std::chrono::days{1};
        const auto ended = world.run(Tick{}); // throws where it tells of one that the day's end has taken away
        QVERIFY(ended && std::any_of(ended->begin(), ended->end(), [](const Event &event) { return std::holds_alternative<DayClosed>(event); }));
        QVERIFY(world.run(Tick{}).ok());
    }

    void bookings_are_forgotten_a_day_after_theirs()
    {
        World world;
        QVERIFY(world.receive(World::ticket("T1", 900, half_past_ten)).ok());
        world.apply(DayClosed{monday});
        QVERIFY(world.now_is.bookings.booking(booking) != nullptr);
        world.now += std::chrono::days{1};
        world.apply(WindowTaken{1, staff(1)});
        world.apply(DayClosed{monday + std::chrono::days{1}});
        QVERIFY(world.now_is.bookings.booking(booking) == nullptr);
    }
};

QTEST_APPLESS_MAIN(TestInspectorate)
#include "tst_inspectorate.moc"
