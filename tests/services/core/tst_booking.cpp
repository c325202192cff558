// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/booking/booking.h"

#include <QTest>

using namespace talon::core;
using enum CheckInVerdict;

namespace {

constexpr UtcOffset moscow{180};
// Tuesday, 2 March 2027, 10:30 in Moscow.
constexpr Instant half_past_ten = Day{std::chrono::year{2027} / 3 / 2} + Minutes{7 * 60 + 30};

Booking at(Instant slot)
{
    Booking booking;
    booking.id = BookingId{"0123456789ABC"};
    booking.slot = slot;
    booking.service = ServiceId{"declarations"};
    return booking;
}

} // namespace

class TestBooking : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_visitor_may_check_in_all_day_until_ten_minutes_past()
    {
        const Booking booking = at(half_past_ten);
        const auto verdict = [&](Millis from_slot) { return check_in_verdict(booking, {}, moscow, half_past_ten + from_slot); };
        QCOMPARE(verdict(-Minutes{10 * 60 + 30}), welcome); // at midnight
        QCOMPARE(verdict(-Minutes{10 * 60 + 30} - Millis{1}), other_day);
        QCOMPARE(verdict(Minutes{10}), welcome);
        QCOMPARE(verdict(Minutes{10} + Millis{1}), late);
        QCOMPARE(verdict(Minutes{13 * 60 + 29}), late);
        QCOMPARE(verdict(Minutes{13 * 60 + 30}), other_day);
    }

    void a_site_may_open_check_in_late()
    {
        BookingRules rules;
        rules.early = Minutes{60};
        const Booking booking = at(half_past_ten);
        QCOMPARE(check_in_verdict(booking, rules, moscow, half_past_ten - Minutes{60} - Millis{1}), early);
        QCOMPARE(check_in_verdict(booking, rules, moscow, half_past_ten - Minutes{60}), welcome);
    }

    void each_reason_has_its_place()
    {
        Booking booking = at(half_past_ten);
        booking.state = BookingState::checked_in;
        QCOMPARE(check_in_verdict(booking, {}, moscow, half_past_ten), used);
        QCOMPARE(check_in_verdict(booking, {}, moscow, half_past_ten + Minutes{24 * 60}), used);
        booking.state = BookingState::cancelled;
        QCOMPARE(check_in_verdict(booking, {}, moscow, half_past_ten), cancelled);
        booking.state = BookingState::missed;
        QCOMPARE(check_in_verdict(booking, {}, moscow, half_past_ten + Minutes{11}), late);
        QCOMPARE(check_in_verdict(booking, {}, moscow, half_past_ten), welcome); // by a clock that was wrong
        booking.reinstated_until = half_past_ten + Minutes{45};
        QCOMPARE(check_in_verdict(booking, {}, moscow, half_past_ten + Minutes{45}), welcome);
        QCOMPARE(check_in_verdict(booking, {}, moscow, half_past_ten + Minutes{46}), late);
    }

    void the_promise_counts_from_the_later_of_arrival_and_slot()
    {
        const auto stands = [](Instant arrival, Millis after_slot) { return promise(half_past_ten, arrival, {}, half_past_ten + after_slot); };
        const Instant early_bird = half_past_ten - Minutes{50};
        QCOMPARE(stands(early_bird, Minutes{0}), Promise::kept);
        QCOMPARE(stands(early_bird, Minutes{20} - Millis{1}), Promise::kept);
        QCOMPARE(stands(early_bird, Minutes{20}), Promise::soon);
        QCOMPARE(stands(early_bird, Minutes{25} - Millis{1}), Promise::soon);
        QCOMPARE(stands(early_bird, Minutes{25}), Promise::alarm);
        QCOMPARE(stands(early_bird, Minutes{30}), Promise::broken);
        QCOMPARE(stands(half_past_ten + Minutes{8}, Minutes{27}), Promise::kept);
    }

    void the_receipt_tells_from_when_to_when()
    {
        const CalledBetween told = called_between(half_past_ten, {});
        QVERIFY(told.from == half_past_ten - Minutes{10} && told.to == half_past_ten + Minutes{10});
    }
};

QTEST_APPLESS_MAIN(TestBooking)
#include "tst_booking.moc"
