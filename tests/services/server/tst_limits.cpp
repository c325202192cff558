// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/server/server_world.h"

#include <QTest>

using namespace talon;
using namespace talon::test;

namespace {

server::Settings tight()
{
    server::Settings settings;
    settings.limits.connections = 24;
    settings.limits.connections_per_address = 12;
    settings.limits.header_seconds = 1;
    settings.limits.body_seconds = 1;
    settings.limits.idle_seconds = 2;
    return settings;
}

/// With time to look at what is open.
server::Settings tight_and_patient()
{
    auto settings = tight();
    settings.limits.idle_seconds = 120;
    return settings;
}

std::string post(const std::string &path, const std::string &more, const std::string &body)
{
    return "POST " + path + " HTTP/1.1\r\nHost: x\r\n" + more + "\r\n" + body;
}

} // namespace

/// Bad input and too much of it: each has its answer, and the server lives on.
class LimitsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ServerWorld> m_world;

    HttpAnswer raw(const std::string &bytes)
    {
        PlainSocket socket(m_world->port());
        socket.send(bytes);
        std::string left;
        return read_answer(socket, left);
    }

private Q_SLOTS:
    void initTestCase() { m_world = std::make_unique<ServerWorld>(tight()); }
    void cleanupTestCase() { m_world.reset(); }
    void cleanup() { QCOMPARE(PlainClient(m_world->port()).get("/healthz").status, 200); }

    void badBodies_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QByteArray>("code");
        QTest::newRow("empty") << QByteArray() << QByteArray("bad_json");
        QTest::newRow("no json") << QByteArray("login=x") << QByteArray("bad_json");
        QTest::newRow("half") << QByteArray(R"({"login":"x")") << QByteArray("bad_json");
        QTest::newRow("two") << QByteArray("{}{}") << QByteArray("bad_json");
        QTest::newRow("utf-8") << QByteArray("{\"login\":\"\xff\"}") << QByteArray("bad_json");
        QTest::newRow("deep") << QByteArray(17, '[') + QByteArray(17, ']') << QByteArray("too_deep");
        QTest::newRow("very deep") << QByteArray(60000, '[') << QByteArray("too_deep");
        QTest::newRow("missing") << QByteArray(R"({"login":"x"})") << QByteArray("missing_field");
        QTest::newRow("type") << QByteArray(R"({"login":1,"password":"x"})") << QByteArray("bad_field");
        QTest::newRow("array") << QByteArray("[]") << QByteArray("bad_field");
    }
    void badBodies()
    {
        QFETCH(QByteArray, body);
        QFETCH(QByteArray, code);
        PlainClient client(m_world->port());
        const auto answer = client.post("/api/v1/session", body.toStdString());
        QCOMPARE(answer.status, 400);
        QCOMPARE(QByteArray::fromStdString(error_code(answer)), code);
    }

    void largeBodiesAreRefusedUnread()
    {
        const auto declared = raw(post("/api/v1/session", "Content-Length: 9999999\r\n", ""));
        QCOMPARE(declared.status, 413);
        QCOMPARE(error_code(declared), std::string("too_large"));
        const auto sent = raw(post("/api/v1/session", "Content-Length: 70000\r\n", std::string(70000, ' ')));
        QCOMPARE(sent.status, 413);
        std::string chunks = post("/api/v1/session", "Transfer-Encoding: chunked\r\n", "");
        for (int i = 0; i < 20; ++i)
            chunks += "1000\r\n" + std::string(4096, ' ') + "\r\n";
        QCOMPARE(raw(chunks).status, 413);
        // A route that needs no body takes none to speak of; a stranger's is not even waited for.
        QCOMPARE(raw(post("/api/v1/devices/codes", "Content-Length: 60000\r\n", "")).status, 401);
    }

    void largeHeadsAreRefused()
    {
        QCOMPARE(raw("GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: " + std::string(20000, 'x') + "\r\n\r\n").status, 431);
        QCOMPARE(raw("GET /" + std::string(20000, 'x') + " HTTP/1.1\r\nHost: x\r\n\r\n").status, 431);
    }

    void whatIsNotHttpIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::newRow("words") << QByteArray("Hello there, how are you?\r\n\r\n");
        static constexpr char hello[] = "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03 0123456789\r\n\r\n";
        QTest::newRow("tls") << QByteArray(hello, sizeof hello - 1);
        QTest::newRow("version") << QByteArray("GET / HTTP/9.9\r\n\r\n");
        QTest::newRow("header") << QByteArray("GET / HTTP/1.1\r\nNo colon here\r\n\r\n");
        QTest::newRow("length") << QByteArray("POST /api/v1/session HTTP/1.1\r\nContent-Length: many\r\n\r\n");
        QTest::newRow("two lengths") << QByteArray("POST /api/v1/session HTTP/1.1\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}");
    }
    void whatIsNotHttpIsRefused()
    {
        QFETCH(QByteArray, bytes);
        const auto answer = raw(bytes.toStdString());
        QCOMPARE(answer.status, 400);
        QCOMPARE(error_code(answer), std::string("bad_request"));
    }

    void slowHeadsAreCutOff()
    {
        PlainSocket socket(m_world->port());
        socket.send("GET /healthz HTTP/1.1\r\nHost:");
        QVERIFY(socket.ends());
    }

    void slowBodiesAreCutOff()
    {
        PlainSocket socket(m_world->port());
        socket.send(post("/api/v1/session", "Content-Length: 100\r\n", "{"));
        QVERIFY(socket.ends());
    }

    /// Who asks is decided at the head, and again when the body has come.
    void whoLoggedOutMeanwhileChangesNothing()
    {
        auto client = m_world->client("operator4");
        PlainSocket slow(m_world->port());
        slow.send(post("/api/v1/windows/4/take", "Cookie: " + client.cookie + "\r\nX-CSRF-Token: " + client.csrf + "\r\nContent-Length: 2\r\n"
                                                     + "Expect: 100-continue\r\n", ""));
        std::string left;
        QVERIFY(slow.receive(left)); // 100: the head was let in
        QVERIFY(left.starts_with("HTTP/1.1 100"));
        left.clear();
        QCOMPARE(client.ask("DELETE", "/api/v1/session").status, 204);
        slow.send("{}");
        QCOMPARE(read_answer(slow, left).status, 401);
        QVERIFY(m_world->client("operator5").get("/api/v1/hall").body.find("operator4") == std::string::npos);
    }

    void strangeQueriesAreRefused()
    {
        PlainClient client(m_world->port());
        for (const std::string query : {"a=%", "a=%4", "a=%zz", "a=%00", "a=%0a", "a=%ff", "=x", "%C2=x"}) {
            const auto answer = client.get("/healthz?" + query);
            QVERIFY2(answer.status == 400 && error_code(answer) == "bad_request", query.c_str());
        }
        QCOMPARE(client.get("/healthz?" + std::string("a=1&").append(std::string(1030, 'b')) + "=2").status, 400);
        QCOMPARE(client.get("/healthz?day=2026-11-23&q=%D0%90+%D0%92&&flag").status, 200);
    }

    void idleConnectionsAreClosed()
    {
        PlainSocket socket(m_world->port());
        QVERIFY(socket.ends());
    }

    /// One more closes the stranger who has said nothing for longest: whoever is about to prove something comes in.
    void connectionsFromOneAddressAreBounded()
    {
        const ServerWorld world(tight_and_patient());
        std::vector<PlainSocket> crowd;
        std::string left;
        for (int i = 0; i < 20; ++i) {
            crowd.emplace_back(world.port());
            crowd.back().send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
            left.clear();
            QCOMPARE(read_answer(crowd.back(), left).status, 200);
        }
        for (int i = 0; i < 8; ++i)
            QVERIFY2(crowd[static_cast<std::size_t>(i)].ends(), std::to_string(i).c_str());
        for (std::size_t i = 8; i < 20; ++i)
            QVERIFY2(crowd[i].receive_now(left), std::to_string(i).c_str());
        crowd.clear();
        QTRY_COMPARE(PlainClient(world.port()).get("/healthz").status, 200);
    }

    /// Where all that are open belong to staff, one more is told to come later.
    void staffAreNotClosedForOthers()
    {
        const ServerWorld world(tight_and_patient());
        auto client = world.client("operator3");
        std::vector<PlainSocket> desks;
        std::string left;
        const std::string request = "GET /api/v1/session HTTP/1.1\r\nHost: x\r\nCookie: " + client.cookie + "\r\n\r\n";
        for (int i = 0; i < 12; ++i) {
            desks.emplace_back(world.port());
            desks.back().send(request);
            left.clear();
            QCOMPARE(read_answer(desks.back(), left).status, 200);
        }
        PlainSocket stranger(world.port());
        stranger.send("GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n");
        left.clear();
        const auto refused = read_answer(stranger, left);
        QCOMPARE(refused.status, 503);
        QCOMPARE(error_code(refused), std::string("too_many_connections"));
        desks.front().send(request);
        left.clear();
        QCOMPARE(read_answer(desks.front(), left).status, 200);
        desks.clear();
        QTRY_COMPARE(PlainClient(world.port()).get("/healthz").status, 200);
    }

    void manyRequestsOnOneConnection()
    {
        PlainSocket socket(m_world->port());
        std::string many;
        for (int i = 0; i < 50; ++i)
            many += "GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n";
        socket.send(many);
        std::string left;
        for (int i = 0; i < 50; ++i)
            QCOMPARE(read_answer(socket, left).status, 200);
    }

    void aSocketRouteWithoutASocketSaysSo()
    {
        PlainClient client(m_world->port());
        const auto answer = client.get("/api/v1/terminal");
        QCOMPARE(answer.status, 426);
    }

    void loginDelayGrowsOverHttp()
    {
        PlainClient client(m_world->port());
        int status = 0;
        for (int i = 0; i < 3; ++i) {
            const auto answer = client.log_in("operator5", "wrong password");
            QCOMPARE(answer.status, 401);
            QCOMPARE(error_code(answer), std::string("bad_credentials"));
        }
        auto answer = client.log_in("operator5", ServerWorld::password);
        QCOMPARE(answer.status, 429);
        QCOMPARE(error_code(answer), std::string("too_many_tries"));
        const int first = std::stoi(answer.headers["retry-after"]);
        m_world->advance(std::chrono::seconds(first));
        QCOMPARE(client.log_in("operator5", "wrong password").status, 401);
        answer = client.log_in("operator5", "wrong password");
        QVERIFY(std::stoi(answer.headers["retry-after"]) > first);
        m_world->advance(std::chrono::seconds(10));
        status = client.log_in("operator5", ServerWorld::password).status;
        QCOMPARE(status, 200);
        QCOMPARE(client.log_in("no-such-login", "x").status, 401); // told the same as a wrong password
    }

    void sessionsRunOut()
    {
        auto client = m_world->client("operator6");
        QCOMPARE(client.get("/api/v1/session").status, 200);
        m_world->advance(std::chrono::minutes(121));
        QCOMPARE(error_code(client.get("/api/v1/session")), std::string("not_logged_in"));
    }

    void cookiesAreKeptFromScripts()
    {
        PlainClient client(m_world->port());
        auto answer = client.log_in("operator6", ServerWorld::password);
        const auto cookie = answer.headers["set-cookie"];
        QVERIFY(cookie.starts_with("talon_session="));
        for (const char *attribute : {"; HttpOnly", "; SameSite=Strict", "; Path=/"})
            QVERIFY(cookie.find(attribute) != std::string::npos);
        answer = client.ask("DELETE", "/api/v1/session");
        QCOMPARE(answer.status, 204);
        QVERIFY(answer.headers["set-cookie"].find("Max-Age=0") != std::string::npos);
        QCOMPARE(client.get("/api/v1/session").status, 401);
    }
};

QTEST_APPLESS_MAIN(LimitsTest)
#include "tst_limits.moc"
