// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/content/alphabet.h"

#include <QTest>

using namespace talon::core;
using namespace talon::core::content;

namespace {

Page page(std::string id, std::string title, std::string english, std::vector<std::string> synonyms = {})
{
    Page made;
    made.id = PageId{std::move(id)};
    made.title.set(Language::ru, std::move(title));
    if (!english.empty())
        made.title.set(Language::en, std::move(english));
    made.synonyms = std::move(synonyms);
    return made;
}

const std::vector<Page> pages{
    page("deduction", "Налоговый вычет", "Tax deduction", {"вычет", "возврат", "налоговый возврат"}),
    page("debts", "Ёмкая справка", ""),
    page("ens", "Единый счёт", "Single account", {"енс"}),
    page("ndfl", "3-НДФЛ", "3-NDFL", {"декларация", "usn"}),
};

std::vector<std::string> letters(Language language)
{
    std::vector<std::string> found;
    for (const IndexLetter &letter : alphabet_of(pages, language))
        found.push_back(letter.letter);
    return found;
}

std::vector<IndexEntry> under(const std::string &wanted, Language language = Language::ru)
{
    for (const IndexLetter &letter : alphabet_of(pages, language))
        if (letter.letter == wanted)
            return letter.entries;
    return {};
}

} // namespace

class TestContentAlphabet : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void letters_stand_in_the_order_of_the_readers_script()
    {
        QVERIFY((letters(Language::ru) == std::vector<std::string>{"в", "д", "е", "н", "u", "0"}));
        // What is in Russian only is under its own letter, behind.
        QVERIFY((letters(Language::en) == std::vector<std::string>{"s", "t", "е", "0"}));
    }

    void a_page_stands_under_its_title_and_under_each_word_that_people_say()
    {
        QVERIFY((under("в") == std::vector<IndexEntry>{{"возврат", {"deduction"}}})); // once under a letter
        QVERIFY((under("н") == std::vector<IndexEntry>{{"Налоговый вычет", {"deduction"}}})); // by its title, where it has both
        QVERIFY((under("0") == std::vector<IndexEntry>{{"3-НДФЛ", {"ndfl"}}}));
    }

    void yo_stands_under_ye_in_alphabetical_order()
    {
        QVERIFY((under("е") == std::vector<IndexEntry>{{"Единый счёт", {"ens"}}, {"Ёмкая справка", {"debts"}}}));
    }

    void synonyms_are_russian_alone()
    {
        QVERIFY(under("u", Language::en).empty());
        QVERIFY(alphabet_of({}, Language::ru).empty());
        QVERIFY(alphabet_of({page("bare", "—", "")}, Language::ru).empty());
    }
};

QTEST_APPLESS_MAIN(TestContentAlphabet)
#include "tst_content_alphabet.moc"
