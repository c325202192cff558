// SPDX-License-Identifier: GPL-3.0-or-later
// Bookings that were joined to the wrong ticket, and visitors whom we have kept ourselves.
#include "booked_world.h"

#include <QTest>

using namespace talon::core;
using namespace talon::core::test;
using World = BookedWorld;

class TestBookingPart : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void what_was_joined_wrongly_is_parted_and_the_booking_is_open_again()
    {
        World world;
        world.now = half_past_ten;
        world.walks_in("T1", 900);
        world.walks_in("T2", 901);
        const Ticket before = world.stands("T1");
        QCOMPARE(world.part("T1").error(), Refusal::wrong_state); // it has no such ticket
        QVERIFY(world.join("T1").ok());
        QCOMPARE(world.part("T1", "").error(), Refusal::reason_missing);
        QCOMPARE(world.part("T1", "health").error(), Refusal::reason_unknown);
        QCOMPARE(world.part("T9").error(), Refusal::unknown_ticket);
        QCOMPARE(world.now_is.part({"9999999999999"}, {"T1"}, {"other"}).error(), Refusal::unknown_booking);
        QVERIFY(*world.part("T1") == (std::vector<Event>{BookingParted{booking, {"T1"}, {"mistaken"}}}));
        QVERIFY(world.stands("T1") == before);
        QVERIFY(world.booked().state == BookingState::booked && world.booked().tickets.empty() && world.booked().parted == std::vector<TicketId>{{"T1"}});
        // Its own visitor has it now, at the desk or at a kiosk; and who was parted from it may have another, or this one after all.
        QVERIFY(world.join("T2").ok());
        QVERIFY(world.part("T2", "claimed").ok());
        QVERIFY(world.join("T1").ok() && world.booked().parted == std::vector<TicketId>{{"T2"}});
    }

    void what_was_joined_wrongly_is_parted_also_when_the_wrong_visitor_has_gone()
    {
        World world;
        world.now = half_past_ten - Minutes{20};
        QVERIFY(world.receive(World::ticket("T1", 1, world.now)).ok());
        world.now = half_past_ten;
        world.called("T1");
        QVERIFY(world.run(StartServing{{"T1"}, staff(1)}).ok() && world.run(Finish{{"T1"}, staff(1)}).ok());
        Ticket as_it_was = world.stands("T1");
        QCOMPARE(world.run(World::wish("T2")).error(), Refusal::booking_used);
        QVERIFY(world.part("T1", "claimed").ok());
        as_it_was.has_booking = false;
        QVERIFY(world.stands("T1") == as_it_was); // the slot too: of who was served the figures stay
        QCOMPARE(world.booked().state, BookingState::booked);
        QVERIFY(world.run(World::wish("T2")).ok());
        // A no-show may come back, and then not in the place of the booking's own visitor.
        World gone;
        gone.now = half_past_ten;
        QVERIFY(gone.receive(World::ticket("T1", 1, gone.now)).ok());
        gone.called("T1");
        QVERIFY(gone.run(MarkNoShow{{"T1"}, staff(1)}).ok());
        QVERIFY(gone.part("T1").ok() && !gone.stands("T1").slot && gone.stands("T1").state == TicketState::no_show);
        // Of a day that is over nothing is changed any more.
        World over;
        over.now = half_past_ten;
        QVERIFY(over.receive(World::ticket("T1", 1, over.now)).ok());
        over.apply(DayClosed{monday});
        QCOMPARE(over.part("T1").error(), Refusal::wrong_state);
    }

    void whom_we_have_sent_away_ourselves_has_the_slots_place_however_late()
    {
        const auto due_after = [](auto how) {
            World world;
            world.now = half_past_ten - Minutes{5};
            how(world);
            world.now = half_past_ten + Minutes{16};
            static_cast<void>(world.receive(World::ticket("T2", 2, world.now)));
            return world.stands("T2").due;
        };
        const auto takes = [](const char *reason) {
            return [reason](World &world) {
                world.now = half_past_ten + Minutes{15};
                QVERIFY(world.reinstate(reason).ok());
            };
        };
        QVERIFY(due_after(takes("transport")) == half_past_ten + Minutes{16});
        QVERIFY(due_after(takes("ours")) == half_past_ten);
        // Somebody else had the ticket: its holder came in time and was told so.
        const auto was_taken = [](World &world) {
            world.walks_in("T1", 900);
            QVERIFY(world.join("T1").ok() && world.part("T1", "claimed").ok());
            world.now = half_past_ten + Minutes{15};
            QVERIFY(world.reinstate("other").ok());
        };
        QVERIFY(due_after(was_taken) == half_past_ten);
        // At the desk too.
        World joined;
        joined.now = half_past_ten + Minutes{15};
        joined.walks_in("T1", 900);
        QVERIFY(joined.join("T1", "ours").ok() && joined.stands("T1").due == half_past_ten);
        // Of another time it is another matter.
        World moved;
        moved.apply(BookingReinstated{booking, half_past_ten, {"ours"}});
        QVERIFY(moved.booked().on_us);
        moved.apply(BookingMoved{booking, half_past_ten + Minutes{30}});
        QVERIFY(!moved.booked().on_us);
    }

    void a_clock_that_is_put_right_gives_each_the_place_of_the_right_time()
    {
        const auto due_after = [](Minutes late, Minutes by, const char *reason) {
            World world;
            world.now = half_past_ten + late;
            if (late > small_site().rules.booked_late)
                static_cast<void>(world.reinstate(reason));
            static_cast<void>(world.receive(World::ticket("T1", 1, world.now)));
            const Instant since = world.now - Minutes{1};
            world.now += by + Minutes{1};
            world.apply(TimeCorrected{by, since});
            return world.stands("T1").due;
        };
        QVERIFY(due_after(Minutes{15}, Minutes{10}, "transport") == half_past_ten + Minutes{25});
        QVERIFY(due_after(Minutes{15}, -Minutes{10}, "transport") == half_past_ten); // in time after all
        QVERIFY(due_after(Minutes{15}, Minutes{10}, "ours") == half_past_ten);
        QVERIFY(due_after(Minutes{5}, Minutes{10}, "") == half_past_ten + Minutes{15});
        QVERIFY(due_after(Minutes{5}, -Minutes{10}, "") == half_past_ten);
    }

    void a_check_in_of_a_kiosk_is_parted_too_in_the_queue_and_in_hand()
    {
        World world;
        world.now = half_past_ten - Minutes{20};
        QVERIFY(world.receive(World::ticket("T1", 1, world.now)).ok());
        QVERIFY(world.stands("T1").slot == half_past_ten);
        world.walks_in("T2", 901);
        QVERIFY(world.part("T1").ok());
        const Ticket &ticket = world.stands("T1");
        QVERIFY(!ticket.slot && ticket.due == ticket.arrival + world.now_is.hall.site().visitor_class(ordinary)->norm);
        QVERIFY(world.run(World::wish("T3")).ok()); // another kiosk gives the true visitor's
        QVERIFY(world.now_is.hall.waiting().waiting_total() == 2);
        world.called("T1");
        QCOMPARE(world.stands("T1").state, TicketState::called);
        World in_hand;
        in_hand.now = half_past_ten;
        QVERIFY(in_hand.receive(World::ticket("T1", 1, in_hand.now)).ok());
        in_hand.called("T1");
        QVERIFY(in_hand.part("T1").ok() && in_hand.stands("T1").state == TicketState::called && !in_hand.stands("T1").slot);
        // What was cancelled meanwhile is cancelled again.
        World cancelled;
        cancelled.apply(BookingCancelled{booking, CancelledBy::closure});
        QVERIFY(cancelled.receive(World::ticket("T1", 1, cancelled.now)).ok());
        QCOMPARE(cancelled.booked().state, BookingState::checked_in);
        QVERIFY(cancelled.part("T1").ok());
        QCOMPARE(cancelled.booked().state, BookingState::cancelled);
    }
};

QTEST_APPLESS_MAIN(TestBookingPart)
#include "tst_booking_part.moc"
