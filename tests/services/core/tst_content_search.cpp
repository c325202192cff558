// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/content/search.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>

using namespace talon::core;
using namespace talon::core::content;

namespace {

Page page(std::string id, std::string title, std::string wish, std::string text, std::vector<std::string> synonyms = {})
{
    Page made;
    made.id = PageId{std::move(id)};
    made.title.set(Language::ru, std::move(title));
    made.wish.set(Language::ru, std::move(wish));
    made.blocks = {Paragraph{{std::move(text), ""}}};
    made.synonyms = std::move(synonyms);
    return made;
}

/// Enough of a stemmer for these words: the ending after the fifth letter goes.
std::string stem(const std::string &word)
{
    return word.size() > 10 ? word.substr(0, 10) : word;
}

const std::vector<Page> pages{
    page("debts", "Задолженность и счёт", "узнать долг", "Единый налоговый счёт."),
    page("inn", "Получить ИНН", "", "Учёт физических лиц. Заявление о постановке на учёт."),
    page("deduction", "Налоговый вычет", "вернуть деньги за лечение", "Заполните декларацию 3-НДФЛ.", {"возврат"}),
};

std::vector<std::string> found(const std::string &query)
{
    std::vector<std::string> ids;
    for (const PageId &id : SearchIndex(pages, stem).find(query))
        ids.push_back(id.value);
    return ids;
}

using Ids = std::vector<std::string>;

} // namespace

class TestContentSearch : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void words_are_folded()
    {
        QVERIFY((words_of("Учёт, 3-НДФЛ №7 «Home»\n") == Ids{"учет", "3", "ндфл", "7", "home"}));
        QVERIFY(words_of("— … 🙂 \xff").empty());
    }

    void a_page_is_found_by_wish_title_text_and_synonym()
    {
        QVERIFY((found("лечение") == Ids{"deduction"}));
        QVERIFY((found("ИНН") == Ids{"inn"}));
        QVERIFY((found("заявление") == Ids{"inn"}));
        QVERIFY((found("Возврат") == Ids{"deduction"}));
        QVERIFY(found("ветеринар").empty());
        QVERIFY(found("").empty());
        QVERIFY(found("и").empty());
    }

    void the_title_stands_before_the_text()
    {
        QVERIFY((found("налоговый") == Ids{"deduction", "debts"}));
        QVERIFY((found("счет") == Ids{"debts", "inn"})); // the second by one slip: «учет»
    }

    void what_is_typed_so_far_finds_already()
    {
        for (const char *typed : {"де", "дек", "деклар"})
            QVERIFY(std::ranges::count(found(typed), "deduction") == 1);
    }

    void all_words_must_be_there()
    {
        QVERIFY((found("налоговый лечение") == Ids{"deduction"}));
        QVERIFY(found("лечение долг").empty());
    }

    void slips_are_forgiven()
    {
        for (const char *typed : {"личение", "лечене", "леечние", "лечеение", "дкелорацию"})
            QVERIFY2(std::ranges::count(found(typed), "deduction") == 1, typed);
        QVERIFY(found("ыыы").empty());
    }

    void slips_are_counted_as_people_make_them()
    {
        QCOMPARE(slips("налог", "налог", 2), 0);
        QCOMPARE(slips("налог", "нолог", 2), 1);
        QCOMPARE(slips("налог", "наог", 2), 1);
        QCOMPARE(slips("налог", "наалог", 2), 1);
        QCOMPARE(slips("налог", "анлог", 2), 1);
        QCOMPARE(slips("налог", "анлго", 2), 2);
        QCOMPARE(slips("аб", "бв", 2), 2);
        QCOMPARE(slips("налог", "долг", 1), 2);
        QCOMPARE(slips("налог", "", 2), 3);
    }

    void slips_are_the_same_both_ways()
    {
        QVERIFY(rc::check("a distance", [] {
            const auto word = rc::gen::container<std::string>(rc::gen::element('a', 'b', 'c'));
            const std::string a = *word, b = *word;
            RC_ASSERT(slips(a, b, 3) == slips(b, a, 3));
            RC_ASSERT((slips(a, b, 3) == 0) == (a == b));
        }));
    }
};

QTEST_APPLESS_MAIN(TestContentSearch)
#include "tst_content_search.moc"
