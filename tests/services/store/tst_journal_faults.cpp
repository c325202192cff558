// SPDX-License-Identifier: GPL-3.0-or-later
// A disk that says no at any one request: nothing is acknowledged afterwards, nothing is tried again, and what was
// acknowledged before is there after a restart.
#include "expect.h"
#include "journal_cases.h"
#include "store/group_commit.h"
#include "tests/support/fault_vfs.h"

#include <future>

using namespace talon;
using namespace talon::store;
using namespace talon::store::test;
using talon::test::FaultVfs;

Q_DECLARE_METATYPE(talon::test::FaultVfs::Fault)

namespace {

Entry entry_with_ticket(int number)
{
    Entry entry = devices_entry("kiosk1", 1, number);
    entry.tickets = {fresh_ticket("T" + std::to_string(number), number)};
    return entry;
}

/// More than one append, a checkpoint of the log among them, so that every kind of request is met.
struct Run {
    std::int64_t acknowledged = 0;
    std::optional<StoreFault> fault;
};

Run run(Journal &journal, int appends)
{
    Run result;
    for (int number = 1; number <= appends; ++number) {
        Entry entry = entry_with_ticket(number);
        entry.body.assign(600'000, 'b'); // about 150 frames each: a few of them make a checkpoint due
        const auto head = append(journal, {entry});
        if (!head) {
            result.fault = head.error().fault;
            return result;
        }
        result.acknowledged = head->position;
        if (const auto settled = journal.settle(); !settled) {
            result.fault = settled.error().fault;
            return result;
        }
    }
    return result;
}

} // namespace

class TestJournalFaults : public QObject
{
    Q_OBJECT

private:
    void kinds()
    {
        QTest::addColumn<FaultVfs::Fault>("fault");
        QTest::addColumn<int>("step"); ///< every how manieth request is tried
        QTest::newRow("sync") << FaultVfs::Fault::sync << 1;
        QTest::newRow("write") << FaultVfs::Fault::write << 97;
        QTest::newRow("full") << FaultVfs::Fault::full << 101;
        QTest::newRow("torn write") << FaultVfs::Fault::torn_write << 103;
    }

private Q_SLOTS:
    void nothing_is_acknowledged_after_a_fault_data() { kinds(); }
    void nothing_is_acknowledged_after_a_fault();
    void a_batch_is_there_whole_or_not_at_all();
    void a_failed_commit_fails_everything_that_waits();
    void a_read_error_stops_the_journal();
    void an_open_that_fails_can_be_repeated();
};

void TestJournalFaults::nothing_is_acknowledged_after_a_fault()
{
    QFETCH(const FaultVfs::Fault, fault);
    QFETCH(const int, step);
    constexpr int appends = 12;
    int tried = 0;
    for (int nth = 1;; nth += step) {
        const Folder folder;
        Run before;
        {
            FaultVfs disk;
            auto journal = Journal::create(folder.journal(), "site-1");
            QVERIFY_OK(journal);
            disk.fail(fault, nth);
            before = run(journal.value(), appends);
            if (!disk.happened()) {
                QVERIFY(!before.fault);
                break;
            }
            ++tried;
            QVERIFY(before.fault == StoreFault::io);
            // The disk would serve again, but nobody asks it.
            QVERIFY_FAULT(append(journal.value(), {entry_with_ticket(appends + 1)}), StoreFault::io);
            QVERIFY_FAULT(append(journal.value(), {}), StoreFault::io);
            QVERIFY_FAULT(journal->set_value("key", "value"), StoreFault::io);
            QVERIFY_FAULT(journal->settle(), StoreFault::io);
            QVERIFY_FAULT(journal->stream_head({"kiosk1"}, 1), StoreFault::io);
            QVERIFY_FAULT(journal->read(1, [](Record &&) { return true; }), StoreFault::io);
            { const Journal closed = std::move(journal.value()); }
            QCOMPARE(disk.counts().after_fault, 0);
        }
        auto again = Journal::open(folder.journal());
        QVERIFY_OK(again);
        // What was acknowledged is there; the one that was refused may be, whole, since its fate was unknown.
        QVERIFY(again->head().position >= before.acknowledged);
        QVERIFY(again->head().position <= before.acknowledged + 1);
        const auto all = records(again.value());
        QCOMPARE(static_cast<std::int64_t>(all.size()), again->head().position);
        const auto next = static_cast<int>(again->head().position) + 1;
        QVERIFY_OK(append(again.value(), {entry_with_ticket(next)}));
    }
    QVERIFY2(tried >= 10, qPrintable(QString::number(tried)));
}

void TestJournalFaults::a_batch_is_there_whole_or_not_at_all()
{
    std::vector<Entry> batch;
    for (int number = 1; number <= 8; ++number)
        batch.push_back(entry_with_ticket(number));
    int tried = 0;
    for (const auto fault : {FaultVfs::Fault::sync, FaultVfs::Fault::write, FaultVfs::Fault::torn_write}) {
        for (int nth = 1;; ++nth) {
            const Folder folder;
            bool happened = false;
            {
                FaultVfs disk;
                auto journal = Journal::create(folder.journal(), "site-1");
                QVERIFY_OK(journal);
                disk.fail(fault, nth);
                const auto head = append(journal.value(), batch);
                happened = disk.happened();
                QCOMPARE(head.ok(), !happened);
            }
            auto again = Journal::open(folder.journal());
            QVERIFY_OK(again);
            const std::int64_t position = again->head().position;
            QVERIFY2(position == 8 || (happened && position == 0), qPrintable(QString::number(position)));
            QCOMPARE(again->ticket({"T1"}).value().has_value(), position == 8);
            if (!happened)
                break;
            ++tried;
        }
    }
    QVERIFY2(tried > 10, qPrintable(QString::number(tried)));
}

void TestJournalFaults::a_failed_commit_fails_everything_that_waits()
{
    const Folder folder;
    FaultVfs disk;
    auto journal = Journal::create(folder.journal(), "site-1");
    QVERIFY_OK(journal);
    GroupCommit commits{std::move(journal.value()), {2, {1000, 1 << 20}}};
    disk.fail(FaultVfs::Fault::sync, 3);
    std::vector<int> good; // both are the commit thread's until stop() has returned
    std::vector<int> bad;
    for (int number = 1; number <= 100; ++number) {
        const bool taken = commits.submit({entry_with_ticket(number)}, [&good, &bad, number](const Stored<Head> &head) {
            (head ? good : bad).push_back(number);
        });
        QVERIFY(taken);
    }
    commits.with_journal([](Journal &held) { QVERIFY_FAULT(held.set_value("k", "v"), StoreFault::io); });
    { const Journal stopped = commits.stop(); }
    QVERIFY(disk.happened());
    QVERIFY(!bad.empty());
    QCOMPARE(good.size() + bad.size(), 100U);
    // In order of submission, and not one after the first failure.
    for (std::size_t i = 0; i < good.size(); ++i)
        QCOMPARE(good[i], static_cast<int>(i + 1));
    for (std::size_t i = 0; i < bad.size(); ++i)
        QCOMPARE(bad[i], static_cast<int>(good.size() + i + 1));
    QCOMPARE(disk.counts().after_fault, 0);
}

void TestJournalFaults::a_read_error_stops_the_journal()
{
    const Folder folder;
    {
        auto journal = Journal::create(folder.journal(), "site-1");
        QVERIFY_OK(journal);
        std::vector<Entry> entries;
        for (int number = 1; number <= 2000; ++number) {
            entries.push_back(owners_entry(number));
            entries.back().body.assign(4000, 'b');
        }
        QVERIFY_OK(append(journal.value(), entries));
    }
    FaultVfs disk;
    auto journal = Journal::open(folder.journal());
    QVERIFY_OK(journal);
    disk.fail(FaultVfs::Fault::read, 1);
    QVERIFY_FAULT(journal->read(1, [](Record &&) { return true; }), StoreFault::io);
    QVERIFY_FAULT(append(journal.value(), {owners_entry(1)}), StoreFault::io);
}

void TestJournalFaults::an_open_that_fails_can_be_repeated()
{
    for (const auto fault : {FaultVfs::Fault::sync, FaultVfs::Fault::write}) {
        for (int nth = 1; nth < 100; ++nth) {
            const Folder folder;
            FaultVfs disk;
            disk.fail(fault, nth);
            const bool made = Journal::create(folder.journal(), "site-1").ok();
            if (!disk.happened()) {
                QVERIFY(made);
                break;
            }
            // Whatever was left behind is a whole journal or none.
            auto again = Journal::open(folder.journal());
            if (!again) {
                QVERIFY(again.error().fault == StoreFault::missing);
                again = Journal::create(folder.journal(), "site-1");
            }
            QVERIFY_OK(again);
            QCOMPARE(again->owner(), std::string{"site-1"});
            QVERIFY_OK(append(again.value(), {owners_entry(1)}));
        }
    }
}

QTEST_APPLESS_MAIN(TestJournalFaults)
#include "tst_journal_faults.moc"
