// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/server/server_world.h"

#include "server/offline.h"

#include <QTest>

using namespace talon;
using namespace talon::test;
using namespace std::chrono_literals;

/// Logging in and out over HTTP: who is let in, who is held up, and how long a session lives.
class LoginApiTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ServerWorld> m_world;

private Q_SLOTS:
    void init() { m_world = std::make_unique<ServerWorld>(); }
    void cleanup() { m_world.reset(); }

    /// What a page asks by itself says nothing about somebody being there.
    void pollingKeepsNobodyLoggedIn()
    {
        auto client = m_world->client("operator1");
        for (int i = 0; i < 5; ++i) {
            m_world->advance(25min);
            const int expected = i < 4 ? 200 : 401; // 125 minutes in all
            QCOMPARE(client.get("/api/v1/hall").status, expected);
            QCOMPARE(client.ask("GET", "/api/v1/session", "", {{"X-Talon-Background", "1"}}).status, expected);
        }
    }

    void workingKeepsASessionAlive()
    {
        auto client = m_world->client("operator1");
        for (int i = 0; i < 5; ++i) {
            m_world->advance(100min);
            QCOMPARE(client.get("/api/v1/session").status, 200);
        }
        m_world->advance(100min);
        QVERIFY(client.post("/api/v1/windows/1/take").status == 200);
    }

    void sessionsLiveOverARestart()
    {
        auto client = m_world->client("operator1");
        auto gone = m_world->client("operator2");
        QCOMPARE(gone.ask("DELETE", "/api/v1/session").status, 204);
        m_world->stop();
        m_world->start();
        PlainClient again(m_world->port());
        again.cookie = client.cookie;
        again.csrf = client.csrf;
        QCOMPARE(field(again.get("/api/v1/session").body, "csrf"), client.csrf);
        QCOMPARE(again.post("/api/v1/windows/1/take").status, 200);
        again.cookie = gone.cookie;
        QCOMPARE(again.get("/api/v1/session").status, 401);
    }

    void aNewPasswordEndsTheSessionsOfThePerson()
    {
        const auto one = m_world->client("operator1");
        const auto other = m_world->client("operator2");
        m_world->stop();
        QVERIFY(server::save_user(m_world->data(), {"operator1", {{"operator"}}, "Operator", "another password"}, server::wall_clock()).ok());
        m_world->start();
        PlainClient again(m_world->port());
        again.cookie = one.cookie;
        QCOMPARE(again.get("/api/v1/session").status, 401);
        again.cookie = other.cookie;
        QCOMPARE(again.get("/api/v1/session").status, 200);
    }

    void leavingTwiceIsLeaving()
    {
        auto client = m_world->client("operator1");
        for (int i = 0; i < 2; ++i) {
            auto answer = client.ask("DELETE", "/api/v1/session");
            QCOMPARE(answer.status, 204);
            QVERIFY(answer.headers["set-cookie"].find("Max-Age=0") != std::string::npos);
        }
        QCOMPARE(PlainClient(m_world->port()).ask("DELETE", "/api/v1/session").status, 204);
        auto other = m_world->client("operator2"); // another page cannot log anybody out
        QCOMPARE(other.ask("DELETE", "/api/v1/session", "", {{"Origin", "http://evil.example"}}).status, 403);
        QCOMPARE(other.get("/api/v1/session").status, 200);
    }

    void aLoginIsTakenAsItIsMeant()
    {
        PlainClient client(m_world->port());
        QCOMPARE(client.log_in(" Operator1 ", ServerWorld::password).status, 200);
        QCOMPARE(field(client.get("/api/v1/session").body, "login"), std::string("operator1"));
    }

    void slipsAreToldAndCostNothing()
    {
        PlainClient client(m_world->port());
        for (int i = 0; i < 20; ++i) {
            QCOMPARE(error_code(client.log_in("щзукфещк1", ServerWorld::password)), std::string("login_layout"));
            QCOMPARE(error_code(client.log_in("оperator1", ServerWorld::password)), std::string("login_lookalikes"));
        }
        QCOMPARE(field(client.log_in("operator1", "CORRECT HORSE").body, "detail"), std::string("password.caps"));
        QCOMPARE(field(client.log_in("nobody", "сщккусе ращкыу").body, "detail"), std::string("password.layout"));
        QCOMPARE(client.log_in("operator1", ServerWorld::password).status, 200);
    }

    /// Whoever has logged in here before is not held up by what strangers try, even from the same address.
    void aKnownBrowserPassesTheGuard()
    {
        PlainClient browser(m_world->port());
        const auto first = browser.log_in("operator1", ServerWorld::password);
        QCOMPARE(first.cookies.size(), 2U);
        const std::string known = first.cookies[0];
        QVERIFY(known.starts_with("talon_browser_"));

        PlainClient stranger(m_world->port());
        int status = 401;
        for (int i = 0; i < 30 && status == 401; ++i)
            status = stranger.log_in("operator1", "wrong password").status;
        QCOMPARE(status, 429);
        QCOMPARE(stranger.log_in("operator1", ServerWorld::password).status, 429);

        const auto with = [&](const std::string &cookie, const std::string &login) {
            PlainClient client(m_world->port());
            client.cookie = cookie;
            return client.log_in(login, ServerWorld::password).status;
        };
        QCOMPARE(with(known, "operator1"), 200);
        QCOMPARE(with(known + "x", "operator1"), 429); // the proof is this server's
        QCOMPARE(with(known, "operator1"), 200);       // and it is good for more than once
        // Of another login it says nothing.
        stranger = PlainClient(m_world->port());
        status = 401;
        for (int i = 0; i < 30 && status == 401; ++i)
            status = stranger.log_in("operator2", "wrong password").status;
        QCOMPARE(status, 429);
        QCOMPARE(with(known, "operator2"), 429);
    }

    void wrongCodesHoldUpNoLogin()
    {
        PlainDevice device;
        int status = 403;
        for (int i = 0; i < 40 && status == 403; ++i)
            status = device.enrol(m_world->port(), "0000-000" + std::to_string(i % 10));
        QCOMPARE(status, 429);
        QCOMPARE(PlainClient(m_world->port()).log_in("operator1", ServerWorld::password).status, 200);
    }

    void strangersAreNotToldTheVersion()
    {
        auto answer = PlainClient(m_world->port()).get("/healthz");
        QCOMPARE(answer.body, std::string(R"({"status":"ok"})"));
        QVERIFY(!answer.headers.contains("server"));
    }
};

QTEST_APPLESS_MAIN(LoginApiTest)
#include "tst_login_api.moc"
