// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "kiosk/link/answer_box.h"

using namespace talon;
using namespace talon::kiosk;

namespace {

wire::KioskAnswer answer(const std::string &mark = "5")
{
    wire::KioskAnswer made;
    made.survey = "criteria";
    made.answer["service_time"].chosen = {mark};
    return made;
}

} // namespace

/// Answers of a kiosk on its disk, until the backend has them.
class TestAnswerBox : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    QString folder() const { return AnswerBox::folderIn(m_folder.path()); }
    QStringList files() const { return QDir(folder()).entryList(QDir::Files); }
    void keep(AnswerBox &box, const std::string &mark = "5")
    {
        QSignalSpy kept(&box, &AnswerBox::kept);
        box.keep(answer(mark));
        QTRY_COMPARE(kept.size(), 1);
        QVERIFY(kept.front().front().toBool());
    }

private Q_SLOTS:
    void cleanup() { QDir(folder()).removeRecursively(); }

    void an_answer_outlives_the_program()
    {
        {
            AnswerBox box(folder());
            keep(box);
            keep(box, "1");
            QCOMPARE(box.waiting(), std::size_t(2));
        }
        AnswerBox box(folder());
        QCOMPARE(box.waiting(), std::size_t(2));
        QSignalSpy sent(&box, &AnswerBox::sendWanted);
        box.setOnline(true);
        QCOMPARE(sent.size(), 1);
        const auto message = sent.front().front().value<wire::Answers>();
        QCOMPARE(message.answers.size(), std::size_t(2));
        QVERIFY(message.answers.front().id != message.answers.back().id);
        QVERIFY(message.answers.front().id != wire::AnswerId{});
    }

    void what_was_taken_is_deleted()
    {
        AnswerBox box(folder());
        QSignalSpy sent(&box, &AnswerBox::sendWanted);
        box.setOnline(true);
        keep(box);
        QTRY_COMPARE(sent.size(), 1);
        QCOMPARE(files().size(), 1);
        box.onTaken({{sent.front().front().value<wire::Answers>().answers.front().id}});
        QTRY_COMPARE(files().size(), 0);
        QCOMPARE(box.waiting(), std::size_t(0));
    }

    void a_file_tells_neither_time_nor_order()
    {
        AnswerBox box(folder());
        for (int i = 0; i < 4; ++i)
            keep(box);
        for (const QString &name : files()) {
            QCOMPARE(name.size(), 32 + 5);
            QFile file(QDir(folder()).filePath(name));
            QVERIFY(file.open(QIODevice::ReadOnly));
            QByteArray text = file.readAll();
            text.replace("service_time\"", "").replace("waiting_time\"", "");
            for (const char *word : {"time\"", "\"at\"", "arriv", "ticket", "device", "seq"})
                QVERIFY2(!text.contains(word), text.constData());
        }
    }

    void what_is_no_answer_is_left_where_it_is()
    {
        QVERIFY(QDir().mkpath(folder()));
        QFile strange(QDir(folder()).filePath(QStringLiteral("strange.json")));
        QVERIFY(strange.open(QIODevice::WriteOnly) && strange.write("{}") == 2);
        strange.close();
        AnswerBox box(folder());
        QCOMPARE(box.waiting(), std::size_t(0));
        keep(box);
        QCOMPARE(files().size(), 2);
    }

    void a_disk_that_says_no_is_told()
    {
        QFile file(folder());
        QVERIFY(file.open(QIODevice::WriteOnly)); // a file stands where the folder should
        file.close();
        AnswerBox box(folder());
        QSignalSpy kept(&box, &AnswerBox::kept);
        box.keep(answer());
        QTRY_COMPARE(kept.size(), 1);
        QVERIFY(!kept.front().front().toBool());
        QCOMPARE(box.waiting(), std::size_t(0));
        QVERIFY(QFile::remove(folder()));
    }
};

QTEST_GUILESS_MAIN(TestAnswerBox)
#include "tst_answer_box.moc"
