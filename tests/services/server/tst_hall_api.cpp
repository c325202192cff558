// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/server/server_world.h"

#include <QSet>
#include <QTest>
#include <latch>

using namespace talon;
using namespace talon::test;

namespace {

/// The id of the ticket in an answer to an operator's command.
std::string ticket_in(const HttpAnswer &answer)
{
    return field(answer.body, "ticket");
}

} // namespace

/// Windows, calls and the hall document over HTTP, as the console uses them.
class HallApiTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ServerWorld> m_world;
    std::optional<PlainDevice> m_kiosk;

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<ServerWorld>();
        m_kiosk = m_world->device();
        QVERIFY(m_kiosk->connect(m_world->port()));
    }
    void cleanup()
    {
        m_kiosk.reset();
        m_world.reset();
    }

    void aTicketsWholeWay()
    {
        QVERIFY(m_world->push_tickets(*m_kiosk, 2));
        auto client = m_world->client("operator1");
        QCOMPARE(error_code(client.post("/api/v1/windows/1/call-next")), std::string("window_not_yours"));
        const auto mine = client.post("/api/v1/windows/1/take");
        QCOMPARE(mine.status, 200);
        QVERIFY(mine.body.find(R"("window":"1")") != std::string::npos);
        const auto called = client.post("/api/v1/windows/1/call-next");
        QCOMPARE(called.status, 200);
        const auto id = ticket_in(called);
        QCOMPARE(field(called.body, "state"), std::string("called"));
        QCOMPARE(id, std::get<core::TicketIssued>(*wire_event(0)).ticket.value);
        const std::string path = "/api/v1/tickets/" + id;
        QCOMPARE(error_code(client.post("/api/v1/windows/1/call-next")), std::string("ticket_in_hand"));
        QCOMPARE(error_code(client.post("/api/v1/windows/1/release")), std::string("ticket_in_hand"));
        QCOMPARE(error_code(client.post(path + "/finish")), std::string("wrong_state"));
        for (int i = 0; i < 3; ++i)
            QCOMPARE(client.post(path + "/recall").status, 200);
        QCOMPARE(error_code(client.post(path + "/recall")), std::string("recall_limit"));
        QCOMPARE(field(client.post(path + "/start").body, "state"), std::string("serving"));
        QCOMPARE(error_code(client.post(path + "/no-show")), std::string("wrong_state"));
        QCOMPARE(field(client.post(path + "/finish").body, "state"), std::string("served"));

        const auto second = ticket_in(client.post("/api/v1/windows/1/call-next"));
        QCOMPARE(field(client.post("/api/v1/tickets/" + second + "/return").body, "state"), std::string("waiting"));
        QCOMPARE(ticket_in(client.post("/api/v1/windows/1/call-next")), second); // its place was kept
        QCOMPARE(field(client.post("/api/v1/tickets/" + second + "/no-show").body, "state"), std::string("no_show"));
        QCOMPARE(error_code(client.post("/api/v1/windows/1/call-next")), std::string("nobody_waiting"));
        QCOMPARE(client.post("/api/v1/windows/1/release").status, 200);
    }

    void windowsHaveOneOperator()
    {
        auto one = m_world->client("operator1");
        auto two = m_world->client("operator2");
        QCOMPARE(one.post("/api/v1/windows/5/take").status, 200);
        QCOMPARE(one.post("/api/v1/windows/5/take").status, 200); // it is so already
        const auto taken = two.post("/api/v1/windows/5/take");
        QCOMPARE(taken.status, 409);
        QCOMPARE(error_code(taken), std::string("window_taken"));
        QVERIFY(taken.body.find("Окно 5 уже занято.") != std::string::npos);
        const auto elsewhere = one.post("/api/v1/windows/6/take");
        QCOMPARE(error_code(elsewhere), std::string("operator_elsewhere"));
        QVERIFY(elsewhere.body.find("5") != std::string::npos);
        for (const std::string window : {"99", "0", "05", "x", "-1", "5x"})
            QCOMPARE(error_code(two.post("/api/v1/windows/" + window + "/take")), std::string("unknown_window"));
        // A second login of the same person has the window that the person has.
        auto again = m_world->client("operator1");
        QVERIFY(again.get("/api/v1/session").body.find(R"("window":"5")") != std::string::npos);
    }

    void ticketsOfOthersAreNotOnes()
    {
        QVERIFY(m_world->push_tickets(*m_kiosk, 1));
        auto one = m_world->client("operator1");
        auto two = m_world->client("operator2");
        one.post("/api/v1/windows/1/take");
        two.post("/api/v1/windows/2/take");
        const auto id = ticket_in(one.post("/api/v1/windows/1/call-next"));
        QCOMPARE(error_code(two.post("/api/v1/tickets/" + id + "/start")), std::string("window_not_yours"));
        QCOMPARE(error_code(two.post("/api/v1/tickets/0000000000000/start")), std::string("unknown_ticket"));
    }

    void neverTheSameTicketTwice()
    {
        constexpr int rounds = 40;
        constexpr int operators = 6;
        QVERIFY(m_world->push_tickets(*m_kiosk, rounds * operators));
        std::vector<PlainClient> clients;
        for (int i = 1; i <= operators; ++i) {
            clients.push_back(m_world->client("operator" + std::to_string(i)));
            QCOMPARE(clients.back().post("/api/v1/windows/" + std::to_string(i) + "/take").status, 200);
        }
        QSet<QString> called;
        std::atomic<int> failures{0};
        for (int round = 0; round < rounds; ++round) {
            std::vector<std::string> got(operators);
            std::latch together(operators);
            std::vector<std::thread> threads;
            for (int i = 0; i < operators; ++i)
                threads.emplace_back([&, i] {
                    auto &client = clients[static_cast<std::size_t>(i)];
                    together.arrive_and_wait();
                    const auto answer = client.post("/api/v1/windows/" + std::to_string(i + 1) + "/call-next");
                    if (answer.status == 404)
                        return; // nobody waits for this window's services
                    got[static_cast<std::size_t>(i)] = ticket_in(answer);
                    if (answer.status != 200 || client.post("/api/v1/tickets/" + ticket_in(answer) + "/no-show").status != 200)
                        ++failures;
                });
            for (auto &thread : threads)
                thread.join();
            for (const auto &id : got) {
                if (id.empty())
                    continue;
                QVERIFY2(!called.contains(QString::fromStdString(id)), "two operators got one ticket");
                called.insert(QString::fromStdString(id));
            }
        }
        QCOMPARE(failures.load(), 0);
        QVERIFY(called.size() >= rounds);
    }

    void oneWindowInManyHandsIsTakenOnce()
    {
        std::vector<PlainClient> clients;
        for (int i = 1; i <= 6; ++i)
            clients.push_back(m_world->client("operator" + std::to_string(i)));
        for (int round = 0; round < 20; ++round) {
            std::atomic<int> taken{0};
            std::latch together(6);
            std::vector<std::thread> threads;
            for (auto &client : clients)
                threads.emplace_back([&] {
                    together.arrive_and_wait();
                    if (client.post("/api/v1/windows/7/take").status == 200)
                        ++taken;
                });
            for (auto &thread : threads)
                thread.join();
            QCOMPARE(taken.load(), 1);
            int released = 0;
            for (auto &client : clients)
                released += client.post("/api/v1/windows/7/release").status == 200;
            QCOMPARE(released, 1);
        }
    }

    void consolesSeeChangesAtOnce()
    {
        auto client = m_world->client("operator1");
        PlainWebSocket live(m_world->port(), "/api/v1/hall/live", client.cookie);
        QCOMPARE(live.status, 101);
        auto frame = live.receive();
        QVERIFY(frame && frame->starts_with(R"({"v":1,"type":"hall","body":{)"));
        QVERIFY(m_world->push_tickets(*m_kiosk, 3));
        for (std::size_t n = 0; n < 3; ++n) {
            const auto id = std::get<core::TicketIssued>(*wire_event(n)).ticket.value;
            while (frame && frame->find(id) == std::string::npos)
                frame = live.receive();
            QVERIFY(frame && frame->starts_with(R"({"v":1,"type":"changes","body":{)"));
        }
        client.ask("DELETE", "/api/v1/session");
        m_world->push_tickets(*m_kiosk, 1);
        QVERIFY(live.ends()); // a session's end is its socket's end
    }

    void statusIsForWhoHoldsTheTicket()
    {
        QVERIFY(m_world->push_tickets(*m_kiosk, 3));
        const auto id = std::get<core::TicketIssued>(*wire_event(2)).ticket.value;
        PlainClient phone(m_world->port());
        auto status = phone.get("/api/v1/status/" + id);
        QCOMPARE(status.status, 200);
        QCOMPARE(field(status.body, "state"), std::string("waiting"));
        QVERIFY(status.body.find(R"("ahead":2)") != std::string::npos);
        // Nothing of staff, devices and other visitors.
        const auto another = std::get<core::TicketIssued>(*wire_event(0)).ticket.value;
        for (const auto &secret : {std::string("operator"), std::string("device"), m_kiosk->device.value, another})
            QVERIFY2(status.body.find(secret) == std::string::npos, secret.c_str());
        for (const std::string guess : {"0000000000000", "x", "%00", "A900"})
            QCOMPARE(phone.get("/api/v1/status/" + guess).status, 404);

        auto client = m_world->client("operator1");
        client.post("/api/v1/windows/1/take");
        client.post("/api/v1/windows/1/call-next");
        const auto first = std::get<core::TicketIssued>(*wire_event(0)).ticket.value;
        status = phone.get("/api/v1/status/" + first);
        QCOMPARE(field(status.body, "state"), std::string("called"));
        QCOMPARE(field(status.body, "window"), std::string("1"));
    }

    void everythingIsThereAfterARestart()
    {
        QVERIFY(m_world->push_tickets(*m_kiosk, 5));
        auto client = m_world->client("operator1");
        client.post("/api/v1/windows/1/take");
        const auto id = ticket_in(client.post("/api/v1/windows/1/call-next"));
        QCOMPARE(m_world->stop(), server::ExitCode::ok);
        m_world->start();
        QCOMPARE(PlainClient(m_world->port()).get("/api/v1/hall").status, 401);
        client = m_world->client("operator1"); // sessions end with the process, windows do not
        const auto hall = client.get("/api/v1/hall");
        QVERIFY(hall.body.find(R"("waiting_total":4)") != std::string::npos);
        QCOMPARE(field(client.post("/api/v1/tickets/" + id + "/start").body, "state"), std::string("serving"));
    }

private:
    std::optional<core::Event> wire_event(std::size_t index) const;
};

#include "wire/journal/event_codec.h"

std::optional<core::Event> HallApiTest::wire_event(std::size_t index) const
{
    const auto &event = m_kiosk->events[index];
    auto decoded = wire::decode_event(event.type, event.version, event.body);
    return decoded ? std::optional(*decoded) : std::nullopt;
}

QTEST_APPLESS_MAIN(HallApiTest)
#include "tst_hall_api.moc"
