// SPDX-License-Identifier: GPL-3.0-or-later
// A snapshot spares a replay and is never believed over the events.
#include "day.h"
#include "expect.h"

#include <SQLiteCpp/Database.h>

#include <filesystem>
#include <fstream>

using namespace talon;
using namespace talon::store;
using namespace talon::store::test;

namespace {

struct Restored : core::Inspectorate {
    Replayed how;
};

/// Test snapshots: the body is the number of events that were applied to the hall, padded so that it fills some pages.
std::string body_of(std::size_t events)
{
    return std::to_string(events) + std::string(20'000, ' ');
}

void tamper(const Folder &folder, const char *sql)
{
    SQLite::Database{folder.journal(), SQLite::OPEN_READWRITE}.exec(sql);
}

} // namespace

class TestSnapshot : public QObject
{
    Q_OBJECT

    const Day m_day;

    core::Result<core::Event, std::string> event(std::size_t number) const
    {
        Record record;
        record.body = std::to_string(number);
        return m_day.decode()(record);
    }

    /// The hall after the first events of the day.
    void hall_after(std::size_t events, core::Inspectorate &into) const
    {
        for (std::size_t i = 0; i < events; ++i) {
            const auto happened = event(i).value();
            into.apply({m_day.entries()[i].at, m_day.entries()[i].actor, happened});
        }
    }

    ReadSnapshot restore() const
    {
        return [this](const Snapshot &snapshot, core::Inspectorate &into) -> core::Result<core::Done, std::string> {
            if (snapshot.format == 7)
                return core::Failure{std::string{"another format"}};
            if (snapshot.format == 8)
                throw std::runtime_error("cannot be decoded");
            hall_after(static_cast<std::size_t>(std::atoi(snapshot.body.c_str())), into);
            return core::Done{};
        };
    }

    Stored<Restored> replayed(const Journal &journal) const
    {
        Restored restored;
        auto how = replay(journal, m_day.decode(), restore(), restored);
        if (!how)
            return core::Failure{how.error()};
        restored.how = *how;
        return restored;
    }

    std::int64_t events() const { return static_cast<std::int64_t>(m_day.entries().size()); }

    Journal day_journal(const Folder &folder) const
    {
        auto journal = Journal::create(folder.journal(), "small");
        (void)append(journal.value(), m_day.entries());
        return std::move(journal.value());
    }

    /// Opens the journal and compares with what its events alone tell.
    void expect(const Folder &folder, std::int64_t from, std::size_t ignored)
    {
        auto journal = Journal::open(folder.journal());
        QVERIFY_OK(journal);
        const auto found = replayed(*journal);
        QVERIFY_OK(found);
        QCOMPARE(found->how.from, from);
        QCOMPARE(found->how.ignored.size(), ignored);
        core::Inspectorate told;
        QVERIFY_OK(replay(*journal, m_day.decode(), told));
        QVERIFY(found->hall == told.hall);
        QVERIFY(found->registry == told.registry);
    }

private Q_SLOTS:
    void from_any_snapshot_on_the_hall_is_the_same()
    {
        for (std::int64_t position = 1; position <= events(); ++position) {
            const Folder folder;
            {
                Journal journal = day_journal(folder);
                QVERIFY_OK(journal.keep_snapshot({position, 1, body_of(static_cast<std::size_t>(position))}));
            }
            expect(folder, position, 0);
        }
    }

    void without_a_snapshot_everything_is_replayed()
    {
        const Folder folder;
        { const Journal journal = day_journal(folder); }
        expect(folder, 0, 0);
    }

    void the_newest_two_are_kept()
    {
        const Folder folder;
        Journal journal = day_journal(folder);
        for (const std::int64_t position : {3, 9, 5, 11, 11})
            QVERIFY_OK(journal.keep_snapshot({position, 1, body_of(1)}));
        std::vector<std::int64_t> kept;
        QVERIFY_OK(journal.each_snapshot([&](core::Result<Snapshot, std::string> &&found) {
            kept.push_back(found.value().position);
            return true;
        }));
        // 9 went when 5 was the present: what is later than the present is of another history.
        QVERIFY((kept == std::vector<std::int64_t>{11, 5}));
    }

    void a_snapshot_stands_on_an_event()
    {
        const Folder folder;
        Journal journal = day_journal(folder);
        for (const std::int64_t position : {std::int64_t{-1}, std::int64_t{0}, events() + 1})
            QVERIFY_FAULT(journal.keep_snapshot({position, 1, body_of(1)}), StoreFault::gap);
        QVERIFY_FAULT(journal.keep_snapshot({1, 1, std::string(32 * 1024 * 1024 + 1, 'x')}), StoreFault::too_large);
        QVERIFY_OK(append(journal, {owners_entry(1)})); // the journal lives on
    }

    void a_doubtful_snapshot_is_ignored_data()
    {
        QTest::addColumn<QString>("change");
        const auto row = [](const char *name, const char *change) { QTest::newRow(name) << QString::fromUtf8(change); };
        row("a flipped byte", "UPDATE snapshot SET body = CAST('8' || substr(body, 2) AS BLOB) WHERE position = 9");
        row("a torn body", "UPDATE snapshot SET body = substr(body, 1, 8192) WHERE position = 9");
        row("zeros", "UPDATE snapshot SET body = zeroblob(length(body)) WHERE position = 9");
        row("no body", "UPDATE snapshot SET body = x'' WHERE position = 9");
        row("another format", "UPDATE snapshot SET format = 2 WHERE position = 9");
        row("another digest", "UPDATE snapshot SET digest = zeroblob(32) WHERE position = 9");
        row("another event", "UPDATE snapshot SET event = zeroblob(32) WHERE position = 9");
        row("another position", "UPDATE snapshot SET position = 10 WHERE position = 9");
        row("beyond the head", "UPDATE snapshot SET position = 1000 WHERE position = 9");
    }
    void a_doubtful_snapshot_is_ignored()
    {
        QFETCH(const QString, change);
        const Folder folder;
        {
            Journal journal = day_journal(folder);
            QVERIFY_OK(journal.keep_snapshot({4, 1, body_of(4)}));
            QVERIFY_OK(journal.keep_snapshot({9, 1, body_of(9)}));
        }
        expect(folder, 9, 0);
        tamper(folder, change.toUtf8().constData());
        expect(folder, 4, 1); // the one before it holds
        {
            auto journal = Journal::open(folder.journal());
            QVERIFY_OK(journal);
            const Verdict verdict = verify(*journal, m_day.decode());
            QVERIFY(verdict.sound); // the events are
            QVERIFY2(verdict.sentence.find("are sound; the snapshot at event ") != std::string::npos, verdict.sentence.c_str());
        }
        tamper(folder, "DELETE FROM snapshot WHERE position = 4");
        expect(folder, 0, 1);
    }

    void a_snapshot_that_cannot_be_restored_is_ignored()
    {
        for (const int format : {7, 8}) {
            const Folder folder;
            {
                Journal journal = day_journal(folder);
                QVERIFY_OK(journal.keep_snapshot({9, format, body_of(9)}));
            }
            expect(folder, 0, 1);
        }
    }

    /// Whole, but of another hall: what follows contradicts it.
    void a_snapshot_that_the_rest_contradicts_is_ignored()
    {
        const Folder folder;
        {
            Journal journal = day_journal(folder);
            QVERIFY_OK(journal.keep_snapshot({9, 1, body_of(5)}));
        }
        expect(folder, 0, 1);
    }

    void a_journal_without_its_snapshots_opens()
    {
        const Folder folder;
        { Journal journal = day_journal(folder); }
        tamper(folder, "DROP TABLE snapshot");
        auto journal = Journal::open(folder.journal());
        QVERIFY_OK(journal);
        const auto found = replayed(*journal);
        QVERIFY_OK(found);
        QCOMPARE(found->how.from, 0);
        QCOMPARE(found->how.ignored.size(), 1U);
        QVERIFY_FAULT(journal->keep_snapshot({1, 1, body_of(1)}), StoreFault::damaged);
        QVERIFY_OK(append(*journal, {owners_entry(1)})); // it costs the cache and not the journal
    }

    /// A backup of an earlier day is put back and lives on otherwise; a snapshot of the first life finds its way into it.
    void a_snapshot_of_another_life_is_ignored()
    {
        const Folder folder;
        const std::string aside = folder.file("snapshots.db");
        {
            Journal journal = day_journal(folder);
            QVERIFY_OK(journal.keep_snapshot({9, 1, body_of(9)}));
        }
        std::filesystem::copy_file(folder.journal(), aside);
        std::filesystem::remove(folder.journal());
        std::filesystem::remove(folder.journal() + ".lock");
        {
            auto journal = Journal::create(folder.journal(), "small");
            QVERIFY_OK(journal);
            auto entries = m_day.entries();
            entries.resize(5);
            QVERIFY_OK(append(*journal, entries));
        }
        const std::string graft = "ATTACH '" + aside + "' AS other; INSERT INTO snapshot SELECT * FROM other.snapshot";
        tamper(folder, graft.c_str());
        expect(folder, 0, 1); // it stands beyond the head
        {
            auto journal = Journal::open(folder.journal());
            QVERIFY_OK(journal);
            auto late = m_day.entries();
            late.erase(late.begin(), late.begin() + 5);
            for (Entry &entry : late)
                entry.at += core::Millis{1}; // the same day lived a moment later: other hashes
            QVERIFY_OK(append(*journal, late));
        }
        expect(folder, 0, 1); // now an event stands there, and it is another one
    }

    void a_damaged_event_is_still_damage()
    {
        const Folder folder;
        {
            Journal journal = day_journal(folder);
            QVERIFY_OK(journal.keep_snapshot({4, 1, body_of(4)}));
            // More events than are looked at when a journal is opened.
            std::vector<Entry> more(600, owners_entry(900));
            for (Entry &entry : more)
                entry.body = "1";
            QVERIFY_OK(append(journal, more));
        }
        tamper(folder, "DROP TRIGGER event_is_never_changed; UPDATE event SET at = at + 1 WHERE position = 20");
        auto journal = Journal::open(folder.journal());
        QVERIFY_OK(journal);
        const auto found = replayed(*journal);
        QVERIFY_FAULT(found, StoreFault::damaged);
        QVERIFY2(found.error().detail.find("event 20 ") != std::string::npos, found.error().detail.c_str());
    }
};

QTEST_APPLESS_MAIN(TestSnapshot)
#include "tst_snapshot.moc"
