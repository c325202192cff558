// SPDX-License-Identifier: GPL-3.0-or-later
// What other queue systems got wrong as servers, each as a test of the name of what it prevents.
#include "server/http/handlers.h"
#include "tests/faults/peers/peers.h"
#include "tests/support/talond_process.h"

#include <QFile>
#include <QTest>
#include <csignal>
#include <filesystem>

using namespace talon;
using namespace talon::test;

namespace {

/// A path of the route, with something in its places.
std::string path_of(const server::Route &route)
{
    std::string path = route.path;
    for (auto open = path.find('{'); open != std::string::npos; open = path.find('{'))
        path = path.substr(0, open) + '1' + path.substr(path.find('}') + 1);
    return path;
}

/// The data as a crash in this moment would leave it.
std::string crashed_copy(const ServerWorld &world)
{
    const std::string copy = world.data() + ".crashed";
    std::filesystem::copy(world.data(), copy, std::filesystem::copy_options::recursive);
    return copy;
}

} // namespace

class PeersServerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Elsewhere all waiting tickets stood in one file that was rewritten in place, and a torn one stopped the start.
    void a_torn_file_does_not_stop_the_start()
    {
        ServerWorld world;
        auto device = kiosk_at(world, "ticket-1");
        QVERIFY(world.push_tickets(device, 25));
        const std::string data = crashed_copy(world);
        // The next commit's write was on its way: half a frame of the log.
        QFile log(QString::fromStdString(data + "/journal.db-wal"));
        QVERIFY(log.open(QIODevice::ReadWrite));
        const QByteArray content = log.readAll();
        auto end = content.size();
        while (end > 0 && content[end - 1] == '\0')
            --end;
        QVERIFY(end > 32);
        constexpr int header = 32;
        constexpr int frame = 24 + 4096;
        const auto frames = (end - header + frame - 1) / frame;
        QVERIFY(log.seek(header + frames * frame));
        QCOMPARE(log.write(QByteArray(1000, 'x')), 1000);
        log.close();

        TalondProcess again(data);
        QVERIFY2(again.port() != 0, "it does not start");
        QVERIFY(device.connect(again.port()));
        QCOMPARE(device.acked, 25);
        QCOMPARE(again.end(SIGTERM), 0);
    }

    /// Elsewhere a *graceful* stop deleted the file with all waiting tickets.
    void a_graceful_stop_keeps_the_state()
    {
        ServerWorld world;
        auto device = kiosk_at(world, "ticket-1");
        QVERIFY(world.push_tickets(device, 5));
        auto client = world.client("operator1");
        client.post("/api/v1/windows/1/take");
        const auto called = field(client.post("/api/v1/windows/1/call-next").body, "ticket");
        QCOMPARE(world.stop(), server::ExitCode::ok);
        world.start();
        client = world.client("operator1");
        QCOMPARE(waiting_in(client), 4);
        const auto mine = hall_of(client)[QStringLiteral("mine")].toObject();
        QCOMPARE(mine[QStringLiteral("window")].toString(), QStringLiteral("1"));
        QCOMPARE(mine[QStringLiteral("ticket")].toObject()[QStringLiteral("ticket")].toString().toStdString(), called);
    }

    /// Elsewhere a kill in the middle of a write left a mark that blocked the upload for ever.
    void a_kill_in_the_middle_of_a_write_blocks_nothing()
    {
        ServerWorld world;
        auto device = kiosk_at(world, "ticket-1");
        world.stop();
        for (int round = 0; round < 5; ++round) {
            TalondProcess process(world.data());
            QVERIFY2(process.port() != 0, "it does not start");
            QVERIFY(device.connect(process.port()));
            const auto first = static_cast<std::int64_t>(device.events.size()) + 1;
            for (int i = 0; i < 60; ++i) {
                device.append(device.ticket(world.now(), world.today(), 60 * round + i + 1, "inn", "ordinary"), world.now());
                device.push_from(first + i); // one by one: a commit is always on its way
            }
            QVERIFY(device.wait_for_ack(first + 5 * round));
            QCOMPARE(process.end(SIGKILL), -SIGKILL);
            world.start();
            QVERIFY(device.connect(world.port()));
            if (device.acked < first + 59)
                QVERIFY(device.push_from(device.acked + 1));
            QVERIFY(device.wait_for_ack(first + 59));
            world.stop();
        }
        world.start();
        auto client = world.client("operator1");
        QCOMPARE(issued_today(client), 300);
    }

    /// Elsewhere passwords were sent to the browser and compared there.
    void no_password_and_no_hash_leaves_the_server()
    {
        ServerWorld world;
        PlainClient stranger(world.port());
        const auto wrong = stranger.post("/api/v1/session", R"({"login":"operator1","password":"wrong horse"})");
        const auto nobody = stranger.post("/api/v1/session", R"({"login":"nobody","password":"wrong horse"})");
        QCOMPARE(wrong.status, 401);
        QCOMPARE(nobody.status, 401);
        QCOMPARE(wrong.body, nobody.body); // nor does it tell who works here
        QCOMPARE(stranger.get("/api/v1/hall").status, 401);
        for (const std::string login : {"operator1", "specialist", "administrator"}) {
            PlainClient client(world.port());
            std::vector<std::string> bodies{client.log_in(login, ServerWorld::password).body};
            QVERIFY(!client.csrf.empty());
            for (const server::Route &route : server::routes())
                if (std::string_view(route.method) == "GET" && route.handler)
                    bodies.push_back(client.get(path_of(route)).body);
            QVERIFY(bodies.size() > 5);
            for (const auto &body : bodies)
                QVERIFY(body.find("$argon2") == std::string::npos && body.find(ServerWorld::password) == std::string::npos);
        }
    }

    /// Elsewhere anybody could send «exit», and the server ended.
    void nothing_without_a_login_stops_the_server()
    {
        ServerWorld world;
        PlainClient stranger(world.port());
        int closed = 0;
        for (const server::Route &route : server::routes()) {
            if (route.access.gate != server::Gate::staff)
                continue;
            const auto status = stranger.ask(route.method, path_of(route), std::string_view(route.method) == "GET" ? "" : "{}").status;
            QVERIFY2(status == 401 || status == 403, path_of(route).c_str());
            ++closed;
        }
        QVERIFY(closed > 10);
        for (const std::string word : {"/exit", "/stop", "/quit", "/shutdown", "/restart", "/api/v1/exit", "/api/v1/stop", "/api/v1/shutdown"})
            for (const std::string method : {"GET", "POST", "DELETE"}) {
                const auto status = stranger.ask(method, word, method == "GET" ? "" : "{}").status;
                QVERIFY2(status == 401 || status == 404 || status == 405, word.c_str());
            }
        for (const std::string type : {"exit", "bye", "stop"}) {
            PlainWebSocket socket(world.port(), "/api/v1/terminal");
            QVERIFY(socket.is_open());
            socket.send(R"({"v":1,"type":")" + type + R"(","body":{"reason":"stopping"}})");
            QVERIFY(socket.ends());
        }
        QCOMPARE(stranger.get("/healthz").status, 200);
        QVERIFY(!world.client("operator1").csrf.empty());
    }
};

QTEST_APPLESS_MAIN(PeersServerTest)
#include "tst_peers_server.moc"
