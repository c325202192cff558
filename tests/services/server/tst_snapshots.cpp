// SPDX-License-Identifier: GPL-3.0-or-later
// talond keeps snapshots while it runs and when it stops, and a start from one gives the hall that the events give.
#include "random_hall.h"
#include "server/jobs/snapshots.h"
#include "server/journal/journal_file.h"
#include "server/people/secrets.h"
#include "tests/services/server/server_world.h"
#include "wire/journal/event_codec.h"
#include "wire/journal/snapshot_codec.h"

#include <QDir>
#include <QFileInfo>
#include <QTest>
#include <rapidcheck.h>

using namespace talon;
using namespace talon::server;
using namespace talon::test;
using core::test::RandomHall;

namespace {

std::vector<store::Snapshot> kept_in(const std::string &data)
{
    std::vector<store::Snapshot> kept;
    auto journal = store::Journal::open(journal_path(data));
    if (!journal)
        return kept;
    const auto done = journal->each_snapshot([&](core::Result<store::Snapshot, std::string> &&found) {
        if (found)
            kept.push_back(std::move(*found));
        return true;
    });
    return done ? kept : std::vector<store::Snapshot>{};
}

/// What the events alone tell.
HallService::State whole(const store::Journal &journal)
{
    HallService::State state;
    if (!store::replay(journal, decode_record, state))
        throw std::runtime_error("the journal cannot be replayed");
    return state;
}

store::Entry entry(const core::Happened &happened)
{
    return entry_of(happened.event, happened.at, happened.actor);
}

/// A random life of a hall, in a journal of its own; what the registry knows is among it.
std::vector<core::Happened> random_life()
{
    RandomHall random;
    core::EnrolmentCodeIssued code{"c0de", core::DeviceRole::ticket, "ticket-1", core::test::monday_nine};
    core::DeviceEnrolled device;
    device.device = {"kiosk-1"};
    device.code_hash = "c0de";
    device.place = "ticket-1";
    device.public_key = "key";
    int step_number = 0;
    for (const auto &step : *rc::gen::arbitrary<std::vector<core::test::Step>>()) {
        core::Command command = random.next(step);
        if (auto *fill = std::get_if<core::FillReserve>(&command))
            ++fill->epoch; // no device has epoch 0
        random.run(command);
        switch (++step_number) {
        case 3: random.world.apply(code); break;
        case 6: random.world.apply(device); break;
        case 9: random.world.apply(core::StaffSaved{{"operator1"}, {{"operator"}}, "Оператор 1", true}); break;
        case 11: random.world.apply(core::EventSetAside{{"kiosk-1"}, "dance", 1, "{}", "unknown_type"}); break;
        case 13: random.world.apply(core::DeviceSetAside{{"kiosk-1"}, 1, 9, "device_cloned"}); break;
        case 20: random.world.apply(core::DeviceRevoked{{"kiosk-1"}}); break;
        default: break;
        }
    }
    return random.world.journal;
}

} // namespace

class SnapshotsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { init_secrets(); }

    void fromEverySnapshotOnTheHallIsTheSame()
    {
        const auto check = [] {
            // In memory where that is to be had: a disk's syncs would take most of the time and prove nothing here.
            const QString memory = QStringLiteral("/dev/shm");
            const QTemporaryDir folder((QFileInfo(memory).isWritable() ? memory : QDir::tempPath())
                                       + QStringLiteral("/talon-snapshots-XXXXXX"));
            const std::string data = folder.path().toStdString();
            auto journal = store::Journal::create(journal_path(data), "small");
            RC_ASSERT(journal.ok());
            std::vector<store::Entry> entries;
            const auto life = random_life();
            for (const core::Happened &happened : life)
                entries.push_back(entry(happened));
            RC_ASSERT(journal->append(entries).ok());
            const HallService::State expected = whole(*journal);

            HallService::State present;
            for (std::size_t i = 0; i < life.size(); ++i) {
                present.apply(life[i]);
                const auto position = static_cast<std::int64_t>(i) + 1;
                RC_ASSERT(journal->keep_snapshot(make_snapshot(present.hall.image(), present.registry.image(), position)).ok());
                HallService::State restored;
                const auto replayed = store::replay(*journal, decode_record, restore_snapshot, restored);
                RC_ASSERT((replayed.ok() && replayed->from == position));
                RC_ASSERT(restored.hall == expected.hall);
                RC_ASSERT(restored.registry == expected.registry);
            }
        };
        QVERIFY(rc::check("a snapshot at any event and the rest are the whole", check));
    }

    void aStopKeepsOne()
    {
        ServerWorld world;
        auto device = world.device();
        QVERIFY(device.connect(world.port()));
        QVERIFY(world.push_tickets(device, 5));
        QCOMPARE(world.stop(), ExitCode::ok);
        {
            auto opened = open_journal(world.data());
            QVERIFY(opened.ok());
            QCOMPARE(opened->replayed_from, opened->journal.head().position);
            const auto expected = whole(opened->journal);
            QVERIFY(opened->state.hall == expected.hall);
            QVERIFY(opened->state.registry == expected.registry);
            QCOMPARE(opened->state.position, opened->journal.head().position);
        }
        world.start(); // and the hall goes on as if nothing had been
        QVERIFY(device.connect(world.port()));
        QCOMPARE(device.acked, 5);
        QVERIFY(world.push_tickets(device, 2));
        QVERIFY(world.client("operator1").get("/api/v1/hall").body.find(R"("waiting_total":7)") != std::string::npos);
        QCOMPARE(world.stop(), ExitCode::ok);
        QCOMPARE(kept_in(world.data()).size(), 2U);
    }

    void oneIsKeptEverySoManyEvents()
    {
        ServerWorld world;
        QCOMPARE(world.stop(), ExitCode::ok);
        const std::int64_t first = kept_in(world.data()).at(0).position;
        Server::Options options;
        options.data = world.data();
        options.settings.server.listen = "127.0.0.1:0";
        options.settings.server.stop_seconds = 1;
        options.signals = false;
        options.snapshot_distance = 50;
        auto server = Server::start(std::move(options));
        QVERIFY(server.ok());
        auto running = std::move(*server);
        std::thread thread([&] { running->run(); });
        PlainClient specialist(running->port());
        specialist.log_in("specialist", ServerWorld::password);
        const auto answer = specialist.post("/api/v1/devices/codes", R"({"role":"ticket","place":"ticket-1"})");
        PlainDevice device(core::DeviceRole::ticket);
        QVERIFY(device.enrol(running->port(), field(answer.body, "code")) == 200 && device.connect(running->port()));
        QVERIFY(world.push_tickets(device, 300));
        running->request_stop();
        thread.join();
        running.reset();
        const auto kept = kept_in(world.data());
        QCOMPARE(kept.size(), 2U);
        // The newest is of the last events, taken on the way or at the stop; the other was taken on the way.
        auto opened = open_journal(world.data());
        QVERIFY(opened.ok());
        QVERIFY(opened->journal.head().position >= first + 300);
        QCOMPARE(kept.front().position, opened->journal.head().position);
        QVERIFY(kept.back().position >= first + 50 && kept.back().position < kept.front().position);
        QVERIFY(opened->state.hall == whole(opened->journal).hall);
    }

    void afterALargeOneTheNextComesLater()
    {
        QCOMPARE(SnapshotKeeper::distance_after(0), 20'000);
        QCOMPARE(SnapshotKeeper::distance_after(5'000), 20'000);
        QCOMPARE(SnapshotKeeper::distance_after(5'001), 20'004);
        QCOMPARE(SnapshotKeeper::distance_after(60'000), 240'000);
    }

    void anotherVersionsSnapshotIsRefused()
    {
        const core::test::SmallHall world;
        const auto own = make_snapshot(world.hall.image(), {}, 1);
        core::Inspectorate told;
        QVERIFY(restore_snapshot(own, told).ok());
        QVERIFY(told.hall == world.hall);
        store::Snapshot other = own;
        other.body = wire::encode_snapshot({"talond 0.0.0", world.hall.image(), {}});
        const auto refused = restore_snapshot(other, told);
        QVERIFY(!refused.ok());
        QVERIFY2(refused.error().find("talond 0.0.0") != std::string::npos, refused.error().c_str());
        other = own;
        ++other.format;
        QVERIFY(!restore_snapshot(other, told).ok());
        other = own;
        other.body.pop_back();
        QVERIFY(!restore_snapshot(other, told).ok());
        // Well formed, but no hall.
        auto image = world.hall.image();
        image.held.push_back({1, {{"operator1"}, core::TicketId{"nobody"}, core::test::monday_nine}});
        QVERIFY(!restore_snapshot(make_snapshot(image, {}, 1), told).ok());
        QVERIFY(told.hall == world.hall); // what was there stays
    }
};

QTEST_APPLESS_MAIN(SnapshotsTest)
#include "tst_snapshots.moc"
