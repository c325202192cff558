// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/shown_files.h"
#include "kiosk/spoken_file.h"

#include <QFile>
#include <QTemporaryDir>
#include <QSemaphore>
#include <QTest>
#include <QThread>

using namespace talon::kiosk;
namespace core = talon::core;

class ShownFilesTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    QString path() const { return m_dir.filePath(QStringLiteral("file")); }
    QByteArray read() const
    {
        QFile file(path());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    void write(const QByteArray &text) const
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
    }
    TicketOnScreen saved() const
    {
        const TicketOnScreen shown{{"7ZK3M9QX2D5VA"}, core::Instant(core::Millis{1'764'000'000'123}), 3, std::nullopt, true};
        TicketFile(path()).save(shown); // written when it is gone
        return shown;
    }

private Q_SLOTS:
    void init() { QFile::remove(path()); }

    void theTicketComesBack()
    {
        QCOMPARE(TicketFile(path()).load(), std::optional(TicketOnScreen{}));
        const TicketOnScreen shown = saved();
        QCOMPARE(TicketFile(path()).load(), std::optional(shown));
    }

    void theLastSavedIsKept()
    {
        TicketOnScreen shown = saved();
        {
            TicketFile file(path());
            for (int ahead = 0; ahead < 50; ++ahead) {
                shown.ahead = ahead;
                file.save(shown);
            }
        }
        QCOMPARE(TicketFile(path()).load(), std::optional(shown));
    }

    void aHangingDiskHoldsUpNobody()
    {
        QSemaphore disk;
        QByteArrayList written;
        QThread *writer = nullptr;
        {
            LatestFile file(path(), [&](const QString &, const QByteArray &text) {
                writer = QThread::currentThread();
                disk.acquire();
                written << text;
            });
            for (int i = 0; i < 1'000; ++i) // returns each time, though nothing is written
                file.save(QByteArray::number(i));
            disk.release(1'000);
        }
        QVERIFY(writer && writer != QThread::currentThread());
        QCOMPARE(written.last(), QByteArray("999"));
        QVERIFY2(written.size() <= 2, qPrintable(QString::number(written.size()))); // what was overtaken is never written
    }

    void whatWasSpokenComesBack()
    {
        using Spoken = core::AnnouncementQueue::Spoken;
        QCOMPARE(SpokenFile(path()).load(), Spoken{});
        const Spoken spoken{1'795'414'560, 1'795'414'440};
        SpokenFile(path()).save(spoken);
        QCOMPARE(SpokenFile(path()).load(), spoken);
        for (const char *damaged : {"", "x", "17", "17 x", "-1 3", "1 2 3"}) {
            write(damaged);
            QCOMPARE(SpokenFile(path()).load(), Spoken{});
        }
    }

    void aDamagedTicketIsIgnored()
    {
        saved();
        const QByteArray good = read();
        for (qsizetype length = 0; length < good.size() - 1; ++length) { // without its last line feed it is still whole
            write(good.left(length));
            QCOMPARE(TicketFile(path()).load(), std::nullopt);
        }
        for (qsizetype at = 0; at < good.size() - 1; ++at) {
            QByteArray flipped = good;
            flipped[at] = char(flipped[at] ^ 1);
            write(flipped);
            QCOMPARE(TicketFile(path()).load(), std::nullopt);
        }
        write(QByteArray(100'000, '1'));
        QCOMPARE(TicketFile(path()).load(), std::nullopt);
    }

    void shownCallsComeBack()
    {
        QCOMPARE(ShownCallsFile(path()).load(), ShownCalls::Kept{});
        const ShownCalls::Kept kept{17, {19, 23, 1'000'000'000'000}};
        ShownCallsFile(path()).save(kept);
        QCOMPARE(ShownCallsFile(path()).load(), kept);
        for (const char *damaged : {"", "x", "17 -3", "17 x", "-1"}) {
            write(damaged);
            QCOMPARE(ShownCallsFile(path()).load(), ShownCalls::Kept{});
        }
    }
};

QTEST_GUILESS_MAIN(ShownFilesTest)
#include "tst_shown_files.moc"
