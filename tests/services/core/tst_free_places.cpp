// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/booking/free_places.h"

#include "core/booking/day_load.h"
#include "booked_site.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>

using namespace talon::core;
using namespace talon::core::test;

namespace {

/// small_hall.h's site: windows 1 and 4 take decl, 1, 2 and 4 take debt.
struct Booked : BookedSite {
    FreePlaces places;

    std::vector<int> times(const ServiceId &service, Day day = monday, Minutes length = Minutes{15}, std::int64_t revision = 1)
    {
        return places.times(site, revision, book, day, service, length);
    }
    /// The same, worked out anew by the plan of the day.
    std::vector<int> by_hand(const ServiceId &service, Day day, Minutes length) const
    {
        std::vector<TakenPlace> taken;
        for (const auto &[id, booking] : book.bookings())
            if (booking.state != BookingState::cancelled && local_day(booking.slot, site.utc_offset) == day && !outside(site, booking))
                taken.push_back({booking.service, local_minute(booking.slot, site.utc_offset), booking.length});
        return DayPlan(planned_windows(site, day), booking_rules(site.rules), taken).free_times(service, length);
    }
};

bool holds(const std::vector<int> &times, int minute)
{
    return std::find(times.begin(), times.end(), minute) != times.end();
}

} // namespace

class TestFreePlaces : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_booking_takes_its_place_and_gives_it_back()
    {
        Booked world;
        QVERIFY(holds(world.times(decl), 600));
        const BookingId first = world.add(decl, 600);
        while (holds(world.times(decl), 600) && world.made < 20)
            world.add(decl, 600);
        QVERIFY(world.made < 20);
        QVERIFY(holds(world.times(decl), 615) && holds(world.times(decl, monday + std::chrono::days{1}), 600));
        world.book.apply(*world.book.cancel(first, CancelledBy::staff));
        QVERIFY(holds(world.times(decl), 600));
    }

    void another_site_is_looked_at_anew()
    {
        Booked world;
        QVERIFY(!world.times(decl).empty());
        for (Service &service : world.site.services)
            service.retired = true;
        QVERIFY(world.times(decl, monday, Minutes{15}, 2).empty());
    }

    void nothing_is_offered_where_nothing_is_given()
    {
        Booked world;
        QVERIFY(world.times({"nowhere"}).empty());
        QVERIFY(world.times(decl, monday + std::chrono::days{6}).empty()); // a Sunday
        QVERIFY(world.times(decl, monday, Minutes{0}).empty());
    }

    void what_is_kept_is_what_would_be_worked_out_anew()
    {
        QVERIFY(rc::check("after any bookings, of any day, service and length", [] {
            Booked world;
            const int steps = *rc::gen::inRange(1, 30);
            for (int step = 0; step < steps; ++step) {
                const Day day = monday + std::chrono::days{*rc::gen::inRange(0, 3)};
                const ServiceId service = *rc::gen::element(decl, debt);
                if (*rc::gen::inRange(0, 3) > 0)
                    world.add(service, *rc::gen::inRange(32, 72) * 15, day);
                const Minutes length{*rc::gen::element(10, 15, 20, 45, 60)};
                RC_ASSERT(world.times(service, day, length) == world.by_hand(service, day, length));
            }
        }));
    }
};

QTEST_APPLESS_MAIN(TestFreePlaces)
#include "tst_free_places.moc"
