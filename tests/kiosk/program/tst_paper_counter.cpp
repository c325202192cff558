// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/paper_counter.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace talon;
using namespace talon::kiosk;
using namespace std::chrono_literals;

/// The roll's file: kept over a restart, and no forecast from what is torn.
class TestPaperCounter : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString path() const { return PaperCounter::fileIn(m_folder.path()); }

private Q_SLOTS:
    void is_kept_over_a_restart_and_tells_nothing_from_a_torn_file()
    {
        std::optional<PaperRoll::Forecast> before;
        FileKeeper keeper;
        {
            PaperCounter counter(path(), 80, keeper);
            QSignalSpy changed(&counter, &PaperCounter::forecastChanged);
            counter.onState(PrinterState::PaperOut);
            counter.onFailed(PrinterState::PaperOut);
            QCOMPARE(changed.size(), 0);
            counter.onState(PrinterState::Ready);
            counter.onPrinted(160);
            counter.onPrinted(200);
            QCOMPARE(changed.size(), 2);
            before = counter.forecast();
            QVERIFY(keeper.settle(10s));
        }
        QVERIFY(before && before->leftMm == 79'640);
        QVERIFY(PaperCounter(path(), 80, keeper).forecast() == before);
        QVERIFY2(!PaperCounter(path(), 0, keeper).forecast(), "how long a roll is, is not known");

        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray whole = file.readAll();
        for (const QByteArray &torn : {QByteArray(), whole.left(whole.size() / 2), whole.left(whole.size() - 3), QByteArray(whole).replace("360", "160"),
                                       whole + whole, QByteArray(4'000, '1')}) {
            QVERIFY(file.resize(0) && file.seek(0) && file.write(torn) == torn.size() && file.flush());
            QVERIFY2(!PaperCounter(path(), 80, keeper).forecast(), torn.left(60).constData());
        }
        QVERIFY(file.resize(0) && file.seek(0) && file.write(whole) == whole.size() && file.flush());
        QVERIFY(PaperCounter(path(), 80, keeper).forecast() == before);
    }

    void what_was_learned_of_rolls_is_kept_over_a_restart()
    {
        QFile::remove(path());
        FileKeeper keeper;
        std::optional<PaperRoll::Forecast> last;
        for (int roll = 0; roll <= int(PaperRoll::mostRolls); ++roll) { // a restart in the middle of each
            PaperCounter counter(path(), 0, keeper);
            QVERIFY(!counter.forecast());
            counter.onState(PrinterState::PaperOut);
            counter.onFailed(PrinterState::PaperOut);
            counter.onState(PrinterState::Ready);
            for (int i = 0; i < 100; ++i)
                counter.onPrinted(200);
            last = counter.forecast();
            QVERIFY(keeper.settle(10s));
        }
        QVERIFY(last && last->leftMm == 0);
        QVERIFY(PaperCounter(path(), 0, keeper).forecast() == last);
    }
};

QTEST_GUILESS_MAIN(TestPaperCounter)
#include "tst_paper_counter.moc"
