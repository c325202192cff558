// SPDX-License-Identifier: GPL-3.0-or-later
// How full a day is, and which bookings lie outside the hours.
#include "core/booking/day_load.h"
#include "booked_site.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>
#include <array>

using namespace talon::core;
using namespace talon::core::test;

namespace {

/// small_hall.h's site, on its Monday: windows 1 and 4 take decl, 1, 2 and 4 take debt.
struct Booked : BookedSite {
    HalfHour at(int minute) const
    {
        const auto halves = day_load(site, book, monday);
        const auto found = std::find_if(halves.begin(), halves.end(), [&](const HalfHour &each) { return each.from == minute; });
        return found == halves.end() ? HalfHour{} : *found;
    }
    bool there(const Window &window, int minute) const
    {
        return !(window.lunch && window.lunch->contains(minute)) && std::any_of(window.services.begin(), window.services.end(), [&](const WindowService &taken) {
            const DayHours hours = hours_on(site, *site.service(taken.service), monday);
            return std::any_of(hours.begin(), hours.end(), [&](const Interval &each) { return each.contains(minute); });
        });
    }
    /// How many of those who are booked for this minute find no window.
    int left_over(int minute, const std::array<ServiceId, 4> &services) const
    {
        int most = 0;
        for (unsigned set = 1; set < 16; ++set) {
            const auto in_set = [&](const ServiceId &service) {
                const auto at = static_cast<unsigned>(std::find(services.begin(), services.end(), service) - services.begin());
                return at < 4 && (set >> at & 1) != 0;
            };
            int people = 0, windows = 0;
            for (const auto &[id, booking] : book.bookings()) {
                const int from = local_minute(booking.slot, site.utc_offset);
                people += in_set(booking.service) && from <= minute && minute < from + 15 && !outside(site, booking);
            }
            for (const Window &window : site.windows)
                windows += there(window, minute) && std::any_of(window.services.begin(), window.services.end(), [&](const WindowService &taken) { return in_set(taken.service); });
            most = std::max(most, people - windows);
        }
        return most;
    }
    bool crowded() const
    {
        const auto halves = day_load(site, book, monday);
        return std::any_of(halves.begin(), halves.end(), [](const HalfHour &each) { return each.crowded(); });
    }
};

} // namespace

class TestDayLoad : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_half_hour_has_two_visits_a_window()
    {
        Booked day;
        QCOMPARE(day.at(9 * 60).places, 10);
        QCOMPARE(day.at(13 * 60).places, 8);  // window 5 is at lunch
        QCOMPARE(day.at(8 * 60).places, 0);   // closed
        QCOMPARE(day.at(17 * 60 + 30).places, 10);
        day.site.windows[1].retired = true;
        QCOMPARE(day.at(9 * 60).places, 8);
        QVERIFY(day_load(day.site, day.book, monday + std::chrono::days{5}).empty()); // a Saturday
    }

    void more_bookings_at_once_than_windows_that_take_them_are_told()
    {
        Booked day;
        day.add(decl, 600);
        day.add(decl, 600);
        QVERIFY(!day.crowded());
        day.add(reg, 600);
        QVERIFY(!day.crowded()); // window 3
        day.add(decl, 615);
        QVERIFY(!day.crowded()); // those of ten are over
        day.add(decl, 610);
        QVERIFY(day.crowded());
        const HalfHour ten = day.at(600);
        QVERIFY(ten.booked == 5 && ten.at_once == 4 && ten.placed == 3);
    }

    void windows_that_services_share_are_counted_once()
    {
        Booked day;
        for (const ServiceId &service : {decl, decl, debt})
            day.add(service, 600);
        QVERIFY(!day.crowded()); // 1, 4 and 2
        day.add(debt, 600);
        QVERIFY(day.crowded());
        QVERIFY(day.at(600).placed == 3 && day.at(600).at_once == 4);
    }

    void what_became_of_them_is_counted_and_what_was_cancelled_is_not()
    {
        Booked day;
        const BookingId came = day.add(decl, 600), missed = day.add(decl, 600), off = day.add(decl, 600);
        day.add(debt, 625);
        day.book.check_in(came, {"T1"});
        day.book.apply(BookingMissed{missed});
        day.book.apply(*day.book.cancel(off, CancelledBy::import));
        const HalfHour ten = day.at(600);
        QVERIFY(ten.booked == 3 && ten.came == 1 && ten.missed == 1 && ten.at_once == 2 && !ten.crowded());
    }

    void bookings_outside_the_hours_are_found_when_they_change()
    {
        Booked day;
        const BookingId early = day.add(decl, 540), late = day.add(decl, 17 * 60 + 45);
        QVERIFY(undecided_outside(day.site, day.book, monday).empty());
        day.site.days[monday] = {{{540, 960}}, {}}; // closes at four
        auto found = undecided_outside(day.site, day.book, monday);
        QVERIFY(found.size() == 1 && found[0]->id == late);
        QVERIFY(!day.crowded()); // it holds no place, and is told of here
        QCOMPARE(day.at(17 * 60 + 30).booked, 1);
        day.site.days[monday] = {{}, {}}; // closed
        found = undecided_outside(day.site, day.book, monday);
        QVERIFY(found.size() == 2 && found[0]->id == early);
        QVERIFY(undecided_outside(day.site, day.book, monday + std::chrono::days{1}).empty()); // of days that are over nobody need decide
    }

    void each_is_decided_once()
    {
        Booked day;
        const BookingId kept = day.add(decl, 540), off = day.add(decl, 600), came = day.add(decl, 660);
        day.site.days[monday] = {{}, {}};
        day.book.apply(*day.book.keep(kept));
        day.book.apply(*day.book.cancel(off, CancelledBy::closure));
        day.book.check_in(came, {"T1"});
        QVERIFY(undecided_outside(day.site, day.book, monday).empty());
        // Moved by the next list to another time outside the hours it is asked about anew.
        day.book.apply(*day.book.move(kept, day_start(monday, day.site.utc_offset) + Minutes{720}));
        QCOMPARE(undecided_outside(day.site, day.book, monday).size(), std::size_t{1});
    }

    void a_service_of_its_own_hours_or_of_none_is_outside()
    {
        Booked day;
        const BookingId morning = day.add(info, 12 * 60 + 45), afternoon = day.add(info, 14 * 60), gone = day.add(debt, 600);
        day.site.services[1].retired = true;
        const auto found = undecided_outside(day.site, day.book, monday);
        QVERIFY(found.size() == 2 && found[0]->id == gone && found[1]->id == afternoon);
        QVERIFY(!outside(day.site, *day.book.booking(morning)));
    }

    void why_a_booking_lies_outside_is_told()
    {
        Booked day;
        const BookingId late = day.add(decl, 17 * 60 + 45), gone = day.add(debt, 600);
        const auto why = [&](const BookingId &id) { return outside(day.site, *day.book.booking(id)); };
        QVERIFY(!why(late) && !why(gone));
        day.site.days[monday] = {{{540, 960}}, {}};
        QVERIFY(why(late) == Outside::hours);
        day.site.days[monday] = {{}, {}};
        QVERIFY(why(late) == Outside::closed);
        day.site.services[1].retired = true; // before all: no window can take it at any hour
        QVERIFY(why(gone) == Outside::not_given);
    }

    void a_crowd_between_the_fives_is_seen()
    {
        Booked day;
        day.add(decl, 600);
        day.add(decl, 600);
        day.add(decl, 611); // the three are there at once for four minutes
        QVERIFY(day.at(600).at_once == 3 && day.at(600).placed == 2);
    }

    void who_is_left_when_a_window_goes_to_lunch_is_seen()
    {
        Booked day;
        day.site.windows[0].lunch = Interval{13 * 60, 14 * 60}; // of the two that take decl
        day.add(decl, 12 * 60 + 50); // both until five past one
        day.add(decl, 12 * 60 + 50);
        QVERIFY(!day.at(12 * 60 + 30).crowded());
        QVERIFY(day.at(13 * 60).at_once == 2 && day.at(13 * 60).placed == 1);
    }

    void a_day_is_crowded_exactly_where_somebody_finds_no_window()
    {
        // By Hall's theorem and not by a matching: of any set of services those find no window for whom there are too few that take one of them.
        QVERIFY(rc::check("as many find no window as the fullest minute leaves over", [] {
            Booked day;
            const std::array services{decl, debt, reg, info};
            const int count = *rc::gen::inRange(0, 30);
            for (int i = 0; i < count; ++i)
                day.add(services.at(static_cast<std::size_t>(*rc::gen::inRange(0, 4))), *rc::gen::inRange(108, 216) * 5);
            int booked = 0;
            for (const HalfHour &each : day_load(day.site, day.book, monday)) {
                booked += each.booked;
                RC_ASSERT(each.from % 30 == 0);
                int left_over = 0;
                for (int minute = each.from; minute < each.from + 30; ++minute)
                    left_over = std::max(left_over, day.left_over(minute, services));
                RC_ASSERT(each.at_once - each.placed == left_over);
            }
            RC_ASSERT(booked == count);
        }));
    }
};

QTEST_APPLESS_MAIN(TestDayLoad)
#include "tst_day_load.moc"
