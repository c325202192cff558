// SPDX-License-Identifier: GPL-3.0-or-later
#include "answer_cases.h"

#include "vault/answer_code.h"

#include <QTest>
#include <rapidcheck.h>

using namespace talon;
using namespace talon::vault;
using namespace talon::vault::test;
using core::survey::Dimension;
using core::survey::SealedGroup;

namespace {

NewAnswer with_receipt(int n, const std::string &service, core::Day day = monday)
{
    NewAnswer made = nth(n, 4, {}, day);
    Receipt receipt;
    receipt.mark[0] = static_cast<std::uint8_t>(n);
    receipt.mark[1] = static_cast<std::uint8_t>(n >> 8);
    receipt.day = day;
    receipt.service = service;
    made.receipt = receipt;
    made.channel = Channel::phone;
    return made;
}

std::int64_t of(const core::survey::Counts &counts, const std::string &question, const std::string &choice)
{
    const auto found = counts.find(question);
    return found != counts.end() && found->second.contains(choice) ? found->second.at(choice) : 0;
}

const core::survey::Counts &slice(const SealedGroup &group, Dimension dimension, const std::string &name)
{
    static const core::survey::Counts none;
    const auto &slices = group.slices[static_cast<std::size_t>(dimension)];
    return slices.contains(name) ? slices.at(name) : none;
}

void close_day(AnswerStore &store, core::Day day)
{
    QVERIFY(store.release(1, day + one).ok());
    QVERIFY(store.seal(day).ok());
}

} // namespace

/// What is counted of answers: for quotas and for results of periods.
class TestAnswerCounts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void what_was_sealed_is_counted_by_slices()
    {
        const Folder folder;
        auto store = opened(folder);
        std::vector<NewAnswer> answers = some(0, 3);
        answers[1].part = answers[2].part = DayPart::evening;
        for (int n = 3; n < 9; ++n)
            answers.push_back(with_receipt(n, "decl"));
        QVERIFY(store->take(answers).ok());
        QVERIFY2(store->sealed_groups("criteria").value().empty(), "the day is not over");
        close_day(*store, monday);
        QVERIFY2(store->sealed_groups("criteria").value().empty(), "three of a day wait for the rest of their week");
        // Those with a receipt are kept under the day on which they were released with their service.
        close_day(*store, monday + one);
        const auto all = store->sealed_groups("criteria").value();
        QCOMPARE(all.size(), std::size_t(1));
        QCOMPARE(all[0].answers, 9);
        QCOMPARE(of(all[0].counts, "service_time", "5"), 3);
        QCOMPARE(of(all[0].counts, "service_time", "4"), 6);
        QCOMPARE(of(all[0].counts, "service_time", core::survey::answered_at_all), 9);
        QCOMPARE(of(all[0].counts, "waiting_time", ""), 9);
        QVERIFY2(!all[0].counts.at("waiting_time").contains(core::survey::answered_at_all), "who declined did not answer");
        QCOMPARE(of(slice(all[0], Dimension::service, "decl"), "service_time", "4"), 6);
        QCOMPARE(of(slice(all[0], Dimension::part, "evening"), "service_time", "5"), 2);
        QCOMPARE(of(slice(all[0], Dimension::channel, "phone"), "service_time", "4"), 6);
        QCOMPARE(of(slice(all[0], Dimension::channel, "kiosk"), "service_time", "5"), 3);
        QVERIFY(store->sealed_groups("other").value().empty());
    }

    void counts_are_those_of_the_rows()
    {
        const Folder folder;
        auto store = opened(folder);
        int next = 0;
        for (int day = 0; day < 6; ++day) {
            std::vector<NewAnswer> answers;
            for (int i = 0; i < 7 + day; ++i, ++next)
                answers.push_back(i % 3 == 0 ? with_receipt(next, i % 2 ? "decl" : "inn", monday + day * one) : nth(next, 1 + i % 5, {}, monday + day * one));
            QVERIFY(store->take(answers).ok());
            close_day(*store, monday + day * one);
        }
        std::map<std::string, std::int64_t> counted;
        for (const SealedGroup &group : store->sealed_groups("criteria").value())
            for (const auto &[choice, count] : group.counts.at("service_time"))
                counted[choice] += count;
        store.reset();
        for (int mark = 1; mark <= 5; ++mark) {
            NewAnswer only = nth(0, mark);
            const std::string marks = marks_of(only.answer);
            SQLite::Database database(folder.path(), SQLite::OPEN_READONLY);
            SQLite::Statement rows(database, "SELECT count(*) FROM answer WHERE seal IS NOT NULL AND marks = ?");
            rows.bind(1, marks);
            rows.executeStep();
            QCOMPARE(counted[std::to_string(mark)], rows.getColumn(0).getInt64());
        }
    }

    void a_seal_is_counted_once_and_in_its_turn()
    {
        const Folder folder;
        auto store = opened(folder);
        for (int day = 0; day < 3; ++day) {
            QVERIFY(store->take(some(100 * day, 6, monday + day * one)).ok());
            close_day(*store, monday + day * one);
            close_day(*store, monday + day * one);
        }
        std::vector<NewAnswer> late = some(900, 6, monday);
        for (NewAnswer &each : late)
            each.version = 2;
        QVERIFY(store->take(late).ok());
        close_day(*store, monday + 2 * one);
        const auto groups = store->sealed_groups("criteria").value();
        QCOMPARE(groups.size(), std::size_t(4));
        for (std::size_t i = 0; i < 3; ++i)
            QVERIFY(groups[i].day == monday + static_cast<int>(i) * one && groups[i].version == 1);
        QVERIFY2(groups.back().version == 2 && groups.back().day == monday, "sealed last, whatever its day");
    }

    void an_answer_counts_for_a_quota_once()
    {
        const Folder folder;
        auto store = opened(folder);
        std::vector<NewAnswer> answers{nth(0), with_receipt(1, "decl"), with_receipt(2, "decl")};
        answers[1].part = DayPart::midday;
        QVERIFY(store->take(answers).ok());
        QVERIFY(store->take(answers).ok());
        NewAnswer spent = with_receipt(2, "decl");
        spent.id[8] = 1;
        QVERIFY(store->take({spent}).ok());
        const auto check = [&] {
            const auto taken = store->taken("criteria", 1).value();
            QCOMPARE(taken.parts.at(DayPart::morning), 2);
            QCOMPARE(taken.parts.at(DayPart::midday), 1);
            QCOMPARE(taken.services.at("decl"), 2);
            QVERIFY(store->taken("criteria", 2).value().parts.empty());
            QCOMPARE(store->receipts_used({monday, monday}).value().at(monday), 2);
            QVERIFY(store->receipts_used({monday + one, monday + 9 * one}).value().empty());
        };
        check();
        close_day(*store, monday);
        check(); // what is moved on is the same answer still
        store.reset();
        store = opened(folder);
        check();
    }

    void a_file_of_before_is_counted_when_it_is_opened()
    {
        const Folder folder;
        {
            auto store = opened(folder);
            QVERIFY(store->take(some(0, 8)).ok());
            close_day(*store, monday);
        }
        {
            SQLite::Database database(folder.path(), SQLite::OPEN_READWRITE);
            for (const char *table : {"sealed", "sealed_count", "taken", "receipt_count", "sign"})
                database.exec(std::string("DROP TABLE ") + table);
            database.exec("PRAGMA user_version = 1");
        }
        auto store = opened(folder);
        QVERIFY(store->seal(monday).ok());
        const auto groups = store->sealed_groups("criteria").value();
        QCOMPARE(groups.size(), std::size_t(1));
        QCOMPARE(groups.front().answers, 8);
        QCOMPARE(of(groups.front().counts, "service_time", "5"), 8);
    }

    void words_are_taken_away_and_the_seal_still_holds()
    {
        const Folder folder;
        auto store = opened(folder);
        std::vector<NewAnswer> answers = some(0, 4);
        answers.push_back(nth(4, 2, "Иванова нагрубила"));
        answers.push_back(nth(5, 5, "Спасибо"));
        QVERIFY(store->take(answers).ok());
        close_day(*store, monday);
        const auto sealed = all_seals(*store);
        const auto words = store->words("criteria", 1, 10).value();
        QCOMPARE(words.size(), std::size_t(2));
        const Words &named = words[0].texts.at("comment").starts_with("Иванова") ? words[0] : words[1];
        QVERIFY(store->sealed_with("criteria", 1, named.id).value() == std::optional(monday));
        QVERIFY(!store->sealed_with("criteria", 2, named.id).value() && !store->sealed_with("criteria", 1, std::string(32, '0')).value());
        QCOMPARE(store->words_since("criteria", 1, monday).value(), 2);
        QCOMPARE(store->remove_words("criteria", 1, {named.id, std::string(32, '0'), "?"}).value(), 1);
        QCOMPARE(store->remove_words("criteria", 1, {named.id}).value(), 0);
        QVERIFY(all_seals(*store) == sealed);
        QCOMPARE(store->words("criteria", 1, 10).value().size(), std::size_t(1));
        QCOMPARE(store->words_since("criteria", 1, monday + one).value(), 0);
        QCOMPARE(store->without_words("criteria", 1).value(), std::vector<std::string>{named.id});
        QVERIFY(!store->sealed_with("criteria", 1, named.id).value());
        store.reset();
        QFile file(QString::fromStdString(folder.path()));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains("Иванова"), "nothing of it stays on the disk");
    }
};

QTEST_APPLESS_MAIN(TestAnswerCounts)
#include "tst_answer_counts.moc"
