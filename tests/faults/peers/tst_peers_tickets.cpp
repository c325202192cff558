// SPDX-License-Identifier: GPL-3.0-or-later
// What other queue systems got wrong with tickets, numbers and days, each as a test of the name of what it prevents.
#include "store/journal.h"
#include "tests/faults/peers/peers.h"

#include <QSet>
#include <QTest>
#include <filesystem>
#include <latch>

using namespace talon;
using namespace talon::test;

namespace {

/// The last event of every ticket, by id, as the journal on the disk has it. The server is stopped for that.
std::map<std::string, std::int64_t> changes(ServerWorld &world)
{
    world.stop();
    std::map<std::string, std::int64_t> changed;
    {
        const auto journal = store::Journal::open(world.data() + "/journal.db");
        if (journal.ok())
            (void)journal->each_ticket([&](core::Ticket &&ticket, std::int64_t position) {
                changed[ticket.id.value] = position;
                return true;
            });
    }
    world.start();
    return changed;
}

} // namespace

class PeersTicketsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// Elsewhere the ticket's key was the clock in milliseconds, and the second of two tickets replaced the first.
    void two_tickets_in_one_millisecond_are_two_tickets()
    {
        ServerWorld world;
        auto one = kiosk_at(world, "ticket-1");
        auto two = kiosk_at(world, "ticket-2");
        const auto at = world.now();
        for (auto *device : {&one, &two})
            for (int number = 1; number <= 2; ++number)
                device->append(device->ticket(at, world.today(), number + (device == &two ? 500 : 0), "inn", "ordinary"), at);
        QVERIFY(one.push_from(1) && two.push_from(1) && one.wait_for_ack(2) && two.wait_for_ack(2));
        auto client = world.client("operator1");
        QCOMPARE(waiting_in(client), 4);
        client.post("/api/v1/windows/1/take");
        QSet<QString> called;
        for (int i = 0; i < 4; ++i) {
            const auto id = field(client.post("/api/v1/windows/1/call-next").body, "ticket");
            QCOMPARE(client.post("/api/v1/tickets/" + id + "/no-show").status, 200);
            called.insert(QString::fromStdString(id));
        }
        QCOMPARE(called.size(), 4);
    }

    /// Elsewhere a number was COUNT(*) without a lock: 448 tickets got 288 different numbers.
    void numbers_asked_for_at_once_are_all_different()
    {
        constexpr int rounds = 150;
        ServerWorld world;
        std::array devices{kiosk_at(world, "ticket-1"), kiosk_at(world, "ticket-2")};
        std::array<std::vector<std::string>, 2> granted;
        std::latch together(2);
        std::vector<std::thread> threads;
        for (std::size_t i = 0; i < devices.size(); ++i)
            threads.emplace_back([&, i] {
                together.arrive_and_wait();
                for (int round = 0; round < rounds; ++round) {
                    devices[i].send(wire::NumberRequest{random_ticket_id(), world.today(), {"inn"}, {"ordinary"}});
                    if (const auto grant = devices[i].wait_for<wire::NumberGrant>())
                        granted[i].push_back(core::to_latin(grant->number));
                }
            });
        for (auto &thread : threads)
            thread.join();
        QSet<QString> different;
        for (const auto &numbers : granted) {
            QCOMPARE(numbers.size(), std::size_t(rounds));
            for (const auto &number : numbers)
                different.insert(QString::fromStdString(number));
        }
        QCOMPARE(different.size(), 2 * rounds);
    }

    /// Elsewhere «next» took nothing into its hand: 77 of 524 calls were a second call of a ticket.
    void calls_made_at_once_are_of_different_visitors()
    {
        constexpr int rounds = 40;
        ServerWorld world;
        auto device = kiosk_at(world, "ticket-1");
        QVERIFY(world.push_tickets(device, 3 * rounds));
        std::vector<PlainClient> clients;
        for (int i = 1; i <= 3; ++i) { // the three windows that serve "inn"
            clients.push_back(world.client("operator" + std::to_string(i)));
            QCOMPARE(clients.back().post("/api/v1/windows/" + std::to_string(i) + "/take").status, 200);
        }
        std::array<std::vector<std::string>, 3> called;
        std::latch together(3);
        std::vector<std::thread> threads;
        for (std::size_t i = 0; i < clients.size(); ++i)
            threads.emplace_back([&, i] {
                together.arrive_and_wait();
                for (int round = 0; round < rounds; ++round) {
                    const auto id = field(clients[i].post("/api/v1/windows/" + std::to_string(i + 1) + "/call-next").body, "ticket");
                    if (clients[i].post("/api/v1/tickets/" + id + "/no-show").status == 200)
                        called[i].push_back(id);
                }
            });
        for (auto &thread : threads)
            thread.join();
        QSet<QString> different;
        for (const auto &ids : called)
            for (const auto &id : ids)
                different.insert(QString::fromStdString(id));
        QCOMPARE(different.size(), 3 * rounds);
    }

    /// Elsewhere an UPDATE without WHERE changed all 451 tickets of the day.
    void one_command_changes_only_its_ticket()
    {
        ServerWorld world;
        auto device = kiosk_at(world, "ticket-1");
        QVERIFY(world.push_tickets(device, 30));
        auto client = world.client("operator1");
        QCOMPARE(client.post("/api/v1/windows/1/take").status, 200);
        auto before = changes(world);
        QCOMPARE(before.size(), std::size_t(30));
        for (const std::string last : {"no-show", "return", "finish"}) {
            client = world.client("operator1");
            const auto id = field(client.post("/api/v1/windows/1/call-next").body, "ticket");
            if (last == "finish")
                QCOMPARE(client.post("/api/v1/tickets/" + id + "/start").status, 200);
            QCOMPARE(client.post("/api/v1/tickets/" + id + "/" + last).status, 200);
            const auto after = changes(world);
            QCOMPARE(after.size(), before.size());
            for (const auto &[ticket, position] : after)
                QCOMPARE(position != before.at(ticket), ticket == id);
            before = after;
        }
    }

    /// Elsewhere a no-show deleted the person's other tickets.
    void a_no_show_leaves_the_persons_other_ticket()
    {
        ServerWorld world;
        auto device = kiosk_at(world, "ticket-1");
        const auto first = take_ticket(world, device, 1);
        const auto second = take_ticket(world, device, 2);
        const auto elsewhere = take_ticket(world, device, 3, "ordinary", "ndfl");
        auto client = world.client("operator1");
        client.post("/api/v1/windows/1/take");
        QCOMPARE(field(client.post("/api/v1/windows/1/call-next").body, "ticket"), first);
        QCOMPARE(client.post("/api/v1/tickets/" + first + "/no-show").status, 200);
        QCOMPARE(waiting_in(client), 2);
        for (const auto &id : {second, elsewhere})
            QCOMPARE(field(client.get("/api/v1/status/" + id).body, "state"), std::string("waiting"));
        QCOMPARE(field(client.post("/api/v1/windows/1/call-next").body, "ticket"), second);
    }

    /// Elsewhere days ended at midnight UTC, and statistics were wrong from 17:00 local time on.
    void the_day_turns_at_local_midnight()
    {
        using std::chrono::hours;
        using std::chrono::minutes;
        ServerWorld world; // never in the zone of UTC itself
        const core::Instant utc_midnight = std::chrono::ceil<std::chrono::days>(world.now() + hours(24));
        world.advance(utc_midnight - minutes(10) - world.now());
        auto device = kiosk_at(world, "ticket-1");
        QVERIFY(!take_ticket(world, device, 1).empty());
        world.advance(minutes(20)); // ten minutes past midnight UTC
        QVERIFY(!take_ticket(world, device, 2).empty());
        auto client = world.client("operator1");
        QCOMPARE(issued_today(client), 2);
        QCOMPARE(waiting_in(client), 2);
        world.advance(core::day_start(world.today() + std::chrono::days(1), site_offset()) + minutes(10) - world.now()); // ten minutes past midnight there
        device.connect(world.port());
        QVERIFY(!take_ticket(world, device, 1).empty()); // the number is free again
        client = world.client("operator1");
        QCOMPARE(issued_today(client), 1);
        QCOMPARE(waiting_in(client), 1);
    }

    /// Elsewhere offline numbers came from a counter in a browser's tab, and two tabs gave the same ones.
    void two_kiosks_share_no_number_when_offline()
    {
        ServerWorld world;
        std::array devices{kiosk_at(world, "ticket-1"), kiosk_at(world, "ticket-2")};
        std::set<std::tuple<core::Day, core::Letter, int>> free;
        std::size_t count = 0;
        for (auto &device : devices) {
            std::optional<wire::Reserve> reserve;
            while (!reserve) {
                const auto document = device.wait_for<wire::Document>();
                QVERIFY(document);
                if (const auto *found = std::get_if<wire::Reserve>(&document->body))
                    reserve = *found;
            }
            for (const auto &[day, blocks] : reserve->days)
                for (const auto &block : blocks)
                    for (int number = block.first; number <= block.last; ++number, ++count)
                        free.insert({day, block.letter, number});
        }
        QVERIFY(count > 100);
        QCOMPARE(free.size(), count);
        devices[0].send(wire::NumberRequest{random_ticket_id(), world.today(), {"inn"}, {"ordinary"}});
        const auto grant = devices[0].wait_for<wire::NumberGrant>();
        QVERIFY(grant && !free.contains({grant->day, grant->number.letter, grant->number.number}));
    }

    /// Elsewhere an upload that was repeated gave double orders.
    void an_upload_that_is_repeated_is_taken_once()
    {
        ServerWorld world;
        auto device = kiosk_at(world, "ticket-1");
        QVERIFY(world.push_tickets(device, 20));
        for (int again = 0; again < 3; ++again) {
            QVERIFY(device.connect(world.port()));
            QVERIFY(device.push_from(1));
            QVERIFY(device.wait_for<wire::Ack>().has_value());
        }
        auto client = world.client("operator1");
        QCOMPARE(issued_today(client), 20);
        QCOMPARE(changes(world).size(), std::size_t(20));
    }

    /// Elsewhere the cursor was saved before the data: what was lost in between was lost silently.
    void the_cursor_is_never_before_the_data()
    {
        ServerWorld world;
        auto device = kiosk_at(world, "ticket-1");
        QVERIFY(world.push_tickets(device, 10));
        world.stop();
        const std::string old = world.data() + ".old";
        std::filesystem::copy(world.data(), old, std::filesystem::copy_options::recursive);
        world.start();
        QVERIFY(device.connect(world.port()));
        QVERIFY(world.push_tickets(device, 10));
        world.stop(); // the data goes back, and with it the cursor: it stands nowhere else
        std::filesystem::remove_all(world.data());
        std::filesystem::rename(old, world.data());
        world.start();
        QVERIFY(device.connect(world.port()));
        QCOMPARE(device.acked, 10);
        QVERIFY(device.push_from(11));
        QVERIFY(device.wait_for_ack(20));
        QCOMPARE(changes(world).size(), std::size_t(20));
    }
};

QTEST_APPLESS_MAIN(PeersTicketsTest)
#include "tst_peers_tickets.moc"
