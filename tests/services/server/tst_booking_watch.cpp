// SPDX-License-Identifier: GPL-3.0-or-later
// What staff are told of bookings before the day.
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
        QVERIFY((told.crowded == CrowdedTime{core::test::monday, 720, 3, 2, 1}));
        QVERIFY(booking_news(small_site(), book, at(core::test::monday, core::Minutes{749})).crowded);
        QVERIFY(!booking_news(small_site(), book, at(core::test::monday, core::Minutes{750})).crowded);
        QVERIFY(!booking_news(small_site(), booked(2, core::test::monday, noon), at(core::test::monday, nine)).crowded);
    }

    void tomorrows_is_told_from_noon_on()
    {
        const core::BookingBook book = booked(3, tuesday, nine);
        QVERIFY(!booking_news(small_site(), book, at(core::test::monday, noon - core::Minutes{1})).crowded);
        QVERIFY(booking_news(small_site(), book, at(core::test::monday, noon)).crowded->day == tuesday);
    }

    void what_lies_outside_the_hours_is_counted()
    {
        QCOMPARE(booking_news(small_site(), booked(2, tuesday, core::Minutes{8 * 60}), at(core::test::monday, nine)).outside, 2);
    }

    void nothing_is_worked_out_twice()
    {
        SmallHall world;
        core::BookingBook book = booked(3, tuesday, nine);
        server::BookingWatch watch;
        for (int second = 0; second < 60; ++second)
            QVERIFY(watch.look(world.hall, book, at(core::test::monday, noon) + std::chrono::seconds{second}).crowded);
        QCOMPARE(watch.worked_out(), 1);
        book.apply(*book.cancel({"B0"}, core::CancelledBy::closure));
        QVERIFY(!watch.look(world.hall, book, at(core::test::monday, noon)).crowded);
        world.apply(core::SiteSaved{small_site()});
        watch.look(world.hall, book, at(core::test::monday, noon));
        watch.look(world.hall, book, at(core::test::monday, noon + core::Minutes{30}));
        QCOMPARE(watch.worked_out(), 4);
    }
};

QTEST_APPLESS_MAIN(TestBookingWatch)
#include "tst_booking_watch.moc"
