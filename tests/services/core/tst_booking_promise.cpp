// SPDX-License-Identifier: GPL-3.0-or-later
// The promise of half an hour, in a hall that is as full as you like.
#include "core/booking/booking.h"
#include "small_hall.h"

#include <QTest>
#include <rapidcheck.h>

using namespace talon::core;
using namespace talon::core::test;

namespace {

/// A morning of three hours: windows that all take the same service, bookings for half of their time, and walk-ins without end.
class Morning
{
public:
    Morning(int windows, int service_minutes, Minutes first_after) : m_windows(windows), m_service(service_minutes), m_world(site_of(windows, first_after))
    {
        for (int window = 1; window <= windows; ++window)
            m_world.run(TakeWindow{window, staff(window)});
    }

    /// How many may be booked for one time: half of what the windows can serve until the next.
    int bookable() const { return std::max(1, m_windows * 15 / 2 / m_service); }

    void comes(Instant arrival, std::optional<Instant> slot) { m_coming.emplace(arrival, slot); }

    /// The longest that somebody who booked for a time until then and came in time waited, from the later of arrival and slot, until being served.
    Millis worst(Instant slots_until = Instant::max())
    {
        m_slots_until = slots_until;
        Millis worst{0};
        for (Instant minute = monday_nine; minute < monday_nine + Minutes{300}; minute += Minutes{1}) {
            m_world.now = minute;
            for (; !m_coming.empty() && m_coming.begin()->first <= minute; m_coming.erase(m_coming.begin())) {
                TicketIssued issued = m_world.next_ticket(decl);
                issued.slot = m_coming.begin()->second;
                issued.number.prefix = 0;
                m_world.issue(issued);
            }
            for (int window = 1; window <= m_windows; ++window)
                worst = std::max(worst, step(window));
        }
        return worst;
    }

private:
    static Site site_of(int windows, Minutes first_after)
    {
        Site site = small_site();
        site.rules.booked_first_after = first_after;
        for (Window &window : site.windows)
            if (window.number <= windows)
                window.services = {{decl, Minutes{0}}};
        return site;
    }

    Millis step(int window)
    {
        const auto &held = m_world.hall.held_windows().at(window);
        if (held.ticket && m_world.now < m_ends[window])
            return Millis{0};
        if (held.ticket)
            m_world.run(Finish{*held.ticket, staff(window)});
        const TicketId called = m_world.call(window);
        if (called.empty())
            return Millis{0};
        m_world.run(StartServing{called, staff(window)});
        m_ends[window] = m_world.now + Minutes{m_service};
        const Ticket &ticket = m_world.ticket(called);
        const bool in_time = ticket.slot && *ticket.slot <= m_slots_until && ticket.arrival <= *ticket.slot + small_site().rules.booked_late;
        return in_time ? m_world.now - std::max(*ticket.slot, ticket.arrival) : Millis{0};
    }

    int m_windows;
    int m_service;
    SmallHall m_world;
    std::multimap<Instant, std::optional<Instant>> m_coming;
    std::map<int, Instant> m_ends;
    Instant m_slots_until = Instant::max();
};

Morning full(int windows, int service, int walk_ins_a_quarter, Minutes first_after, const std::vector<int> &early)
{
    Morning morning(windows, service, first_after);
    std::size_t next = 0;
    for (int quarter = 0; quarter < 12; ++quarter) {
        const Instant slot = monday_nine + Minutes{15 * quarter};
        for (int i = 0; i < walk_ins_a_quarter; ++i)
            morning.comes(slot + Minutes{i % 15}, std::nullopt);
        for (int i = 0; i < morning.bookable(); ++i, ++next) {
            const Minutes before{next < early.size() ? early[next] : 0};
            morning.comes(std::max(monday_nine, slot - before), slot);
        }
    }
    return morning;
}

} // namespace

class TestBookingPromise : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nobody_who_booked_waits_half_an_hour_under_any_load()
    {
        QVERIFY(rc::check("a booked visitor of a held window is served within first_after + one service + their turn", [] {
            const int windows = *rc::gen::inRange(1, 4);
            const int service = *rc::gen::inRange(5, 11);
            const int walk_ins = *rc::gen::inRange(0, 25); // a quarter of an hour; up to ten times what the windows can serve
            const auto early = *rc::gen::container<std::vector<int>>(40, rc::gen::inRange(-10, 60));
            Morning morning = full(windows, service, walk_ins, Minutes{10}, early);
            const int turns = (morning.bookable() + windows - 1) / windows;
            const Minutes bound{10 + service + turns * service};
            const Millis worst = morning.worst();
            RC_ASSERT(worst <= Millis(bound));
            RC_ASSERT(worst <= Millis(Minutes{30}));
        }));
    }

    void a_busload_of_late_ones_takes_nothing_from_who_came_in_time()
    {
        QVERIFY(rc::check("those whom staff took late go after all who were booked until then", [] {
            const int windows = *rc::gen::inRange(1, 4);
            const int service = *rc::gen::inRange(5, 11);
            const int quarter = *rc::gen::inRange(2, 11);
            Morning morning = full(windows, service, 20, Minutes{10}, {});
            // Booked for half past eight, and here with a reason just when the promises of this quarter fall due.
            const Instant slot = monday_nine + Minutes{15 * quarter};
            const Instant late = slot + Minutes{*rc::gen::inRange(1, 12)};
            for (int i = 0, all = *rc::gen::inRange(4, 12) * windows; i < all; ++i)
                morning.comes(late, monday_nine - Minutes{30});
            const int turns = (morning.bookable() + windows - 1) / windows;
            RC_ASSERT(morning.worst(slot) <= Millis(Minutes{10 + service + turns * service}));
        }));
    }

    void without_the_rule_a_full_hall_breaks_it()
    {
        QVERIFY(full(2, 10, 10, Minutes{240}, {}).worst() > Millis(Minutes{30}));
        QVERIFY(full(2, 10, 10, Minutes{10}, {}).worst() <= Millis(Minutes{30}));
    }
};

QTEST_APPLESS_MAIN(TestBookingPromise)
#include "tst_booking_promise.moc"
