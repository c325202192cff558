// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/server/server_world.h"

#include "server/http/request.h"
#include "server/listeners.h"

#include <QTest>
#include <sys/resource.h>

using namespace talon;
using namespace talon::server;
using namespace talon::test;

namespace {

Settings apart()
{
    Settings settings;
    settings.limits.connections = 24;
    settings.limits.connections_per_address = 24;
    settings.open.listen = "127.0.0.1:0";
    settings.open.connections = 8;
    settings.open.connections_per_address = 8;
    settings.metrics.listen = "127.0.0.1:0";
    return settings;
}

} // namespace

/// Who is answered where, what an open address needs, and who stays when it gets crowded.
class ListenersTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<ServerWorld> m_world;

private Q_SLOTS:
    void initTestCase() { m_world = std::make_unique<ServerWorld>(apart()); }
    void cleanupTestCase() { m_world.reset(); }

    void openAddressesNeedAKeyOrAWord()
    {
        Settings settings;
        settings.server.listen = "127.0.0.1:8080";
        QVERIFY(!plan_listeners(settings, false)->front().tls);
        for (const char *open : {"0.0.0.0:8080", "[::]:8080", "10.20.0.5:8080"}) {
            settings.server.listen = open;
            const auto refused = plan_listeners(settings, false);
            QVERIFY(!refused.ok() && refused.error().find(open) != std::string::npos && refused.error().find("tls.plain") != std::string::npos);
            QVERIFY(plan_listeners(settings, true)->front().tls);
        }
        settings.tls.plain = true;
        QVERIFY(!plan_listeners(settings, false)->front().tls && !plan_listeners(settings, true)->front().tls);
        settings.open.listen = "0.0.0.0:8081";
        QVERIFY(plan_listeners(settings, false).error().find("public.plain") != std::string::npos);
        settings.open.plain = true;
        QVERIFY(plan_listeners(settings, false).ok());
    }

    void phonesAreOffUnlessToldOtherwise()
    {
        Settings settings;
        QVERIFY(plan_listeners(settings, true)->size() == 1 && !plan_listeners(settings, true)->front().gates.phones);
        settings.open.listen = "same";
        QVERIFY(plan_listeners(settings, true)->front().gates.phones);
        settings.open.listen = "0.0.0.0:8081";
        const auto plans = plan_listeners(settings, true);
        QVERIFY(plans->size() == 2 && !plans->front().gates.phones && plans->back().gates.phones && !plans->back().gates.staff);
    }

    /// No code on a receipt where no phone can come.
    void phonesAreSentOnlyWhereTheyCanCome_data()
    {
        QTest::addColumn<QString>("phones");
        QTest::addColumn<QString>("public_url");
        QTest::addColumn<QString>("come_to");
        QTest::addColumn<int>("warnings");
        const auto row = [](const char *name, const char *phones, const char *url, const char *come_to, int warnings) {
            QTest::newRow(name) << QString::fromLatin1(phones) << QString::fromLatin1(url) << QString::fromLatin1(come_to) << warnings;
        };
        row("off", "", "", "", 0);
        row("off, though it has a name", "", "https://q.example.ru", "", 1);
        row("everywhere, nowhere", "0.0.0.0:0", "", "", 1);
        row("everywhere, by a name", "0.0.0.0:0", "https://q.example.ru", "https://q.example.ru", 0);
        row("here", "127.0.0.1:0", "", "http://127.0.0.1:", 0);
    }
    void phonesAreSentOnlyWhereTheyCanCome()
    {
        QFETCH(QString, phones);
        QFETCH(QString, public_url);
        QFETCH(QString, come_to);
        QFETCH(int, warnings);
        Settings settings;
        settings.server.listen = "127.0.0.1:0";
        settings.server.public_url = public_url.toStdString();
        settings.open.listen = phones.toStdString();
        settings.open.plain = true;
        Loop loop;
        Listeners listeners(loop, settings, *plan_listeners(settings, false), nullptr, [](const Request &, Gates) { return Plan{}; });
        QVERIFY(!listeners.open());
        QVERIFY(listeners.phone_url().starts_with(come_to.toStdString()));
        QCOMPARE(listeners.phone_url().empty(), come_to.isEmpty());
        QCOMPARE(static_cast<int>(listeners.warnings().size()), warnings);
    }

    void eachListenerAnswersItsOwn()
    {
        PlainClient staff(m_world->port());
        PlainClient phone(m_world->phone_port());
        PlainClient collector(m_world->metrics_port());
        QVERIFY(m_world->port() != m_world->phone_port() && m_world->port() != m_world->metrics_port());
        for (PlainClient *client : {&staff, &phone, &collector})
            QCOMPARE(client->get("/healthz").status, 200);
        QCOMPARE(phone.get("/api/v1/hall").status, 404);
        QCOMPARE(phone.post("/api/v1/session", "{}").status, 404);
        QCOMPARE(phone.post("/api/v1/devices", "{}").status, 404);
        QCOMPARE(PlainWebSocket(m_world->phone_port(), "/api/v1/terminal").status, 404);
        QCOMPARE(error_code(phone.get("/api/v1/status/7ZK3M9QX2D5VA")), std::string("unknown_ticket"));
        QCOMPARE(error_code(staff.get("/api/v1/status/7ZK3M9QX2D5VA")), std::string("not_found"));
        QCOMPARE(phone.get("/metrics").status, 404);
        QCOMPARE(collector.get("/api/v1/hall").status, 404);
        QCOMPARE(collector.get("/metrics").status, 200);
    }

    void addressesOfProxiesAreTheLastLine()
    {
        const auto origin = [](Headers headers, const std::string &peer = "127.0.0.1", const std::string &proxy = "127.0.0.1") {
            Request request;
            request.headers = std::move(headers);
            tell_origin(request, peer, proxy);
            return request;
        };
        QCOMPARE(origin({{"x-forwarded-for", "1.1.1.1"}, {"x-forwarded-for", "2.2.2.2, 10.0.0.7"}}).client, std::string("10.0.0.7"));
        QCOMPARE(origin({{"x-forwarded-for", "1.1.1.1, ::ffff:10.0.0.7 "}}).client, std::string("10.0.0.7"));
        QCOMPARE(origin({{"x-forwarded-for", "10.0.0.7, <b>\n"}}).client, std::string("127.0.0.1")); // no address
        QCOMPARE(origin({{"x-forwarded-for", "10.0.0.7"}}, "10.0.0.9", "").client, std::string("10.0.0.9"));
        QVERIFY(origin({}, "127.0.0.1", "").loopback && origin({}, "::1", "").loopback);
        QVERIFY(!origin({}).loopback); // a proxy that says nothing
        QVERIFY(!origin({{"x-real-ip", "10.0.0.7"}}, "127.0.0.1", "").loopback);
        QVERIFY(!origin({}, "10.0.0.9", "").loopback);
    }

    void figuresAreNotPassedOnByASilentProxy()
    {
        Settings settings;
        settings.server.public_url = "https://queue.example.ru";
        ServerWorld world(settings);
        PlainClient client(world.port());
        QCOMPARE(client.get("/metrics").status, 403);
        // Behind nginx's default Host the page's own address is known by the setting.
        client = world.client("operator1");
        QCOMPARE(client.ask("POST", "/api/v1/windows/1/take", "", {{"Origin", "https://queue.example.ru"}}).status, 200);
        QCOMPARE(client.ask("POST", "/api/v1/windows/1/release", "", {{"Origin", "https://evil.example.ru"}}).status, 403);
    }

    void wrongAddressesOfProxiesAreFoundAtTheStart()
    {
        for (const char *wrong : {"[server]\ntrusted_proxy = \"nginx\"", "[server]\ntrusted_proxy = \"10.0.0.7:80\"",
                                  "[server]\npublic_url = \"queue.example.ru\"", "[server]\npublic_url = \"https://queue.example.ru/\"",
                                  "[tls]\nkey = \"/etc/talon/key.pem\""})
            QVERIFY2(!parse_settings(wrong, "file").ok(), wrong);
        QVERIFY(parse_settings("[server]\ntrusted_proxy = \"10.0.0.7\"\npublic_url = \"https://queue.example.ru\"", "file").ok());
    }

    void limitsOfConnectionsNeedTheirFiles()
    {
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
        auto plans = *plan_listeners(Settings{}, true);
        rlimit low = before;
        low.rlim_cur = 100;
        ::setrlimit(RLIMIT_NOFILE, &low);
        QVERIFY(!allow_descriptors(plans));
        rlimit now{};
        ::getrlimit(RLIMIT_NOFILE, &now);
        QCOMPARE(now.rlim_cur, rlim_t(512 + 64 + 64));
        ::setrlimit(RLIMIT_NOFILE, &before);
        plans.front().limits.connections = before.rlim_max + 1;
        if (before.rlim_max != RLIM_INFINITY)
            QVERIFY(allow_descriptors(plans)->find("LimitNOFILE") != std::string::npos);
    }

    /// Strangers who open and say nothing, more than there is room for: staff stay, and a kiosk that comes back is let in.
    void strangersMakeRoom()
    {
        auto kiosk = m_world->device();
        QVERIFY(kiosk.connect(m_world->port()));
        auto client = m_world->client("operator1");
        QCOMPARE(client.get("/api/v1/session").status, 200); // from here on its connection is one of staff
        PlainWebSocket live(m_world->port(), "/api/v1/hall/live", client.cookie);
        QVERIFY(live.is_open() && live.receive());
        std::vector<PlainSocket> crowd;
        for (int i = 0; i < 200; ++i) {
            crowd.emplace_back(m_world->port());
            crowd.back().send(i % 2 ? "GET /healthz HTTP/1.1\r\nHo" : "POST /api/v1/session HTTP/1.1\r\nContent-Length: 100\r\n\r\n{");
        }
        QCOMPARE(client.get("/api/v1/session").status, 200); // the connection it had
        auto another = m_world->client("operator2");
        QCOMPARE(another.get("/api/v1/session").status, 200);
        auto second = m_world->device();
        QVERIFY(second.connect(m_world->port()));
        kiosk = m_world->device(); // it lost its connection and comes again
        QVERIFY(kiosk.connect(m_world->port()));
        QVERIFY(m_world->push_tickets(kiosk, 1) && m_world->push_tickets(second, 1));
        QVERIFY(live.receive()); // the hall after these tickets
        PlainClient collector(m_world->metrics_port());
        QVERIFY(collector.get("/metrics").body.find("talon_connections_shed_total 0") == std::string::npos);
    }

    void phonesFillOnlyTheirOwnRoom()
    {
        std::vector<PlainSocket> phones;
        for (int i = 0; i < 100; ++i)
            phones.emplace_back(m_world->phone_port());
        QCOMPARE(PlainClient(m_world->port()).get("/healthz").status, 200);
        QCOMPARE(PlainClient(m_world->phone_port()).get("/healthz").status, 200); // the newest phone comes in as well
    }
};

QTEST_APPLESS_MAIN(ListenersTest)
#include "tst_listeners.moc"
