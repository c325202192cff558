// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/announce/phrase.h"
#include "show.h"

#include <algorithm>
#include <set>

using namespace talon::core;

namespace {

const Grammar &russian() { return *built_in_grammar(Language::ru); }
const Grammar &english() { return *built_in_grammar(Language::en); }

/// "ticket letter.a number.20+number.3, window final.5.": the fragments, and what stands between them.
std::string joined(const std::vector<Fragment> &fragments)
{
    std::string text;
    Pause before = Pause::end;
    for (const auto &[id, after] : fragments) {
        text += text.empty() ? "" : before == Pause::joined ? "+" : before == Pause::comma ? ", " : before == Pause::slight ? "; " : " ";
        text += id;
        before = after;
    }
    return text + (before == Pause::end ? "." : before == Pause::comma ? "," : "");
}

bool plain(const std::string &id)
{
    static const auto required = required_fragments(russian());
    static const std::set<std::string> known(required.begin(), required.end());
    return known.contains(id);
}

HasFragment with(std::set<std::string> more)
{
    return [more = std::move(more)](const std::string &id) { return plain(id) || more.contains(id); };
}

std::string call(const TicketNumber &number, WindowNumber window, const HasFragment &has = plain)
{
    return joined(speak(russian(), "call", {number, window, {}}, has));
}

std::string text(const Grammar &grammar, const TicketNumber &number, WindowNumber window, const char *phrase = "call")
{
    return write(grammar, phrase, {number, window, {}});
}

} // namespace

class TestPhrase : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void says_where_to_go()
    {
        QCOMPARE(text(russian(), {Letter::A, 23}, 5), std::string{"Талон А двадцать три, пройдите к окну номер пять"});
        QCOMPARE(text(english(), {Letter::P, 118}, 21), std::string{"Ticket P one hundred eighteen, please go to window number twenty-one"});
        QCOMPARE(call({Letter::A, 23}, 5), std::string{"ticket letter.a number.20+number.3, window final.5."});
        QCOMPARE(call({Letter::H, 300}, 20), std::string{"ticket letter.h number.300, window final.20."});
        QCOMPARE(call({Letter::Y, 519}, 21), std::string{"ticket letter.y number.500+number.19, window number.20+final.1."});
        QCOMPARE(call({Letter::C, 999}, 99), std::string{"ticket letter.c number.900+number.90+number.9, window number.90+final.9."});
    }

    void says_two_letters_one_after_the_other()
    {
        const Letter both = pair(Letter::A, Letter::B);
        QCOMPARE(text(russian(), {both, 23}, 5), std::string{"Талон А В двадцать три, пройдите к окну номер пять"});
        QCOMPARE(text(english(), {both, 23}, 5), std::string{"Ticket A B twenty-three, please go to window number five"});
        QCOMPARE(call({both, 23, 2}, 5), std::string{"ticket number.2 letter.a letter.b number.20+number.3, window final.5."});
    }

    void says_a_kiosks_own_number()
    {
        QCOMPARE(text(russian(), {Letter::A, 7, 2}, 5), std::string{"Талон два А семь, пройдите к окну номер пять"});
        QCOMPARE(text(english(), {Letter::B, 23, 112}, 5),
                 std::string{"Ticket one hundred twelve B twenty-three, please go to window number five"});
        QCOMPARE(call({Letter::A, 7, 2}, 5), std::string{"ticket number.2 letter.a number.7, window final.5."});
        QCOMPARE(call({Letter::A, 7, 999}, 5), std::string{"ticket number.900+number.90+number.9 letter.a number.7, window final.5."});
        for (const int prefix : {-1, 1000}) {
            QCOMPARE(call({Letter::A, 7, prefix}, 5), std::string{"."});
            QVERIFY(text(russian(), {Letter::A, 7, prefix}, 5).empty());
        }
        for (int prefix = 1; prefix <= last_prefix; ++prefix)
            QVERIFY(!speak(russian(), "call", {{Letter::A, 7, prefix}, 5, {}}, plain).empty());
    }

    /// In the middle of a sentence nothing rises as before a comma.
    void the_melody_follows_the_place()
    {
        const auto has = with({"number.2.middle", "number.7.middle", "number.20.comma"});
        QCOMPARE(call({Letter::A, 7, 2}, 5, has), std::string{"ticket number.2.middle letter.a number.7, window final.5."});
        QCOMPARE(call({Letter::A, 20}, 20, has), std::string{"ticket letter.a number.20.comma, window final.20."});
        QCOMPARE(call({Letter::A, 7, 27}, 5, has), std::string{"ticket number.20+number.7.middle letter.a number.7, window final.5."});
    }

    void says_the_longest_that_the_voice_has()
    {
        const auto has = with({"number.23", "final.23", "number.123", "number.23.middle"});
        QCOMPARE(call({Letter::A, 23}, 23, has), std::string{"ticket letter.a number.23, window final.23."});
        QCOMPARE(call({Letter::A, 123}, 24, has), std::string{"ticket letter.a number.123, window number.20+final.4."});
        QCOMPARE(call({Letter::A, 223}, 5, has), std::string{"ticket letter.a number.200+number.23, window final.5."});
        QCOMPARE(call({Letter::A, 1, 23}, 5, has), std::string{"ticket number.23.middle letter.a number.1, window final.5."});
        // Said in one piece it rises: not where the sentence goes on.
        QCOMPARE(call({Letter::A, 1, 23}, 5, with({"number.23"})), std::string{"ticket number.20+number.3 letter.a number.1, window final.5."});
    }

    void further_phrases()
    {
        const auto all = with({"again", "counter", "look", "other_window", "attention", "message", "opening", "break", "closing", "evacuation"});
        const PhraseValues values{{Letter::A, 23}, 5, {}};
        const auto spoken = [&](const char *phrase) { return joined(speak(russian(), phrase, values, all)); };
        QCOMPARE(spoken("recall"), std::string{"again, ticket letter.a number.20+number.3, window final.5."});
        QCOMPARE(spoken("brief"), std::string{"letter.a number.20+number.3; counter final.5."});
        QCOMPARE(spoken("roll"), std::string{"letter.a number.20+number.3,"});
        QCOMPARE(spoken("move"), std::string{"ticket letter.a number.20+number.3, other_window, counter final.5."});
        QCOMPARE(text(russian(), {Letter::A, 23}, 5, "recall"), std::string{"Повторно, Талон А двадцать три, пройдите к окну номер пять"});
        for (const Grammar *grammar : {&russian(), &english()})
            for (const char *phrase : {"call", "recall", "brief", "brief_recall", "roll", "look", "move", "message", "opening", "break", "closing", "evacuation"}) {
                QVERIFY2(!speak(*grammar, phrase, values, all).empty(), phrase);
                QVERIFY2(!write(*grammar, phrase, values).empty(), phrase);
            }
        // A voice that lacks a word says another form.
        QVERIFY(speak(russian(), "recall", values, plain).empty());
        QVERIFY(speak(russian(), "no such phrase", values, all).empty());
    }

    void forms_of_a_slot()
    {
        const auto grammar = parse_grammar(std::string("word before до\n") + sample + "phrase call {ticket}, before {minutes:genitive.f}.\n");
        QVERIFY2(grammar.ok(), grammar ? "" : grammar.error().c_str());
        const PhraseValues values{{Letter::A, 1}, 1, {{"minutes", 2}}};
        QCOMPARE(write(*grammar, "call", values), std::string{"А n1, до n2fg"});
        const HasFragment all = [](const std::string &id) { return id != "number.1.comma"; };
        QCOMPARE(joined(speak(*grammar, "call", values, all)), std::string{"letter.a number.1, before final.2.f.genitive."});
        QVERIFY(speak(*grammar, "call", {{Letter::A, 1}, 1, {}}, all).empty()); // no value for the slot
    }

    void a_bad_grammar_is_refused_with_its_line()
    {
        const auto fault = [](const std::string &text) {
            const auto grammar = parse_grammar(text);
            return grammar.ok() ? std::string("nothing is wrong") : grammar.error();
        };
        const std::string good = std::string(sample) + "word ticket Талон\nphrase call ticket {ticket}, {window}.\n";
        QCOMPARE(fault(good), std::string("nothing is wrong"));
        for (const char *line : {"nonsense", "word lonely", "numeral x y", "numeral 21 x", "numeral 1 a b c", "phrase bad nothing.", "phrase bad {x:often}",
                                 "phrase call ticket.", "language klingon!", "thousand several x", "word ticket twice"})
            QCOMPARE(fault(good + line + "\n"), "Line " + std::to_string(std::count(good.begin(), good.end(), '\n') + 1)
                                                    + " of the grammar cannot be understood: " + line);
        QCOMPARE(fault(sample), std::string("The grammar has no phrase \"call\"."));
        QCOMPARE(fault("word ticket Талон\nphrase call ticket {ticket}.\n"), std::string("The grammar has no numeral for 1."));
        QCOMPARE(fault(std::string(65'537, '#')), std::string("The grammar is larger than 64 KiB."));
    }

    void is_empty_outside_the_range()
    {
        for (const Grammar *grammar : {&russian(), &english()})
            for (const auto &[number, window] : {std::pair{0, 1}, {1000, 1}, {-1, 1}, {1, 0}, {1, 100}, {1, -5}}) {
                QVERIFY(speak(*grammar, "call", {{Letter::A, number}, window, {}}, plain).empty());
                QVERIFY(text(*grammar, {Letter::A, number}, window).empty());
            }
    }

    void uses_the_required_fragments_and_all_of_them()
    {
        for (const Grammar *grammar : {&russian(), &english()}) {
            const auto required = required_fragments(*grammar);
            const std::set<std::string> known(required.begin(), required.end());
            QCOMPARE(known.size(), required.size());
            QCOMPARE(known.size(), std::size_t{2 + 12 + 36 + 27});
            const HasFragment has = [&](const std::string &id) { return known.contains(id); };
            std::set<std::string> used;
            for (int letter = 0; letter < letter_count; ++letter)
                for (int number = 1; number <= 999; number += letter < single_letters ? 1 : 83)
                    for (const auto &each : speak(*grammar, "call", {{static_cast<Letter>(letter), number}, number % 99 + 1, {}}, has))
                        used.insert(each.id);
            QVERIFY(used == known);
            for (const std::string &word : optional_words(*grammar))
                QVERIFY(!known.contains(word));
        }
    }

    void every_phrase_adds_up()
    {
        const auto required = required_fragments(russian());
        const std::set<std::string> known(required.begin(), required.end());
        const HasFragment has = [&](const std::string &id) { return known.contains(id); };
        for (int number = 1; number <= 999; ++number) {
            for (int window = 1; window <= 99; ++window) {
                const auto said = speak(russian(), "call", {{Letter::T, number}, window, {}}, has);
                QCOMPARE(said.front().id, std::string{"ticket"});
                QCOMPARE(said.at(1).id, std::string{"letter.t"});
                int sum = 0;
                int said_number = 0;
                for (std::size_t i = 2; i < said.size(); ++i) {
                    if (said[i].id == "window") {
                        said_number = std::exchange(sum, 0);
                        continue;
                    }
                    QCOMPARE(said[i].id.starts_with("final."), i + 1 == said.size());
                    sum += std::stoi(said[i].id.substr(said[i].id.find('.') + 1));
                }
                QCOMPARE(said_number, number);
                QCOMPARE(sum, window);
            }
        }
    }

private:
    /// A made-up language: "n7", with an f for the feminine and a g for the genitive.
    static const std::string sample;
};

const std::string TestPhrase::sample = [] {
    std::string text = "language ru\n";
    for (int value = 0; value < 1000; ++value)
        if (cardinal_parts(value).size() == 1) {
            const std::string n = "n" + std::to_string(value);
            text += "numeral " + std::to_string(value) + " m " + n + "\n";
            text += "numeral " + std::to_string(value) + " f " + n + "f " + n + "fg " + n + "fd " + n + "fa " + n + "fi " + n + "fp\n";
        }
    return text;
}();

QTEST_APPLESS_MAIN(TestPhrase)
#include "tst_phrase.moc"
