// SPDX-License-Identifier: GPL-3.0-or-later
// The hall and its commit thread under more than they can take on at once: it is taken later, and ends nothing.
#include <QTest>

#ifndef Q_MOC_RUN // moc 6.4 stumbles over what these include
#include "server/journal/journal_file.h"
#include "tests/services/server/server_world.h"

#include <array>
#include <future>
#endif

using namespace talon;
using namespace talon::test;

namespace {

constexpr int devices = 33;
constexpr int pushes = 5;
constexpr int tickets = 200; ///< of a push, as many as one may hold

/// A push of tickets that come a day late: each is two events for the hall.
std::vector<sync::Received> late_push(int device, int push, core::Instant now)
{
    std::vector<sync::Received> events;
    for (int i = 0; i < tickets; ++i) {
        const int seq = push * tickets + i + 1;
        core::TicketIssued issued;
        issued.ticket = {"T" + std::to_string(device) + "-" + std::to_string(seq)};
        issued.number = {core::Letter::A, 1 + seq % core::last_number, device + 1};
        issued.service = {"inn"};
        issued.visitor_class = {"ordinary"};
        issued.origin = core::NumberOrigin::own;
        issued.device = {"kiosk-" + std::to_string(device)};
        issued.arrival = now - std::chrono::hours(24) + core::Millis(seq);
        sync::Received received;
        received.stream.seq = seq;
        received.stream.hash.fill(1);
        received.event = issued;
        events.push_back(received);
    }
    return events;
}

} // namespace

class CommitsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aRushOfLateTicketsIsTakenBitByBitAndEndsNothing()
    {
        ServerWorld world;
        world.stop();
        auto opened = server::open_journal(world.data());
        QVERIFY(opened.ok());
        const auto now = world.now();
        server::Loop loop;
        store::GroupCommit commits(std::move(opened->journal));
        server::HallService hall(loop, [now] { return now; }, std::move(opened->state), commits);
        bool failed = false;
        hall.on_failed([&](const store::StoreError &) {
            failed = true;
            loop.stop();
        });
        // Today is open, so that yesterday's tickets are late.
        hall.ask(core::TakeWindow{1, {"operator1"}}, "operator1", [](const auto &) {});

        // The disk stands still while everybody comes back at once.
        std::promise<void> disk;
        commits.with_journal([answer = disk.get_future().share()](store::Journal &) { answer.wait(); });
        std::array<int, devices> next{};
        int acknowledged = 0;
        int turned_away = 0;
        const auto push = [&] {
            for (int device = 0; device < devices; ++device) {
                int &at = next[static_cast<std::size_t>(device)];
                while (at < pushes) {
                    const core::DeviceId id{"kiosk-" + std::to_string(device)};
                    if (!hall.ledger().receive(id, 1, late_push(device, at, now), now, [&](bool committed) { acknowledged += committed; })) {
                        ++turned_away;
                        break;
                    }
                    ++at;
                }
            }
        };
        push();
        QVERIFY(turned_away > 0 && !hall.failed());
        disk.set_value();
        hall.on_change([&] {
            push(); // as terminals do that were not acknowledged
            if (acknowledged == devices * pushes)
                loop.stop();
        });
        loop.run();
        QVERIFY(!failed && !hall.failed());
        QCOMPARE(acknowledged, devices * pushes);
        const auto journal = commits.stop();
        for (int device = 0; device < devices; ++device)
            QCOMPARE(journal.stream_head({"kiosk-" + std::to_string(device)}, 1).value().first, pushes * tickets);
    }
};

QTEST_GUILESS_MAIN(CommitsTest)
#include "tst_commits.moc"
