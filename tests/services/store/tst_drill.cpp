// SPDX-License-Identifier: GPL-3.0-or-later
// A rehearsed restore tells damage from everything for which a backup could only not be tried.
#include "day.h"
#include "expect.h"
#include "store/backup.h"
#include "store/drill.h"

#include <SQLiteCpp/Database.h>

#include <filesystem>
#include <fstream>

using namespace talon;
using namespace talon::store;
using namespace talon::store::test;
namespace fs = std::filesystem;

class TestDrill : public QObject
{
    Q_OBJECT

    const Day m_day;
    std::unique_ptr<Folder> m_folder;
    BackupFile m_backup;
    std::int64_t m_events = 0;

    /// Does to the backup what nobody may do.
    void tamper(const char *sql)
    {
        SQLite::Database raw{m_backup.path, SQLite::OPEN_READWRITE};
        raw.exec("PRAGMA ignore_check_constraints = ON");
        raw.exec("DROP TRIGGER event_is_never_changed");
        raw.exec(sql);
    }

    /// By default everything is well: the live journal holds what the backup holds.
    struct Stage {
        ReadSnapshot restore = [](const Snapshot &, core::Inspectorate &) -> core::Result<core::Done, std::string> {
            return core::Failure{std::string("another program wrote it")};
        };
        std::uint64_t spare = 0;
        bool other_history = false;
        GoOn go_on = {};
    };
    Stored<std::string> rehearse(const Stage &stage)
    {
        const LiveHash live = [&](std::int64_t position) -> Stored<std::optional<Hash>> {
            std::optional<Hash> found;
            const auto journal = Journal::open(m_folder->journal());
            if (!journal)
                return core::Failure{journal.error()};
            (void)journal->read(position, [&](Record &&record) {
                found = record.hash;
                return false;
            });
            if (stage.other_history)
                found = Hash{};
            return found;
        };
        return rehearse_restore(m_backup, m_folder->file("drill"), m_day.decode(), stage.restore, live, stage.spare, stage.go_on);
    }

    void back_up(const std::vector<Entry> &more = {})
    {
        auto journal = Journal::create(m_folder->journal(), "small");
        QVERIFY_OK(journal);
        QVERIFY_OK(append(*journal, m_day.entries()));
        if (!more.empty())
            QVERIFY_OK(append(*journal, more));
        QVERIFY_OK(journal->keep_snapshot({5, 1, "five"}));
        fs::create_directory(m_folder->file("backups"));
        BackupLimits limits;
        limits.spare_bytes = 0;
        const auto made = store::back_up(*journal, m_folder->file("scratch"), m_folder->file("backups"), store::test::at(0), limits);
        QVERIFY_OK(made);
        m_backup = made->file;
        m_events = made->held.head.position;
    }

private Q_SLOTS:
    void init() { m_folder = std::make_unique<Folder>(); }
    void cleanup() { QVERIFY(!fs::exists(m_folder->file("drill"))); }

    void a_good_one_is_good()
    {
        back_up();
        QVERIFY_OK(rehearse({}));
        QVERIFY(fs::exists(m_backup.path));
    }

    void damage_is_damage_data()
    {
        QTest::addColumn<QString>("change");
        QTest::newRow("an event") << QStringLiteral("UPDATE event SET body = '4' WHERE position = 3");
        QTest::newRow("a ticket") << QStringLiteral("UPDATE ticket SET number = 77 WHERE id = 'T2'");
        QTest::newRow("a page") << QString();
    }

    void damage_is_damage()
    {
        QFETCH(QString, change);
        back_up();
        if (change.isEmpty()) {
            std::fstream file(m_backup.path, std::ios::in | std::ios::out | std::ios::binary);
            file.seekp(4096 * 2);
            file << std::string(4096, 'x');
        } else {
            tamper(change.toUtf8().constData());
        }
        QVERIFY_FAULT(rehearse({}), StoreFault::damaged);
    }

    void what_cannot_be_read_could_not_be_tried()
    {
        back_up();
        const auto path = m_backup.path;
        m_backup.path += ".gone";
        QVERIFY_FAULT(rehearse({}), StoreFault::io);
        fs::create_directory(m_backup.path); // there, and an error at each read
        QVERIFY_FAULT(rehearse({}), StoreFault::io);
        m_backup.path = path;
        QVERIFY_OK(rehearse({}));
    }

    void without_room_it_could_not_be_tried()
    {
        back_up();
        Stage stage;
        stage.spare = std::uint64_t{1} << 60;
        const auto done = rehearse(stage);
        QVERIFY_FAULT(done, StoreFault::io);
        QVERIFY2(done.error().detail.find("could not be tried") != std::string::npos, done.error().detail.c_str());
    }

    void of_a_newer_program_it_could_not_be_tried()
    {
        back_up();
        tamper("PRAGMA user_version = 1000");
        QVERIFY_FAULT(rehearse({}), StoreFault::newer);
    }

    void with_events_that_nobody_knows_it_could_not_be_tried()
    {
        Entry unknown = owners_entry(1);
        unknown.body = "1000";
        back_up({unknown});
        QVERIFY_FAULT(rehearse({}), StoreFault::newer);
    }

    void ended_in_the_middle_it_could_not_be_tried()
    {
        back_up();
        Stage stage;
        stage.go_on = [] { return false; };
        QVERIFY_FAULT(rehearse(stage), StoreFault::io);
    }

    void of_another_history_it_is_no_damage()
    {
        back_up();
        Stage stage;
        stage.other_history = true;
        QVERIFY_FAULT(rehearse(stage), StoreFault::gap);
    }

    void a_snapshot_that_is_not_what_its_events_lead_to_is_told_and_is_no_damage()
    {
        back_up();
        Stage stage;
        stage.restore = [](const Snapshot &, core::Inspectorate &) -> core::Result<core::Done, std::string> {
            return core::Done{}; // an empty hall: the rules have changed, and nobody raised the format
        };
        const auto done = rehearse(stage);
        QVERIFY_FAULT(done, StoreFault::gap);
        QVERIFY2(done.error().detail.find("snapshot at event 5") != std::string::npos, done.error().detail.c_str());
        // The same events, replayed: it holds.
        stage.restore = [this](const Snapshot &snapshot, core::Inspectorate &into) -> core::Result<core::Done, std::string> {
            const auto journal = Journal::open_for_reading(m_backup.path);
            (void)journal->read(1, [&](Record &&record) {
                const core::Happened happened{record.at, record.actor, m_day.decode()(record).value()};
                into.apply(happened);
                return record.position < snapshot.position;
            });
            return core::Done{};
        };
        QVERIFY_OK(rehearse(stage));
    }
};

QTEST_APPLESS_MAIN(TestDrill)
#include "tst_drill.moc"
