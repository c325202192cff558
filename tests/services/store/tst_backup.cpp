// SPDX-License-Identifier: GPL-3.0-or-later
// A backup is the journal as it was at its last event, checked before it has a name; a journal that goes on meanwhile is
// held up for moments only.
#include "backup_cases.h"
#include "expect.h"
#include "store/group_commit.h"

#include <future>
#include <rapidcheck.h>

using namespace talon;
using namespace talon::store;
using namespace talon::store::test;

namespace {

const core::Instant noon = std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + std::chrono::hours(12);

/// Runs work in the commit thread and waits; `before` runs first, each time.
WithJournal through(GroupCommit &commits, std::function<void()> before = [] {})
{
    return [&commits, before = std::move(before)](const std::function<void(Journal &)> &work) {
        before();
        std::promise<void> done;
        commits.with_journal([&](Journal &journal) {
            work(journal);
            done.set_value();
        });
        done.get_future().wait();
    };
}

std::vector<Record> records_of(const std::string &path)
{
    const auto journal = Journal::open_for_reading(path);
    return journal ? records(*journal) : std::vector<Record>{};
}

bool same(const Record &one, const Record &other) { return one.hash == other.hash && one.body == other.body; }

/// Is `copy` how `journal` began?
bool is_prefix(const std::vector<Record> &copy, const std::vector<Record> &journal)
{
    return !copy.empty() && copy.size() <= journal.size() && std::equal(copy.begin(), copy.end(), journal.begin(), same);
}

} // namespace

class TestBackup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_backup_is_the_journal_in_one_file()
    {
        const Folder folder;
        auto journal = long_journal(folder);
        QVERIFY_OK(journal.set_value("key", "value"));
        const auto backups = made_folder(folder, "backups");
        const auto made = back_up(journal, folder.file("scratch"), backups, noon, short_pieces());
        QVERIFY_OK(made);
        QCOMPARE(names_in(backups), QStringList{QStringLiteral("talon-site-1-20261122T120000Z-0-3000.db")});
        QVERIFY(!QFile::exists(QString::fromStdString(folder.file("scratch"))));
        QCOMPARE(made->held.head, journal.head());
        QCOMPARE(made->held.owner, std::string("site-1"));
        QCOMPARE(made->file.made, noon);
        QCOMPARE(made->bytes, static_cast<std::uint64_t>(QFileInfo(QString::fromStdString(made->file.path)).size()));
        // 750 events each: 25 in epoch 1, the rest in epoch 2.
        QCOMPARE(made->held.streams, (std::map<core::DeviceId, StreamEnd>{{{"kiosk1"}, {2, 725}}, {{"kiosk2"}, {2, 726}}}));
        QVERIFY(QFile::permissions(QString::fromStdString(made->file.path)) == (QFile::ReadOwner | QFile::WriteOwner | QFile::ReadUser | QFile::WriteUser));

        const auto copy = Journal::open_for_reading(made->file.path);
        QVERIFY_OK(copy);
        QCOMPARE(records(*copy).size(), 3000U);
        QCOMPARE(copy->value("key").value(), std::optional<std::string>("value"));
        QVERIFY(copy->ticket({"T77"}).value() == journal.ticket({"T77"}).value());
        QCOMPARE(names_in(backups).size(), 1); // reading left nothing beside it
    }

    void what_is_committed_meanwhile_is_in_it()
    {
        const Folder folder;
        GroupCommit commits{long_journal(folder)};
        int number = 3000;
        const auto busy = [&] {
            // An event of the owner's, and a group that falls: its pages were written and taken back.
            QVERIFY(commits.submit({owners_entry(++number)}, [](const Stored<Head> &) {}));
            std::vector<Entry> too_late;
            for (int i = 0; i < 200; ++i) {
                too_late.push_back(owners_entry(i));
                too_late.back().body += std::string(20'000, 'y');
            }
            too_late.push_back(devices_entry("kiosk1", 2, 1));
            // By the journal itself: the commit thread stops for good after such a group.
            commits.with_journal([entries = std::move(too_late)](Journal &journal) { QVERIFY(!journal.append(entries)); });
        };
        const auto staged = stage_backup(through(commits, busy), folder.file("scratch"), short_pieces(), {});
        QVERIFY_OK(staged);
        QVERIFY2(staged->pieces >= 5, "too few pieces for this to prove anything");
        QCOMPARE(staged->head.position, static_cast<std::int64_t>(number));
        QVERIFY(commits.submit({owners_entry(++number)}, [](const Stored<Head> &) {}));
        const auto made = finish_backup(*staged, made_folder(folder, "backups"), noon, short_pieces(), {});
        QVERIFY_OK(made);
        const Journal journal = commits.stop();
        QCOMPARE(journal.head().position, staged->head.position + 1);
        QVERIFY(is_prefix(records_of(made->file.path), records(journal)));
        QCOMPARE(made->held.head.position, staged->head.position);
    }

    void any_commits_at_any_piece_are_a_prefix()
    {
        QVERIFY(rc::check([] {
            const Folder folder;
            GroupCommit commits{long_journal(folder, *rc::gen::inRange(1, 1200))};
            int number = 10'000;
            const auto busy = [&] {
                const int groups = *rc::gen::inRange(0, 3);
                for (int group = 0; group < groups; ++group) {
                    std::vector<Entry> entries(static_cast<std::size_t>(*rc::gen::inRange(1, 60)), owners_entry(++number));
                    RC_ASSERT(commits.submit(std::move(entries), [](const Stored<Head> &) {}));
                }
            };
            const auto staged = stage_backup(through(commits, busy), folder.file("scratch"), short_pieces(), {});
            RC_ASSERT(staged.ok());
            busy();
            const auto made = finish_backup(*staged, made_folder(folder, "backups"), noon, short_pieces(), {});
            RC_ASSERT(made.ok());
            const Journal journal = commits.stop();
            RC_ASSERT(is_prefix(records_of(made->file.path), records(journal)));
        }));
    }

    void an_ended_backup_leaves_nothing()
    {
        const Folder folder;
        GroupCommit commits{long_journal(folder)};
        int asked = 0;
        const auto staged = stage_backup(through(commits), folder.file("scratch"), short_pieces(), [&] { return ++asked < 3; });
        QVERIFY_FAULT(staged, StoreFault::io);
        QVERIFY(!QFile::exists(QString::fromStdString(folder.file("scratch"))));
        Journal journal = commits.stop();
        QVERIFY_OK(append(journal, {owners_entry(1)}));
    }

    void names_tell_time_and_position()
    {
        QVERIFY(rc::check([] {
            const core::Instant made{std::chrono::seconds(*rc::gen::inRange<std::int64_t>(0, 250'000'000'000))};
            const auto position = *rc::gen::inRange<std::int64_t>(0, 1'000'000'000'000);
            const auto epoch = *rc::gen::inRange<std::int64_t>(0, 2'000'000'000'000);
            const auto owner = *rc::gen::string<std::string>();
            const auto file = parse_backup_path("/mnt/share/" + backup_name(owner, made, epoch, position));
            RC_ASSERT(file.has_value());
            RC_ASSERT(file->made == made);
            RC_ASSERT(file->epoch == epoch);
            RC_ASSERT(file->position == position);
            RC_ASSERT(file->owner == owner_in_name(owner));
        }));
        for (const char *name : {"talon-7701-20261122T091500Z-12345.db.part", "talon-7701-20261122T091500Z-12345.db.bad",
                                 "talon-7701-20261322T091500Z-1.db", "talon-7701-20261122T241500Z-1.db", "journal.db",
                                 "talon-7701-20261122T091500Z-.db", "talon--20261122T091500Z-1.db"})
            QVERIFY2(!parse_backup_path(name), name);
        const auto earlier = parse_backup_path("talon-7701-20261122T091500Z-12345.db"); // of an earlier version
        QVERIFY(earlier && earlier->epoch == 0 && earlier->position == 12345);
        QVERIFY(owner_in_name("7701/../x") != owner_in_name("7701/../y"));
    }

    void the_newest_is_of_the_latest_history_and_reaches_furthest_whatever_the_clock_said()
    {
        const Folder folder;
        const auto backups = made_folder(folder, "backups");
        const auto year = std::chrono::hours(24 * 365);
        const std::string names[] = {
            "talon-site-1-20361122T120000Z-9000.db",           // of an earlier version, by a clock ten years ahead
            backup_name("site-1", noon + 10 * year, 1, 500),   // the same clock
            backup_name("site-1", noon, 1, 700),               // put right
            backup_name("site-1", noon - 10 * year, 2, 600),   // after a restore, on a machine that was just set up
        };
        for (const std::string &name : names)
            std::ofstream(backups + "/" + name) << "x";
        const auto listed = list_backups(backups, "site-1");
        QVERIFY_OK(listed);
        QCOMPARE(listed->size(), std::size(names));
        for (std::size_t i = 0; i < listed->size(); ++i)
            QCOMPARE((*listed)[i].path, backups + "/" + names[std::size(names) - 1 - i]);
    }

    void only_the_owners_backups_are_thinned_out()
    {
        const Folder folder;
        const auto backups = made_folder(folder, "backups");
        for (int i = 0; i < 12; ++i) {
            std::ofstream(backups + "/" + backup_name("site-1", noon + std::chrono::minutes(i), 1, i)) << "x";
            std::ofstream(backups + "/" + backup_name("site-2", noon + std::chrono::minutes(i), 1, i)) << "x";
        }
        std::ofstream(backups + "/notes.txt") << "x";
        const auto deleted = thin_out(backups, "site-1", Retention{});
        QVERIFY_OK(deleted);
        QCOMPARE(*deleted, 9U);
        QCOMPARE(list_backups(backups, "site-2").value().size(), 12U);
        const auto left = list_backups(backups, "site-1").value();
        QCOMPARE(left.size(), 3U);
        QCOMPARE(left.front().position, 11);
        QVERIFY(QFile::exists(QString::fromStdString(backups + "/notes.txt")));
    }

    void the_folder_may_be_on_another_disk()
    {
        const Folder folder;
        const QTemporaryDir other; // below /tmp, where the journal is below /dev/shm
        if (on_one_disk(folder.file("."), other.path().toStdString()).value())
            QSKIP("/tmp and the memory file system are one disk here");
        auto journal = long_journal(folder);
        std::ofstream(other.filePath(QStringLiteral("talon-site-1-20261122T115000Z-2.db.part")).toStdString()) << "x";
        const auto made = back_up(journal, folder.file("scratch"), other.path().toStdString(), noon, short_pieces());
        QVERIFY_OK(made);
        remove_leftovers(other.path().toStdString(), "site-1");
        QCOMPARE(names_in(other.path().toStdString()), QStringList{QStringLiteral("talon-site-1-20261122T120000Z-0-3000.db")});
        QCOMPARE(records_of(made->file.path).size(), 3000U);
        QVERIFY(!QFile::exists(QString::fromStdString(folder.file("scratch"))));
    }
};

QTEST_APPLESS_MAIN(TestBackup)
#include "tst_backup.moc"
