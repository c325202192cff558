// SPDX-License-Identifier: GPL-3.0-or-later
#include "answer_cases.h"

#include <QFile>
#include <QTest>
#include <SQLiteCpp/SQLiteCpp.h>
#include <rapidcheck.h>

using namespace talon;
using namespace talon::vault;
using namespace talon::vault::test;

namespace {

std::int64_t told(const AnswerStore &store)
{
    return store.told("criteria", 1).value().answers;
}

} // namespace

class TestAnswerStore : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nothing_of_old_pages_is_left_beside_the_file()
    {
        const Folder folder;
        auto store = AnswerStore::open(folder.path());
        QVERIFY((*store)->take(some(0, 9)).ok());
        QVERIFY((*store)->release(1, monday).ok());
        QVERIFY2(QFileInfo(QString::fromStdString(folder.path() + "-journal")).size() == 0, "the rollback journal keeps what was erased");
    }

    void an_answer_is_taken_once()
    {
        const Folder folder;
        {
            auto store = opened(folder);
            QVERIFY((store->take({nth(1), nth(2), nth(1)}).value() == std::vector<Taken>{Taken::fresh, Taken::fresh, Taken::again}));
        }
        auto store = opened(folder);
        QVERIFY2((store->take({nth(2), nth(3)}).value() == std::vector<Taken>{Taken::again, Taken::fresh}), "also after a restart");
        QCOMPARE(store->release(1, monday).value(), 3);
        QVERIFY2((store->take({nth(1)}).value() == std::vector<Taken>{Taken::again}), "and after it was moved");
        QCOMPARE(store->release(1, monday).value(), 0);
    }

    void fewer_than_asked_for_are_not_moved()
    {
        const Folder folder;
        auto store = opened(folder);
        QVERIFY(store->take(some(0, 4)).ok());
        QCOMPARE(store->release(5, monday).value(), 0);
        QVERIFY(store->take(some(4, 1)).ok());
        QCOMPARE(store->release(5, monday).value(), 5);
        QVERIFY(store->take(some(5, 2)).ok());
        QCOMPARE(store->release(5, monday).value(), 0);
        QVERIFY2(store->release(5, monday + one).value() == 2, "their day is over");
    }

    void what_came_late_for_a_day_takes_nothing_of_today_with_it()
    {
        const Folder folder;
        auto store = opened(folder);
        auto late = some(0, 1);
        late.front().day = monday - one;
        QVERIFY(store->take(late).ok());
        QVERIFY(store->take(some(1, 2)).ok());
        QCOMPARE(store->release(5, monday).value(), 1);
        QCOMPARE(store->release(5, monday).value(), 0);
        QVERIFY(store->take(some(3, 3)).ok());
        QCOMPARE(store->release(5, monday).value(), 5);
    }

    void figures_move_in_steps_of_five()
    {
        const Folder folder;
        auto store = opened(folder);
        std::int64_t before = 0;
        for (int n = 0; n < 40; ++n) {
            QVERIFY(store->take({nth(n, 1 + n % 5)}).ok());
            QVERIFY(store->release(1, monday).ok());
            const auto now = store->told("criteria", 1).value();
            QVERIFY(now.answers == before || now.answers >= before + 5);
            std::int64_t marks = 0;
            if (now.answers > 0)
                for (const auto &[choice, count] : now.counts.at("service_time"))
                    marks += count;
            QCOMPARE(marks, now.answers);
            before = now.answers;
        }
        QCOMPARE(before, 40);
        QCOMPARE(store->told("criteria", 1).value().counts.at("waiting_time").at(""), 40);
        QCOMPARE(store->told("criteria", 2).value().answers, 0);
    }

    void nothing_leads_from_a_kept_answer_to_its_arrival()
    {
        const Folder folder;
        {
            auto store = opened(folder);
            QVERIFY(store->take(some(0, 9)).ok());
            QVERIFY(store->release(5, monday).ok());
        }
        QCOMPARE(asked(folder, "SELECT count(*) FROM answer"), 9);
        QCOMPARE(asked(folder, "SELECT count(*) FROM answer WHERE id IN (SELECT id FROM seen)"), 0);
        QCOMPARE(asked(folder, "SELECT count(*) FROM inbox"), 0);
        for (const char *column : {"time", "arrived", "at", "device", "place", "ticket", "window", "staff", "address"})
            for (const char *table : {"inbox", "seen", "held", "answer", "tally", "spent"})
                QCOMPARE(asked(folder, "SELECT count(*) FROM pragma_table_info('" + std::string(table) + "') WHERE name = '" + column + "'"), 0);
        QVERIFY2(asked(folder, "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%WITHOUT ROWID%'") == 0,
                 "a row number would tell the order of arrival");
    }

    void what_is_deleted_is_overwritten()
    {
        const Folder folder;
        {
            auto store = opened(folder);
            std::vector<NewAnswer> answers = some(0, 6);
            for (NewAnswer &each : answers)
                each.id.fill(0xd7);
            for (std::size_t i = 0; i < answers.size(); ++i)
                answers[i].id[15] = static_cast<std::uint8_t>(i);
            QVERIFY(store->take(answers).ok());
            QVERIFY(store->release(5, monday).ok());
            QVERIFY(store->release(5, monday + std::chrono::days(500)).ok()); // forgets the ids
        }
        QFile file(QString::fromStdString(folder.path()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains(QByteArray(15, char(0xd7))));
        QVERIFY2(!QFile::exists(file.fileName() + QStringLiteral("-wal")), "a log would keep old pages");
        QCOMPARE(file.permissions() & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther), QFile::Permissions());
    }

    void words_are_read_apart_and_after_the_day()
    {
        const Folder folder;
        auto store = opened(folder);
        for (int n = 0; n < 6; ++n)
            QVERIFY(store->take({nth(n, 3, "Слово " + std::to_string(n))}).ok());
        QVERIFY(store->release(1, monday).ok());
        QVERIFY(store->words("criteria", 1, 100).value().empty());
        QVERIFY(store->seal(monday).ok());
        QCOMPARE(store->words("criteria", 1, 100).value().size(), std::size_t(6));
        QCOMPARE(store->words("criteria", 1, 4).value().size(), std::size_t(4));
        QVERIFY(store->words("criteria", 1, 4).value().front().texts.at("comment").starts_with("Слово"));
    }

    void a_few_words_are_not_told()
    {
        const Folder folder;
        auto store = opened(folder);
        QVERIFY(store->take({nth(1, 3, "Один")}).ok());
        QVERIFY(store->release(1, monday).ok());
        QVERIFY(store->seal(monday + 6 * one).ok());
        QVERIFY(store->words("criteria", 1, 100).value().empty());
    }

    void other_files_are_refused()
    {
        const Folder folder;
        { SQLite::Database(folder.path(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE).exec("CREATE TABLE t (a)"); }
        QCOMPARE(AnswerStore::open(folder.path()).error().fault, VaultFault::damaged);
        const Folder newer;
        { opened(newer); }
        { SQLite::Database(newer.path(), SQLite::OPEN_READWRITE).exec("PRAGMA user_version = 3"); }
        QCOMPARE(AnswerStore::open(newer.path()).error().fault, VaultFault::newer);
        const Folder held;
        const auto first = opened(held);
        QCOMPARE(AnswerStore::open(held.path()).error().fault, VaultFault::held);
        QCOMPARE(AnswerStore::open("/nowhere/answers.db").error().fault, VaultFault::io);
    }

    void figures_are_those_of_the_kept_answers()
    {
        QVERIFY(rc::check("whatever comes, is released and sealed, each answer is counted once and sealed once", [] {
            const Folder folder;
            auto store = opened(folder);
            int next = 0;
            std::int64_t kept = 0;
            core::Day day = monday;
            for (int step = 0, steps = *rc::gen::inRange(1, 12); step < steps; ++step)
                switch (*rc::gen::inRange(0, 4)) {
                case 0: {
                    const int count = *rc::gen::inRange(1, 8);
                    RC_ASSERT(store->take(some(std::max(0, next - 2), count, day)).ok()); // two of them again
                    next = std::max(next, std::max(0, next - 2) + count);
                    break;
                }
                case 1: kept += store->release(*rc::gen::inRange(1, 6), day).value(); break;
                case 2: day += one; RC_ASSERT(store->seal(day - one).ok()); break;
                default: store.reset(); store = opened(folder);
                }
            kept += store->release(1, day).value();
            RC_ASSERT(kept == next);
            RC_ASSERT(told(*store) <= kept && (kept < 5 || told(*store) > kept - 5));
            RC_ASSERT(store->seal(day + std::chrono::days(14)).ok());
            std::int64_t sealed = 0;
            for (const SealedDay &each : all_seals(*store))
                sealed += each.answers;
            RC_ASSERT(sealed == kept);
        }));
    }
};

QTEST_APPLESS_MAIN(TestAnswerStore)
#include "tst_answer_store.moc"
