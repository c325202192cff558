// SPDX-License-Identifier: GPL-3.0-or-later
// What staff are told of bookings before the day.
#include "core/booking/booking_list.h"
#include "server/watch/booking_watch.h"
#include "tests/services/core/small_hall.h"

#include <QTest>

using namespace talon;
using namespace talon::core::test;
using server::booking_news;
using server::CrowdedTime;

namespace {

constexpr core::Minutes nine{540}, noon{720};
const core::Day tuesday = core::test::monday + std::chrono::days{1};

/// So many bookings of «decl», which two windows take, at that local time.
core::BookingBook booked(int count, core::Day day, core::Minutes at)
{
    core::BookingBook book;
    for (int i = 0; i < count; ++i) {
        core::Booking booking;
        booking.id = {"B" + std::to_string(i)};
        booking.slot = core::day_start(day, core::Minutes{180}) + at;
        booking.service = decl;
        book.apply(core::BookingMade{booking});
    }
    return book;
}

core::Instant at(core::Day day, core::Minutes minute) { return core::day_start(day, core::Minutes{180}) + minute; }

} // namespace

class TestBookingWatch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void todays_crowd_is_told_until_it_is_over()
    {
        const core::BookingBook book = booked(3, core::test::monday, noon);
        const auto told = booking_news(small_site(), book, at(core::test::monday, core::Minutes{1}));
        QVERIFY((told.crowded == std::vector{CrowdedTime{core::test::monday, 720, 3, 2, 1}}));
        QVERIFY(!booking_news(small_site(), book, at(core::test::monday, core::Minutes{749})).crowded.empty());
        QVERIFY(booking_news(small_site(), book, at(core::test::monday, core::Minutes{750})).crowded.empty());
        QVERIFY(booking_news(small_site(), booked(2, core::test::monday, noon), at(core::test::monday, nine)).crowded.empty());
    }

    void mondays_crowd_is_told_on_friday_and_todays_hides_it_not()
    {
        const core::Day friday = core::test::monday + std::chrono::days{4}, next_monday = core::test::monday + std::chrono::days{7};
        core::BookingBook book = booked(3, next_monday, nine);
        QVERIFY(server::next_day(small_site(), book, friday) == next_monday);
        auto told = booking_news(small_site(), book, at(friday, nine)).crowded;
        QVERIFY(told.size() == 1 && told[0].day == next_monday);
        for (const core::Booking &each : booked(3, friday, noon).image().bookings) {
            core::Booking another = each;
            another.id.value += "-today";
            book.apply(core::BookingMade{another});
        }
        told = booking_news(small_site(), book, at(friday, nine)).crowded;
        QVERIFY(told.size() == 2 && told[0].day == friday && told[1].day == next_monday);
        // It is the next day alone: of Tuesday there is time to speak on Monday.
        QVERIFY(booking_news(small_site(), booked(3, tuesday, nine), at(core::test::monday - std::chrono::days{3}, nine)).crowded.empty());
    }

    void a_day_without_hours_and_with_bookings_is_the_next_one_too()
    {
        const core::Day friday = core::test::monday + std::chrono::days{4}, saturday = friday + std::chrono::days{1};
        QVERIFY(server::next_day(small_site(), booked(1, saturday, nine), friday) == saturday);
        core::Site closed = small_site();
        for (core::Day day = friday; day <= friday + core::list_ahead; day += std::chrono::days{1})
            closed.days[day] = {{}, {}};
        QVERIFY(!server::next_day(closed, {}, friday));
    }

    void what_lies_outside_the_hours_is_counted()
    {
        QCOMPARE(booking_news(small_site(), booked(2, tuesday, core::Minutes{8 * 60}), at(core::test::monday, nine)).outside, 2);
    }

    void which_days_a_list_has_brought_bookings_of_is_told()
    {
        core::BookingBook book = booked(1, tuesday, nine);
        book.apply(*book.cancel({"B0"}, core::CancelledBy::import));
        core::Booking own;
        own.id = {"own"};
        own.slot = at(core::test::monday, nine);
        own.service = decl;
        own.source = core::BookingSource::desk;
        book.apply(core::BookingMade{own});
        QVERIFY((booking_news(small_site(), book, at(core::test::monday, nine)).listed == std::set{tuesday}));
    }

    void nothing_is_worked_out_twice()
    {
        SmallHall world;
        core::BookingBook book = booked(3, tuesday, nine);
        server::BookingWatch watch;
        for (int second = 0; second < 60; ++second)
            QVERIFY(!watch.look(world.hall, book, at(core::test::monday, noon) + std::chrono::seconds{second}).crowded.empty());
        QCOMPARE(watch.worked_out(), 1);
        book.apply(*book.cancel({"B0"}, core::CancelledBy::closure));
        QVERIFY(watch.look(world.hall, book, at(core::test::monday, noon)).crowded.empty());
        world.apply(core::SiteSaved{small_site()});
        watch.look(world.hall, book, at(core::test::monday, noon));
        watch.look(world.hall, book, at(core::test::monday, noon + core::Minutes{30}));
        QCOMPARE(watch.worked_out(), 4);
    }
};

QTEST_APPLESS_MAIN(TestBookingWatch)
#include "tst_booking_watch.moc"
