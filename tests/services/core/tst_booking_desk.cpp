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

    void a_ticket_in_hand_is_joined_too_and_one_that_is_over_is_not()
    {
        World world;
        world.walks_in("T1", 900);
        QVERIFY(world.run(TakeWindow{1, staff(1)}).ok() && world.run(CallNext{1, staff(1)}).ok() && world.run(StartServing{{"T1"}, staff(1)}).ok());
        QVERIFY(world.join("T1").ok());
        QVERIFY(world.stands("T1").state == TicketState::serving && world.stands("T1").slot == half_past_ten);
        World over;
        over.walks_in("T1", 900);
        QVERIFY(over.run(Leave{{"T1"}}).ok());
        QCOMPARE(over.join("T1").error(), Refusal::wrong_state);
        QCOMPARE(over.join("T9").error(), Refusal::unknown_ticket);
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
        QCOMPARE(other_day.now_is.join({"9999999999999"}, {"T1"}, "", other_day.now).error(), Refusal::unknown_booking);
    }

    void who_took_the_ticket_too_late_is_joined_with_a_reason_alone()
    {
        World in_time;
        in_time.now = half_past_ten + Minutes{10};
        in_time.walks_in("T1", 900);
        in_time.now += Minutes{20}; // found by staff when the slot is long past: what counts is when the visitor came
        QVERIFY(in_time.run(Tick{}).ok());
        QVERIFY(in_time.join("T1").ok());
        World late;
        late.now = half_past_ten + Minutes{11};
        late.walks_in("T1", 900);
        QCOMPARE(late.join("T1").error(), Refusal::booking_late);
        QCOMPARE(late.join("T1", std::string(max_booking_reason + 1, 'x')).error(), Refusal::booking_late);
        const auto joined = late.join("T1", "Автобус опоздал");
        QVERIFY(joined && joined->size() == 2 && std::get<BookingReinstated>(joined->front()).reason == "Автобус опоздал");
        QVERIFY(late.stands("T1").slot == half_past_ten);
    }

    void a_late_visitor_is_taken_with_a_reason_and_then_checks_in()
    {
        World world;
        QCOMPARE(world.reinstate("Поезд опоздал").error(), Refusal::booking_not_late);
        world.now = half_past_ten + Minutes{11};
        QVERIFY(world.run(Tick{}).ok());
        QCOMPARE(world.run(World::wish("T1")).error(), Refusal::booking_late);
        QCOMPARE(world.reinstate("").error(), Refusal::reason_missing);
        QCOMPARE(world.reinstate(std::string(max_booking_reason + 1, 'x')).error(), Refusal::reason_missing);
        QVERIFY(*world.reinstate("Поезд опоздал") == (std::vector<Event>{BookingReinstated{booking, world.now + Inspectorate::reinstated_for, "Поезд опоздал"}}));
        QCOMPARE(world.reinstate("Ещё раз").error(), Refusal::booking_not_late);
        world.now += Inspectorate::reinstated_for;
        QVERIFY(world.run(Tick{})->empty());
        QVERIFY(world.run(World::wish("T1")).ok());
        QVERIFY(world.receive(World::ticket("T1", 1, world.now)).ok());
        QVERIFY(world.stands("T1").slot == half_past_ten); // the slot is given back
        QCOMPARE(world.reinstate("Ещё раз").error(), Refusal::booking_used);
    }
};

QTEST_APPLESS_MAIN(TestBookingDesk)
#include "tst_booking_desk.moc"
