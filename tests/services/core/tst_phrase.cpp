// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/announce/phrase.h"
#include "show.h"

#include <algorithm>
#include <set>

using namespace talon::core;

namespace {

std::string joined(const std::vector<std::string> &ids)
{
    std::string text;
    for (const auto &id : ids)
        text += (text.empty() ? "" : " ") + id;
    return text;
}

std::vector<std::string> words(const std::string &text)
{
    std::vector<std::string> found{""};
    for (const char c : text) {
        if (c == ' ' || c == '-')
            found.emplace_back();
        else
            found.back() += c;
    }
    return found;
}

/// What a word of a Russian cardinal is worth; written down apart from the code that says it.
int worth_ru(const std::string &word)
{
    static const std::vector<std::pair<std::string, int>> table{
        {"один", 1},          {"одна", 1},          {"одно", 1},         {"два", 2},
        {"две", 2},           {"три", 3},           {"четыре", 4},       {"пять", 5},
        {"шесть", 6},         {"семь", 7},          {"восемь", 8},       {"девять", 9},
        {"десять", 10},       {"одиннадцать", 11},  {"двенадцать", 12},  {"тринадцать", 13},
        {"четырнадцать", 14}, {"пятнадцать", 15},   {"шестнадцать", 16}, {"семнадцать", 17},
        {"восемнадцать", 18}, {"девятнадцать", 19}, {"двадцать", 20},    {"тридцать", 30},
        {"сорок", 40},        {"пятьдесят", 50},    {"шестьдесят", 60},  {"семьдесят", 70},
        {"восемьдесят", 80},  {"девяносто", 90},    {"сто", 100},        {"двести", 200},
        {"триста", 300},      {"четыреста", 400},   {"пятьсот", 500},    {"шестьсот", 600},
        {"семьсот", 700},     {"восемьсот", 800},   {"девятьсот", 900}};
    for (const auto &[known, worth] : table)
        if (known == word)
            return worth;
    return 0;
}

int value_of(const std::string &fragment)
{
    return std::stoi(fragment.substr(fragment.find('.') + 1));
}

} // namespace

class TestPhrase : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void says_where_to_go()
    {
        QCOMPARE(phrase_text({Letter::A, 23}, 5, Language::ru),
                 std::string{"Талон А двадцать три, пройдите к окну номер пять"});
        QCOMPARE(phrase_text({Letter::P, 118}, 21, Language::en),
                 std::string{"Ticket P one hundred eighteen, please go to window number twenty-one"});
        QCOMPARE(joined(phrase({Letter::A, 23}, 5, Language::ru)),
                 std::string{"ticket letter.a number.20 number.3 window final.5"});
        QCOMPARE(joined(phrase({Letter::H, 300}, 20, Language::ru)),
                 std::string{"ticket letter.h number.300 window final.20"});
        QCOMPARE(joined(phrase({Letter::Y, 519}, 21, Language::ru)),
                 std::string{"ticket letter.y number.500 number.19 window number.20 final.1"});
        QCOMPARE(joined(phrase({Letter::C, 999}, 99, Language::en)),
                 std::string{"ticket letter.c number.900 number.90 number.9 window number.90 final.9"});
    }

    void says_a_kiosks_own_number()
    {
        QCOMPARE(phrase_text({Letter::A, 7, 2}, 5, Language::ru),
                 std::string{"Талон два А семь, пройдите к окну номер пять"});
        QCOMPARE(phrase_text({Letter::B, 23, 112}, 5, Language::en),
                 std::string{"Ticket one hundred twelve B twenty-three, please go to window number five"});
        QCOMPARE(joined(phrase({Letter::A, 7, 2}, 5, Language::ru)),
                 std::string{"ticket number.2 letter.a number.7 window final.5"});
        QCOMPARE(joined(phrase({Letter::A, 7, 999}, 5, Language::ru)),
                 std::string{"ticket number.900 number.90 number.9 letter.a number.7 window final.5"});
        for (const int prefix : {-1, 1000}) {
            QVERIFY(phrase({Letter::A, 7, prefix}, 5, Language::ru).empty());
            QVERIFY(phrase_text({Letter::A, 7, prefix}, 5, Language::ru).empty());
        }
        const auto required = required_fragments(Language::ru);
        for (int prefix = 1; prefix <= last_prefix; ++prefix)
            for (const auto &id : phrase({Letter::A, 7, prefix}, 5, Language::ru))
                QVERIFY2(std::find(required.begin(), required.end(), id) != required.end(), id.c_str());
    }

    void is_empty_outside_the_range()
    {
        for (const auto language : {Language::ru, Language::en}) {
            for (const auto &[number, window] :
                 {std::pair{0, 1}, {1000, 1}, {-1, 1}, {1, 0}, {1, 100}, {1, -5}}) {
                QVERIFY(phrase({Letter::A, number}, window, language).empty());
                QVERIFY(phrase_text({Letter::A, number}, window, language).empty());
            }
        }
        QVERIFY(cardinal_ru(0, Gender::masculine).empty() && cardinal_ru(1000, Gender::neuter).empty());
        QVERIFY(cardinal_en(0).empty() && cardinal_en(-7).empty());
    }

    void counts_in_russian()
    {
        for (const auto &[value, text] :
             std::vector<std::pair<int, std::string>>{{1, "один"},
                                                      {2, "два"},
                                                      {10, "десять"},
                                                      {11, "одиннадцать"},
                                                      {14, "четырнадцать"},
                                                      {15, "пятнадцать"},
                                                      {16, "шестнадцать"},
                                                      {19, "девятнадцать"},
                                                      {20, "двадцать"},
                                                      {40, "сорок"},
                                                      {50, "пятьдесят"},
                                                      {90, "девяносто"},
                                                      {99, "девяносто девять"},
                                                      {100, "сто"},
                                                      {101, "сто один"},
                                                      {111, "сто одиннадцать"},
                                                      {200, "двести"},
                                                      {212, "двести двенадцать"},
                                                      {222, "двести двадцать два"},
                                                      {340, "триста сорок"},
                                                      {400, "четыреста"},
                                                      {505, "пятьсот пять"},
                                                      {616, "шестьсот шестнадцать"},
                                                      {999, "девятьсот девяносто девять"}})
            QCOMPARE(cardinal_ru(value, Gender::masculine), text);
        QCOMPARE(cardinal_ru(1, Gender::feminine), std::string{"одна"});
        QCOMPARE(cardinal_ru(1, Gender::neuter), std::string{"одно"});
        QCOMPARE(cardinal_ru(2, Gender::neuter), std::string{"два"});
        QCOMPARE(cardinal_ru(162, Gender::feminine), std::string{"сто шестьдесят две"});
        QCOMPARE(cardinal_ru(11, Gender::feminine), std::string{"одиннадцать"});
        QCOMPARE(cardinal_ru(12, Gender::feminine), std::string{"двенадцать"});
        QCOMPARE(cardinal_ru(112, Gender::feminine), std::string{"сто двенадцать"});
    }

    void every_cardinal_adds_up()
    {
        std::set<std::string> seen;
        for (int value = 1; value <= 999; ++value) {
            for (const auto gender : {Gender::masculine, Gender::feminine, Gender::neuter}) {
                const std::string text = cardinal_ru(value, gender);
                int sum = 0;
                int smallest = 1000;
                for (const auto &word : words(text)) {
                    const int worth = worth_ru(word);
                    QVERIFY2(worth > 0, text.c_str());
                    QVERIFY2(worth < smallest, text.c_str()); // big words first
                    smallest = worth;
                    sum += worth;
                }
                QCOMPARE(sum, value);
            }
            QVERIFY(seen.insert(cardinal_ru(value, Gender::masculine)).second);
            QVERIFY(seen.insert(cardinal_en(value)).second);
        }
        QCOMPARE(cardinal_en(342), std::string{"three hundred forty-two"});
        QCOMPARE(cardinal_en(20), std::string{"twenty"});
        QCOMPARE(cardinal_en(900), std::string{"nine hundred"});
        QCOMPARE(cardinal_en(115), std::string{"one hundred fifteen"});
    }

    void uses_the_required_fragments_and_all_of_them()
    {
        for (const auto language : {Language::ru, Language::en}) {
            const auto required = required_fragments(language);
            const std::set<std::string> known(required.begin(), required.end());
            QCOMPARE(known.size(), required.size());
            QCOMPARE(known.size(), std::size_t{2 + 12 + 36 + 27});
            std::set<std::string> used;
            for (int letter = 0; letter < letter_count; ++letter)
                for (int number = 1; number <= 999; ++number)
                    for (const auto &id :
                         phrase({static_cast<Letter>(letter), number}, number % 99 + 1, language))
                        used.insert(id);
            QVERIFY(used == known);
        }
    }

    void every_phrase_adds_up()
    {
        for (int number = 1; number <= 999; ++number) {
            for (int window = 1; window <= 99; ++window) {
                const auto ids = phrase({Letter::T, number}, window, Language::ru);
                QCOMPARE(ids.front(), std::string{"ticket"});
                QCOMPARE(ids.at(1), std::string{"letter.t"});
                const auto middle = std::find(ids.begin(), ids.end(), "window");
                int said_number = 0;
                for (auto id = ids.begin() + 2; id != middle; ++id)
                    said_number += value_of(*id);
                int said_window = 0;
                for (auto id = middle + 1; id != ids.end(); ++id) {
                    QCOMPARE(id->starts_with("final."), id + 1 == ids.end());
                    said_window += value_of(*id);
                }
                QCOMPARE(said_number, number);
                QCOMPARE(said_window, window);
            }
        }
    }
};

QTEST_APPLESS_MAIN(TestPhrase)
#include "tst_phrase.moc"
