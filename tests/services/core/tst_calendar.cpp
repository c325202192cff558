// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/site/calendar.h"
#include "small_hall.h"

#include <QTest>
#include <rapidcheck.h>

using namespace talon::core;
using namespace talon::core::test;
using namespace std::chrono_literals;

namespace {

/// The moment of a local time in Moscow, days after Monday.
Instant moscow(int days, int hour, int minute)
{
    return Instant{monday} + std::chrono::days{days} + std::chrono::hours{hour - 3} + Minutes{minute};
}

const Service &service(const Site &site, const ServiceId &id)
{
    return *site.service(id);
}

} // namespace

class TestCalendar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_day_is_local()
    {
        const UtcOffset moscow_offset{180};
        QVERIFY(local_day(moscow(0, 0, 0), moscow_offset) == monday);
        QVERIFY(local_day(moscow(0, 0, 0) - 1ms, moscow_offset) == monday - std::chrono::days{1});
        QVERIFY(local_day(moscow(0, 23, 59) + 59s, moscow_offset) == monday);
        QCOMPARE(local_minute(moscow(0, 9, 30), moscow_offset), 570);
        QCOMPARE(local_minute(moscow(0, 0, 0) - 1ms, moscow_offset), 1439);
        QCOMPARE(weekday(monday), 0);
        QCOMPARE(weekday(monday - std::chrono::days{1}), 6);
    }

    void days_fit_together()
    {
        QVERIFY(rc::check("a moment lies in its day and at its minute", [] {
            const Instant at{Millis{*rc::gen::inRange<std::int64_t>(-4'000'000'000'000, 4'000'000'000'000)}};
            const UtcOffset offset{*rc::gen::inRange(-720, 841)};
            const Day day = local_day(at, offset);
            const Instant start = day_start(day, offset);
            RC_ASSERT((start <= at && at < start + std::chrono::days{1}));
            RC_ASSERT(at - start >= Minutes{local_minute(at, offset)});
            RC_ASSERT(at - start < Minutes{local_minute(at, offset) + 1});
            RC_ASSERT((weekday(day + std::chrono::days{1}) - weekday(day) + 7) % 7 == 1);
        }));
    }

    void gives_tickets_within_the_hours()
    {
        const Site site = small_site();
        QVERIFY(!gives_tickets(site, service(site, decl), moscow(0, 9, 0) - 1ms));
        QVERIFY(gives_tickets(site, service(site, decl), moscow(0, 9, 0)));
        QVERIFY(gives_tickets(site, service(site, decl), moscow(0, 18, 0) - 1ms));
        QVERIFY(!gives_tickets(site, service(site, decl), moscow(0, 18, 0)));
        QVERIFY(!gives_tickets(site, service(site, decl), moscow(4, 16, 45))); // a short Friday
        QVERIFY(gives_tickets(site, service(site, decl), moscow(3, 16, 45)));
        QVERIFY(!gives_tickets(site, service(site, decl), moscow(5, 12, 0))); // Saturday
        QVERIFY(!gives_tickets(site, service(site, info), moscow(0, 13, 0))); // hours of its own
        QVERIFY(gives_tickets(site, service(site, info), moscow(0, 12, 59)));
    }

    void stops_before_the_close()
    {
        Site site = small_site();
        site.hours.at(0) = {{540, 780}, {825, 1080}};
        site.rules.last_ticket_before_close = Minutes{30};
        QVERIFY(gives_tickets(site, service(site, decl), moscow(0, 12, 59))); // before lunch nothing is cut
        QVERIFY(!gives_tickets(site, service(site, decl), moscow(0, 13, 20)));
        QVERIFY(gives_tickets(site, service(site, decl), moscow(0, 17, 29)));
        QVERIFY(!gives_tickets(site, service(site, decl), moscow(0, 17, 30)));
    }

    void tells_the_next_opening()
    {
        const Site site = small_site();
        QVERIFY(next_opening(site, service(site, decl), moscow(0, 7, 0)) == moscow(0, 9, 0));
        QVERIFY(next_opening(site, service(site, decl), moscow(0, 9, 0)) == moscow(1, 9, 0));
        QVERIFY(next_opening(site, service(site, decl), moscow(4, 17, 0)) == moscow(7, 9, 0));
        QVERIFY(next_opening(site, service(site, info), moscow(0, 13, 0)) == moscow(1, 9, 0));
        Site closed = site;
        closed.hours = {};
        QVERIFY(!next_opening(closed, service(closed, decl), moscow(0, 7, 0)));
    }

    void a_date_has_hours_of_its_own()
    {
        Site site = small_site();
        site.days[monday] = {{}, {"Праздник", ""}};
        site.days[monday + std::chrono::days{1}] = {{{540, 945}}, {}};  // a short Tuesday
        site.days[monday + std::chrono::days{5}] = {{{600, 900}}, {}};  // a Saturday of work
        QVERIFY(!gives_tickets(site, service(site, decl), moscow(0, 12, 0)));
        QVERIFY(gives_tickets(site, service(site, decl), moscow(1, 15, 44)));
        QVERIFY(!gives_tickets(site, service(site, decl), moscow(1, 15, 45)));
        QVERIFY(gives_tickets(site, service(site, decl), moscow(2, 15, 45))); // any other day is as it was
        QVERIFY(!gives_tickets(site, service(site, decl), moscow(5, 9, 59)));
        QVERIFY(gives_tickets(site, service(site, decl), moscow(5, 10, 0)));
        QVERIFY(gives_tickets(site, service(site, decl), moscow(7, 12, 0))); // the Monday after
        site.rules.last_ticket_before_close = Minutes{30};
        QVERIFY(!gives_tickets(site, service(site, decl), moscow(1, 15, 15)));
    }

    void a_service_with_hours_of_its_own_keeps_what_falls_into_the_dates()
    {
        Site site = small_site(); // info works in the mornings of the week, to 13:00
        site.days[monday] = {{}, {}};
        site.days[monday + std::chrono::days{1}] = {{{600, 945}}, {}};
        site.days[monday + std::chrono::days{5}] = {{{600, 900}}, {}};
        QVERIFY(hours_on(site, service(site, info), monday).empty());
        QVERIFY((hours_on(site, service(site, info), monday + std::chrono::days{1}) == DayHours{{600, 780}}));
        QVERIFY((hours_on(site, service(site, info), monday + std::chrono::days{2}) == DayHours{{540, 780}}));
        QVERIFY((hours_on(site, service(site, info), monday + std::chrono::days{5}) == DayHours{{600, 900}}));
        // On a day of the week when only this service never works it stays away.
        site.services.at(3).hours->at(1).clear();
        QVERIFY(hours_on(site, service(site, info), monday + std::chrono::days{1}).empty());
    }

    void the_new_year_holidays_are_passed_over()
    {
        using std::chrono::January;
        Site site = small_site();
        const Day first{std::chrono::year{2027} / January / 1};
        for (Day day = first; day <= first + std::chrono::days{7}; day += std::chrono::days{1})
            site.days[day] = {{}, {"Новогодние каникулы", ""}};
        const Instant eve = day_start(first, site.utc_offset) - std::chrono::hours{2}; // Thursday, 31 December, 22:00
        const Instant opening = day_start(Day{std::chrono::year{2027} / January / 11}, site.utc_offset) + std::chrono::hours{9};
        QVERIFY(next_opening(site, service(site, decl), eve) == opening); // the 9th and the 10th are a weekend
        site.days[first + std::chrono::days{8}] = {{{600, 840}}, {}};
        QVERIFY(next_opening(site, service(site, decl), eve)
                == day_start(first + std::chrono::days{8}, site.utc_offset) + std::chrono::hours{10});
    }

    void a_closure_of_two_months_is_not_looked_through()
    {
        Site site = small_site();
        for (int number = 0; number <= 60; ++number)
            site.days[monday + std::chrono::days{number}] = {};
        QVERIFY(!next_opening(site, service(site, decl), moscow(0, 9, 0)));
        QVERIFY(!next_opening(site, service(site, decl), moscow(2, 9, 0))); // up to a Sunday
        QVERIFY(next_opening(site, service(site, decl), moscow(3, 9, 0)) == moscow(63, 9, 0));
    }

    void a_retired_service_gives_no_tickets()
    {
        Site site = small_site();
        site.services.front().retired = true;
        QVERIFY(!gives_tickets(site, service(site, decl), moscow(0, 12, 0)));
        QVERIFY(!next_opening(site, service(site, decl), moscow(0, 12, 0)));
    }

    void nothing_opens_before_the_next_opening()
    {
        const Site site = small_site();
        QVERIFY(rc::check("tickets are given from the opening on, and not between the close and it", [&] {
            const Instant at = moscow(0, 0, 0) + Minutes{*rc::gen::inRange(0, 14 * 1440)};
            const Service &of = service(site, *rc::gen::element(decl, info));
            const auto opening = next_opening(site, of, at);
            RC_ASSERT(opening.has_value());
            RC_ASSERT(*opening > at);
            RC_ASSERT(gives_tickets(site, of, *opening));
            RC_ASSERT(!gives_tickets(site, of, *opening - 1ms));
            const Instant between = at + Millis{*rc::gen::inRange<std::int64_t>(0, (*opening - at).count())};
            if (!gives_tickets(site, of, at))
                RC_ASSERT(!gives_tickets(site, of, between));
        }));
    }
};

QTEST_APPLESS_MAIN(TestCalendar)
#include "tst_calendar.moc"
