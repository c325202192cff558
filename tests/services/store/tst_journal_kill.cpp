// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 in the middle of appends, again and again on one journal: whatever was acknowledged is there.
#include "expect.h"
#include "journal_cases.h"

#include <atomic>
#include <csignal>
#include <fcntl.h>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

using namespace talon;
using namespace talon::store;
using namespace talon::store::test;

namespace {

constexpr int cycles = 60;

/// Appends until it is killed, and tells each acknowledged position through the pipe.
[[noreturn]] void append_for_ever(const std::string &path, int pipe)
{
    auto journal = Journal::open(path);
    if (!journal)
        ::_exit(1);
    for (;;) {
        const std::int64_t next = journal->head().position + 1;
        std::vector<Entry> entries;
        for (std::int64_t seq = next; seq < next + 1 + next % 5; ++seq) {
            entries.push_back(devices_entry("kiosk1", 1, seq));
            entries.back().tickets = {fresh_ticket("T" + std::to_string(seq), 1 + static_cast<int>(seq % 999))};
        }
        const auto head = journal->append(entries);
        if (!head || !journal->settle())
            ::_exit(2);
        // Big enough to spill out of SQLite's cache before its commit.
        if (next % 3 == 0 && !journal->keep_snapshot({head->position, 1, std::string(3'000'000, 's')}))
            ::_exit(4);
        if (::write(pipe, &head->position, sizeof head->position) != sizeof head->position)
            ::_exit(3);
    }
}

/// Kills the child once it has acknowledged some appends and a little more time has passed; its last word.
std::int64_t run_and_kill(const std::string &path, int acknowledgements, int spin)
{
    int pipe[2];
    if (::pipe2(pipe, O_CLOEXEC) != 0)
        return -1;
    const pid_t child = ::fork();
    if (child == 0)
        append_for_ever(path, pipe[1]);
    ::close(pipe[1]);
    std::int64_t last = 0;
    std::int64_t position = 0;
    for (int i = 0; i < acknowledgements && ::read(pipe[0], &position, sizeof position) == sizeof position; ++i)
        last = position;
    // Into the middle of the next append, at another place each time.
    std::atomic<int> spun{0};
    while (spun < spin)
        ++spun;
    ::kill(child, SIGKILL);
    ::waitpid(child, nullptr, 0);
    while (::read(pipe[0], &position, sizeof position) == sizeof position)
        last = position;
    ::close(pipe[0]);
    return last;
}

} // namespace

class TestJournalKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void what_was_acknowledged_is_there()
    {
        const Folder folder;
        { QVERIFY_OK(Journal::create(folder.journal(), "kiosk1")); }
        std::mt19937 random{20261122};
        std::int64_t previous = 0;
        int snapshots = 0;
        bool sound = true;
        for (int cycle = 0; cycle < cycles; ++cycle) {
            const auto acknowledgements = static_cast<int>(random() % 12);
            const auto last = run_and_kill(folder.journal(), acknowledgements, static_cast<int>(random() % 200'000));
            QVERIFY(last >= 0);
            auto journal = Journal::open(folder.journal());
            QVERIFY_OK(journal);
            const std::int64_t position = journal->head().position;
            QVERIFY2(position >= std::max(last, previous), "an acknowledged event is lost");
            QCOMPARE(journal->stream_head({"kiosk1"}, 1).value().first, position);
            if (position > 0)
                QVERIFY(journal->ticket({"T" + std::to_string(position)}).value().has_value());
            // Whole or not there, and never ahead of the events it stands on.
            QVERIFY_OK(journal->each_snapshot([&](core::Result<Snapshot, std::string> &&found) {
                ++snapshots;
                sound = sound && found.ok() && found->body.size() == 3'000'000;
                return true;
            }));
            QVERIFY2(sound, "a snapshot was torn");
            previous = position;
        }
        auto journal = Journal::open(folder.journal());
        QVERIFY_OK(journal);
        QCOMPARE(static_cast<std::int64_t>(records(journal.value()).size()), previous);
        QVERIFY(journal->complaints().value().empty());
        QVERIFY2(snapshots > cycles / 4, "too few snapshots were kept for this to prove anything");
        QVERIFY2(previous > cycles, "too little was appended for this to prove anything");
    }
};

QTEST_APPLESS_MAIN(TestJournalKill)
#include "tst_journal_kill.moc"
