// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest> // before <chrono>, at which moc stumbles

#include "server/jobs/free_space.h"
#include "tests/services/server/metrics_wait.h"
#include "tests/services/server/server_world.h"

#include <future>
#include <limits>

using namespace talon;
using namespace talon::test;
using namespace std::chrono_literals;

/// Alarms of a running talond: they come with their cause and go with it, and nobody presses anything.
class AlarmApiTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ServerWorld> m_world;

    std::string alarms(const std::string &login = "specialist") const { return m_world->client(login).get("/api/v1/alarms").body; }
    static bool says(const std::string &body, const std::string &what) { return body.find(what) != std::string::npos; }

private Q_SLOTS:
    void init() { m_world = std::make_unique<ServerWorld>(); }
    void cleanup() { m_world.reset(); }

    void a_printer_without_paper()
    {
        auto device = m_world->device();
        QVERIFY(device.connect(m_world->port()));
        QVERIFY(device.send(wire::TerminalStatus{wire::PrinterState::paper_out, 0, {}}));
        QVERIFY(m_world->push_tickets(device, 1)); // what came before it has been seen
        QVERIFY(says(alarms(), R"("id":"printer_paper_out:)" + device.device.value + R"(","severity":"serious")"));
        QVERIFY(says(alarms("administrator"), "printer_paper_out"));
        const auto figures = PlainClient(m_world->port()).get("/metrics").body;
        QVERIFY(says(figures, "talon_alarms{severity=\"serious\"} 1\n"));
        QVERIFY(says(figures, "talon_device_online{device=\"" + device.device.value + "\",place=\"ticket-1\",role=\"ticket\"} 1\n"));
        QVERIFY(says(figures, "state=\"paper_out\"} 1\n"));

        QVERIFY(device.send(wire::TerminalStatus{wire::PrinterState::ready, 0, {}}));
        QVERIFY(m_world->push_tickets(device, 1));
        QVERIFY(says(alarms(), R"("alarms":[])"));
        QVERIFY(says(PlainClient(m_world->port()).get("/metrics").body, "talon_alarms{severity=\"serious\"} 0\n"));
    }

    void a_display_that_nobody_hears()
    {
        auto device = m_world->device(core::DeviceRole::hall);
        QVERIFY(device.connect(m_world->port()));
        const auto tell = [&](wire::SoundState sound, std::int64_t unspoken) {
            wire::TerminalStatus status;
            status.sound = sound;
            status.unspoken = unspoken;
            status.spoken = 0;
            return device.send(status) && device.wait_for<wire::TimeNow>();
        };
        QVERIFY(tell(wire::SoundState::muted, 3));
        QVERIFY(says(alarms(), R"("alarms":[])")); // it may be starting
        m_world->advance(30s);
        QVERIFY(says(alarms(), R"("id":"sound_muted:)" + device.device.value + R"(","severity":"serious")"));
        QVERIFY(says(m_world->client("administrator").get("/api/v1/devices").body, R"("sound":"muted","unspoken":3,"speaks":true)"));
        const auto figures = PlainClient(m_world->port()).get("/metrics").body;
        QVERIFY(says(figures, "role=\"hall\",state=\"muted\"} 1\n"));
        QVERIFY(says(figures, "talon_device_unspoken_calls{device=\"" + device.device.value + "\",place=\"hall-1\",role=\"hall\"} 3\n"));
        QVERIFY(tell(wire::SoundState::ok, 3)); // it goes by itself
        QVERIFY(says(alarms(), R"("alarms":[])"));
    }

    void a_device_that_never_came_and_its_successor()
    {
        const auto device = m_world->device();
        QVERIFY(says(alarms(), R"("alarms":[])"));
        m_world->advance(4min);
        QVERIFY(says(alarms(), "device_offline:" + device.device.value));
        auto successor = m_world->device(); // of the same place
        QVERIFY(successor.connect(m_world->port()));
        QVERIFY(says(alarms(), R"("alarms":[])"));
        QVERIFY(says(m_world->client("administrator").get("/api/v1/devices").body, R"("replaced":true)"));
    }

    void a_disk_with_little_room()
    {
        server::Settings settings;
        settings.alarms.disk_free_mib = std::numeric_limits<int>::max();
        m_world = std::make_unique<ServerWorld>(settings);
        QVERIFY(wait_for_metric(m_world->port(), "talon_alarms{severity=\"serious\"}", 1)); // once the file system has answered
        QVERIFY(says(alarms(), R"("id":"disk_nearly_full","severity":"serious")"));
    }

    void a_disk_that_does_not_answer_holds_nobody()
    {
        server::Loop loop;
        std::promise<std::int64_t> disk;
        std::atomic<int> asked = 0;
        server::FreeSpace space(loop, server::FreeSpace::Ask([&asked, answer = disk.get_future().share()] {
                                    ++asked;
                                    return std::optional(answer.get());
                                }));
        int rounds = 0;
        int asked_while_it_hung = 0;
        loop.every(core::Millis(1), [&] {
            if (space.mib())
                return loop.stop();
            space.refresh();
            if (++rounds == 3) { // the loop went on all the while
                asked_while_it_hung = asked;
                disk.set_value(212);
            }
        });
        loop.run();
        QCOMPARE(*space.mib(), 212);
        QVERIFY(asked_while_it_hung <= 1); // and not again and again
    }

    void strangers_and_operators_hear_nothing()
    {
        QCOMPARE(PlainClient(m_world->port()).get("/api/v1/alarms").status, 401);
        QCOMPARE(m_world->client("operator1").get("/api/v1/alarms").status, 403);
    }
};

QTEST_APPLESS_MAIN(AlarmApiTest)
#include "tst_alarm_api.moc"
