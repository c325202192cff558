// SPDX-License-Identifier: GPL-3.0-or-later
#include "journal_cases.h"

#include <QTest>

using namespace talon;
using namespace talon::store;
using namespace talon::store::test;

class TestJournal : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void appends_and_reads_back()
    {
        const Folder folder;
        {
            auto made = Journal::create(folder.journal(), "site-1");
            QVERIFY2(made, made ? "" : made.error().detail.c_str());
            const std::vector<Entry> entries{owners_entry(1), devices_entry("kiosk1", 1, 1)};
            auto head = made->append(entries);
            QVERIFY2(head, head ? "" : head.error().detail.c_str());
            QCOMPARE(head->position, 2);
        }
        auto opened = Journal::open(folder.journal());
        QVERIFY2(opened, opened ? "" : opened.error().detail.c_str());
        QCOMPARE(opened->head().position, 2);
        QCOMPARE(records(opened.value()).size(), 2U);
    }
};

QTEST_APPLESS_MAIN(TestJournal)
#include "tst_journal.moc"
