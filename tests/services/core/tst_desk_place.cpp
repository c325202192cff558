// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/booking/desk_place.h"

#include "core/booking/day_load.h"
#include "booked_site.h"

#include <QTest>
#include <rapidcheck.h>

using namespace talon::core;
using namespace talon::core::test;

namespace {

/// small_hall.h's site, the evening before its Monday.
struct Desk : BookedSite {
    FreePlaces free;
    Instant now = day_start(monday - std::chrono::days{1}, site.utc_offset) + Minutes{20 * 60};

    Result<Booking, PlaceRefusal> ask(const ServiceId &service, int minute, Day day = monday)
    {
        return place(free, site, 1, book, {service, day, minute}, {"D" + std::to_string(++made)}, now);
    }
    bool take(const ServiceId &service, int minute, Day day = monday)
    {
        const auto booking = ask(service, minute, day);
        if (booking)
            book.apply(BookingMade{*booking});
        return booking.ok();
    }
    PlaceRefusal refusal(const ServiceId &service, int minute, Day day = monday) { return ask(service, minute, day).error(); }
    DayPlan plan(Day day) const
    {
        std::vector<TakenPlace> taken;
        for (const auto &[id, booking] : book.bookings())
            if (booking.state != BookingState::cancelled && local_day(booking.slot, site.utc_offset) == day)
                taken.push_back({booking.service, local_minute(booking.slot, site.utc_offset), booking.length});
        return DayPlan(planned_windows(site, day), booking_rules(site.rules), taken);
    }
};

} // namespace

class TestDeskPlace : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_time_is_given_as_often_as_it_has_places()
    {
        Desk desk;
        const auto first = desk.ask(decl, 600);
        QVERIFY(first.ok());
        QVERIFY(first->source == BookingSource::desk && first->service == decl && first->state == BookingState::booked);
        QVERIFY(first->slot == day_start(monday, desk.site.utc_offset) + Minutes{600});
        int given = 0;
        while (desk.take(decl, 600))
            QVERIFY2(++given <= 2, "two windows take it");
        QVERIFY(given > 0 && desk.refusal(decl, 600) == PlaceRefusal::time_taken);
        QVERIFY(desk.take(decl, 615));
    }

    void what_cannot_be_booked_has_its_reason()
    {
        Desk desk;
        QVERIFY(desk.refusal({"nowhere"}, 600) == PlaceRefusal::unknown_service);
        desk.site.services.front().retired = true;
        QVERIFY(desk.refusal(desk.site.services.front().id, 600) == PlaceRefusal::unknown_service);
        desk.site.services.front().retired = false;
        QVERIFY(desk.refusal(decl, 601) == PlaceRefusal::time_taken);                                // not of the grid
        QVERIFY(desk.refusal(decl, 3 * 60) == PlaceRefusal::time_taken);                             // nobody is there
        QVERIFY(desk.refusal(decl, 600, monday + std::chrono::days{6}) == PlaceRefusal::time_taken); // a Sunday
    }

    /// The field books from the next day on, two weeks ahead; a member of staff is bound by the same rule.
    void the_days_are_those_of_the_rules()
    {
        Desk desk;
        const BookingRules rules = booking_rules(desk.site.rules);
        QVERIFY(!rules.same_day && rules.horizon_days == 14);
        desk.now = day_start(monday, desk.site.utc_offset) + Minutes{60};
        QVERIFY(desk.refusal(decl, 600, monday) == PlaceRefusal::day_closed);
        QVERIFY(desk.refusal(decl, 600, monday - std::chrono::days{7}) == PlaceRefusal::day_closed);
        QVERIFY(desk.ask(decl, 600, monday + std::chrono::days{1}).ok());
        QVERIFY(desk.ask(decl, 600, monday + std::chrono::days{14}).ok());
        QVERIFY(desk.refusal(decl, 600, monday + std::chrono::days{15}) == PlaceRefusal::day_closed);
        BookingRules today = rules;
        today.same_day = true;
        QVERIFY(bookable_days(today, desk.site.utc_offset, desk.now).first == monday);
        // The same instant is another day where the clocks are others.
        QVERIFY(bookable_days(rules, desk.site.utc_offset - Minutes{120}, desk.now).first == monday);
    }

    void no_time_is_ever_given_twice()
    {
        QVERIFY(rc::check("whoever asks for whatever, and whatever is given back, no step of a day holds more than its places", [] {
            Desk desk;
            const int wishes = *rc::gen::inRange(1, 80);
            for (int i = 0; i < wishes; ++i) {
                const Day day = monday + std::chrono::days{*rc::gen::inRange(0, 2)};
                const ServiceId service = *rc::gen::element(decl, debt);
                const int minute = *rc::gen::inRange(38, 44) * 15;
                const bool had = desk.plan(day).has_place(service, minute, Minutes{15});
                RC_ASSERT(desk.take(service, minute, day) == had);
                if (*rc::gen::inRange(0, 8) == 0) {
                    const BookingId given = desk.book.bookings().begin()->first;
                    if (const auto back = desk.book.cancel(given, CancelledBy::staff))
                        desk.book.apply(*back);
                }
            }
        }));
    }
};

QTEST_APPLESS_MAIN(TestDeskPlace)
#include "tst_desk_place.moc"
