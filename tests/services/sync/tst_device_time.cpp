// SPDX-License-Identifier: GPL-3.0-or-later
// The terminal's end: ages, the backend's time, and what is archived.
#include "device_steps.h"

#include "wire/json/limits.h"

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

    void a_welcome_tells_whether_its_time_is_sure()
    {
        for (const bool in_doubt : {false, true}) {
            auto s = stream({0, 0, 1, {}});
            auto greeting = welcome(0);
            greeting.in_doubt = in_doubt;
            QVERIFY(find<HearTime>(shake_hands(s, greeting))->in_doubt == in_doubt);
        }
    }

    void a_status_every_ten_seconds_and_the_time_in_answer()
    {
        auto s = stream({0, 0, 1, {}});
        QVERIFY(*sent<wire::TerminalStatus>(shake_hands(s, welcome(0))) == (wire::TerminalStatus{std::nullopt, 0, now}));
        QVERIFY(!sent<wire::TerminalStatus>(s.on_tick(now + 9s)));
        QVERIFY(s.next_tick() == now + 10s);
        QVERIFY(sent<wire::TerminalStatus>(s.on_tick({now + 10s, now - 48h}))->clock == now - 48h);
        QVERIFY(find<HearTime>(s.on_message(wire::TimeNow{now + 11s}, now + 10s))->backend_now == now + 11s);
        QVERIFY(!find<HearTime>(s.on_message(wire::TimeNow{now + 11s}, now + 10s))->in_doubt);
        QVERIFY(find<HearTime>(s.on_message(wire::TimeNow{now + 11s, true}, now + 10s))->in_doubt);
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

    void a_device_that_is_set_aside_knows_it_over_a_restart()
    {
        auto s = stream({3, 3, 1, {}});
        auto in = welcome(3);
        in.set_aside = "device_cloned";
        const auto told = shake_hands(s, in);
        QCOMPARE(find<StandAside>(told)->why, std::string("device_cloned"));
        QVERIFY(s.is_set_aside());
        // Said once more, as to terminals of before, it is no news.
        QVERIFY(!find<StandAside>(s.on_message(wire::ErrorMessage{"device_cloned", "", {}}, now)));
        DeviceCursor kept{3, 3, 1, {}};
        kept.set_aside = "device_cloned";
        auto again = stream(kept);
        QVERIFY(again.is_set_aside());
        // A backend that takes its tickets says nothing of it.
        QCOMPARE(find<StandAside>(shake_hands(again, welcome(3)))->why, std::string());
        QVERIFY(!again.is_set_aside());
        again.on_disconnected(now);
        QVERIFY(!find<StandAside>(shake_hands(again, welcome(3))));
    }

    void what_the_backend_will_never_take_stands_aside()
    {
        for (const char *code : {"device_cloned", "device_set_back", "unknown_device", "stale_epoch", "bad_signature", "wrong_role"}) {
            auto s = stream();
            s.on_connected(now);
            QCOMPARE(find<StandAside>(s.on_message(wire::ErrorMessage{code, "", {}}, now))->why, std::string(code));
        }
        auto s = stream();
        shake_hands(s, welcome(0));
        QCOMPARE(find<StandAside>(s.on_message(wire::Bye{"revoked"}, now))->why, std::string("revoked"));
        for (const char *harmless : {"stopping", "replaced"}) {
            auto other = stream();
            shake_hands(other, welcome(0));
            QVERIFY(!find<StandAside>(other.on_message(wire::Bye{harmless}, now)));
        }
        auto behind = stream({9, 8, 1, {}, 4});
        QCOMPARE(find<StandAside>(shake_hands(behind, welcome(3, 2)))->why, std::string("events_pruned"));
        auto set_back = stream({2, 2, 1, {}});
        QCOMPARE(find<StandAside>(shake_hands(set_back, welcome(5)))->why, std::string("device_set_back"));
    }

    void an_age_of_more_than_a_year_is_not_told()
    {
        auto s = stream({0, 0, 1, {}});
        s.on_committed(1, now);
        const core::Instant later = now + core::Millis{wire::max_age_ms} + 1ms;
        s.on_connected(later);
        s.on_message(wire::Challenge{"nonce", "demo"}, later);
        s.on_signed("signature", later);
        s.on_message(welcome(0), later);
        QVERIFY(!sent<wire::Push>(s.on_read(events(1, 1), later))->events[0].age);
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
