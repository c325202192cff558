// SPDX-License-Identifier: GPL-3.0-or-later
// Both ends together over a pipe that loses, reorders and repeats, with crashes of either end at any point.
#include "world.h"

#include <QTest>
#include <rapidcheck.h>

using namespace talon::sync_test;

namespace {

/// Runs one world and returns what went wrong, if anything.
std::string run(std::uint64_t seed, int terminals, int steps, std::map<std::string, int> &marks)
{
    World world(seed, terminals);
    for (int i = 0; i < steps; ++i) {
        world.step(true);
        if (const auto broken = world.broken())
            return *broken + " at step " + std::to_string(i);
    }
    const bool healed = world.heal();
    for (const auto &[mark, count] : world.marks)
        marks[mark] += count;
    if (const auto broken = world.broken())
        return *broken + " after healing";
    return healed ? std::string() : "does not heal: " + world.unfinished().value_or("");
}

} // namespace

class ReplicationTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_event_arrives_once_and_documents_converge()
    {
        std::map<std::string, int> marks;
        for (std::uint64_t seed = 1; seed <= 200; ++seed) {
            const std::string fault = run(seed, 1 + static_cast<int>(seed % 3), 600, marks);
            QVERIFY2(fault.empty(), ("seed " + std::to_string(seed) + ": " + fault).c_str());
        }
        // A run in which these never happened has proved nothing.
        for (const char *mark : {"terminal crashed", "backend crashed", "backend crashed between append and commit", "queue full",
                                 "reordered", "repeated", "lost"})
            QVERIFY2(marks[mark] > 20, (mark + std::string(": ") + std::to_string(marks[mark])).c_str());
    }

    void any_seed()
    {
        std::map<std::string, int> marks;
        QVERIFY(rc::check([&marks](std::uint64_t seed) { RC_ASSERT(run(seed, 2, 300, marks) == std::string()); }));
    }

    void a_long_backlog_arrives_in_batches()
    {
        World world(7, 1);
        auto &terminal = world.terminals[0];
        for (int i = 0; i < 1000; ++i)
            terminal.journal.push_back(next_event(terminal.id, terminal.journal, world.now));
        terminal.stream->on_committed(1000, world.now);
        QVERIFY(world.heal(200'000));
        QCOMPARE(world.backend.durable[terminal.id].size(), 1000U);
    }
};

QTEST_APPLESS_MAIN(ReplicationTest)
#include "tst_replication.moc"
