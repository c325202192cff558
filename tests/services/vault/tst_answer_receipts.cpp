// SPDX-License-Identifier: GPL-3.0-or-later
// Answers that come with the code of a receipt: once, by service, and never so that one of them can be told from the others.
#include "answer_cases.h"

#include <rapidcheck.h>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <QTest>

using namespace talon;
using namespace talon::vault;
using namespace talon::vault::test;

namespace {

/// The n-th answer, to the n-th receipt.
NewAnswer with_receipt(int n, const std::string &service, int mark = 5, core::Day day = monday)
{
    NewAnswer made = nth(n, mark, {}, day);
    made.receipt.emplace();
    for (std::size_t i = 0; i < 4; ++i)
        made.receipt->mark[i] = static_cast<std::uint8_t>(n >> (8 * i));
    made.receipt->day = day;
    made.receipt->service = service;
    return made;
}

std::vector<NewAnswer> receipts(int first, int count, const std::string &service, core::Day day = monday)
{
    std::vector<NewAnswer> made;
    for (int n = first; n < first + count; ++n)
        made.push_back(with_receipt(n, service, 5, day));
    return made;
}

std::int64_t sum(const core::survey::Counts &counts)
{
    std::int64_t all = 0;
    if (const auto found = counts.find("service_time"); found != counts.end())
        for (const auto &[choice, count] : found->second)
            all += count;
    return all;
}

} // namespace

class TestAnswerReceipts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_receipt_serves_once()
    {
        const Folder folder;
        {
            auto store = opened(folder);
            NewAnswer second = with_receipt(1, "decl", 1);
            second.id[15] = 1; // of another phone
            QVERIFY((store->take({with_receipt(1, "decl"), second}).value() == std::vector<Taken>{Taken::fresh, Taken::spent}));
            QVERIFY2((store->take({with_receipt(1, "decl")}).value() == std::vector<Taken>{Taken::again}), "the same answer, sent twice");
            QVERIFY(store->is_spent(*second.receipt).value());
            QVERIFY(!store->is_spent(*with_receipt(2, "decl").receipt).value());
        }
        auto store = opened(folder);
        NewAnswer third = with_receipt(1, "decl", 2);
        third.id[15] = 2;
        QVERIFY2((store->take({third}).value() == std::vector<Taken>{Taken::spent}), "also after a restart");
        QCOMPARE(store->release(1, monday).value(), 1);
    }

    void keys_are_made_ahead_kept_and_forgotten()
    {
        const Folder folder;
        std::map<core::Day, ReceiptKey> before;
        {
            auto store = opened(folder);
            before = store->receipt_keys(monday).value();
            QCOMPARE(before.size(), std::size_t(3)); // today and the two days after it
            QVERIFY(before.begin()->second != before.rbegin()->second);
            QVERIFY(store->take({with_receipt(1, "decl")}).ok());
        }
        auto store = opened(folder);
        QVERIFY2(store->receipt_keys(monday).value() == before, "kiosks hold them: they do not change");
        const auto later = store->receipt_keys(monday + AnswerStore::kept_receipt_days).value();
        QVERIFY(later.at(monday) == before.at(monday));
        QVERIFY(store->is_spent(*with_receipt(1, "decl").receipt).value());
        const auto gone = store->receipt_keys(monday + AnswerStore::kept_receipt_days + one).value();
        QVERIFY2(!gone.contains(monday), "no code of that day is known any more");
        QVERIFY(!store->is_spent(*with_receipt(1, "decl").receipt).value());
    }

    void fewer_than_five_of_a_service_are_kept_without_it()
    {
        const Folder folder;
        {
            auto store = opened(folder);
            QVERIFY(store->take(receipts(0, 4, "rare")).ok());
            QVERIFY(store->take(receipts(10, 6, "decl")).ok());
            QCOMPARE(store->release(5, monday).value(), 10);
            auto told = store->told("criteria", 1).value();
            QCOMPARE(told.answers, 10);
            QCOMPARE(told.with_receipt, 10);
            QCOMPARE(sum(told.services.at("decl")), 6);
            QVERIFY(!told.services.contains("rare"));
            // The week is over: they count, and nothing says for what service.
            QVERIFY(store->release(5, monday + 7 * one).ok());
            told = store->told("criteria", 1).value();
            QVERIFY(!told.services.contains("rare"));
            QCOMPARE(told.answers, 10);
        }
        QCOMPARE(asked(folder, "SELECT count(*) FROM answer WHERE service = 'rare'"), 0);
        QCOMPARE(asked(folder, "SELECT count(*) FROM answer"), 10);
        QCOMPARE(asked(folder, "SELECT count(*) FROM held"), 0);
    }

    void five_of_a_service_come_together_over_days()
    {
        const Folder folder;
        {
            auto store = opened(folder);
            for (int day = 0; day < 5; ++day) {
                const core::Day today = monday + day * one;
                QVERIFY(store->take({with_receipt(day, "rare", 4, today)}).ok());
                QVERIFY(store->release(5, today + one).ok()); // each day is over
                QVERIFY(day == 4 || !store->told("criteria", 1).value().services.contains("rare"));
            }
            QCOMPARE(sum(store->told("criteria", 1).value().services.at("rare")), 5);
        }
        QVERIFY2(asked(folder, "SELECT count(DISTINCT day) FROM answer WHERE service = 'rare'") == 1, "a day of its own would name the visitor");
    }

    void whatever_comes_no_stored_group_of_a_service_is_small()
    {
        QVERIFY(rc::check("with its service an answer stands among five or more of the same day, and figures of a slice move by five", [] {
            const Folder folder;
            int next = 0;
            core::Day day = monday;
            {
                auto store = opened(folder);
                std::map<std::string, std::int64_t> before;
                for (int step = 0, steps = *rc::gen::inRange(1, 25); step < steps; ++step) {
                    const std::string service = *rc::gen::element<std::string>("decl", "inn", "rare");
                    for (int count = *rc::gen::inRange(0, 6); count > 0; --count, ++next)
                        RC_ASSERT(store->take({with_receipt(next, service, 1 + next % 5, day)}).ok());
                    if (*rc::gen::inRange(0, 3) == 0)
                        day += one;
                    RC_ASSERT(store->release(5, day).ok());
                    const Told told = store->told("criteria", 1).value();
                    std::int64_t of_services = 0;
                    for (const auto &[name, counts] : told.services) {
                        const std::int64_t now = sum(counts);
                        RC_ASSERT((now == before[name] || now >= before[name] + 5));
                        before[name] = now;
                        of_services += now;
                    }
                    RC_ASSERT(of_services <= told.answers);
                }
            }
            SQLite::Database file(folder.path());
            SQLite::Statement groups(file, "SELECT count(*) FROM answer WHERE service <> '' GROUP BY service, day");
            while (groups.executeStep())
                RC_ASSERT(groups.getColumn(0).getInt() >= 5);
            RC_ASSERT(file.execAndGet("SELECT count(*) FROM answer WHERE service <> '' AND part <> 3").getInt() == 0);
            RC_ASSERT(file.execAndGet("SELECT (SELECT count(*) FROM answer) + (SELECT count(*) FROM held) + (SELECT count(*) FROM inbox)").getInt() == next);
        }));
    }

    void nothing_leads_from_a_used_receipt_to_its_answer()
    {
        const Folder folder;
        {
            auto store = opened(folder);
            QVERIFY(store->take(receipts(0, 6, "decl")).ok());
            QVERIFY(store->release(5, monday).ok());
        }
        QCOMPARE(asked(folder, "SELECT count(*) FROM spent"), 6);
        for (const char *table : {"inbox", "held", "answer"})
            QCOMPARE(asked(folder, std::string("SELECT count(*) FROM pragma_table_info('") + table + "') WHERE name IN ('mark', 'receipt', 'code')"), 0);
        QCOMPARE(asked(folder, "SELECT count(*) FROM answer WHERE id IN (SELECT mark FROM spent) OR salt IN (SELECT mark FROM spent)"), 0);
    }
};

QTEST_APPLESS_MAIN(TestAnswerReceipts)
#include "tst_answer_receipts.moc"
