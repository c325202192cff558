// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/server/server_world.h"

#include <QTest>

using namespace talon;
using namespace talon::test;
using namespace std::chrono_literals;

namespace {

HttpAnswer revoke(const ServerWorld &world, const core::DeviceId &device)
{
    auto specialist = world.client("specialist");
    return specialist.post("/api/v1/devices/" + device.value + "/revoke");
}

} // namespace

/// Terminals: enrolment, proof, documents and numbers down.
class DevicesTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ServerWorld> m_world;

private Q_SLOTS:
    void init() { m_world = std::make_unique<ServerWorld>(); }
    void cleanup() { m_world.reset(); }

    void codeIsGoodOnce()
    {
        const auto code = m_world->code("ticket", "ticket-1");
        PlainDevice one, two;
        QCOMPARE(one.enrol(m_world->port(), code), 200);
        QVERIFY(!one.device.empty());
        QCOMPARE(one.epoch, 1);
        QCOMPARE(two.enrol(m_world->port(), code), 403);
        QCOMPARE(two.enrol(m_world->port(), "0000-0000"), 403);
        QVERIFY(m_world->code("ticket", "nowhere").empty());
        QVERIFY(m_world->code("hall", "ticket-1").empty()); // the place is another role's
    }

    void aLostAnswerIsGivenAgain()
    {
        const auto code = m_world->code("ticket", "ticket-1");
        PlainDevice device;
        QCOMPARE(device.enrol(m_world->port(), code), 200);
        const PlainDevice::Enrolment first{device.device, device.epoch, device.prefix};
        QCOMPARE(first.prefix, 1);
        m_world->advance(25h); // past the code's own end
        QCOMPARE(device.enrol(m_world->port(), code), 200);
        QVERIFY((PlainDevice::Enrolment{device.device, device.epoch, device.prefix} == first));
        QVERIFY(device.connect(m_world->port()));

        PlainDevice thief; // the code alone is worth nothing any more
        QCOMPARE(thief.enrol(m_world->port(), code), 403);
        QCOMPARE(revoke(*m_world, device.device).status, 204);
        QCOMPARE(device.enrol(m_world->port(), code), 403);
    }

    void eachKioskHasAPrefixOfItsOwn()
    {
        QCOMPARE(m_world->device().prefix, 1);
        QCOMPARE(m_world->device().prefix, 2);
        QCOMPARE(m_world->device(core::DeviceRole::hall).prefix, 0);
        QCOMPARE(m_world->device().prefix, 3);
    }

    void codeRunsOut()
    {
        const auto code = m_world->code("ticket", "ticket-1");
        m_world->advance(24h + 1s);
        PlainDevice device;
        QCOMPARE(device.enrol(m_world->port(), code), 403);
    }

    void eachEnrolmentRaisesTheEpoch()
    {
        QCOMPARE(m_world->device().epoch, 1);
        QCOMPARE(m_world->device().epoch, 2);
        QCOMPARE(m_world->device(core::DeviceRole::hall).epoch, 1);
    }

    void badKeysAreRefused()
    {
        PlainClient client(m_world->port());
        const auto code = m_world->code("ticket", "ticket-1");
        const std::string zeros = std::string(43, 'A') + "=";
        const std::string neutral = "AQ" + std::string(41, 'A') + "="; // points of small order, by which anything is signed
        const std::string no_point = std::string(42, '/') + "8=";
        for (const std::string &key : {std::string(), std::string("AAAA"), std::string("not base64 at all, though it is as long as a key is"), zeros, neutral, no_point}) {
            const auto answer = client.post("/api/v1/devices", R"({"code":")" + code + R"(","public_key":")" + key + R"(","software":"t"})");
            QCOMPARE(answer.status, 400);
        }
        PlainDevice device;
        QCOMPARE(device.enrol(m_world->port(), code), 200); // the code was not used up by that
    }

    void guessingCodesIsSlowedDown()
    {
        PlainClient client(m_world->port());
        PlainDevice device;
        int status = 403;
        for (int tries = 0; tries < 30 && status == 403; ++tries)
            status = device.enrol(m_world->port(), "0000-000" + std::to_string(tries % 10));
        QCOMPARE(status, 429);
    }

    void wrongSignatureIsRefused()
    {
        auto device = m_world->device();
        PlainDevice thief;
        device.secret_key = thief.secret_key;
        QVERIFY(!device.connect(m_world->port()));
        QCOMPARE(device.last_error, std::string("unknown_device")); // as of a device that there is not
        QVERIFY(device.ends());
    }

    void strangersAreRefused()
    {
        PlainDevice stranger;
        stranger.device = {"ticket-1-0000000000"};
        stranger.epoch = 1;
        QVERIFY(!stranger.connect(m_world->port()));
        QCOMPARE(stranger.last_error, std::string("unknown_device"));
        QVERIFY(stranger.ends());

        auto device = m_world->device();
        device.epoch = 7;
        QVERIFY(!device.connect(m_world->port()));
        QCOMPARE(device.last_error, std::string("stale_epoch"));
    }

    void nothingIsTakenBeforeTheProof()
    {
        auto device = m_world->device();
        PlainWebSocket socket(m_world->port(), "/api/v1/terminal");
        socket.send(R"({"v":1,"type":"status","body":{"printer":"ready","pending":0}})");
        const auto answer = socket.receive();
        QVERIFY(answer && answer->find("wrong_order") != std::string::npos);
        QVERIFY(socket.ends());
    }

    void theNewerConnectionReplacesTheOlder()
    {
        auto device = m_world->device();
        QVERIFY(device.connect(m_world->port()));
        PlainDevice again = m_world->device();
        again.device = device.device;
        again.epoch = device.epoch;
        again.secret_key = device.secret_key;
        QVERIFY(again.connect(m_world->port()));
        const auto bye = device.wait_for<wire::Bye>();
        QVERIFY(bye && bye->reason == "replaced");
        QVERIFY(device.ends());
        QVERIFY(m_world->push_tickets(again, 1));
    }

    void aRevokedDeviceIsOut()
    {
        auto device = m_world->device();
        QVERIFY(device.connect(m_world->port()));
        QCOMPARE(revoke(*m_world, device.device).status, 204);
        const auto bye = device.wait_for<wire::Bye>();
        QVERIFY(bye && bye->reason == "revoked");
        QVERIFY(!device.connect(m_world->port()));
        QCOMPARE(device.last_error, std::string("unknown_device"));
        QCOMPARE(error_code(revoke(*m_world, device.device)), std::string("unknown_device"));
    }

    void documentsComeByRole()
    {
        auto kiosk = m_world->device();
        QVERIFY(kiosk.connect(m_world->port()));
        std::set<std::string_view> kinds;
        while (kinds.size() < 3) {
            const auto document = kiosk.wait_for<wire::Document>();
            QVERIFY(document);
            kinds.insert(wire::name_of(wire::kind_of(document->body)));
        }
        QVERIFY(kinds.contains("menu") && kinds.contains("reserve") && kinds.contains("board"));

        auto display = m_world->device(core::DeviceRole::hall);
        QVERIFY(display.connect(m_world->port()));
        QVERIFY(m_world->push_tickets(kiosk, 1));
        auto client = m_world->client("operator1");
        client.post("/api/v1/windows/1/take");
        QCOMPARE(client.post("/api/v1/windows/1/call-next").status, 200);
        std::optional<wire::Calls> calls;
        while (!calls || calls->lines.empty()) {
            const auto document = display.wait_for<wire::Document>();
            QVERIFY(document);
            QVERIFY(!std::holds_alternative<wire::Reserve>(document->body)); // another's numbers
            if (const auto *shown = std::get_if<wire::Calls>(&document->body))
                calls = *shown;
        }
        QCOMPARE(calls->lines.front().call.window, 1);
        QVERIFY(calls->lines.front().active);
    }

    void reserveIsForTodayAndTomorrowAndNobodyElse()
    {
        auto one = m_world->device();
        auto two = m_world->device();
        QVERIFY(one.connect(m_world->port()) && two.connect(m_world->port()));
        const auto reserve_of = [](PlainDevice &device) {
            for (;;) {
                const auto document = device.wait_for<wire::Document>();
                if (!document)
                    return wire::Reserve{};
                const auto *reserve = std::get_if<wire::Reserve>(&document->body);
                if (reserve && reserve->days.size() == 2)
                    return *reserve;
            }
        };
        const auto first = reserve_of(one);
        const auto second = reserve_of(two);
        QCOMPARE(first.device, one.device);
        QVERIFY(first.days.contains(m_world->today()) && first.days.contains(m_world->today() + std::chrono::days(1)));
        for (const auto &[day, blocks] : first.days)
            for (const auto &mine : blocks)
                for (const auto &theirs : second.days.at(day))
                    QVERIFY(mine.letter != theirs.letter || mine.last < theirs.first || theirs.last < mine.first);
        m_world->advance(24h); // a new day: numbers for the day after it
        for (;;) {
            const auto next = reserve_of(one);
            QVERIFY(!next.days.empty());
            if (next.days.contains(m_world->today() + std::chrono::days(1)))
                break;
        }
    }

    void numbersAreGrantedInOrderAndOnceARequest()
    {
        auto device = m_world->device();
        QVERIFY(device.connect(m_world->port()));
        const auto ask = [&](const std::string &request) {
            device.send(wire::NumberRequest{request, m_world->today(), {"ndfl"}, {"ordinary"}});
            return device.wait_for<wire::NumberGrant>();
        };
        const auto first = ask("AAAAAAAAAAAA1");
        const auto second = ask("AAAAAAAAAAAA2");
        const auto again = ask("AAAAAAAAAAAA1");
        QVERIFY(first && second && again);
        QCOMPARE(first->number.number, 1);
        QCOMPARE(second->number.number, 2);
        QCOMPARE(again->number, first->number);
        QCOMPARE(first->ahead, 0);

        device.send(wire::NumberRequest{"AAAAAAAAAAAA3", m_world->today(), {"no-such"}, {"ordinary"}});
        const auto refused = device.wait_for<wire::ErrorMessage>();
        QVERIFY(refused && refused->code == "unknown_service");
        QCOMPARE(refused->re.value_or(""), std::string("AAAAAAAAAAAA3"));
        device.send(wire::NumberRequest{"AAAAAAAAAAAA4", m_world->today() + std::chrono::days(3), {"ndfl"}, {"ordinary"}});
        QCOMPARE(device.wait_for<wire::ErrorMessage>()->code, std::string("unknown_day"));
    }

    void devicesAreListed()
    {
        auto device = m_world->device();
        QVERIFY(device.connect(m_world->port()));
        QVERIFY(device.send(wire::TerminalStatus{wire::PrinterState::paper_out, 0, {}}));
        QVERIFY(m_world->push_tickets(device, 1)); // what came before it has been seen
        auto specialist = m_world->client("specialist");
        const auto list = specialist.get("/api/v1/devices").body;
        QVERIFY(list.find(device.device.value) != std::string::npos);
        QVERIFY(list.find(R"("online":true)") != std::string::npos);
        QCOMPARE(field(list, "printer"), std::string("paper_out"));
        QVERIFY(device.send(wire::TerminalStatus{wire::PrinterState::low, 0, {}}));
        QVERIFY(m_world->push_tickets(device, 1));
        QCOMPARE(field(specialist.get("/api/v1/devices").body, "printer"), std::string("low"));
        QVERIFY(specialist.get("/api/v1/alarms").body.find("printer_paper_low") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(DevicesTest)
#include "tst_devices.moc"
