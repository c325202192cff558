// SPDX-License-Identifier: GPL-3.0-or-later
// Every write and every sync of taking in and moving answers fails once: what was thanked for is there, and nothing twice.
#include "answer_cases.h"
#include "tests/support/fault_vfs.h"

#include <QTest>

using namespace talon;
using namespace talon::vault;
using namespace talon::vault::test;
using talon::test::FaultVfs;

class TestAnswerFaults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void each_failure_leaves_all_or_nothing_data()
    {
        QTest::addColumn<int>("fault");
        QTest::newRow("sync") << static_cast<int>(FaultVfs::Fault::sync);
        QTest::newRow("write") << static_cast<int>(FaultVfs::Fault::write);
        QTest::newRow("full") << static_cast<int>(FaultVfs::Fault::full);
        QTest::newRow("torn") << static_cast<int>(FaultVfs::Fault::torn_write);
    }

    void each_failure_leaves_all_or_nothing()
    {
        QFETCH(int, fault);
        FaultVfs disk;
        int hit = 0;
        for (int nth_request = 1;; ++nth_request) {
            const Folder folder;
            bool first = false, second = false, moved = false;
            {
                auto store = AnswerStore::open(folder.path());
                QVERIFY(store.ok());
                disk.fail(static_cast<FaultVfs::Fault>(fault), nth_request);
                first = (*store)->take(some(0, 5)).ok();
                second = (*store)->take(some(5, 4)).ok();
                moved = (*store)->release(5, monday).ok();
                if (!(first && second && moved))
                    QVERIFY2(!(*store)->take(some(20, 1)).ok(), "after an error nothing is taken any more");
            }
            if (!disk.happened())
                break;
            ++hit;
            auto store = AnswerStore::open(folder.path());
            QVERIFY2(store.ok(), store.ok() ? "" : store.error().detail.c_str());
            const auto again = (*store)->take(some(0, 9)).value();
            const auto fresh = [&](int from, int to) { return std::count(again.begin() + from, again.begin() + to, Taken::fresh); };
            QVERIFY(fresh(0, 5) == 0 || fresh(0, 5) == 5);
            QVERIFY(fresh(5, 9) == 0 || fresh(5, 9) == 4);
            QVERIFY2(!first || fresh(0, 5) == 0, "an answer that was thanked for is lost");
            QVERIFY2(!second || fresh(5, 9) == 0, "an answer that was thanked for is lost");
            QVERIFY((*store)->release(1, monday).ok());
            QVERIFY((*store)->take(some(9, 5)).ok());
            QVERIFY((*store)->release(1, monday).ok());
            QCOMPARE((*store)->told("criteria", 1).value().answers, std::int64_t(14));
        }
        QVERIFY2(hit > 3, "too few requests failed for this to prove anything");
    }
};

QTEST_APPLESS_MAIN(TestAnswerFaults)
#include "tst_answer_faults.moc"
