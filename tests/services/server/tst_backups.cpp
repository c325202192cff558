// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QTest>

#ifndef Q_MOC_RUN // moc 6.4 stumbles over what these include
#include "server/jobs/slow_work.h"
#include "store/file_copy.h"
#include "tests/services/server/backup_world.h"

#include <future>
#endif

using namespace talon;
using namespace talon::test;

/// Backups and restore drills that talond makes by itself, seen from outside.
class BackupsTest : public QObject
{
    Q_OBJECT

    /// Puts the world's clock to noon of its day, so that an hour more or less changes no day.
    static void go_to_noon(ServerWorld &world)
    {
        world.stop();
        const auto minute = core::local_minute(world.now(), site_offset());
        world.advance(std::chrono::minutes(minute < 720 ? 720 - minute : 720 + 1440 - minute));
        std::filesystem::remove_all(world.data() + "/backups");
        world.start();
    }

private Q_SLOTS:
    void aBackupComesByItself()
    {
        ServerWorld world(settings_of());
        QVERIFY(wait_for_metric(world.port(), "talon_backups_made_total", 1));
        QCOMPARE(metric(world.port(), "talon_backup_position"), metric(world.port(), "talon_journal_position"));
        QCOMPARE(names_in(world.data() + "/backups").size(), 1);

        auto device = world.device();
        QVERIFY(device.connect(world.port()));
        QVERIFY(world.push_tickets(device, 5));
        const double position = metric(world.port(), "talon_journal_position");
        QVERIFY(metric(world.port(), "talon_backup_position") < position);
        world.advance(std::chrono::minutes(10));
        QVERIFY(wait_for_metric(world.port(), "talon_backup_position", position));
        QCOMPARE(metric(world.port(), "talon_backups_made_total"), 2.0);
        QCOMPARE(metric(world.port(), "talon_backup_archived_position"), 0.0); // it is on this machine
        QVERIFY(metric(world.port(), "talon_backup_longest_hold_seconds") > 0);
        QVERIFY(metric(world.port(), "talon_backup_age_seconds") < 300);

        // Nothing has changed: none is made, and the newest one still holds everything.
        const double last = metric(world.port(), "talon_backup_last_ok_timestamp_seconds");
        world.advance(std::chrono::minutes(10));
        QVERIFY(wait_for_metric(world.port(), "talon_backup_last_ok_timestamp_seconds", [last](double now) { return now > last + 500; }));
        QCOMPARE(metric(world.port(), "talon_backups_made_total"), 2.0);
        // Unless that one is gone.
        std::filesystem::remove_all(world.data() + "/backups");
        world.advance(std::chrono::minutes(10));
        QVERIFY(wait_for_metric(world.port(), "talon_backups_made_total", 3));
    }

    void aRestartNeedsNoBackupAtOnce()
    {
        ServerWorld world(settings_of());
        QVERIFY(wait_for_metric(world.port(), "talon_backups_made_total", 1));
        world.stop();
        world.start();
        QVERIFY(wait_for_metric(world.port(), "talon_backup_last_ok_timestamp_seconds", [](double at) { return at > 0; }));
        QCOMPARE(metric(world.port(), "talon_backups_made_total"), 0.0);
        QVERIFY(metric(world.port(), "talon_backup_position") > 0);
        world.advance(std::chrono::minutes(10));
        QVERIFY(wait_for_metric(world.port(), "talon_backups_made_total", 1));
    }

    void theFolderMayVanishAndComeBack()
    {
        QTemporaryDir shares;
        const std::string share = shares.filePath(QStringLiteral("share")).toStdString();
        ServerWorld world(settings_of(share));
        QVERIFY(wait_for_metric(world.port(), "talon_backup_failures_total", 1));
        QCOMPARE(metric(world.port(), "talon_backup_ok"), 0.0);
        QVERIFY(!std::filesystem::exists(share)); // a missing share is not made on the wrong disk
        auto device = world.device();
        QVERIFY(device.connect(world.port()));
        QVERIFY(world.push_tickets(device, 2)); // the hall goes on
        std::filesystem::create_directory(share);
        world.advance(std::chrono::minutes(10));
        QVERIFY(wait_for_metric(world.port(), "talon_backups_made_total", 1));
        QCOMPARE(metric(world.port(), "talon_backup_ok"), 1.0);
        QVERIFY(world.push_tickets(device, 2));
        std::filesystem::rename(share, share + ".away");
        world.advance(std::chrono::minutes(10));
        QVERIFY(wait_for_metric(world.port(), "talon_backup_failures_total", 2));
        std::filesystem::rename(share + ".away", share);
        world.advance(std::chrono::minutes(10));
        QVERIFY(wait_for_metric(world.port(), "talon_backups_made_total", 2));
        QCOMPARE(names_in(share).size(), 2);
        QVERIFY(!std::filesystem::exists(world.data() + "/backup.scratch"));
    }

    void offTheMachineMeansAnotherDisk()
    {
        QTemporaryDir near; // beside the world's data: as when the share is not mounted
        auto settings = settings_of(near.path().toStdString());
        settings.backup.off_machine = true;
        {
            ServerWorld world(settings);
            QVERIFY(wait_for_metric(world.port(), "talon_backup_failures_total", 1));
            QVERIFY(names_in(near.path().toStdString()).isEmpty());
            QCOMPARE(metric(world.port(), "talon_backup_archived_position"), 0.0);
        }
        QTemporaryDir far(QStringLiteral("/dev/shm/talon-test-XXXXXX"));
        if (!far.isValid() || store::on_one_disk(near.path().toStdString(), far.path().toStdString()).value())
            QSKIP("there is no second disk here");
        settings.backup.folder = far.path().toStdString();
        ServerWorld world(settings);
        QVERIFY(wait_for_metric(world.port(), "talon_backups_made_total", 1));
        QCOMPARE(metric(world.port(), "talon_backup_archived_position"), metric(world.port(), "talon_journal_position"));
        // A terminal may prune what was shipped there, before the next full copy.
        auto device = world.device();
        QVERIFY(device.connect(world.port()));
        QVERIFY(world.push_tickets(device, 20));
        for (auto told = device.wait_for<wire::Ack>(); told && told->archived_seq < 20;)
            told = device.wait_for<wire::Ack>();
        QVERIFY(wait_until_shipped(world));
        QCOMPARE(metric(world.port(), "talon_backups_made_total"), 1.0);
        QCOMPARE(metric(world.port(), "talon_backup_archived_position"), metric(world.port(), "talon_journal_position"));
    }

    void theDrillTellsAGoodBackupFromABadOne()
    {
        auto settings = settings_of();
        settings.backup.drill_hour = 0;
        settings.backup.minutes = 1440;
        ServerWorld world(settings);
        go_to_noon(world);
        QVERIFY(wait_for_metric(world.port(), "talon_restore_drill_ok", 1));
        QCOMPARE(metric(world.port(), "talon_restore_drill_failures_total"), 0.0);
        QVERIFY(metric(world.port(), "talon_restore_drill_last_timestamp_seconds") > 1e9);
        QVERIFY(!std::filesystem::exists(world.data() + "/drill.scratch"));
        const std::string folder = world.data() + "/backups";
        const auto names = names_in(folder);
        QCOMPARE(names.size(), 1);

        QFile file(QString::fromStdString(folder) + QLatin1Char('/') + names.front());
        QVERIFY(file.open(QIODevice::ReadWrite));
        // Wherever it stands: in the event, and in the snapshot, which alone would only be left out.
        const QByteArray whole = file.readAll();
        QVERIFY(whole.contains("Individuals"));
        for (auto at = whole.indexOf("Individuals"); at > 0; at = whole.indexOf("Individuals", at + 1))
            QVERIFY(file.seek(at) && file.write("i", 1) == 1);
        file.close();
        world.advance(std::chrono::hours(13)); // the next day, and no backup is due before
        QVERIFY(wait_for_metric(world.port(), "talon_restore_drill_failures_total", 1));
        QCOMPARE(metric(world.port(), "talon_restore_drill_ok"), 0.0);
        // The bad one counts no more, another is made at once, and the drill is repeated with that.
        QVERIFY(wait_for_metric(world.port(), "talon_backups_made_total", 2));
        QVERIFY(names_in(folder).contains(names.front() + QStringLiteral(".bad")));
        QVERIFY(!names_in(folder).contains(names.front()));
        world.advance(std::chrono::hours(1));
        QVERIFY(wait_for_metric(world.port(), "talon_restore_drill_ok", 1));

        world.stop();
        world.start(); // it is known after a restart, and not repeated that day
        QCOMPARE(metric(world.port(), "talon_restore_drill_ok"), 1.0);
    }

    void aBackupThatCouldNotBeTriedIsKept()
    {
        auto settings = settings_of();
        settings.backup.drill_hour = 0;
        settings.backup.minutes = 1440;
        ServerWorld world(settings);
        go_to_noon(world);
        QVERIFY(wait_for_metric(world.port(), "talon_restore_drill_ok", 1));
        const std::string folder = world.data() + "/backups";
        const auto name = names_in(folder).front();
        // In its place something that cannot be read as a file, as on a share with an error.
        const std::string path = folder + "/" + name.toStdString();
        std::filesystem::rename(path, folder + "/kept");
        std::filesystem::create_directory(path);
        std::filesystem::create_directory(path + "/full");
        world.advance(std::chrono::hours(13));
        QVERIFY(wait_for_metric(world.port(), "talon_restore_drill_untried", 1));
        QCOMPARE(metric(world.port(), "talon_restore_drill_failures_total"), 0.0);
        QVERIFY(names_in(folder).contains(name) && !names_in(folder).contains(name + QStringLiteral(".bad")));
        std::filesystem::remove_all(path);
        std::filesystem::rename(folder + "/kept", path);
        world.advance(std::chrono::hours(1)); // tried again
        QVERIFY(wait_for_metric(world.port(), "talon_restore_drill_untried", 0));
        QCOMPARE(metric(world.port(), "talon_restore_drill_ok"), 1.0);
        QCOMPARE(metric(world.port(), "talon_restore_drill_failures_total"), 0.0);
    }

    void aStopWaitsForNoShare()
    {
        server::Loop loop;
        std::promise<void> share_answers;
        std::promise<void> thread_ended;
        auto slow = std::make_unique<server::SlowWork>(loop);
        bool told = false;
        QVERIFY(slow->start(
            [answer = share_answers.get_future().share(), end = &thread_ended] {
                answer.wait();
                end->set_value();
            },
            [&told] { told = true; }));
        QVERIFY(slow->busy());
        QVERIFY(!slow->start([] {}, [] {})); // one at a time
        QVERIFY(!slow->stop(core::Millis(1)));
        slow.reset(); // as at the end of talond: nobody waits
        share_answers.set_value();
        thread_ended.get_future().wait();
        loop.post([&loop] { loop.stop(); });
        loop.run();
        QVERIFY(!told);
    }
};

QTEST_APPLESS_MAIN(BackupsTest)
#include "tst_backups.moc"
