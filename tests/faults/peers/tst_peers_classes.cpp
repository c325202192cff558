// SPDX-License-Identifier: GPL-3.0-or-later
// What other queue systems got wrong with classes of visitors, each as a test of the name of what it prevents.
#include "tests/faults/peers/peers.h"
#include "wire/site/site_codec.h"

#include <QTest>

using namespace talon;
using namespace talon::test;

namespace {

/// The specialist takes «вне очереди» away from every class: a class is a shorter norm and no more.
void norm_alone(ServerWorld &world)
{
    core::Site site = *wire::decode_site(open_site());
    for (core::VisitorClass &each : site.classes)
        each.first = false;
    auto client = world.client("specialist");
    const std::string body = "{\"site\":" + wire::encode_site(site) + ",\"note\":\"\"}";
    QCOMPARE(client.ask("PUT", "/api/v1/settings", body, {{"If-Match", "\"1\""}}).status, 200);
}

} // namespace

class PeersClassesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Elsewhere classes were strict: under a flood of preferential visitors an ordinary one waited for ever. Here a class that
    /// goes before others, as the demonstration's does, is passed by whoever is two hours overdue.
    void an_ordinary_ticket_is_called_under_a_flood_of_those_who_go_first()
    {
        ServerWorld world;
        auto device = kiosk_at(world, "ticket-1");
        auto client = world.client("operator1");
        client.post("/api/v1/windows/1/take");
        const auto ordinary = take_ticket(world, device, 1);
        int rounds = 0;
        for (std::string called; called != ordinary; ++rounds) {
            QVERIFY2(rounds <= (15 + 120) / 5, "visitors who are first were called before it for ever");
            world.advance(std::chrono::minutes(5));
            take_ticket(world, device, 100 + 2 * rounds, "preferential");
            take_ticket(world, device, 101 + 2 * rounds, "preferential");
            called = field(client.post("/api/v1/windows/1/call-next").body, "ticket");
            QVERIFY(!called.empty());
            QCOMPARE(client.post("/api/v1/tickets/" + called + "/no-show").status, 200);
        }
        QVERIFY2(rounds > (15 + 60) / 5, "who is first had no precedence at all");
    }

    /// And a class that is a shorter norm is passed by whoever came ten minutes before.
    void an_ordinary_ticket_is_called_under_a_flood_of_preferential_ones()
    {
        ServerWorld world;
        norm_alone(world);
        auto device = kiosk_at(world, "ticket-1");
        auto client = world.client("operator1");
        client.post("/api/v1/windows/1/take");
        const auto ordinary = take_ticket(world, device, 1);
        int minute = 0;
        for (std::string called; called != ordinary; ++minute) {
            // Two come while one is served, for ever. Who came more than ten minutes later is due later, whoever it is.
            QVERIFY2(minute <= 2 * 10 + 1, "visitors who are due later were called before it");
            world.advance(std::chrono::minutes(1));
            take_ticket(world, device, 100 + 2 * minute, "preferential");
            take_ticket(world, device, 101 + 2 * minute, "preferential");
            called = field(client.post("/api/v1/windows/1/call-next").body, "ticket");
            QVERIFY(!called.empty());
            QCOMPARE(client.post("/api/v1/tickets/" + called + "/no-show").status, 200);
        }
        QVERIFY2(minute > 5, "the preferential class had no precedence at all");
    }
};

QTEST_APPLESS_MAIN(PeersClassesTest)
#include "tst_peers_classes.moc"
