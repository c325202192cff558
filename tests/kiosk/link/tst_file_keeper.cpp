// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "kiosk/link/file_keeper.h"

using namespace talon;

/// Small files that are written behind the screen's back.
class TestFileKeeper : public QObject
{
    Q_OBJECT

    static constexpr core::Millis patience{10'000};

    static QByteArray read(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("nothing");
    }

private Q_SLOTS:
    void the_newest_text_of_each_file_is_kept()
    {
        QTemporaryDir folder;
        const QString one = folder.filePath(QStringLiteral("one")), other = folder.filePath(QStringLiteral("other"));
        kiosk::FileKeeper keeper;
        QVERIFY(keeper.settle(patience)); // nothing to wait for
        for (int i = 0; i <= 200; ++i) {
            keeper.keep(one, QByteArray::number(i));
            keeper.keep(other, QByteArray::number(-i));
        }
        QVERIFY(keeper.settle(patience));
        QCOMPARE(read(one), QByteArray("200"));
        QCOMPARE(read(other), QByteArray("-200"));
        QCOMPARE(QDir(folder.path()).entryList(QDir::Files).size(), 2); // no half-written file is left beside them
    }

    void what_was_kept_last_is_written_at_the_end()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("one"));
        {
            kiosk::FileKeeper keeper;
            keeper.keep(path, "the last word");
        }
        QCOMPARE(read(path), QByteArray("the last word"));
    }

    void a_file_that_cannot_be_written_holds_nobody_up()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("one"));
        kiosk::FileKeeper keeper;
        keeper.keep(QStringLiteral("/proc/nowhere/one"), "lost");
        keeper.keep(path, "kept");
        QVERIFY(keeper.settle(patience));
        QCOMPARE(read(path), QByteArray("kept"));
    }
};

QTEST_GUILESS_MAIN(TestFileKeeper)
#include "tst_file_keeper.moc"
