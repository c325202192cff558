// SPDX-License-Identifier: GPL-3.0-or-later
// The forecast of waits in a running talond: with numbers, on phones and consoles, over a restart, and what came of it.
#include "tests/services/server/server_world.h"

#include <QTest>

using namespace talon;
using namespace talon::test;
using namespace std::chrono_literals;

class ForecastTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ServerWorld> m_world;
    std::optional<PlainDevice> m_kiosk;

    std::string status_of(const std::string &ticket) const
    {
        PlainClient phone(m_world->port());
        return phone.get("/api/v1/status/" + ticket).body;
    }
    /// Talond's clock is the test's: its next batch is due 16 s later, which is at once.
    bool told(const std::string &ticket)
    {
        m_world->advance(16s);
        return QTest::qWaitFor([&] { return status_of(ticket).find(R"("expected":{)") != std::string::npos; }, 20'000);
    }
    std::string issue(int number, std::optional<core::WaitRange> range = {})
    {
        m_world->advance(1ms);
        auto issued = m_kiosk->ticket(m_world->now(), m_world->today(), number, "inn", "ordinary");
        issued.told = range;
        const auto event = m_kiosk->append(issued, m_world->now());
        return m_kiosk->push_from(event.seq) && m_kiosk->wait_for_ack(event.seq) ? issued.ticket.value : std::string();
    }

private Q_SLOTS:
    void init()
    {
        m_world = std::make_unique<ServerWorld>();
        // To the next morning, so that no midnight comes in between.
        m_world->advance(std::chrono::ceil<std::chrono::days>(m_world->now()) + 6h - m_world->now());
        m_kiosk = m_world->device();
        QVERIFY(m_kiosk->connect(m_world->port()));
    }
    void cleanup()
    {
        m_kiosk.reset();
        m_world.reset();
    }

    void nothingIsToldWhereNobodyWorks()
    {
        const auto ticket = issue(1);
        QVERIFY(!ticket.empty());
        auto client = m_world->client("operator1");
        client.post("/api/v1/windows/4/take"); // which does not take it
        const auto other = [&] { return client.get("/api/v1/hall").body.find(R"("range":{"from_min":0,"to_min":5})") != std::string::npos; };
        QVERIFY(QTest::qWaitFor([&] {
            m_world->advance(15s);
            return other();
        }, 20'000)); // a batch was made: an idle window takes its own at once
        QVERIFY(status_of(ticket).find(R"("wait_minutes":null,"expected":null)") != std::string::npos);
    }

    void aVisitorIsToldARangeThatTheTicketKeeps()
    {
        auto client = m_world->client("operator1");
        QCOMPARE(client.post("/api/v1/windows/1/take").status, 200);
        std::string last;
        for (int number = 1; number <= 6; ++number)
            last = issue(number);
        QVERIFY(!last.empty() && told(last));
        QVERIFY(client.get("/api/v1/hall").body.find(R"("range":{"from_min":)") != std::string::npos);
        m_kiosk->send(wire::NumberRequest{"AAAAAAAAAAAA1", m_world->today(), {"inn"}, {"ordinary"}});
        const auto grant = m_kiosk->wait_for<wire::NumberGrant>();
        QVERIFY(grant && grant->range && grant->wait == grant->range->to); // a device of before reads the upper end
        QVERIFY(grant->range->from > 0min && grant->range->to > grant->range->from && grant->range->to.count() % 5 == 0);
        // Who goes first waits less.
        m_kiosk->send(wire::NumberRequest{"AAAAAAAAAAAA2", m_world->today(), {"inn"}, {"preferential"}});
        const auto first = m_kiosk->wait_for<wire::NumberGrant>();
        QVERIFY(first && first->range && first->range->to < grant->range->to);
        // Until its own forecast is made, a phone reads what the receipt says.
        const auto ticket = issue(7, core::WaitRange{90min, 110min});
        QVERIFY(status_of(ticket).find(R"("wait_minutes":110,"expected":{)") != std::string::npos);
        QVERIFY(QTest::qWaitFor([&] {
            m_world->advance(15s);
            return status_of(ticket).find(R"("wait_minutes":110)") == std::string::npos;
        }, 20'000));
    }

    void afterARestartItIsToldAgain()
    {
        auto client = m_world->client("operator1");
        client.post("/api/v1/windows/1/take");
        issue(1);
        const auto last = issue(2, core::WaitRange{30min, 45min});
        QVERIFY(told(last));
        m_kiosk->disconnect();
        QCOMPARE(m_world->stop(), server::ExitCode::ok);
        m_world->start();
        QVERIFY(status_of(last).find(R"("expected":{)") != std::string::npos); // the ticket kept what it was told
        m_world->advance(50min);
        QVERIFY(told(last));
        QVERIFY(status_of(last).find(R"("late":true)") != std::string::npos);
    }

    void whatCameIsThereForTheHead()
    {
        auto client = m_world->client("operator1");
        client.post("/api/v1/windows/1/take");
        std::string last;
        for (int number = 1; number <= 3; ++number)
            last = issue(number);
        QVERIFY(told(last));
        for (int served = 0; served < 3; ++served) {
            const auto called = client.post("/api/v1/windows/1/call-next");
            QCOMPARE(called.status, 200);
            QCOMPARE(client.post("/api/v1/tickets/" + field(called.body, "ticket") + "/no-show").status, 200);
            m_world->advance(4min);
        }
        auto head = m_world->client("administrator");
        const auto figures = head.get("/api/v1/forecast");
        QCOMPARE(figures.status, 200);
        QVERIFY2(figures.body.find(R"("marks":{"n":3,)") != std::string::npos, figures.body.c_str());
        QVERIFY(figures.body.find(R"("service":"inn")") != std::string::npos);
        QCOMPARE(client.get("/api/v1/forecast").status, 403); // an operator has nothing to do with it
    }
};

QTEST_APPLESS_MAIN(ForecastTest)
#include "tst_forecast.moc"
