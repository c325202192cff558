// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "kiosk/link/answer_box.h"

#include <algorithm>

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
    QString path() const { return AnswerBox::fileIn(m_folder.path()); }
    QStringList files() const { return QDir(m_folder.path()).entryList(QDir::Files); }
    QList<QByteArray> lines() const
    {
        QFile file(path());
        if (!file.open(QIODevice::ReadOnly))
            return {};
        QList<QByteArray> all = file.readAll().split('\n');
        all.removeLast();
        return all;
    }
    void keep(AnswerBox &box, const std::string &mark = "5")
    {
        QSignalSpy kept(&box, &AnswerBox::kept);
        box.keep(answer(mark));
        QTRY_COMPARE(kept.size(), 1);
        QVERIFY(kept.front().front().toBool());
    }

private Q_SLOTS:
    void cleanup()
    {
        for (const QString &name : files())
            QVERIFY(QFile::remove(m_folder.filePath(name)));
    }

    void an_answer_outlives_the_program()
    {
        {
            AnswerBox box(path());
            keep(box);
            keep(box, "1");
            QCOMPARE(box.waiting(), std::size_t(2));
        }
        AnswerBox box(path());
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
        AnswerBox box(path());
        QSignalSpy sent(&box, &AnswerBox::sendWanted);
        box.setOnline(true);
        keep(box);
        QTRY_COMPARE(sent.size(), 1);
        QCOMPARE(lines().size(), 1);
        box.onTaken({{sent.front().front().value<wire::Answers>().answers.front().id}});
        QTRY_COMPARE(files().size(), 0);
        QCOMPARE(box.waiting(), std::size_t(0));
    }

    void what_was_taken_of_many_is_gone_when_the_program_ends()
    {
        {
            AnswerBox box(path());
            QSignalSpy sent(&box, &AnswerBox::sendWanted);
            keep(box);
            keep(box, "1");
            keep(box, "2");
            box.setOnline(true);
            QCOMPARE(sent.size(), 1);
            box.onTaken({{sent.front().front().value<wire::Answers>().answers.front().id}});
            QCOMPARE(box.waiting(), std::size_t(2));
        }
        QCOMPARE(lines().size(), 2);
        AnswerBox box(path());
        QCOMPARE(box.waiting(), std::size_t(2));
    }

    void the_file_tells_neither_time_nor_order()
    {
        AnswerBox box(path());
        for (int i = 0; i < 12; ++i)
            keep(box);
        QCOMPARE(files().size(), 1);
        QList<QByteArray> all = lines();
        QCOMPARE(all.size(), 12);
        QVERIFY2(std::is_sorted(all.begin(), all.end()), "the ids are random, and stand first");
        for (QByteArray text : all) {
            text.replace("service_time\"", "").replace("waiting_time\"", "");
            for (const char *word : {"time\"", "\"at\"", "arriv", "ticket", "device", "seq"})
                QVERIFY2(!text.contains(word), text.constData());
        }
    }

    void what_is_no_answer_is_set_aside_and_told()
    {
        {
            AnswerBox box(path());
            keep(box);
        }
        const QByteArray sound = lines().front();
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{}\n" + sound + "\n" + sound.left(40)) > 0);
        file.close();
        AnswerBox box(path());
        QCOMPARE(box.waiting(), std::size_t(1));
        QCOMPARE(QFileInfo(path() + QStringLiteral(".damaged")).size(), QFileInfo(path()).size());
        keep(box);
        QCOMPARE(lines().size(), 2);
    }

    void a_disk_that_says_no_is_told()
    {
        QVERIFY(QDir().mkpath(path())); // a folder stands where the file should
        AnswerBox box(path());
        QSignalSpy kept(&box, &AnswerBox::kept);
        box.keep(answer());
        QTRY_COMPARE(kept.size(), 1);
        QVERIFY(!kept.front().front().toBool());
        QCOMPARE(box.waiting(), std::size_t(0));
        QVERIFY(QDir().rmdir(path()));
    }
};

QTEST_GUILESS_MAIN(TestAnswerBox)
#include "tst_answer_box.moc"
