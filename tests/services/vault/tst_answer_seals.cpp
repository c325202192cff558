// SPDX-License-Identifier: GPL-3.0-or-later
#include "answer_cases.h"

#include <QFile>
#include <QTest>

using namespace talon;
using namespace talon::vault;
using namespace talon::vault::test;

/// When the answers of a day are sealed, and what their digest tells.
class TestAnswerSeals : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_day_is_sealed_when_it_is_over()
    {
        const Folder folder;
        auto store = opened(folder);
        QVERIFY(store->take(some(0, 6)).ok());
        QVERIFY(store->release(1, monday).ok());
        QVERIFY(store->seal(monday - one).ok());
        QVERIFY2(all_seals(*store).empty(), "the day is not over");
        QVERIFY(store->seal(monday).ok());
        const auto sealed = all_seals(*store);
        QCOMPARE(sealed.size(), std::size_t(1));
        QCOMPARE(sealed.front().answers, 6);
        QVERIFY(sealed.front().day == monday);

        // What comes late is in the next seal and changes none.
        QVERIFY(store->take(some(6, 7)).ok());
        QVERIFY(store->release(1, monday + one).ok());
        QVERIFY(store->seal(monday).ok());
        QVERIFY(all_seals(*store) == sealed);
        QVERIFY(store->seal(monday + one).ok());
        QCOMPARE(all_seals(*store).size(), std::size_t(2));
        QVERIFY(all_seals(*store).front() == sealed.front());
        QCOMPARE(all_seals(*store).back().answers, 7);
    }

    void a_calendar_ahead_keeps_no_later_day_from_its_seal()
    {
        const Folder folder;
        auto store = opened(folder);
        QVERIFY(store->take(some(0, 6)).ok());
        QVERIFY(store->release(1, monday).ok());
        QVERIFY(store->seal(monday + std::chrono::days(400)).ok()); // nobody answered in the year that was none
        QVERIFY(all_seals(*store).back().day == monday);
        QVERIFY(store->take(some(6, 6, monday + one)).ok());
        QVERIFY(store->release(1, monday + one).ok());
        QVERIFY(store->seal(monday + one).ok());
        QCOMPARE(all_seals(*store).size(), std::size_t(2));
        QVERIFY(all_seals(*store).back().day == monday + one);
    }

    void a_small_day_is_sealed_with_its_week()
    {
        const Folder folder;
        auto store = opened(folder);
        QVERIFY(store->take(some(0, 2)).ok());
        QVERIFY(store->release(1, monday).ok());
        for (int day = 0; day < 6; ++day) {
            QVERIFY(store->seal(monday + day * one).ok());
            QVERIFY(all_seals(*store).empty());
        }
        QVERIFY(store->seal(monday + 6 * one).ok()); // Sunday is over
        QCOMPARE(all_seals(*store).size(), std::size_t(1));
        QCOMPARE(all_seals(*store).front().answers, 2);
    }

    void a_seal_tells_of_every_change()
    {
        const Folder folder;
        const auto digest = [&] { return all_seals(*opened(folder)).front().digest; };
        {
            auto store = opened(folder);
            std::vector<NewAnswer> answers = some(0, 6);
            answers.push_back(nth(100, 1, "Плохо"));
            QVERIFY(store->take(answers).ok());
            QVERIFY(store->release(1, monday).ok());
            QVERIFY(store->seal(monday).ok());
        }
        const std::string before = digest();
        QCOMPARE(digest(), before);
        const auto changed_by = [&](const std::string &statement) {
            const QByteArray good = [&] { QFile file(QString::fromStdString(folder.path())); return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray(); }();
            { SQLite::Database(folder.path(), SQLite::OPEN_READWRITE).exec(statement); }
            const bool changed = digest() != before;
            QFile file(QString::fromStdString(folder.path()));
            return file.open(QIODevice::WriteOnly) && file.write(good) == good.size() && changed;
        };
        QVERIFY(changed_by("DELETE FROM answer WHERE words <> ''"));
        QVERIFY(changed_by("UPDATE answer SET words = 'Хорошо' WHERE words <> ''"));
        QVERIFY(changed_by("UPDATE answer SET marks = replace(marks, '1', '5') WHERE words <> ''"));
        QVERIFY(changed_by("UPDATE answer SET day = day - 1 WHERE words <> ''"));
        QVERIFY(changed_by("UPDATE answer SET service = 'decl' WHERE words <> ''"));
        QVERIFY(changed_by("INSERT INTO answer SELECT randomblob(16), survey, version, day, part, channel, service, marks, salt, words, words_hash, seal FROM answer LIMIT 1"));
        // Words with somebody's name go with their salt: the seal holds.
        { SQLite::Database(folder.path(), SQLite::OPEN_READWRITE).exec("UPDATE answer SET words = NULL, salt = NULL WHERE words <> ''"); }
        QCOMPARE(digest(), before);
    }
};

QTEST_APPLESS_MAIN(TestAnswerSeals)
#include "tst_answer_seals.moc"
