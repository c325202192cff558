// SPDX-License-Identifier: GPL-3.0-or-later
// What staff do for somebody who has booked: a booking joined to a ticket that was taken without it, and a late visitor taken with a reason.
#include "booked_world.h"

#include <QTest>

using namespace talon::core;
using namespace talon::core::test;
using World = BookedWorld;

class TestBookingDesk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_booking_is_joined_to_the_ticket_that_was_taken_without_it()
    {
        World world;
        world.now = half_past_ten - Minutes{5};
        world.walks_in("T1", 900);
        world.walks_in("T2", 901);
        QVERIFY(*world.join("T2") == (std::vector<Event>{BookingJoined{booking, {"T2"}, half_past_ten}}));
        QVERIFY(world.stands("T2").slot == half_past_ten && world.stands("T2").due == half_past_ten);
        QCOMPARE(world.booked().state, BookingState::checked_in);
        QVERIFY(world.booked().tickets == std::vector<TicketId>{{"T2"}});
        // One place, not two: no kiosk gives another, nobody joins it to another, and no tick misses its visitor.
        QCOMPARE(world.run(World::wish("T3")).error(), Refusal::booking_used);
        QCOMPARE(world.join("T1").error(), Refusal::booking_used);
        QCOMPARE(world.join("T2").error(), Refusal::ticket_booked);
        world.now = half_past_ten + Minutes{11};
        QVERIFY(world.run(Tick{})->empty());
    }

    void a_joined_ticket_is_called_as_one_that_checked_in()
    {
        World world;
        world.now = half_past_ten;
        for (int i = 0; i < 3; ++i)
            world.walks_in(("T" + std::to_string(i)).c_str(), 900 + i);
        QVERIFY(world.join("T2").ok());
        world.now = half_past_ten + Minutes{10};
        QVERIFY(world.run(TakeWindow{1, staff(1)}).ok());
        QVERIFY(std::get<TicketCalled>(world.run(CallNext{1, staff(1)})->front()).ticket == TicketId{"T2"});
    }

    void nobody_is_thrown_back_by_a_slot_and_nobody_loses_the_promise()
    {
        const Minutes first_after = small_site().rules.booked_first_after;
        for (const bool parked : {false, true}) {
            World world;
            world.walks_in("T1", 900); // at nine, due a quarter of an hour later
            if (parked)
                QVERIFY(world.run(Park{{"T1"}, staff(1), std::nullopt}).ok());
            const Ticket before = world.stands("T1");
            for (const Instant early : {monday_nine, half_past_ten - Minutes{5}, half_past_ten + first_after - Millis{1}}) {
                world.now = early; // also when it may be called already: until the booked go first it is called before
                QCOMPARE(world.join("T1").error(), Refusal::booking_early);
                QVERIFY(world.now_is.joinable_from(world.stands("T1"), world.booked()) == half_past_ten + first_after);
                QVERIFY(world.stands("T1") == before && world.booked().state == BookingState::booked);
            }
            world.now = half_past_ten + first_after;
            QVERIFY(*world.join("T1") == (std::vector<Event>{BookingJoined{booking, {"T1"}, half_past_ten}}));
            QVERIFY(world.stands("T1").slot == half_past_ten && world.stands("T1").due == half_past_ten && world.stands("T1").has_booking);
            world.books({"0000000000002"}, half_past_ten + Minutes{15});
            QCOMPARE(world.join("T1", "", {"0000000000002"}).error(), Refusal::ticket_booked);
        }
        // Whose turn comes no earlier than the slot gains by it at once.
        World near;
        near.now = half_past_ten - small_site().visitor_class(ordinary)->norm;
        near.walks_in("T1", 900);
        QVERIFY(!near.now_is.joinable_from(near.stands("T1"), near.booked()));
        QVERIFY(near.join("T1").ok() && near.stands("T1").slot == half_past_ten);
        World just;
        just.now = half_past_ten - small_site().visitor_class(ordinary)->norm - Millis{1};
        just.walks_in("T1", 900);
        QCOMPARE(just.join("T1").error(), Refusal::booking_early);
    }

    void a_ticket_in_hand_is_joined_by_its_own_window_alone()
    {
        World world;
        world.now = half_past_ten;
        world.walks_in("T1", 900);
        world.called("T1");
        QCOMPARE(world.now_is.join({booking, {"T1"}, {}, staff(2), false}, world.now).error(), Refusal::window_not_yours);
        QVERIFY(world.join("T1").ok() && world.stands("T1").has_booking && !world.stands("T1").slot);
        // One that waits is anybody's.
        World waits;
        waits.now = half_past_ten;
        waits.walks_in("T1", 900);
        QVERIFY(waits.now_is.join({booking, {"T1"}, {}, staff(2), false}, waits.now).ok());
    }

    void a_ticket_in_hand_keeps_what_it_has_waited_and_one_that_is_over_is_not_joined()
    {
        World world;
        world.now = half_past_ten - Minutes{60};
        world.walks_in("T1", 900);
        world.now = half_past_ten;
        world.called("T1");
        QCOMPARE(world.stands("T1").state, TicketState::called);
        const Millis waited = time_in(world.stands("T1"), TicketState::waiting, world.now);
        QVERIFY(*world.join("T1") == (std::vector<Event>{BookingJoined{booking, {"T1"}, std::nullopt}}));
        QVERIFY(waited == Minutes{60} && time_in(world.stands("T1"), TicketState::waiting, world.now) == waited);
        World over;
        over.walks_in("T1", 900);
        QVERIFY(over.run(Leave{{"T1"}}).ok());
        QCOMPARE(over.join("T1").error(), Refusal::wrong_state);
        QCOMPARE(over.join("T9").error(), Refusal::unknown_ticket);
    }

    void a_booking_of_another_service_is_joined_only_to_a_ticket_that_was_transferred()
    {
        const BookingId other{"0000000000002"};
        World world;
        world.now = half_past_ten;
        world.books(other, half_past_ten, debt);
        world.walks_in("T1", 900);
        QCOMPARE(world.join("T1", "", other).error(), Refusal::booking_other_service);
        world.called("T1");
        QVERIFY(world.run(StartServing{{"T1"}, staff(1)}).ok());
        QVERIFY(world.run(Transfer{{"T1"}, staff(1), debt, std::nullopt, std::nullopt}).ok());
        QVERIFY(world.join("T1").ok()); // what it was before the transfer
        World transferred;
        transferred.now = half_past_ten;
        transferred.books(other, half_past_ten, reg);
        transferred.walks_in("T1", 900);
        transferred.called("T1");
        QVERIFY(transferred.run(StartServing{{"T1"}, staff(1)}).ok());
        QVERIFY(transferred.run(Transfer{{"T1"}, staff(1), debt, std::nullopt, std::nullopt}).ok());
        QVERIFY(transferred.join("T1", "", other).ok());
    }

    void of_two_that_nobody_can_tell_apart_the_code_tells_which_it_is()
    {
        const BookingId other{"0000000000002"};
        World world;
        world.now = half_past_ten;
        world.walks_in("T1", 900);
        world.walks_in("T2", 901);
        world.books(other, half_past_ten);
        QCOMPARE(world.join("T1").error(), Refusal::booking_code_needed);
        QVERIFY(world.join("T1", "", booking, true).ok());
        QVERIFY(world.join("T2", "", other).ok()); // the other one has its ticket: there is one left
        World apart;
        apart.now = half_past_ten;
        apart.walks_in("T1", 900);
        apart.books(other, half_past_ten, debt);
        apart.books({"0000000000003"}, half_past_ten + Minutes{15});
        QVERIFY(apart.join("T1").ok());
    }

    void no_booking_is_joined_while_a_kiosk_gives_the_ticket_for_it()
    {
        World world;
        world.now = half_past_ten - Minutes{5};
        world.walks_in("T1", 900);
        QVERIFY(world.run(World::wish("T2")).ok());
        QCOMPARE(world.join("T1").error(), Refusal::booking_used);
        world.now += BookingBook::claim_holds;
        QVERIFY(world.join("T1").ok());
        World late;
        late.now = half_past_ten;
        QVERIFY(late.run(World::wish("T2")).ok());
        late.now += Minutes{11};
        late.apply(NumberGranted{monday, {Letter::A, 2}, kiosk, "T3", booking});
        QCOMPARE(late.reinstate("transport").error(), Refusal::booking_used);
    }

    void why_a_booking_is_not_joined_is_told()
    {
        World cancelled;
        cancelled.apply(BookingCancelled{booking, CancelledBy::closure});
        cancelled.walks_in("T1", 900);
        QCOMPARE(cancelled.join("T1").error(), Refusal::booking_cancelled);
        World other_day;
        other_day.apply(BookingMoved{booking, half_past_ten + std::chrono::days{1}});
        other_day.walks_in("T1", 900);
        QCOMPARE(other_day.join("T1").error(), Refusal::booking_other_day);
        QCOMPARE(other_day.join("T1", "", {"9999999999999"}).error(), Refusal::unknown_booking);
    }

    void who_took_the_ticket_too_late_is_joined_with_a_reason_alone()
    {
        World in_time;
        in_time.now = half_past_ten + Minutes{10};
        in_time.walks_in("T1", 900);
        in_time.now += Minutes{20}; // found by staff when the slot is long past: what counts is when the visitor came
        QVERIFY(in_time.run(Tick{}).ok());
        QVERIFY(in_time.join("T1").ok() && in_time.stands("T1").due == half_past_ten);
        World late;
        late.now = half_past_ten + Minutes{11};
        late.walks_in("T1", 900);
        QCOMPARE(late.join("T1").error(), Refusal::booking_late);
        for (const char *unknown : {"health", "Автобус опоздал", "mistaken", "Transport"})
            QCOMPARE(late.join("T1", unknown).error(), Refusal::reason_unknown);
        const auto joined = late.join("T1", "transport");
        QVERIFY(joined && joined->size() == 2 && std::get<BookingReinstated>(joined->front()).reason == ReasonId{"transport"});
        // The slot for words and figures, the place by the arrival.
        QVERIFY(late.stands("T1").slot == half_past_ten && late.stands("T1").due == late.stands("T1").arrival);
    }

    void a_late_visitor_is_taken_with_a_reason_and_then_checks_in()
    {
        World world;
        QCOMPARE(world.reinstate("transport").error(), Refusal::booking_not_late);
        world.now = half_past_ten + Minutes{11};
        QVERIFY(world.run(Tick{}).ok());
        QCOMPARE(world.run(World::wish("T1")).error(), Refusal::booking_late);
        QCOMPARE(world.reinstate("").error(), Refusal::reason_missing);
        QCOMPARE(world.reinstate("health").error(), Refusal::reason_unknown);
        QVERIFY(*world.reinstate("ours") == (std::vector<Event>{BookingReinstated{booking, world.now + Inspectorate::reinstated_for, {"ours"}}}));
        QCOMPARE(world.reinstate("other").error(), Refusal::booking_not_late);
        world.now += Inspectorate::reinstated_for;
        QVERIFY(world.run(Tick{})->empty());
        QVERIFY(world.run(World::wish("T1")).ok());
        QVERIFY(world.receive(World::ticket("T1", 1, world.now)).ok());
        QVERIFY(world.stands("T1").slot == half_past_ten); // the slot is given back
        QCOMPARE(world.reinstate("other").error(), Refusal::booking_used);
    }

    void a_late_visitor_goes_before_nobody_who_came_in_time()
    {
        World world;
        const BookingId other{"0000000000002"};
        const Instant noon = half_past_ten + Minutes{90};
        world.books(other, noon);
        world.now = noon;
        TicketIssued in_time = World::ticket("T1", 1, noon, other);
        in_time.slot = noon;
        QVERIFY(world.receive(in_time).ok());
        world.now = noon + Minutes{9};
        QVERIFY(world.reinstate("transport").ok());
        QVERIFY(world.receive(World::ticket("T2", 2, world.now)).ok());
        world.walks_in("T3", 903);
        world.now = noon + Minutes{20};
        QVERIFY(world.run(TakeWindow{1, staff(1)}).ok());
        const auto next = [&] {
            const TicketId id = std::get<TicketCalled>(world.run(CallNext{1, staff(1)})->front()).ticket;
            static_cast<void>(world.run(MarkNoShow{id, staff(1)}));
            return id.value;
        };
        QCOMPARE(next(), std::string("T1"));
        QCOMPARE(next(), std::string("T2"));
        QCOMPARE(next(), std::string("T3"));
    }
};

QTEST_APPLESS_MAIN(TestBookingDesk)
#include "tst_booking_desk.moc"
