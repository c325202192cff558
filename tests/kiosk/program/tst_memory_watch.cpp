// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/memory_watch.h"

#include <QSignalSpy>
#include <QTest>

using talon::kiosk::MemoryWatch;

class MemoryWatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void asksInAQuietMoment()
    {
        bool quiet = false;
        MemoryWatch watch(100, [&quiet] { return quiet; });
        QSignalSpy wanted(&watch, &MemoryWatch::restartWanted);
        for (int i = 0; i < 5; ++i)
            watch.look(101); // somebody is there
        quiet = true;
        watch.look(101);
        QCOMPARE(wanted.count(), 0);
        quiet = false;
        watch.look(101); // a visitor came in between
        quiet = true;
        watch.look(101);
        QCOMPARE(wanted.count(), 0);
        watch.look(102);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted.at(0).at(0).toLongLong(), 102);
        watch.look(102);
        QCOMPARE(wanted.count(), 1); // once is enough
    }

    void isContentBelowTheLimit()
    {
        MemoryWatch watch(100, [] { return true; });
        MemoryWatch without(0, [] { return true; });
        QSignalSpy wanted(&watch, &MemoryWatch::restartWanted);
        QSignalSpy never(&without, &MemoryWatch::restartWanted);
        for (int i = 0; i < 5; ++i) {
            watch.look(100);
            watch.look(-1); // the system did not tell
            without.look(1'000'000);
        }
        QVERIFY(wanted.isEmpty() && never.isEmpty());
    }

    void readsItsOwnMemory()
    {
        const qint64 before = talon::kiosk::residentBytes();
        QVERIFY(before > 1'000'000);
        const QByteArray grown(64 << 20, 'x');
        QVERIFY(talon::kiosk::residentBytes() - before > (60 << 20));
        QCOMPARE(grown.size(), 64 << 20);
    }
};

QTEST_GUILESS_MAIN(MemoryWatchTest)
#include "tst_memory_watch.moc"
