// SPDX-License-Identifier: GPL-3.0-or-later
// A device's journal lets go of its oldest events, and everything else about it goes on to hold.
#include "day.h"
#include "expect.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>

#include <filesystem>

using namespace talon;
using namespace talon::store;
using namespace talon::store::test;

namespace {

std::vector<Entry> own_entries(int from, int to)
{
    std::vector<Entry> entries;
    for (int number = from; number <= to; ++number)
        entries.push_back(owners_entry(number));
    return entries;
}

Journal own_journal(const Folder &folder, int events)
{
    auto journal = Journal::create(folder.journal(), "kiosk1");
    (void)append(journal.value(), own_entries(1, events));
    return std::move(journal.value());
}

std::vector<std::int64_t> positions(const Journal &journal, std::int64_t from)
{
    std::vector<std::int64_t> all;
    const auto done = journal.read(from, [&](Record &&record) {
        all.push_back(record.position);
        return true;
    });
    return done ? all : std::vector<std::int64_t>{-1};
}

} // namespace

class TestPrune : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void what_is_left_holds()
    {
        const Folder folder;
        Hash sixth{};
        {
            Journal journal = own_journal(folder, 10);
            const Head head = journal.head();
            sixth = records(journal).at(5).hash;
            QCOMPARE(journal.base().position, 0);
            const auto base = journal.prune(6);
            QVERIFY_OK(base);
            QVERIFY((*base == Head{6, sixth}));
            QVERIFY(journal.base() == *base);
            QVERIFY(journal.head() == head);
            QVERIFY((positions(journal, 1) == std::vector<std::int64_t>{7, 8, 9, 10}));
            QVERIFY((positions(journal, 9) == std::vector<std::int64_t>{9, 10}));
            QVERIFY_OK(append(journal, own_entries(11, 12)));
        }
        auto journal = Journal::open(folder.journal());
        QVERIFY_OK(journal);
        QVERIFY((journal->base() == Head{6, sixth}));
        QVERIFY((positions(*journal, 1) == std::vector<std::int64_t>{7, 8, 9, 10, 11, 12}));
        const Verdict verdict = verify(*journal, {});
        QVERIFY2(verdict.sound, verdict.sentence.c_str());
        QCOMPARE(verdict.events, 6);
    }

    void never_more_than_was_said_and_never_the_head()
    {
        const Folder folder;
        Journal journal = own_journal(folder, 10);
        for (const std::int64_t last : {std::int64_t{-5}, std::int64_t{0}})
            QCOMPARE(journal.prune(last)->position, 0);
        QCOMPARE(journal.prune(4)->position, 4);
        QCOMPARE(journal.prune(2)->position, 4); // what is gone is gone
        QCOMPARE(journal.prune(1000)->position, 9);
        QCOMPARE(journal.prune(1000)->position, 9);
        QCOMPARE(positions(journal, 1).size(), 1U);
    }

    void an_empty_journal_has_nothing_to_prune()
    {
        const Folder folder;
        auto journal = Journal::create(folder.journal(), "kiosk1");
        QVERIFY_OK(journal);
        QCOMPARE(journal->prune(10)->position, 0);
    }

    void a_call_is_bounded()
    {
        const Folder folder;
        Journal journal = own_journal(folder, 5000);
        QCOMPARE(journal.prune(4900)->position, 4096);
        QCOMPARE(journal.prune(4900)->position, 4900);
    }

    void a_hall_is_never_pruned()
    {
        const Folder folder;
        auto journal = Journal::create(folder.journal(), "small");
        QVERIFY_OK(journal);
        QVERIFY_OK(append(*journal, Day{}.entries()));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, (void)journal->prune(3));
        QCOMPARE(records(*journal).size(), Day{}.entries().size());
    }

    void no_hall_is_replayed_from_a_pruned_journal()
    {
        const Folder folder;
        Journal journal = own_journal(folder, 10);
        QVERIFY_OK(journal.prune(3));
        core::Inspectorate told;
        QVERIFY_FAULT(replay(journal, Day{}.decode(), told), StoreFault::damaged);
    }

    void the_file_does_not_grow_for_ever()
    {
        const Folder folder;
        Journal journal = own_journal(folder, 2000);
        const auto settle = [&] { return journal.settle().ok(); };
        QVERIFY(settle());
        const auto size = [&] { return std::filesystem::file_size(folder.journal()); };
        std::uintmax_t largest = 0;
        for (int round = 1; round <= 20; ++round) {
            QVERIFY_OK(append(journal, own_entries(round * 2000 + 1, round * 2000 + 2000)));
            QVERIFY_OK(journal.prune(round * 2000));
            QVERIFY(settle());
            if (round == 10)
                largest = size();
        }
        // Ten more rounds are 20,000 events, some 5 MiB; the log may move a page or two late.
        QVERIFY2(size() <= largest + 100'000, "the free pages are not used again");
    }

    void the_triggers_hold()
    {
        const Folder folder;
        {
            Journal journal = own_journal(folder, 10);
            QVERIFY_OK(journal.prune(4));
        }
        SQLite::Database raw{folder.journal(), SQLite::OPEN_READWRITE};
        for (const char *forbidden : {"DELETE FROM event WHERE position = 5", "DELETE FROM event", "DELETE FROM base",
                                      "UPDATE base SET position = 3", "UPDATE base SET position = 10, hash = (SELECT hash"
                                      " FROM event WHERE position = 10)", "UPDATE base SET position = 6",
                                      "UPDATE event SET at = 0 WHERE position = 7"})
            QVERIFY_THROWS_EXCEPTION(SQLite::Exception, raw.exec(forbidden));
        QCOMPARE(raw.execAndGet("SELECT count(*) FROM event").getInt(), 6);
    }

    void a_base_that_does_not_fit_is_damage_data()
    {
        QTest::addColumn<QString>("change");
        QTest::newRow("another hash") << QStringLiteral("UPDATE base SET hash = zeroblob(32)");
        QTest::newRow("too high") << QStringLiteral("UPDATE base SET position = 7");
        QTest::newRow("too low") << QStringLiteral("UPDATE base SET position = 2");
        QTest::newRow("nothing left") << QStringLiteral("DELETE FROM event");
        QTest::newRow("the first one gone") << QStringLiteral("DELETE FROM event WHERE position = 5");
        QTest::newRow("no base") << QStringLiteral("DELETE FROM base");
    }
    void a_base_that_does_not_fit_is_damage()
    {
        QFETCH(const QString, change);
        const Folder folder;
        {
            Journal journal = own_journal(folder, 600); // more than is read when a journal is opened
            QVERIFY_OK(journal.prune(4));
        }
        {
            SQLite::Database raw{folder.journal(), SQLite::OPEN_READWRITE};
            for (const char *trigger : {"base_only_rises", "base_is_never_deleted", "event_is_never_deleted"})
                raw.exec(std::string{"DROP TRIGGER "} + trigger);
            raw.exec(change.toStdString());
        }
        QVERIFY_FAULT(Journal::open(folder.journal()), StoreFault::damaged);
    }

    void the_witness_holds_over_a_prune()
    {
        const Folder folder;
        const std::string older = folder.file("older.db");
        { const Journal journal = own_journal(folder, 10); }
        std::filesystem::copy_file(folder.journal(), older);
        {
            auto journal = Journal::open(folder.journal());
            QVERIFY_OK(journal);
            QVERIFY_OK(append(*journal, own_entries(11, 11)));
            QVERIFY_OK(journal->prune(10)); // nothing is left but what was acknowledged last
        }
        { QVERIFY_OK(Journal::open(folder.journal())); }
        std::filesystem::copy_file(older, folder.journal(), std::filesystem::copy_options::overwrite_existing);
        QVERIFY_FAULT(Journal::open(folder.journal()), StoreFault::damaged);
    }
};

QTEST_APPLESS_MAIN(TestPrune)
#include "tst_prune.moc"
