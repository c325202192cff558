// SPDX-License-Identifier: GPL-3.0-or-later
// A hall that was put back from a backup: what it takes for today, whatever the machine's clock says.
#include "core/journal/restored.h"
#include "small_hall.h"

#include <QTest>

using namespace talon::core;
using namespace talon::core::test;
using std::chrono::days;
using std::chrono::hours;

namespace {

/// A backup that ends on Monday with a grant for that day.
SmallHall backup_of_monday()
{
    SmallHall hall;
    hall.take({1});
    hall.apply(NumberGranted{monday, {Letter::A, 1}, kiosk, "first"});
    return hall;
}

} // namespace

class TestRestored : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void no_number_of_today_or_tomorrow_is_granted_after_a_restore_data()
    {
        QTest::addColumn<int>("hours_off");
        for (const int off : {0, 5, -5, 48, -48, -24 * 400})
            QTest::addRow("%d h", off) << off;
    }

    void no_number_of_today_or_tomorrow_is_granted_after_a_restore()
    {
        QFETCH(int, hours_off);
        SmallHall hall = backup_of_monday();
        const auto done = restored(hall.hall, Registry{}, {}, 1, monday_nine + hours(hours_off), monday_nine);
        QVERIFY(done.event.until >= monday + days(1));
        QVERIFY(done.at >= monday_nine);
        hall.now = done.at;
        hall.apply(done.event);
        for (const int day : {0, 1})
            QVERIFY(!hall.hall.numbers().next(monday + days(day), Letter::A));
        if (hours_off <= 0)
            QVERIFY(hall.hall.numbers().next(monday + days(2), Letter::A));
    }

    void the_open_day_counts_where_the_last_event_was_stamped_earlier()
    {
        SmallHall hall = backup_of_monday();
        const auto done = restored(hall.hall, Registry{}, {}, 1, monday_nine - days(2), monday_nine - days(1));
        QVERIFY(done.event.until == monday + days(1));
    }

    void a_day_with_granted_numbers_is_no_later_than_today()
    {
        SmallHall hall;
        hall.apply(NumberGranted{monday + days(2), {Letter::B, 7}, kiosk, "r"});
        const auto done = restored(hall.hall, Registry{}, {}, 1, monday_nine - days(2), monday_nine - days(2));
        QVERIFY(done.event.until == monday + days(3));
    }

    void a_day_with_reserved_numbers_is_closed_too()
    {
        SmallHall hall = backup_of_monday();
        hall.apply(ReserveGranted{monday + days(2), Letter::A, 990, 999, kiosk, 1});
        QVERIFY(restored(hall.hall, Registry{}, {}, 1, monday_nine, monday_nine).event.until == monday + days(2));
    }

    void a_month_ahead_for_half_a_minute_fences_off_no_month()
    {
        SmallHall hall = backup_of_monday();
        hall.now = monday_nine + days(30);
        QVERIFY(hall.ok(GrantNumber{decl, ordinary, kiosk, "r", monday + days(30)}));
        QVERIFY(hall.ok(FillReserve{kiosk, 1, monday + days(31)}));
        hall.now = monday_nine + hours(1);
        QVERIFY(hall.ok(CorrectTime{-days(30), monday_nine + days(30)}));
        const auto done = restored(hall.hall, Registry{}, {}, 1, hall.now, hall.now);
        QVERIFY(done.event.until == monday + days(1));
        // Where the clock itself says so late a day, what was given for it counts.
        QVERIFY(restored(hall.hall, Registry{}, {}, 1, monday_nine + days(30), hall.now).event.until == monday + days(31));
    }

    void two_restores_differ()
    {
        SmallHall hall = backup_of_monday();
        Registry registry;
        registry.apply(DeviceEnrolled{kiosk, "code", DeviceRole::ticket, "ticket-1", "key", 1, 3});
        const auto first = restored(hall.hall, registry, {}, 1, monday_nine - days(3), monday_nine);
        const auto second = restored(hall.hall, registry, first.mark, 1, monday_nine - days(3), monday_nine);
        QVERIFY(first.mark.server_epoch > 1 && second.mark.server_epoch > first.mark.server_epoch);
        QVERIFY(first.event.prefix == first.mark.prefix && second.event.prefix != first.event.prefix);
    }
};

QTEST_APPLESS_MAIN(TestRestored)
#include "tst_restored.moc"
