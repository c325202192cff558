// SPDX-License-Identifier: GPL-3.0-or-later
// A book as plain values, by a clock that is put right, and after days that are over.
#include "one_booking.h"

#include <QTest>

using namespace talon::core;
using namespace talon::core::test;

class TestBookingImage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void an_image_is_the_book()
    {
        BookingBook book = with_one();
        book.apply(*book.move(first, half_past_ten + Minutes{15}));
        book.apply(*book.make(at(BookingId{"0000000000002"}, half_past_ten)));
        book.check_in(first, ticket);
        QVERIFY(*BookingBook::from(book.image()) == book);
        BookingBookImage twice = book.image();
        twice.bookings.push_back(twice.bookings.front());
        QVERIFY(!BookingBook::from(twice).ok());
        BookingBookImage stray = book.image();
        stray.earlier_slots.push_back({BookingId{"9999999999999"}, half_past_ten});
        QVERIFY(!BookingBook::from(stray).ok());
    }

    void a_clock_that_is_put_right_moves_what_staff_allowed_by_it()
    {
        const Instant then = half_past_ten + Minutes{20};
        const auto allowed = [&] {
            BookingBook book = with_one();
            book.apply(*book.reinstate(first, then + Minutes{60}, {"transport"}), then);
            return book;
        };
        // Three hours behind since noon: the hour that was given lasts an hour by the right clock too.
        BookingBook behind = allowed();
        behind.correct_time(Minutes{180}, then - Minutes{5}, then + Minutes{190});
        QVERIFY(behind.booking(first)->reinstated_until == then + Minutes{240});
        QVERIFY(behind.missed({}, then + Minutes{240}).empty() && !behind.missed({}, then + Minutes{241}).empty());
        QVERIFY(*BookingBook::from(behind.image()) == behind);
        // Ahead: by what lies in the future now it is known to be of the wrong clock, also where nobody knows since when that was wrong.
        BookingBook ahead = allowed();
        ahead.correct_time(-Minutes{180}, then + Minutes{10}, then - Minutes{170});
        QVERIFY(ahead.booking(first)->reinstated_until == then - Minutes{120});
        BookingBook before = allowed();
        before.correct_time(Minutes{180}, then + Minutes{10}, then + Minutes{200});
        QVERIFY(before.booking(first)->reinstated_until == then + Minutes{60}); // it was right then
    }

    void a_day_that_a_wrong_clock_had_closed_is_not_counted_twice()
    {
        BookingBook book;
        const Day day = local_day(half_past_ten, moscow);
        const auto list = [&] {
            for (int i = 0; i < 4; ++i)
                book.apply(BookingMade{at(BookingId{"B" + std::to_string(i)}, half_past_ten)});
        };
        list();
        book.check_in(BookingId{"B0"}, ticket);
        book.forget_before(day + std::chrono::days{1}, moscow);
        list(); // taken in again when the clock was right
        book.check_in(BookingId{"B1"}, other_ticket);
        book.apply(*book.cancel(BookingId{"B2"}, CancelledBy::import));
        book.forget_before(day + std::chrono::days{1}, moscow);
        QVERIFY((book.past() == std::map<Day, PastDay>{{day, {4, 2, 1}}}));
    }

    void a_day_that_is_forgotten_leaves_its_sums_for_some_weeks()
    {
        BookingBook book;
        for (int i = 0; i < 4; ++i)
            book.apply(BookingMade{at(BookingId{"B" + std::to_string(i)}, half_past_ten)});
        book.check_in(BookingId{"B0"}, ticket);
        book.apply(*book.cancel(BookingId{"B1"}, CancelledBy::import));
        const Day day = local_day(half_past_ten, moscow);
        book.forget_before(day + std::chrono::days{1}, moscow);
        QVERIFY((book.past() == std::map<Day, PastDay>{{day, {3, 1, 1}}}));
        QVERIFY(*BookingBook::from(book.image()) == book);
        BookingBookImage twice = book.image();
        twice.past.push_back(twice.past.front());
        QVERIFY(!BookingBook::from(twice).ok());
        for (int later = 1; later <= static_cast<int>(max_past_days); ++later) {
            book.apply(BookingMade{at(BookingId{"L" + std::to_string(later)}, half_past_ten + std::chrono::days{later})});
            book.forget_before(day + std::chrono::days{later + 1}, moscow);
        }
        QCOMPARE(book.past().size(), max_past_days);
        QVERIFY(!book.past().contains(day));
    }

    void a_claim_is_of_a_booking_that_is_known()
    {
        BookingBookImage image = with_one().image();
        image.claims = {{first, {"kiosk-1"}, half_past_ten}};
        QVERIFY(BookingBook::from(image)->claimed_by_another(first, {"kiosk-2"}, half_past_ten));
        image.claims.push_back(image.claims.front());
        QVERIFY(!BookingBook::from(image).ok());
        image.claims = {{BookingId{"9999999999999"}, {"kiosk-1"}, half_past_ten}};
        QVERIFY(!BookingBook::from(image).ok());
    }
};

QTEST_APPLESS_MAIN(TestBookingImage)
#include "tst_booking_image.moc"
