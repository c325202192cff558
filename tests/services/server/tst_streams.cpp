// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/server/server_world.h"

#include <QTest>

using namespace talon;
using namespace talon::test;

/// What terminals send: events, each once, and frames that nobody should send.
class StreamsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ServerWorld> m_world;

private Q_SLOTS:
    void init() { m_world = std::make_unique<ServerWorld>(); }
    void cleanup() { m_world.reset(); }

    void eventsAreTakenOnce()
    {
        auto device = m_world->device();
        QVERIFY(device.connect(m_world->port()));
        QVERIFY(m_world->push_tickets(device, 3));
        QVERIFY(device.push_from(1)); // all of it again
        const auto ack = device.wait_for<wire::Ack>();
        QVERIFY(ack && ack->seq == 3);
        QVERIFY(m_world->client("operator1").get("/api/v1/hall").body.find(R"("waiting_total":3)") != std::string::npos);

        QVERIFY(device.connect(m_world->port())); // a new connection goes on where the old one was
        QCOMPARE(device.acked, 3);
        QVERIFY(m_world->push_tickets(device, 2));
        m_world->stop();
        m_world->start();
        QVERIFY(device.connect(m_world->port()));
        QCOMPARE(device.acked, 5);
        QVERIFY(m_world->push_tickets(device, 1));
        QVERIFY(m_world->client("operator1").get("/api/v1/hall").body.find(R"("waiting_total":6)") != std::string::npos);
    }

    void poisonIsSetAsideAndTheStreamGoesOn()
    {
        auto device = m_world->device();
        QVERIFY(device.connect(m_world->port()));
        device.append(core::WindowTaken{5, {"operator1"}}, m_world->now()); // not a device's to say
        auto unknown = device.ticket(m_world->now(), m_world->today(), 700, "no-such-service", "ordinary");
        device.append(unknown, m_world->now());
        QVERIFY(device.push_from(1));
        QVERIFY(device.wait_for_ack(2));
        QVERIFY(m_world->push_tickets(device, 1));
        auto metrics = PlainClient(m_world->port()).get("/metrics").body;
        QVERIFY(metrics.find("talon_events_set_aside_total 2\n") != std::string::npos);
        const auto hall = m_world->client("operator1").get("/api/v1/hall").body;
        QVERIFY(hall.find(R"("waiting_total":1)") != std::string::npos);
        QVERIFY(hall.find(R"("operator":"operator1")") == std::string::npos);
        m_world->stop();
        m_world->start(); // what was set aside stands in the journal and hurts nobody
        QVERIFY(device.connect(m_world->port()));
        QCOMPARE(device.acked, 3);
    }

    void aCloneIsSetAsideWhole()
    {
        auto device = m_world->device();
        QVERIFY(device.connect(m_world->port()));
        QVERIFY(m_world->push_tickets(device, 2));
        auto clone = m_world->device();
        clone.device = device.device;
        clone.epoch = device.epoch;
        clone.secret_key = device.secret_key;
        clone.events = device.events;
        clone.events.pop_back();
        clone.append(clone.ticket(m_world->now(), m_world->today(), 123, "ndfl", "ordinary"), m_world->now());
        QVERIFY(clone.connect(m_world->port()));
        QVERIFY(clone.push_from(2));
        QVERIFY(clone.wait_for<wire::ErrorMessage>());
        QCOMPARE(clone.last_error, std::string("device_cloned"));
        QVERIFY(PlainClient(m_world->port()).get("/metrics").body.find("talon_terminal_cloned_total 1\n") != std::string::npos);

        // Neither of the two is believed after a restart; only a new enrolment ends it.
        QCOMPARE(m_world->stop(), server::ExitCode::ok);
        m_world->start();
        QVERIFY(device.connect(m_world->port()));
        device.last_error.clear();
        QVERIFY(device.wait_for<wire::ErrorMessage>());
        QCOMPARE(device.last_error, std::string("device_cloned"));
    }

    void everyStatusIsAnsweredWithTheTime()
    {
        auto device = m_world->device();
        QVERIFY(device.connect(m_world->port()));
        QVERIFY(device.send(wire::TerminalStatus{wire::PrinterState::ready, 4, m_world->now() + std::chrono::hours(48)}));
        const auto time = device.wait_for<wire::TimeNow>();
        QVERIFY(time && std::chrono::abs(time->now - m_world->now()) < std::chrono::minutes(1));
    }

    void badFramesAreAnsweredAndTheConnectionLivesOn_data()
    {
        QTest::addColumn<QByteArray>("frame");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("no json") << QByteArray("hello?") << QByteArray("bad_json");
        QTest::newRow("half") << QByteArray(R"({"v":1,"type":)") << QByteArray("bad_json");
        QTest::newRow("deep") << QByteArray(40, '[') + QByteArray(40, ']') << QByteArray("too_deep");
        QTest::newRow("version") << QByteArray(R"({"v":2,"type":"push","body":{}})") << QByteArray("unknown_version");
        QTest::newRow("type") << QByteArray(R"({"v":1,"type":"dance","body":{}})") << QByteArray("unknown_type");
        QTest::newRow("field") << QByteArray(R"({"v":1,"type":"push","body":{"epoch":1}})") << QByteArray("missing_field");
        QTest::newRow("late hello") << QByteArray(R"({"v":1,"type":"prove","body":{"signature":""}})") << QByteArray();
    }

    void badFramesAreAnsweredAndTheConnectionLivesOn()
    {
        QFETCH(QByteArray, frame);
        QFETCH(QByteArray, code);
        auto device = m_world->device();
        QVERIFY(device.connect(m_world->port()));
        QVERIFY(device.send_text(frame.toStdString()));
        const auto error = device.wait_for<wire::ErrorMessage>();
        QVERIFY(error);
        if (!code.isEmpty())
            QCOMPARE(QByteArray::fromStdString(error->code), code);
        QVERIFY(m_world->push_tickets(device, 1));
    }

    void tooLargeFramesEndTheConnectionAlone()
    {
        auto device = m_world->device();
        QVERIFY(device.connect(m_world->port()));
        device.send_text(std::string(300 * 1024, ' '));
        QVERIFY(device.ends());
        QVERIFY(device.connect(m_world->port()));
        device.socket().send_frame(2, "binary");
        QVERIFY(device.ends());
        QVERIFY(device.connect(m_world->port()));
        QVERIFY(m_world->push_tickets(device, 1));
    }

    void terminalsAreToldOfAStop()
    {
        auto device = m_world->device();
        QVERIFY(device.connect(m_world->port()));
        QCOMPARE(m_world->stop(), server::ExitCode::ok);
        const auto bye = device.wait_for<wire::Bye>();
        QVERIFY(bye && bye->reason == "stopping");
        m_world->start();
    }
};

QTEST_APPLESS_MAIN(StreamsTest)
#include "tst_streams.moc"
