// SPDX-License-Identifier: GPL-3.0-or-later
#include "device_steps.h"

#include <QTest>

using namespace talon;
using namespace talon::sync_test;
using namespace std::chrono_literals;

class DeviceStreamTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_way_in()
    {
        auto s = stream({7, 3, 1, {{wire::DocumentKind::menu, 12}}});
        QCOMPARE(find<Connect>(s.start())->after, 0ms);
        const auto hello = *sent<wire::Hello>(s.on_connected(now));
        QVERIFY(hello == (wire::Hello{device, 1, core::DeviceRole::ticket, "test", 7, {{"menu", 12}}, now}));
        const auto sign = s.on_message(wire::Challenge{"nonce", "demo"}, now);
        QCOMPARE(find<Sign>(sign)->text, std::string("talon-terminal-1\ndemo\nnonce\nd1\n1"));
        QCOMPARE(sent<wire::Prove>(s.on_signed("signature", now))->signature, std::string("signature"));
        const auto in = s.on_message(welcome(3), now + 10ms);
        QVERIFY(s.online());
        QVERIFY(s.since() == now + 10ms);
        QVERIFY(find<HearTime>(in)->backend_now == welcome(3).now);
        QCOMPARE(find<KeepCursor>(in)->acked_seq, 3);
        QCOMPARE(find<Read>(in)->from, 4);
    }

    void another_site_is_not_answered()
    {
        auto s = stream();
        s.on_connected(now);
        const auto effects = s.on_message(wire::Challenge{"nonce", "elsewhere"}, now);
        QVERIFY(find<RaiseAlarm>(effects)->alarm == DeviceAlarm::wrong_site);
        QVERIFY(find<Close>(effects) && !find<Sign>(effects));
    }

    void one_batch_at_a_time()
    {
        auto s = stream({500, 0, 0, {}});
        shake_hands(s, welcome(0));
        QCOMPARE(sent<wire::Push>(s.on_read(events(1, 200), now))->events.size(), 200U);
        QVERIFY(!find<Read>(s.on_committed(501, now)));
        QVERIFY(!find<Read>(s.on_message(wire::Ack{1, 150, 0}, now))); // a part
        QCOMPARE(find<Read>(s.on_message(wire::Ack{1, 200, 0}, now))->from, 201);
        QCOMPARE(s.pending(), 301);
    }

    void a_batch_is_bounded_in_bytes()
    {
        auto s = stream({10, 0, 0, {}});
        shake_hands(s, welcome(0));
        auto big = events(1, 10);
        for (auto &event : big)
            event.body = std::string(50'000, 'x');
        QCOMPARE(sent<wire::Push>(s.on_read(big, now))->events.size(), 2U);
    }

    void an_old_answer_to_a_read_is_harmless()
    {
        auto s = stream({10, 0, 0, {}});
        shake_hands(s, welcome(0));
        s.on_disconnected(now);
        const auto again = shake_hands(s, welcome(4));
        QVERIFY(!find<Read>(again)); // one is still asked for
        const auto answer = s.on_read(events(1, 10), now);
        QCOMPARE(sent<wire::Push>(answer)->events.front().seq, 5);
    }

    void no_ack_and_it_is_sent_again_then_the_socket_is_closed()
    {
        auto s = stream({1, 0, 0, {}});
        shake_hands(s, welcome(0));
        core::Instant at = now;
        for (int i = 0; i < 3; ++i) {
            s.on_read(events(1, 1), at);
            QVERIFY(s.on_tick(at + 4999ms).empty());
            at += 5s;
            QVERIFY(find<Read>(s.on_tick(at)));
        }
        s.on_read(events(1, 1), at);
        QCOMPARE(find<Close>(s.on_tick(at + 5s))->reason, std::string("no_ack"));
        QVERIFY(!s.online());
    }

    void a_gap_is_filled_at_once()
    {
        auto s = stream({5, 0, 0, {}});
        shake_hands(s, welcome(0));
        s.on_read(events(1, 5), now);
        QCOMPARE(find<Read>(s.on_message(wire::ErrorMessage{"gap", "", {}}, now))->from, 1);
    }

    void an_ack_of_what_was_never_sent_is_ignored()
    {
        auto s = stream({5, 2, 1, {}});
        shake_hands(s, welcome(2));
        QVERIFY(s.on_message(wire::Ack{1, 6, 0}, now).empty());
        QVERIFY(s.on_message(wire::Ack{2, 5, 0}, now).empty()); // another epoch
        QVERIFY(s.on_message(wire::Ack{1, 1, 0}, now).empty()); // never falls
        QCOMPARE(s.acked_seq(), 2);
    }

    void a_backend_that_lost_events_gets_them_again()
    {
        auto same = stream({9, 9, 1, {}});
        const auto lost = shake_hands(same, welcome(4, 1));
        QVERIFY(find<RaiseAlarm>(lost)->alarm == DeviceAlarm::backend_lost_events);
        QCOMPARE(find<Read>(lost)->from, 5);
        auto reinstalled = stream({9, 9, 1, {}});
        const auto fresh = shake_hands(reinstalled, welcome(0, 2));
        QVERIFY(!find<RaiseAlarm>(fresh)); // told by its new epoch
        QCOMPARE(find<Read>(fresh)->from, 1);
    }

    void a_device_that_lost_events_pushes_nothing()
    {
        auto s = stream({3, 3, 1, {}});
        const auto effects = shake_hands(s, welcome(5));
        QVERIFY(find<RaiseAlarm>(effects)->alarm == DeviceAlarm::own_events_lost);
        QVERIFY(s.is_set_aside() && s.online());
        QVERIFY(!find<Read>(s.on_committed(4, now)));
        QVERIFY(find<KeepDocument>(s.on_message(board(1), now))); // documents still come
    }

    void a_device_that_is_set_aside_pushes_nothing_until_the_next_welcome()
    {
        auto s = stream({3, 0, 0, {}});
        shake_hands(s, welcome(0));
        s.on_read(events(1, 3), now);
        const auto effects = s.on_message(wire::ErrorMessage{"device_cloned", "", {}}, now);
        QVERIFY(find<RaiseAlarm>(effects)->alarm == DeviceAlarm::set_aside);
        QVERIFY(!find<Read>(s.on_committed(4, now)));
        QVERIFY(s.next_tick() == now + 10s); // the next status, nothing else
        QVERIFY(!find<Read>(s.on_tick(now + 10s)));
        s.on_disconnected(now);
        QVERIFY(find<Read>(shake_hands(s, welcome(0))));
    }

    void documents()
    {
        auto s = stream({0, 0, 1, {{wire::DocumentKind::board, 7}}});
        s.on_connected(now);
        QVERIFY(s.on_message(board(8), now).empty()); // before the welcome
        s.on_message(welcome(0), now);
        QVERIFY(find<KeepDocument>(s.on_message(board(8), now)));
        QVERIFY(!find<KeepDocument>(s.on_message(board(8), now)));
        QVERIFY(!find<KeepDocument>(s.on_message(board(7), now)));
        QVERIFY(find<KeepDocument>(s.on_message(board(9), now)));
        // On a new connection the backend's clock may have been set back.
        s.on_disconnected(now);
        shake_hands(s, welcome(0));
        QVERIFY(find<KeepDocument>(s.on_message(board(5), now)));
        QVERIFY(find<KeepDocument>(s.on_message(board(6), now)));
        QCOMPARE(s.documents().at(wire::DocumentKind::board), 6);
    }

    void it_connects_again_ever_slower_up_to_a_second()
    {
        auto s = stream();
        std::vector<std::int64_t> waits;
        for (int i = 0; i < 6; ++i)
            waits.push_back(find<Connect>(s.on_disconnected(now))->after.count());
        QVERIFY(waits == std::vector<std::int64_t>({100, 200, 400, 800, 1000, 1000}));
        for (int i = 0; i < 100; ++i)
            s.on_disconnected(now);
        shake_hands(s, welcome(0));
        QCOMPARE(find<Connect>(s.on_disconnected(now))->after, 100ms);
    }

    void a_handshake_has_its_time()
    {
        auto s = stream();
        s.on_connected(now);
        QVERIFY(s.on_tick(now + 4999ms).empty());
        QCOMPARE(find<Close>(s.on_tick(now + 5s))->reason, std::string("handshake_timeout"));
    }

    void a_calendar_set_back_keeps_no_wait_open()
    {
        auto s = stream({1, 0, 0, {}});
        shake_hands(s, welcome(0));
        s.on_read(events(1, 1), now);
        QVERIFY(find<Read>(s.on_tick({now + 5s, now - 48h})));
    }

    void bye_is_heeded()
    {
        auto s = stream();
        shake_hands(s, welcome(0));
        QCOMPARE(find<Close>(s.on_message(wire::Bye{"stopping"}, now + 1s))->reason, std::string("stopping"));
        QVERIFY(!s.online());
        QVERIFY(s.since() == now + 1s);
    }

    void the_printer_is_told_now_and_after_each_welcome()
    {
        auto s = stream({4, 1, 1, {}});
        QVERIFY(s.on_printer(wire::PrinterState::paper_out, now).empty());
        QVERIFY(*sent<wire::TerminalStatus>(shake_hands(s, welcome(1))) == (wire::TerminalStatus{wire::PrinterState::paper_out, 3, now}));
        QVERIFY(sent<wire::TerminalStatus>(s.on_printer(wire::PrinterState::ready, now)));
    }

    void the_sound_is_told_now_and_after_each_welcome()
    {
        auto s = stream();
        QVERIFY(s.on_sound(wire::SoundState::lost, 0, now).empty());
        QVERIFY(*sent<wire::TerminalStatus>(shake_hands(s, welcome(0)))
                == (wire::TerminalStatus{std::nullopt, 0, now, wire::SoundState::lost, 0}));
        const auto told = sent<wire::TerminalStatus>(s.on_sound(wire::SoundState::ok, 3, now));
        QVERIFY(told && told->sound == wire::SoundState::ok && told->unspoken == 3);
    }

    void a_journal_that_cannot_be_read_is_tried_later()
    {
        auto s = stream({2, 0, 0, {}});
        shake_hands(s, welcome(0));
        QVERIFY(s.on_read({}, now).empty());
        QVERIFY(find<Read>(s.on_tick(*s.next_tick())));
    }

    void grants_and_errors_are_passed_on()
    {
        auto s = stream();
        QVERIFY(find<Granted>(s.on_message(wire::NumberGrant{"t", {}, {}, 0, {}}, now)));
        QVERIFY(find<Failed>(s.on_message(wire::ErrorMessage{"service_closed", "", "t"}, now)));
    }

    void who_is_replaced_by_its_twin_comes_back_later_each_time()
    {
        auto s = stream();
        core::Instant at = now;
        const auto replaced_after = [&](core::Millis lasted) {
            shake_hands(s, welcome(0));
            at = now + lasted;
            s.on_message(wire::Bye{"replaced"}, at);
            return find<Connect>(s.on_disconnected(at))->after;
        };
        QCOMPARE(replaced_after(1s), 200ms);
        QCOMPARE(replaced_after(1s), 400ms);
        for (int i = 0; i < 20; ++i)
            replaced_after(1s);
        QCOMPARE(replaced_after(1s), 30s);
        QCOMPARE(replaced_after(61s), 200ms); // calm in between
        shake_hands(s, welcome(0));
        QCOMPARE(find<Connect>(s.on_disconnected(now))->after, 100ms); // a cut is none
    }

    void the_hello_tells_the_hash_of_the_last_event()
    {
        const wire::Hash first{1};
        const wire::Hash second{2};
        auto s = stream({1, 0, 0, {}, 0, first});
        QVERIFY(sent<wire::Hello>(s.on_connected(now))->head_hash == first);
        s.on_committed(2, now, second);
        QVERIFY(sent<wire::Hello>(s.on_connected(now))->head_hash == second);
        s.on_committed(3, now);
        QVERIFY(!sent<wire::Hello>(s.on_connected(now))->head_hash);
    }
};

QTEST_APPLESS_MAIN(DeviceStreamTest)
#include "tst_device_stream.moc"
