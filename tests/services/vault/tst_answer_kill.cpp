// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 while answers are taken in, moved and sealed, again and again on one file: none is lost, none is counted twice.
#include "answer_cases.h"

#include <QTest>

#include <atomic>
#include <csignal>
#include <fcntl.h>
#include <random>
#include <sys/wait.h>
#include <unistd.h>

using namespace talon;
using namespace talon::vault;
using namespace talon::vault::test;

namespace {

constexpr int cycles = 60;

/// Takes answers from `first` on, each batch twice, moves and seals, until it is killed; tells how far it came through the pipe.
[[noreturn]] void take_for_ever(const std::string &path, int first, int pipe)
{
    auto store = AnswerStore::open(path);
    if (!store)
        ::_exit(1);
    for (int next = first;; next += 3) {
        const auto batch = some(next, 3);
        if (!(*store)->take(batch) || !(*store)->take(batch))
            ::_exit(2);
        const int taken = next + 3;
        if (::write(pipe, &taken, sizeof taken) != sizeof taken)
            ::_exit(3);
        if (!(*store)->release(5, monday) || (next % 7 == 0 && !(*store)->seal(monday + std::chrono::days(next))))
            ::_exit(4);
    }
}

} // namespace

class TestAnswerKill : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void none_is_lost_and_none_doubled()
    {
        const Folder folder;
        std::mt19937 random{20261130};
        int acknowledged = 0;
        for (int cycle = 0; cycle < cycles; ++cycle) {
            int pipe[2];
            QCOMPARE(::pipe2(pipe, O_CLOEXEC), 0);
            const pid_t child = ::fork();
            if (child == 0)
                take_for_ever(folder.path(), std::max(0, acknowledged - 3), pipe[1]); // the last ones again: their thanks were lost
            ::close(pipe[1]);
            int taken = 0;
            for (auto wanted = random() % 6 + 1; wanted > 0 && ::read(pipe[0], &taken, sizeof taken) == sizeof taken; --wanted)
                acknowledged = std::max(acknowledged, taken);
            std::atomic<unsigned> spun{0};
            for (const auto spin = random() % 400'000; spun < spin;)
                ++spun;
            ::kill(child, SIGKILL);
            ::waitpid(child, nullptr, 0);
            while (::read(pipe[0], &taken, sizeof taken) == sizeof taken)
                acknowledged = std::max(acknowledged, taken);
            ::close(pipe[0]);
        }
        QVERIFY2(acknowledged > 2 * cycles, "too little was taken for this to prove anything");
        auto store = AnswerStore::open(folder.path());
        QVERIFY2(store.ok(), store.ok() ? "" : store.error().detail.c_str());
        // Sends all again: what is new was never acknowledged, and at most one batch of a dying child.
        const auto again = (*store)->take(some(0, acknowledged)).value();
        QCOMPARE(std::count(again.begin(), again.end(), Taken::fresh), 0);
        QVERIFY((*store)->release(1, monday).ok());
        QVERIFY((*store)->take(some(acknowledged, 8)).ok());
        QVERIFY((*store)->release(1, monday).ok());
        const auto counts = (*store)->told("criteria", 1).value();
        // A batch that a killed child had committed and not told is among the eight.
        QVERIFY(counts.answers <= acknowledged + 8 && counts.answers > acknowledged + 8 - 5);
        QVERIFY((*store)->seal(monday + std::chrono::days(100'000)).ok());
        std::int64_t sealed = 0;
        for (const SealedDay &each : (*store)->seals([](const std::string &, int, core::Day) { return true; }).value())
            sealed += each.answers;
        QCOMPARE(sealed, std::int64_t(acknowledged) + 8);
    }
};

QTEST_APPLESS_MAIN(TestAnswerKill)
#include "tst_answer_kill.moc"
