// SPDX-License-Identifier: GPL-3.0-or-later
// What arrives during one commit is the next one; each submission is answered once, in order, and stands or falls whole.
#include "expect.h"
#include "journal_cases.h"
#include "store/group_commit.h"

#include <algorithm>
#include <atomic>
#include <future>
#include <thread>

using namespace talon;
using namespace talon::store;
using namespace talon::store::test;

namespace {

/// Stops the commit thread between two groups until it is let go, so that a test knows what is in the queue.
class Gate
{
public:
    explicit Gate(GroupCommit &commits)
    {
        commits.with_journal([state = m_state](Journal &) {
            state->reached.set_value();
            state->opened.get_future().wait();
        });
        m_state->reached.get_future().wait();
    }
    void open() { m_state->opened.set_value(); }

private:
    struct State {
        std::promise<void> reached;
        std::promise<void> opened;
    };
    std::shared_ptr<State> m_state = std::make_shared<State>(); ///< the thread may be in it longer than the gate lives
};

/// An answer that is waited for.
Stored<Head> submit_and_wait(GroupCommit &commits, std::vector<Entry> entries)
{
    std::promise<Stored<Head>> answer;
    if (!commits.submit(std::move(entries), [&answer](const Stored<Head> &head) { answer.set_value(head); }))
        return core::Failure{StoreError{StoreFault::io, "the queue is full"}};
    return answer.get_future().get();
}

Journal created(const Folder &folder) { return std::move(Journal::create(folder.journal(), "site-1").value()); }

const auto ignore = [](const Stored<Head> &) {};

} // namespace

class TestGroupCommit : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void an_answer_comes_after_the_commit()
    {
        const Folder folder;
        GroupCommit commits{created(folder)};
        const auto head = submit_and_wait(commits, {owners_entry(1), owners_entry(2)});
        QVERIFY_OK(head);
        QCOMPARE(head->position, 2);
        const Journal journal = commits.stop();
        QCOMPARE(journal.head(), head.value());
    }

    void what_waits_is_one_commit()
    {
        const Folder folder;
        GroupCommit commits{created(folder)};
        Gate gate{commits};
        std::vector<std::pair<int, std::int64_t>> answers;
        for (int number = 1; number <= 50; ++number) {
            QVERIFY(commits.submit({owners_entry(number), owners_entry(number)}, [&answers, number](const Stored<Head> &head) {
                answers.emplace_back(number, head ? head->position : -1);
            }));
        }
        gate.open();
        const Journal journal = commits.stop();
        QCOMPARE(answers.size(), 50U);
        for (std::size_t i = 0; i < answers.size(); ++i) // in order, and each with the head of the whole group
            QCOMPARE(answers[i], (std::pair<int, std::int64_t>{static_cast<int>(i + 1), 100}));
        const auto figures = commits.figures();
        QCOMPARE(figures.commits, 1U);
        QCOMPARE(figures.entries, 100U);
        QCOMPARE(figures.largest_group, 100U);
        QVERIFY(figures.commit_seconds > 0);
        const auto all = records(journal);
        for (std::size_t i = 0; i < all.size(); ++i)
            QCOMPARE(all[i].body, owners_entry(static_cast<int>(i / 2 + 1)).body);
    }

    void a_group_has_a_limit_but_a_submission_stays_whole()
    {
        const Folder folder;
        GroupCommit commits{created(folder), {10, {1000, 1 << 20}}};
        Gate gate{commits};
        std::vector<std::int64_t> answers;
        for (const int size : {4, 4, 4, 25, 1, 9, 1}) {
            std::vector<Entry> entries(static_cast<std::size_t>(size), owners_entry(1));
            QVERIFY(commits.submit(std::move(entries),
                                   [&answers](const Stored<Head> &head) { answers.push_back(head->position); }));
        }
        gate.open();
        commits.stop();
        QCOMPARE(answers, (std::vector<std::int64_t>{8, 8, 12, 37, 47, 47, 48}));
        QCOMPARE(commits.figures().commits, 5U);
        QCOMPARE(commits.figures().largest_group, 25U);
    }

    void a_full_queue_takes_nothing()
    {
        const Folder folder;
        GroupCommit commits{created(folder), {10, {3, 1 << 20}}};
        Gate gate{commits};
        QVERIFY(commits.submit({owners_entry(1), owners_entry(2)}, ignore));
        QVERIFY(!commits.submit({owners_entry(3), owners_entry(4)}, ignore));
        QVERIFY(commits.submit({owners_entry(5)}, ignore));
        QVERIFY(!commits.submit({}, ignore)); // an empty one takes a place too
        gate.open();
        Gate{commits}.open(); // the queue has run empty
        QVERIFY_OK(submit_and_wait(commits, {owners_entry(6), owners_entry(7)}));
        QCOMPARE(commits.stop().head().position, 5);
    }

    void bytes_fill_the_queue_as_entries_do()
    {
        const Folder folder;
        GroupCommit commits{created(folder), {10, {1000, 40'000}}};
        Gate gate{commits};
        Entry large = owners_entry(1);
        large.body.assign(30'000, ' ');
        QVERIFY(commits.submit({large}, ignore));
        QVERIFY(!commits.submit({large}, ignore));
        QVERIFY(commits.submit({owners_entry(2)}, ignore));
        gate.open();
        Gate{commits}.open();
        QVERIFY_OK(submit_and_wait(commits, {large}));
        QCOMPARE(commits.stop().head().position, 3);
    }

    void nothing_is_committed_after_the_first_refused_submission_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("too large") << static_cast<int>(StoreFault::too_large);
        QTest::newRow("a place that is taken") << static_cast<int>(StoreFault::duplicate);
        QTest::newRow("a gap") << static_cast<int>(StoreFault::gap);
    }

    void nothing_is_committed_after_the_first_refused_submission()
    {
        QFETCH(int, fault);
        Entry refused = devices_entry("kiosk1", 1, static_cast<StoreFault>(fault) == StoreFault::gap ? 3 : 1);
        if (static_cast<StoreFault>(fault) == StoreFault::too_large) {
            refused = owners_entry(1);
            refused.body.assign(2 * 1024 * 1024, 'x');
        }
        for (const bool alone : {false, true}) {
            const Folder folder;
            GroupCommit commits{created(folder)};
            std::vector<int> answers;
            const auto note = [&answers](const Stored<Head> &head) {
                answers.push_back(head ? static_cast<int>(head->position) : -static_cast<int>(head.error().fault));
            };
            const auto io = -static_cast<int>(StoreFault::io);
            Gate gate{commits};
            QVERIFY(commits.submit({devices_entry("kiosk1", 1, 1)}, note));
            if (alone) // in a group of its own
                commits.with_journal([](Journal &) {});
            QVERIFY(commits.submit({refused}, note));
            if (alone)
                commits.with_journal([](Journal &) {});
            // Sound by itself, but decided after what is not there.
            QVERIFY(commits.submit({owners_entry(2)}, note));
            gate.open();
            Gate{commits}.open();
            QVERIFY(commits.submit({devices_entry("kiosk1", 1, 2)}, note)); // in a later group
            bool changed = true;
            commits.with_journal([&changed](Journal &journal) { changed = journal.set_value("key", "value").ok(); });
            {
                const Journal journal = commits.stop();
            }
            QCOMPARE(answers, (std::vector<int>{1, -fault, io, io}));
            QVERIFY(!changed); // as after an error of the disk
            const auto reopened = Journal::open(folder.journal());
            QVERIFY_OK(reopened);
            QCOMPARE(records(*reopened).size(), 1U);
        }
    }

    void an_empty_submission_is_answered_in_its_turn()
    {
        const Folder folder;
        GroupCommit commits{created(folder)};
        QVERIFY(commits.submit({owners_entry(1)}, ignore));
        const auto head = submit_and_wait(commits, {});
        QVERIFY_OK(head);
        QCOMPARE(head->position, 1);
    }

    void work_on_the_journal_runs_in_its_turn()
    {
        const Folder folder;
        GroupCommit commits{created(folder)};
        std::vector<std::int64_t> seen;
        const auto look = [&seen](Journal &journal) { seen.push_back(journal.head().position); };
        Gate gate{commits};
        commits.with_journal(look);
        QVERIFY(commits.submit({owners_entry(1)}, ignore));
        QVERIFY(commits.submit({owners_entry(2)}, ignore));
        commits.with_journal(look);
        QVERIFY(commits.submit({owners_entry(3)}, ignore));
        commits.with_journal(look);
        gate.open();
        commits.stop();
        QCOMPARE(seen, (std::vector<std::int64_t>{0, 2, 3}));
    }

    void an_answer_may_submit_again()
    {
        const Folder folder;
        GroupCommit commits{created(folder)};
        std::promise<std::int64_t> last;
        std::function<void(int)> chain = [&](int left) {
            const bool taken = commits.submit({owners_entry(left)}, [&, left](const Stored<Head> &head) {
                if (left == 0)
                    last.set_value(head->position);
                else
                    chain(left - 1);
            });
            if (!taken)
                last.set_value(-1);
        };
        chain(20);
        QCOMPARE(last.get_future().get(), 21);
    }

    void a_stop_commits_what_was_submitted_and_takes_no_more()
    {
        const Folder folder;
        GroupCommit commits{created(folder)};
        std::atomic<int> answered{0};
        for (int number = 1; number <= 500; ++number)
            QVERIFY(commits.submit({owners_entry(number)}, [&answered](const Stored<Head> &head) { answered += head.ok(); }));
        const Journal journal = commits.stop();
        QCOMPARE(answered.load(), 500);
        QCOMPARE(journal.head().position, 500);
        QVERIFY(!commits.submit({owners_entry(1)}, ignore));
    }

    void the_end_of_its_life_is_a_stop()
    {
        const Folder folder;
        std::atomic<int> answered{0};
        {
            GroupCommit commits{created(folder)};
            for (int number = 1; number <= 100; ++number)
                QVERIFY(commits.submit({owners_entry(number)}, [&answered](const Stored<Head> &) { ++answered; }));
        }
        QCOMPARE(answered.load(), 100);
        auto journal = Journal::open(folder.journal());
        QVERIFY_OK(journal);
        QCOMPARE(journal->head().position, 100);
    }

    void many_threads_lose_nothing()
    {
        const Folder folder;
        GroupCommit commits{created(folder)};
        constexpr int threads = 8;
        constexpr int each = 200;
        std::atomic<int> answered{0};
        std::vector<std::thread> running;
        for (int thread = 0; thread < threads; ++thread) {
            running.emplace_back([&, thread] {
                const std::string device = "kiosk" + std::to_string(thread);
                for (int seq = 1; seq <= each; ++seq) {
                    (void)commits.submit({devices_entry(device.c_str(), 1, seq)},
                                         [&answered](const Stored<Head> &head) { answered += head.ok(); });
                }
            });
        }
        for (std::thread &thread : running)
            thread.join();
        const Journal journal = commits.stop();
        QCOMPARE(answered.load(), threads * each);
        QCOMPARE(journal.head().position, threads * each);
        for (int thread = 0; thread < threads; ++thread)
            QCOMPARE(journal.stream_head({"kiosk" + std::to_string(thread)}, 1).value().first, each);
    }
};

QTEST_APPLESS_MAIN(TestGroupCommit)
#include "tst_group_commit.moc"
