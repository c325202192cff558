// SPDX-License-Identifier: GPL-3.0-or-later
// Which files become a journal, which are opened as one, and by whom.
#include "expect.h"
#include "journal_cases.h"

#include <SQLiteCpp/Database.h>

#include <QFile>

#include <sys/wait.h>
#include <unistd.h>

using namespace talon;
using namespace talon::store;
using namespace talon::store::test;

class TestJournalOpen : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makes_no_journal_where_one_stands();
    void makes_no_journal_over_the_remains_of_one();
    void tells_what_is_not_there();
    void opens_no_other_file_data();
    void opens_no_other_file();
    void leaves_a_newer_journal_alone();
    void is_held_by_one();
    void is_held_against_another_process();
    void leaves_one_file_when_closed();
};

void TestJournalOpen::makes_no_journal_where_one_stands()
{
    const Folder folder;
    { QVERIFY_OK(Journal::create(folder.journal(), "one")); }
    const auto again = Journal::create(folder.journal(), "two");
    QVERIFY_FAULT(again, StoreFault::exists);
    auto opened = Journal::open(folder.journal());
    QVERIFY_OK(opened);
    QCOMPARE(opened->owner(), std::string{"one"});
}

void TestJournalOpen::makes_no_journal_over_the_remains_of_one()
{
    const Folder folder;
    QFile log{QString::fromStdString(folder.journal() + "-wal")};
    QVERIFY(log.open(QIODevice::WriteOnly) && log.write("events") == 6);
    log.close();
    QVERIFY_FAULT(Journal::create(folder.journal(), "site-1"), StoreFault::exists);
    QCOMPARE(log.size(), 6);
}

void TestJournalOpen::tells_what_is_not_there()
{
    const Folder folder;
    QVERIFY_FAULT(Journal::open(folder.journal()), StoreFault::missing);
    QVERIFY_FAULT(Journal::create(folder.file("no/such/folder/journal.db"), "site-1"), StoreFault::io);
}

void TestJournalOpen::opens_no_other_file_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty") << QByteArray{};
    QTest::newRow("text") << QByteArray{100'000, 'x'};
    QTest::newRow("short") << QByteArray{"SQLite format 3"};
}

void TestJournalOpen::opens_no_other_file()
{
    QFETCH(const QByteArray, bytes);
    const Folder folder;
    QFile file{QString::fromStdString(folder.journal())};
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
    file.close();
    QVERIFY_FAULT(Journal::open(folder.journal()), StoreFault::damaged);
    QCOMPARE(file.size(), bytes.size());
}

void TestJournalOpen::leaves_a_newer_journal_alone()
{
    const Folder folder;
    { QVERIFY_OK(Journal::create(folder.journal(), "site-1")); }
    SQLite::Database{folder.journal(), SQLite::OPEN_READWRITE}.exec("PRAGMA user_version = 1000000");
    const auto opened = Journal::open(folder.journal());
    QVERIFY_FAULT(opened, StoreFault::newer);
    QVERIFY(opened.error().detail.find("1000000") != std::string::npos);
    SQLite::Database after{folder.journal(), SQLite::OPEN_READWRITE};
    QCOMPARE(after.execAndGet("PRAGMA user_version").getInt(), 1'000'000);
}

void TestJournalOpen::is_held_by_one()
{
    const Folder folder;
    {
        auto first = Journal::create(folder.journal(), "site-1");
        QVERIFY_OK(first);
        QVERIFY_FAULT(Journal::open(folder.journal()), StoreFault::held);
        QVERIFY_FAULT(Journal::create(folder.journal(), "site-1"), StoreFault::held);
        Journal moved = std::move(first.value());
        QVERIFY_FAULT(Journal::open(folder.journal()), StoreFault::held);
        QVERIFY_OK(append(moved, {owners_entry(1)}));
    }
    QVERIFY_OK(Journal::open(folder.journal()));
}

void TestJournalOpen::is_held_against_another_process()
{
    const Folder folder;
    { QVERIFY_OK(Journal::create(folder.journal(), "site-1")); }
    int ready[2];
    int go[2];
    QVERIFY(::pipe(ready) == 0 && ::pipe(go) == 0);
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(go[1]);
        auto journal = Journal::open(folder.journal());
        char byte = journal ? 'y' : 'n';
        if (::write(ready[1], &byte, 1) == 1)
            (void)!::read(go[0], &byte, 1);
        ::_exit(0);
    }
    ::close(go[0]);
    char byte = 0;
    QCOMPARE(::read(ready[0], &byte, 1), 1);
    QCOMPARE(byte, 'y');
    QVERIFY_FAULT(Journal::open(folder.journal()), StoreFault::held);
    ::close(go[1]);
    QCOMPARE(::waitpid(child, nullptr, 0), child);
    QVERIFY_OK(Journal::open(folder.journal()));
    ::close(ready[0]);
    ::close(ready[1]);
}

void TestJournalOpen::leaves_one_file_when_closed()
{
    const Folder folder;
    {
        auto journal = Journal::create(folder.journal(), "site-1");
        QVERIFY_OK(journal);
        QVERIFY_OK(append(journal.value(), {owners_entry(1)}));
    }
    QVERIFY(!QFile::exists(QString::fromStdString(folder.journal() + "-wal")));
    // So that a copy of this one file is a whole journal.
    QVERIFY(QFile::copy(QString::fromStdString(folder.journal()), QString::fromStdString(folder.file("copy.db"))));
    auto copy = Journal::open(folder.file("copy.db"));
    QVERIFY_OK(copy);
    QCOMPARE(copy->head().position, 1);
}

QTEST_APPLESS_MAIN(TestJournalOpen)
#include "tst_journal_open.moc"
