// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/booking/day_plan.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>

using namespace talon::core;

namespace {

const ServiceId a{"a"}, b{"b"};
const std::vector<Interval> nine_to_ten{{540, 600}};

BookingRules all_bookable()
{
    BookingRules rules;
    rules.share_percent = 100;
    return rules;
}

/// Whether the bookings of one step can be given to windows, by trying every way.
bool can_be_given(const std::vector<PlannedWindow> &windows, std::vector<bool> &used, const std::vector<ServiceId> &bookings, std::size_t next)
{
    if (next == bookings.size())
        return true;
    for (std::size_t window = 0; window < windows.size(); ++window) {
        const auto &services = windows[window].services;
        if (used[window] || std::find(services.begin(), services.end(), bookings[next]) == services.end())
            continue;
        used[window] = true;
        const bool given = can_be_given(windows, used, bookings, next + 1);
        used[window] = false;
        if (given)
            return true;
    }
    return false;
}

} // namespace

class TestDayPlan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void windows_that_services_share_are_not_sold_twice()
    {
        // One window takes both, one only b: a booking of a leaves the second for b.
        const std::vector<PlannedWindow> windows{{{a, b}, nine_to_ten}, {{b}, nine_to_ten}};
        const DayPlan with_a(windows, all_bookable(), {{a, 540, Minutes{15}}});
        QVERIFY(!with_a.has_place(a, 540, Minutes{15}));
        QVERIFY(with_a.has_place(b, 540, Minutes{15}));
        QVERIFY(with_a.has_place(a, 555, Minutes{15}));
        const DayPlan with_b(windows, all_bookable(), {{b, 540, Minutes{15}}});
        QVERIFY(with_b.has_place(a, 540, Minutes{15})); // b moves over to the window that takes only it
        const DayPlan full(windows, all_bookable(), {{b, 540, Minutes{15}}, {b, 540, Minutes{15}}});
        QVERIFY(!full.has_place(a, 540, Minutes{15}));
        QVERIFY(full.overfull().empty());
    }

    void a_longer_visit_needs_every_step_of_the_grid()
    {
        const std::vector<PlannedWindow> windows{{{a}, {{540, 570}, {600, 660}}}};
        const DayPlan plan(windows, all_bookable(), {{a, 615, Minutes{20}}});
        QVERIFY((plan.free_times(a, Minutes{15}) == std::vector<int>{540, 555, 600, 645}));
        QVERIFY((plan.free_times(a, Minutes{30}) == std::vector<int>{540}));
        QVERIFY(plan.free_times(a, Minutes{45}).empty());
        QVERIFY(plan.free_times(b, Minutes{15}).empty());
        for (const int off_the_grid : {-15, 541, 1440})
            QVERIFY(!plan.has_place(a, off_the_grid, Minutes{15}));
        QVERIFY(!plan.has_place(a, 540, Minutes{0}));
    }

    void only_a_share_of_the_windows_may_be_booked()
    {
        BookingRules half;
        const std::vector<PlannedWindow> three{{{a}, nine_to_ten}, {{a}, nine_to_ten}, {{a}, nine_to_ten}};
        QVERIFY(DayPlan(three, half, {{a, 540, Minutes{15}}}).has_place(a, 540, Minutes{15}));
        QVERIFY(!DayPlan(three, half, {{a, 540, Minutes{15}}, {a, 540, Minutes{15}}}).has_place(a, 540, Minutes{15}));
        QVERIFY(DayPlan({three.front()}, half, {}).has_place(a, 540, Minutes{15}));
        half.share_percent = 0;
        QVERIFY(!DayPlan(three, half, {}).has_place(a, 540, Minutes{15}));
    }

    void a_window_that_closes_leaves_what_is_overfull()
    {
        const DayPlan plan({{{a}, {{540, 555}}}}, all_bookable(), {{a, 540, Minutes{15}}, {a, 555, Minutes{30}}});
        QVERIFY((plan.overfull() == std::vector<int>{555, 570}));
    }

    void the_open_steps_are_where_one_more_has_a_place()
    {
        QVERIFY(rc::check("as free_times() finds them, one by one", [] {
            const std::vector<ServiceId> services{ServiceId{"a"}, ServiceId{"b"}, ServiceId{"c"}};
            BookingRules rules;
            rules.share_percent = *rc::gen::element(0, 50, 100);
            std::vector<PlannedWindow> windows(*rc::gen::inRange<std::size_t>(0, 5));
            for (PlannedWindow &window : windows) {
                window.hours = *rc::gen::element(std::vector<Interval>{{540, 600}}, std::vector<Interval>{{540, 570}, {585, 615}});
                for (const ServiceId &service : services)
                    if (*rc::gen::inRange(0, 2) == 1)
                        window.services.push_back(service);
            }
            std::vector<TakenPlace> taken(*rc::gen::inRange<std::size_t>(0, 7));
            for (TakenPlace &each : taken)
                each = {*rc::gen::elementOf(services), *rc::gen::inRange(36, 41) * 15, Minutes{*rc::gen::element(10, 15, 30)}};
            const DayPlan plan(windows, rules, taken);
            const auto open = plan.open_steps();
            for (const ServiceId &service : services) {
                const auto found = open.find(service);
                RC_ASSERT((found == open.end() ? std::vector<int>() : found->second) == plan.free_times(service, Minutes{15}));
            }
        }));
    }

    void no_order_of_bookings_ever_oversells()
    {
        QVERIFY(rc::check("booked one after the other where there is a place, all can be given to windows", [] {
            const std::vector<ServiceId> services{ServiceId{"a"}, ServiceId{"b"}, ServiceId{"c"}};
            std::vector<PlannedWindow> windows(*rc::gen::inRange<std::size_t>(1, 5), PlannedWindow{{}, nine_to_ten});
            for (PlannedWindow &window : windows)
                for (const ServiceId &service : services)
                    if (*rc::gen::inRange(0, 2) == 1)
                        window.services.push_back(service);
            std::vector<TakenPlace> taken;
            const auto possible = [&](std::vector<ServiceId> bookings) {
                std::vector<bool> used(windows.size());
                return can_be_given(windows, used, bookings, 0);
            };
            const int wishes = *rc::gen::inRange(0, 9);
            for (int i = 0; i < wishes; ++i) {
                const ServiceId service = *rc::gen::elementOf(services);
                std::vector<ServiceId> bookings;
                for (const TakenPlace &each : taken)
                    bookings.push_back(each.service);
                bookings.push_back(service);
                const bool place = DayPlan(windows, all_bookable(), taken).has_place(service, 540, Minutes{15});
                RC_ASSERT(place == possible(bookings));
                if (place)
                    taken.push_back({service, 540, Minutes{15}});
            }
        }));
    }
};

QTEST_APPLESS_MAIN(TestDayPlan)
#include "tst_day_plan.moc"
