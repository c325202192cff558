// SPDX-License-Identifier: GPL-3.0-or-later
// The terminal's end: ages, the backend's time, and what is archived.
#include "device_steps.h"

#include <QTest>

using namespace talon;
using namespace talon::sync_test;
using namespace std::chrono_literals;

class DeviceTimeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void ages_are_told_by_the_clock_that_only_counts_up()
    {
        auto s = stream({1, 0, 1, {}});
        shake_hands(s, welcome(0));
        // Two days of a wrong hand on the calendar, in both directions, change nothing.
        s.on_committed(2, {now + 1s, now + 48h});
        s.on_committed(3, {now + 4s, now - 48h});
        const auto pushed = sent<wire::Push>(s.on_read(events(1, 3), {now + 10s, now + 48h}))->events;
        QVERIFY(!pushed[0].age); // of an earlier run of the program
        QVERIFY(pushed[1].age == std::optional<core::Millis>(9s));
        QVERIFY(pushed[2].age == std::optional<core::Millis>(6s));
        // No acknowledgement: they are told anew, older by then.
        s.on_tick(now + 16s);
        QVERIFY(sent<wire::Push>(s.on_read(events(1, 3), now + 17s))->events[1].age == std::optional<core::Millis>(16s));
    }

    void a_status_every_ten_seconds_and_the_time_in_answer()
    {
        auto s = stream({0, 0, 1, {}});
        QVERIFY(*sent<wire::TerminalStatus>(shake_hands(s, welcome(0))) == (wire::TerminalStatus{std::nullopt, 0, now}));
        QVERIFY(!sent<wire::TerminalStatus>(s.on_tick(now + 9s)));
        QVERIFY(s.next_tick() == now + 10s);
        QVERIFY(sent<wire::TerminalStatus>(s.on_tick({now + 10s, now - 48h}))->clock == now - 48h);
        QVERIFY(find<HearTime>(s.on_message(wire::TimeNow{now + 11s}, now + 10s))->backend_now == now + 11s);
        s.on_disconnected(now + 11s);
        QVERIFY(s.on_message(wire::TimeNow{now + 12s}, now + 12s).empty());
    }

    void a_backend_put_back_behind_what_was_pruned_gets_nothing_and_staff_are_told()
    {
        auto s = stream({9, 8, 1, {}, 4});
        const auto behind = shake_hands(s, welcome(3, 2));
        QVERIFY(find<RaiseAlarm>(behind)->alarm == DeviceAlarm::events_pruned);
        QVERIFY(s.is_set_aside() && !find<Read>(behind));
        s.on_disconnected(now);
        // Put back from the newer backup, it gets the rest.
        QCOMPARE(find<Read>(shake_hands(s, welcome(4, 3)))->from, 5);
        s.on_pruned(6);
        s.on_disconnected(now);
        QVERIFY(find<RaiseAlarm>(shake_hands(s, welcome(5, 4)))->alarm == DeviceAlarm::events_pruned);
    }

    void what_is_archived_is_told_with_the_cursor()
    {
        auto s = stream({9, 5, 1, {}});
        auto in = welcome(5);
        in.archived_seq = 4;
        QCOMPARE(find<KeepCursor>(shake_hands(s, in))->archived_seq, 4);
        // A backup in between; never more than this backend acknowledged.
        QCOMPARE(find<KeepCursor>(s.on_message(wire::Ack{1, 5, 9}, now))->archived_seq, 5);
    }
};

QTEST_APPLESS_MAIN(DeviceTimeTest)
#include "tst_device_time.moc"
