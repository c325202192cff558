// SPDX-License-Identifier: GPL-3.0-or-later
// What goes wrong with a backup never counts as one, leaves nothing behind, and does the journal no harm.
#include "backup_cases.h"
#include "expect.h"
#include "tests/support/fault_vfs.h"

#include <csignal>
#include <random>
#include <sched.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace talon;
using namespace talon::store;
using namespace talon::store::test;

namespace {

const core::Instant noon = std::chrono::sys_days{std::chrono::year{2026} / 11 / 22} + std::chrono::hours(12);

QByteArray bytes_of(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void write_bytes(const std::string &path, const QByteArray &bytes)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write");
}

WithJournal here(Journal &journal)
{
    return [&journal](const std::function<void(Journal &)> &work) { work(journal); };
}

/// A small disk of this process's own, if the system lets it have one.
bool mount_small_disk(const std::string &folder)
{
    static const bool apart = ::unshare(CLONE_NEWNS) == 0 && ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
    return apart && ::mount("small", folder.c_str(), "tmpfs", 0, "size=1m") == 0;
}

} // namespace

class TestBackupFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void damage_is_noticed_before_it_counts_data()
    {
        QTest::addColumn<int>("how");
        QTest::newRow("a byte of an event") << 0;
        QTest::newRow("a byte of a page's head") << 1;
        QTest::newRow("the last page cut off") << 2;
        QTest::newRow("half of it cut off") << 3;
        QTest::newRow("empty") << 4;
        QTest::newRow("the last event is not there") << 5;
    }
    void damage_is_noticed_before_it_counts()
    {
        QFETCH(int, how);
        const Folder folder;
        auto journal = long_journal(folder);
        const auto backups = made_folder(folder, "backups");
        auto staged = stage_backup(here(journal), folder.file("scratch"), short_pieces(), {});
        QVERIFY_OK(staged);
        QByteArray bytes = bytes_of(staged->path);
        if (how == 0) {
            const auto at = bytes.indexOf("{\"window\":1500}");
            QVERIFY(at > 0);
            bytes[at + 11] = '2';
        } else if (how == 1) {
            bytes[100 * 4096] = static_cast<char>(bytes[100 * 4096] ^ 0x40);
        } else if (how == 5) {
            ++staged->head.position; // as if the copy had stopped one event short
        } else {
            bytes.resize(how == 2 ? bytes.size() - 4096 : how == 3 ? bytes.size() / 2 : 0);
        }
        write_bytes(staged->path, bytes);
        const auto made = finish_backup(*staged, backups, noon, short_pieces(), {});
        QVERIFY(!made);
        QVERIFY2(names_in(backups).isEmpty(), "something damaged counts as a backup");
        QVERIFY(!QFile::exists(QString::fromStdString(folder.file("scratch"))));
        QVERIFY_OK(append(journal, {owners_entry(1)}));
        QVERIFY_OK(back_up(journal, folder.file("scratch"), backups, noon, short_pieces()));
    }

    void a_flipped_byte_of_a_finished_backup_is_noticed()
    {
        const Folder folder;
        auto journal = long_journal(folder);
        const auto made = back_up(journal, folder.file("scratch"), made_folder(folder, "backups"), noon, short_pieces());
        QVERIFY_OK(made);
        QVERIFY_OK(check_backup(made->file.path, 0));
        const QByteArray sound = bytes_of(made->file.path);
        const auto at = sound.indexOf("{\"window\":10}");
        QVERIFY(at > 0);
        QByteArray flipped = sound;
        flipped[at + 10] = '7';
        write_bytes(made->file.path, flipped);
        QVERIFY_FAULT(check_backup(made->file.path, 0), StoreFault::damaged);
        // Only the newest events: that one is not among them. This is what the nightly drill is for.
        QVERIFY_OK(check_backup(made->file.path, 100));
        QVERIFY_OK(mark_bad(made->file));
        QVERIFY(list_backups(folder.file("backups"), "site-1").value().empty());
    }

    void a_folder_that_vanished_may_come_back()
    {
        const Folder folder;
        auto journal = long_journal(folder);
        const auto gone = back_up(journal, folder.file("scratch"), folder.file("share"), noon, short_pieces());
        QVERIFY_FAULT(gone, StoreFault::io);
        QVERIFY2(gone.error().detail.find(folder.file("share")) != std::string::npos, gone.error().detail.c_str());
        QVERIFY(!QFile::exists(QString::fromStdString(folder.file("share")))); // not made on the wrong disk
        const auto back = back_up(journal, folder.file("scratch"), made_folder(folder, "share"), noon, short_pieces());
        QVERIFY_OK(back);
    }

    void without_room_nothing_is_begun()
    {
        const Folder folder;
        auto journal = long_journal(folder);
        auto limits = short_pieces();
        limits.spare_bytes = 1ULL << 60;
        const auto made = back_up(journal, folder.file("scratch"), made_folder(folder, "backups"), noon, limits);
        QVERIFY_FAULT(made, StoreFault::io);
        QVERIFY2(made.error().detail.find("not enough room") != std::string::npos, made.error().detail.c_str());
        QVERIFY(names_in(folder.file("backups")).isEmpty());
        QVERIFY(!QFile::exists(QString::fromStdString(folder.file("scratch"))));
    }

    void the_disk_may_say_no_at_any_write_of_the_copy()
    {
        for (const auto fault : {talon::test::FaultVfs::Fault::full, talon::test::FaultVfs::Fault::write}) {
            bool came_through = false;
            int failed = 0;
            for (int nth = 1; !came_through; nth += 1 + nth / 8) {
                const Folder folder;
                talon::test::FaultVfs disk;
                auto journal = long_journal(folder, 200);
                const auto backups = made_folder(folder, "backups");
                disk.fail(fault, nth); // the journal is not written meanwhile: the write is the copy's
                const auto made = back_up(journal, folder.file("scratch"), backups, noon, short_pieces());
                came_through = !disk.happened();
                QCOMPARE(made.ok(), came_through);
                failed += came_through ? 0 : 1;
                disk.fail(fault, 0);
                QCOMPARE(names_in(backups).size(), came_through ? 1 : 0);
                QVERIFY(!QFile::exists(QString::fromStdString(folder.file("scratch"))));
                QVERIFY_OK(append(journal, {owners_entry(1)}));
                QVERIFY_OK(back_up(journal, folder.file("scratch"), backups, noon + std::chrono::hours(1), short_pieces()));
            }
            QVERIFY2(failed > 5, "hardly a write was hit");
        }
    }

    void a_full_share_keeps_the_old_backups()
    {
        const Folder folder;
        const auto share = made_folder(folder, "share");
        if (!mount_small_disk(share))
            QSKIP("this system lets the test mount no disk of its own");
        auto journal = long_journal(folder, 100); // a backup of some 300 KiB on a disk of 1 MiB
        QVERIFY_OK(back_up(journal, folder.file("scratch"), share, noon, short_pieces()));
        const auto before = names_in(share);
        std::vector<Entry> more(1500, owners_entry(1));
        for (auto &entry : more)
            entry.body += std::string(700, 'x');
        QVERIFY_OK(append(journal, more));
        // The room is not asked for beforehand: it ends in the middle of the copy.
        const auto staged = stage_backup(here(journal), folder.file("scratch"), short_pieces(), {});
        QVERIFY_OK(staged);
        QVERIFY_OK(seal_copy(staged->path));
        const auto placed = place_backup(staged->path, share, "talon-site-1-20261122T130000Z-1600.db", {});
        QVERIFY_FAULT(placed, StoreFault::io);
        QVERIFY2(placed.error().detail.find("No space left") != std::string::npos, placed.error().detail.c_str());
        QCOMPARE(names_in(share), before);
        const auto refused = back_up(journal, folder.file("scratch"), share, noon, short_pieces());
        QVERIFY_FAULT(refused, StoreFault::io);
        QCOMPARE(names_in(share), before);
        ::umount2(share.c_str(), MNT_DETACH);
    }

    void a_kill_in_the_middle_leaves_nothing_that_counts()
    {
        const Folder folder;
        const auto backups = made_folder(folder, "backups");
        { const auto journal = long_journal(folder, 1500); }
        std::mt19937 random{20261122};
        int finished = 0;
        for (int cycle = 0; cycle < 30; ++cycle) {
            int pipe[2];
            QCOMPARE(::pipe(pipe), 0);
            const pid_t child = ::fork();
            if (child == 0) {
                auto journal = Journal::open(folder.journal());
                if (!journal)
                    ::_exit(1);
                for (int i = 0;; ++i) {
                    const auto made = back_up(*journal, folder.file("scratch"), backups,
                                              noon + std::chrono::seconds(cycle * 1000 + i), short_pieces());
                    if (!made || ::write(pipe[1], "x", 1) != 1)
                        ::_exit(2);
                }
            }
            ::close(pipe[1]);
            char byte = 0;
            QCOMPARE(::read(pipe[0], &byte, 1), 1);
            ++finished;
            volatile int spun = 0; // into the middle of the next one, at another place each time
            for (const auto end = static_cast<int>(random() % 20'000'000); spun < end;)
                spun = spun + 1;
            ::kill(child, SIGKILL);
            ::waitpid(child, nullptr, 0);
            while (::read(pipe[0], &byte, 1) == 1)
                ++finished;
            ::close(pipe[0]);
        }
        const auto made = list_backups(backups, "site-1");
        QVERIFY_OK(made);
        QVERIFY(static_cast<int>(made->size()) >= finished);
        for (const auto &backup : *made)
            QCOMPARE(check_backup(backup.path, 0).value().head.position, 1500);
        auto journal = Journal::open(folder.journal());
        QVERIFY_OK(journal);
        QVERIFY_OK(back_up(*journal, folder.file("scratch"), backups, noon - std::chrono::hours(1), short_pieces()));
        QVERIFY(!QFile::exists(QString::fromStdString(folder.file("scratch"))));
        QCOMPARE(names_in(backups).size(), static_cast<int>(made->size()) + 1);
    }
};

QTEST_APPLESS_MAIN(TestBackupFaults)
#include "tst_backup_faults.moc"
