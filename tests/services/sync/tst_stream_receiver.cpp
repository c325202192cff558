// SPDX-License-Identifier: GPL-3.0-or-later
#include "receiver_steps.h"

#include <QTest>

#include <stdexcept>

using namespace talon;
using namespace talon::sync;
using namespace talon::sync_test;

class StreamReceiverTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void acknowledges_only_after_the_commit()
    {
        auto r = receiver();
        const auto effects = r.on_push(push(chain(3), 1, 3));
        QCOMPARE(find<Append>(effects)->events.size(), 3U);
        QVERIFY(!find<SendDown>(effects));
        QCOMPARE(r.durable_seq(), 0);
        QCOMPARE(acked(r.on_committed(2)), 2);
        QCOMPARE(acked(r.on_committed(3)), 3);
        QVERIFY(r.on_committed(3).empty());
    }

    void takes_each_event_once()
    {
        auto r = receiver();
        const auto events = chain(5);
        r.on_push(push(events, 1, 3));
        QVERIFY(!find<Append>(r.on_push(push(events, 1, 3)))); // not durable yet
        r.on_committed(3);
        QCOMPARE(acked(r.on_push(push(events, 2, 3))), 3); // the first ack was lost
        const auto more = r.on_push(push(events, 2, 5));
        QCOMPARE(find<Append>(more)->events.size(), 2U);
        QCOMPARE(find<Append>(more)->events[0].stream.seq, 4);
    }

    void a_gap_is_asked_for()
    {
        auto r = receiver();
        const auto effects = r.on_push(push(chain(3), 2, 3));
        QVERIFY(!find<Append>(effects));
        QCOMPARE(said(effects), std::string("gap")); // first, and then from where to go on
        QCOMPARE(std::get<wire::Ack>(std::get<SendDown>(effects.back()).message).seq, 0);
    }

    void a_gap_within_a_push_takes_what_is_before()
    {
        auto r = receiver();
        auto events = chain(4);
        events.erase(events.begin() + 1);
        QCOMPARE(find<Append>(r.on_push({1, events}))->events.size(), 1U);
        QCOMPARE(r.accepted_seq(), 1);
    }

    void poison_is_set_aside_and_the_stream_goes_on_data()
    {
        QTest::addColumn<QString>("type");
        QTest::addColumn<int>("version");
        QTest::addColumn<QString>("body");
        QTest::addColumn<QString>("reason");
        const auto row = [](const char *reason, const char *type, int version, const char *body) {
            QTest::newRow(type) << QString::fromUtf8(type) << version << QString::fromUtf8(body) << QString::fromUtf8(reason);
        };
        row("unknown_type", "ticket_painted", 1, R"({"colour":"blue"})");
        row("unknown_event_version", "ticket_issued", 3, "{}");
        row("missing_field", "ticket_left", 1, "{}");
        row("not_allowed", "day_closed", 1, R"({"day":"2026-11-23"})");
        row("not_allowed", "staff_saved", 1, R"({"staff":"me","role":"specialist","title":"x","active":true})");
    }

    void poison_is_set_aside_and_the_stream_goes_on()
    {
        QFETCH(QString, type);
        QFETCH(int, version);
        QFETCH(QString, body);
        QFETCH(QString, reason);
        auto r = receiver();
        const auto events = chain_with(type.toStdString(), version, body.toStdString());
        const auto effects = r.on_push({1, events});
        const auto &taken = find<Append>(effects)->events;
        QCOMPARE(taken.size(), 3U);
        QVERIFY(taken[1].poison && !taken[2].poison);
        const auto &kept = std::get<core::EventSetAside>(taken[1].event);
        QCOMPARE(kept.reason, reason.toStdString());
        QCOMPARE(kept.body, body.toStdString()); // nothing is lost
        wire::encode_event(taken[1].event);      // and fits into the journal
        QVERIFY(find<RaiseReceiverAlarm>(effects)->alarm == ReceiverAlarm::poison);
        QVERIFY(!r.is_set_aside());
    }

    void what_is_no_event_is_set_aside_and_the_stream_goes_on()
    {
        using Fault = wire::StreamEvent::Fault;
        for (const Fault &fault : {Fault{{wire::WireFault::bad_field, "at"}, false, false}, Fault{{wire::WireFault::too_large, "body"}, false, false},
                                   Fault{{wire::WireFault::bad_field, "hash"}, false, true}, Fault{{wire::WireFault::missing_field, "prev"}, true, false}}) {
            auto r = receiver();
            auto events = chain_with("ticket_issued", 1, "[]");
            events[1].fault = fault;
            const wire::Hash right = events[1].hash;
            if (fault.prev)
                events[1].prev = {};
            if (fault.hash)
                events[1].hash = {};
            else if (fault.prev)
                events[2].prev = events[1].hash = chain_hash(device, events[1]);
            events[2].hash = chain_hash(device, events[2]);
            const auto effects = r.on_push({1, events});
            const auto &taken = find<Append>(effects)->events;
            QCOMPARE(taken.size(), 3U);
            QVERIFY(taken[1].poison && !taken[2].poison);
            QCOMPARE(std::get<core::EventSetAside>(taken[1].event).reason, std::string(wire::code(fault.what.fault)));
            QVERIFY(find<RaiseReceiverAlarm>(effects)->alarm == ReceiverAlarm::poison);
            if (fault.hash)
                QVERIFY(taken[1].stream.hash == right); // its place in the chain, and what stands in the journal
            // Sent again it is the same event, and no other one's.
            QVERIFY(!find<RaiseReceiverAlarm>(r.on_push({1, events})));
            QVERIFY(!r.is_set_aside());
        }
    }

    void a_ticket_of_another_device_is_not_allowed()
    {
        auto r = receiver();
        const auto other = next_event({"d2"}, {}, now);
        wire::StreamEvent event = other;
        event.hash = chain_hash(device, event);
        QVERIFY(find<Append>(r.on_push({1, {event}}))->events[0].poison);
    }

    void a_display_makes_no_tickets()
    {
        auto r = receiver(core::DeviceRole::hall);
        QVERIFY(find<Append>(r.on_push(push(chain(1), 1, 1)))->events[0].poison);
    }

    void a_damaged_event_is_set_aside()
    {
        auto r = receiver();
        auto events = chain(2);
        events[0].at += core::Millis{1};
        const auto effects = r.on_push({1, events});
        QCOMPARE(std::get<core::EventSetAside>(find<Append>(effects)->events[0].event).reason, std::string("bad_hash"));
        QVERIFY(!find<Append>(effects)->events[1].poison);
    }

    void same_seq_with_another_hash_is_a_clone()
    {
        auto r = receiver();
        const auto events = chain(3);
        r.on_push(push(events, 1, 3));
        r.on_committed(3);
        auto clone = chain(2);
        clone.push_back(next_event(device, clone, now + core::Millis{5}));
        const auto effects = r.on_push(push(clone, 3, 3));
        QVERIFY(find<RaiseReceiverAlarm>(effects)->alarm == ReceiverAlarm::cloned);
        QCOMPARE(said(effects), std::string("device_cloned"));
        // Whole: also what would have fitted.
        const auto after = r.on_push({1, {next_event(device, events, now)}});
        QVERIFY(!find<Append>(after));
        QCOMPARE(said(after), std::string("device_cloned"));
        QCOMPARE(said(r.on_hello(hello(3))), std::string("device_cloned"));
    }

    void a_chain_that_leaves_the_known_one_is_a_clone()
    {
        auto r = receiver();
        r.on_push(push(chain(2), 1, 2));
        auto clone = chain(1);
        clone.push_back(next_event(device, clone, now + core::Millis{5}));
        clone.push_back(next_event(device, clone, now));
        QVERIFY(find<RaiseReceiverAlarm>(r.on_push(push(clone, 3, 3)))->alarm == ReceiverAlarm::cloned);
    }

    void once_set_aside_it_stays_so_over_a_restart()
    {
        for (const ReceiverAlarm alarm : {ReceiverAlarm::cloned, ReceiverAlarm::set_back}) {
            StreamReceiver r({device, core::DeviceRole::ticket, 1, 0, {}, alarm_of(code_of(alarm))}, chain_hash);
            QVERIFY(r.is_set_aside());
            const auto refused = r.on_push(push(chain(1), 1, 1));
            QVERIFY(!find<Append>(refused));
            QCOMPARE(std::get<wire::ErrorMessage>(find<SendDown>(refused)->message).code, std::string(code_of(alarm)));
        }
        QVERIFY(!alarm_of("gap"));
    }

    void another_epoch_is_refused()
    {
        auto r = receiver();
        auto wrong = push(chain(1), 1, 1);
        wrong.epoch = 2;
        QCOMPARE(said(r.on_push(wrong)), std::string("wrong_epoch"));
    }

    void what_was_not_taken_comes_again()
    {
        auto r = receiver();
        const auto events = chain(4);
        r.on_push(push(events, 1, 2));
        r.on_push(push(events, 3, 4));
        r.on_not_taken(3);
        QCOMPARE(r.accepted_seq(), 2);
        QCOMPARE(find<Append>(r.on_push(push(events, 3, 4)))->events.size(), 2U);
        QVERIFY_THROWS_EXCEPTION(std::logic_error, r.on_not_taken(5));
    }

    void nothing_is_acknowledged_after_an_io_error()
    {
        auto r = receiver();
        const auto events = chain(4);
        r.on_push(push(events, 1, 2));
        r.on_failed();
        QVERIFY(r.on_push(push(events, 3, 4)).empty());
        QCOMPARE(r.durable_seq(), 0);
        QVERIFY_THROWS_EXCEPTION(std::logic_error, r.on_committed(2));
    }

    void what_is_not_durable_is_bounded()
    {
        auto r = receiver();
        const auto events = chain(1200);
        for (int from = 1; from <= 1200; from += 200)
            r.on_push(push(events, from, from + 199));
        QCOMPARE(r.accepted_seq(), static_cast<std::int64_t>(StreamReceiver::max_uncommitted));
        r.on_committed(1000);
        r.on_push(push(events, 1001, 1200));
        QCOMPARE(r.accepted_seq(), 1200);
    }

    void a_restart_goes_on_at_the_durable_head()
    {
        const auto events = chain(6);
        StreamReceiver r({device, core::DeviceRole::ticket, 1, 4, events[3].hash, {}}, chain_hash);
        QCOMPARE(find<Append>(r.on_push(push(events, 4, 6)))->events.size(), 2U);
        QVERIFY(!find<RaiseReceiverAlarm>(r.on_push(push(events, 1, 2)))); // too old to be told apart: ignored
    }

    void a_commit_of_what_was_never_accepted_is_a_broken_host()
    {
        auto r = receiver();
        QVERIFY_THROWS_EXCEPTION(std::logic_error, r.on_committed(1));
    }
};

QTEST_APPLESS_MAIN(StreamReceiverTest)
#include "tst_stream_receiver.moc"
