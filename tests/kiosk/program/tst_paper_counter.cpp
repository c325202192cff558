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
        {
            PaperCounter counter(path(), 80);
            QSignalSpy changed(&counter, &PaperCounter::forecastChanged);
            counter.onState(PrinterState::PaperOut);
            QCOMPARE(changed.size(), 0);
            counter.onPrinted(160);
            counter.onState(PrinterState::Ready);
            counter.onPrinted(200);
            QCOMPARE(changed.size(), 2);
            before = counter.forecast();
            QVERIFY(counter.settle(10s));
        }
        QVERIFY(before && before->leftMm == 79'640);
        QVERIFY(PaperCounter(path(), 80).forecast() == before);
        QVERIFY2(!PaperCounter(path(), 0).forecast(), "how long a roll is, is not known");

        QFile file(path());
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray whole = file.readAll();
        for (const QByteArray &torn : {QByteArray(), whole.left(whole.size() / 2), whole.left(whole.size() - 3), QByteArray(whole).replace("360", "160"),
                                       whole + whole, QByteArray(4'000, '1')}) {
            QVERIFY(file.resize(0) && file.seek(0) && file.write(torn) == torn.size() && file.flush());
            QVERIFY2(!PaperCounter(path(), 80).forecast(), torn.left(60).constData());
        }
        QVERIFY(file.resize(0) && file.seek(0) && file.write(whole) == whole.size() && file.flush());
        QVERIFY(PaperCounter(path(), 80).forecast() == before);
    }
};

QTEST_GUILESS_MAIN(TestPaperCounter)
#include "tst_paper_counter.moc"
