// SPDX-License-Identifier: GPL-3.0-or-later
// The backend's end of a stream that two disks may speak for: what is archived, and what is found out.
#include "receiver_steps.h"

#include <QTest>

using namespace talon;
using namespace talon::sync;
using namespace talon::sync_test;

class StreamTwinsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void what_is_archived_never_falls_nor_passes_what_is_durable()
    {
        auto r = receiver();
        r.on_push(push(chain(3), 1, 3));
        r.on_committed(2);
        r.set_archived(3);
        QCOMPARE(r.archived_seq(), 2);
        r.set_archived(1);
        QCOMPARE(r.archived_seq(), 2);
        QCOMPARE(std::get<wire::Ack>(find<SendDown>(r.on_committed(3))->message).archived_seq, 2);
    }

    void what_is_archived_is_told_only_of_events_that_were_seen_to_be_the_same()
    {
        auto r = receiver();
        r.on_push(push(chain(3), 1, 3));
        r.on_committed(3);
        r.set_archived(3);
        QCOMPARE(r.archived_to_tell(), 3);
        // A twin of it may have come: its events at these places may be others.
        r.on_hello(hello(4));
        QCOMPARE(r.archived_seq(), 3);
        QCOMPARE(r.archived_to_tell(), 0);
        QCOMPARE(std::get<wire::Ack>(find<SendDown>(r.on_push(push(chain(3), 1, 2)))->message).archived_seq, 2);
        r.on_push(push(chain(4), 4, 4));
        QCOMPARE(std::get<wire::Ack>(find<SendDown>(r.on_committed(4))->message).archived_seq, 3);
    }

    void nothing_is_archived_for_the_ear_of_a_device_that_is_set_aside()
    {
        auto r = receiver();
        r.on_push(push(chain(3), 1, 3));
        r.on_committed(3);
        r.set_archived(3);
        const auto other = chain_with("ticket_painted", 1, "{}");
        QVERIFY(find<RaiseReceiverAlarm>(r.on_push(push(other, 2, 2)))->alarm == ReceiverAlarm::cloned);
        QCOMPARE(r.archived_to_tell(), 0);
    }

    void a_hello_with_the_same_last_event_is_seen_to_be_the_same()
    {
        auto r = receiver();
        const auto events = chain(3);
        r.on_push(push(events, 1, 3));
        r.on_committed(3);
        r.set_archived(3);
        QVERIFY(r.on_hello(hello(3, events[2].hash)).empty());
        QCOMPARE(r.archived_to_tell(), 3);
        QVERIFY(r.on_hello(hello(4, chain(4)[3].hash)).empty()); // what is beyond is compared by the push
        QCOMPARE(r.archived_to_tell(), 0);
    }

    void a_twin_with_as_many_events_is_known_by_its_hello()
    {
        auto r = receiver();
        r.on_push(push(chain(2), 1, 2));
        r.on_committed(2);
        r.set_archived(2);
        const auto other = chain_with("ticket_painted", 1, "{}");
        const auto effects = r.on_hello(hello(2, other[1].hash));
        QVERIFY(find<RaiseReceiverAlarm>(effects)->alarm == ReceiverAlarm::cloned);
        QCOMPARE(said(effects), std::string("device_cloned"));
        QCOMPARE(r.archived_to_tell(), 0);
        QCOMPARE(said(r.on_push(push(chain(3), 3, 3))), std::string("device_cloned"));
    }

    void a_device_that_knows_less_than_it_sent_was_set_back()
    {
        auto r = receiver();
        r.on_push(push(chain(3), 1, 3));
        QVERIFY(r.on_hello(hello(3)).empty());
        QVERIFY(find<RaiseReceiverAlarm>(r.on_hello(hello(2)))->alarm == ReceiverAlarm::set_back);
        QVERIFY(r.is_set_aside());
    }
};

QTEST_APPLESS_MAIN(StreamTwinsTest)
#include "tst_stream_twins.moc"
