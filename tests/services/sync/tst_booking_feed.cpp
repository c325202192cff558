// SPDX-License-Identifier: GPL-3.0-or-later
// When ticket kiosks get a new list of bookings, and how often it is made.
#include "sync/booking_feed.h"
#include "tests/services/core/booked_world.h"

#include <QTest>

using namespace talon;
using namespace talon::core::test;

namespace {

struct World : BookedWorld {
    wire::CodeBook codes{{{monday, std::string(32, '5'), {{std::string(16, 'a'), booking, {}}}}}, {}, {}};
    std::uint64_t codes_revision = 0;
    core::Day today = monday;
    sync::BookingFeed feed;

    std::optional<wire::Bookings> look() { return feed.look(now_is, codes, codes_revision, today, now); }
    void pass(core::Millis time) { now += time; }
};

} // namespace

class TestBookingFeed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void the_first_list_goes_out_and_the_same_one_never_again()
    {
        World world;
        const auto list = world.look();
        QVERIFY(list && list->days.size() == 1 && list->days[0].lines.size() == 1);
        QVERIFY(list->days[0].lines[0].booking == booking && list->days[0].lines[0].code == std::string(16, 'a'));
        for (int second = 0; second < 60; ++second) {
            world.pass(std::chrono::seconds{1});
            QVERIFY(!world.look());
        }
        QCOMPARE(world.feed.made(), std::uint64_t{1});
    }

    void what_is_none_of_a_booking_makes_no_list()
    {
        World world;
        QVERIFY(world.look().has_value());
        world.pass(sync::BookingFeed::pause);
        world.walks_in("T1", 900);
        QVERIFY(!world.look());
        QCOMPARE(world.feed.made(), std::uint64_t{1});
    }

    void a_check_in_goes_out_after_the_pause()
    {
        World world;
        QVERIFY(world.look().has_value());
        QVERIFY(world.receive(World::ticket("T1", 900, world.now)).ok());
        world.pass(sync::BookingFeed::pause - core::Millis{1});
        QVERIFY(!world.look());
        world.pass(core::Millis{1});
        const auto list = world.look();
        QVERIFY(list && list->days[0].lines[0].state == core::BookingState::checked_in && list->days[0].lines[0].number == (core::TicketNumber{core::Letter::A, 900}));
    }

    void a_list_that_was_just_taken_in_waits_for_nothing()
    {
        World world;
        QVERIFY(world.look().has_value());
        world.apply(core::BookingMoved{booking, half_past_ten + core::Minutes{15}});
        QVERIFY(!world.look());
        world.feed.hurry();
        QVERIFY(world.look().has_value());
    }

    void a_clock_that_was_set_back_lengthens_no_pause()
    {
        World world;
        QVERIFY(world.look().has_value());
        world.apply(core::BookingMoved{booking, half_past_ten + core::Minutes{15}});
        world.pass(-std::chrono::hours{1});
        QVERIFY(world.look().has_value());
    }

    void new_codes_and_a_new_day_make_a_list()
    {
        World world;
        QVERIFY(world.look().has_value());
        world.pass(sync::BookingFeed::pause);
        world.codes.days[0].codes[0].digest = std::string(16, 'b');
        ++world.codes_revision;
        QVERIFY(world.look()->days[0].lines[0].code == std::string(16, 'b'));
        world.pass(sync::BookingFeed::pause);
        world.today += std::chrono::days{1};
        QVERIFY(world.look()->days.empty());
    }

    void codes_whose_bookings_are_not_there_yet_make_no_day()
    {
        World world;
        world.codes.days[0].codes[0].booking = {"9999999999999"};
        QVERIFY(!world.look());
    }

    void of_a_phone_kiosks_hear_only_where_its_visitor_is_expected()
    {
        World world;
        world.codes.days[0].codes[0].tails = "0a1b2c3d4e5f6071";
        QCOMPARE(world.look()->days[0].lines[0].tails, std::string("0a1b2c3d4e5f6071"));
        world.pass(sync::BookingFeed::pause);
        world.apply(core::BookingCancelled{booking, core::CancelledBy::closure});
        QVERIFY(world.look()->days[0].lines[0].tails.empty());
    }

    void a_ticket_that_was_parted_is_told_to_the_kiosk_that_gave_it()
    {
        World world;
        QVERIFY(world.receive(World::ticket("T1", 900, world.now)).ok());
        QVERIFY(world.part("T1").ok());
        const auto list = world.look();
        QVERIFY(list && list->days[0].lines[0].state == core::BookingState::booked && !list->days[0].lines[0].number);
        QVERIFY(list->days[0].lines[0].parted == std::vector<core::TicketId>{{"T1"}});
    }

    void a_late_visitor_whom_staff_take_is_told()
    {
        World world;
        world.now = half_past_ten + core::Minutes{30};
        QVERIFY(world.reinstate("transport").ok());
        QVERIFY(world.look()->days[0].lines[0].until == world.now + core::Inspectorate::reinstated_for);
    }
};

QTEST_APPLESS_MAIN(TestBookingFeed)
#include "tst_booking_feed.moc"
