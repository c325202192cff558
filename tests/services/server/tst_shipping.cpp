// SPDX-License-Identifier: GPL-3.0-or-later
// Events that talond ships after a full copy, and what a restore makes of them.
#include <QTest>

#ifndef Q_MOC_RUN // moc 6.4 stumbles over what these include
#include "tests/services/server/backup_world.h"
#endif

using namespace talon;
using namespace talon::test;

class ShippingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void eventsAreShippedAsTheyComeAndRestored()
    {
        auto settings = settings_of();
        settings.backup.minutes = 1440; // one full copy at the start, and none after it
        ServerWorld world(settings);
        QVERIFY(wait_for_metric(world.port(), "talon_backups_made_total", 1));
        auto device = world.device();
        QVERIFY(device.connect(world.port()));
        for (int times = 1; times <= 3; ++times) {
            QVERIFY(world.push_tickets(device, 250));
            QVERIFY(wait_until_shipped(world));
        }
        const auto position = static_cast<std::int64_t>(metric(world.port(), "talon_journal_position"));
        QCOMPARE(metric(world.port(), "talon_backups_made_total"), 1.0);
        QCOMPARE(metric(world.port(), "talon_backup_archived_position"), 0.0); // on this machine
        // talond ends in the middle of everything, and ships on where it was when it is back.
        world.stop();
        world.start();
        QVERIFY(device.connect(world.port()));
        QVERIFY(world.push_tickets(device, 10));
        QVERIFY(wait_until_shipped(world));
        const auto backups = names_in(world.data() + "/backups");
        QCOMPARE(backups.size(), 1);

        const auto said = restored_from(world, world.data() + "/backups");
        QVERIFY2(said.find("events were shipped after that") != std::string::npos, said.c_str());
        const auto reached = said.find("It reaches until event ");
        QVERIFY2(reached != std::string::npos, said.c_str());
        QVERIFY(std::atoll(said.c_str() + reached + 23) > position);
        QVERIFY(device.connect(world.port()));
        QCOMPARE(device.acked, 760); // of the tickets none was lost
        world.stop();
        std::ostringstream verdict;
        QVERIFY(server::verify_journal(world.data(), verdict).ok());
        QVERIFY2(verdict.str().find(" 760 tickets") != std::string::npos, verdict.str().c_str());
        world.start();
        // The restore began another history: a full copy of it is made at once, and shipping goes on after that.
        QVERIFY(wait_for_metric(world.port(), "talon_backups_made_total", 1));
        QVERIFY(device.connect(world.port()));
        QVERIFY(world.push_tickets(device, 5));
        QVERIFY(wait_until_shipped(world));
        QVERIFY2(restored_from(world, world.data() + "/backups").find("events were shipped after that") != std::string::npos, "from the newer history");
        QVERIFY(device.connect(world.port()));
        QCOMPARE(device.acked, 765);
    }

    void shippingGoesOnWhenTheFolderIsBack()
    {
        QTemporaryDir shares;
        const std::string share = shares.filePath(QStringLiteral("share")).toStdString();
        std::filesystem::create_directory(share);
        ServerWorld world(settings_of(share));
        QVERIFY(wait_for_metric(world.port(), "talon_backups_made_total", 1));
        auto device = world.device();
        QVERIFY(device.connect(world.port()));
        QVERIFY(wait_until_shipped(world));
        std::filesystem::rename(share, share + ".away");
        QVERIFY(world.push_tickets(device, 20)); // the hall goes on
        QVERIFY(wait_for_metric(world.port(), "talon_backup_shipping_ok", 0));
        QVERIFY(metric(world.port(), "talon_backup_shipped_position") < metric(world.port(), "talon_journal_position"));
        std::filesystem::rename(share + ".away", share);
        world.advance(std::chrono::seconds(10));
        QVERIFY(wait_until_shipped(world));
        QCOMPARE(metric(world.port(), "talon_backup_shipping_ok"), 1.0);
        QVERIFY2(restored_from(world, share).find("It reaches until event ") != std::string::npos, "nothing is restored");
        QVERIFY(device.connect(world.port()));
        QCOMPARE(device.acked, 20);
    }

    void whatIsShippedCostsByItselfAndNotByTheJournal()
    {
        auto settings = settings_of();
        settings.backup.minutes = 1440;
        ServerWorld world(settings);
        QVERIFY(wait_for_metric(world.port(), "talon_backups_made_total", 1));
        auto device = world.device();
        QVERIFY(device.connect(world.port()));
        QVERIFY(world.push_tickets(device, 3000));
        QVERIFY(wait_until_shipped(world));
        const double before = metric(world.port(), "talon_backup_shipped_bytes_total");
        QVERIFY(before > 3000 * 300);
        for (int minute = 0; minute < 10; ++minute) { // quiet ones
            world.advance(std::chrono::minutes(1));
            QVERIFY(world.push_tickets(device, 1));
            QVERIFY(wait_until_shipped(world));
        }
        const double written = metric(world.port(), "talon_backup_shipped_bytes_total") - before;
        QVERIFY2(written > 10 * 300 && written < 10 * 2000, qPrintable(QString::number(written)));
        QCOMPARE(metric(world.port(), "talon_backups_made_total"), 1.0);
    }
};

QTEST_APPLESS_MAIN(ShippingTest)
#include "tst_shipping.moc"
