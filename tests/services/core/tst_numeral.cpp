// SPDX-License-Identifier: GPL-3.0-or-later
// Cardinals against Unicode's rules (CLDR, as ICU knows them): every number of 0…9999, in every case and gender.
#include "core/announce/grammar.h"

#include <QTest>

#include <unicode/rbnf.h>
#include <unicode/unistr.h>

#include <algorithm>

using namespace talon::core;

namespace {

/// What another hand's rules say; "ё" may be written "е" there.
class OtherHand
{
public:
    explicit OtherHand(const char *locale)
        : m_format(icu::URBNF_SPELLOUT, icu::Locale(locale), m_status)
    {
    }
    bool ok() const { return U_SUCCESS(m_status) != 0; }

    std::string say(int value, const std::string &rules)
    {
        icu::UnicodeString text;
        icu::FieldPosition place;
        UErrorCode status = U_ZERO_ERROR;
        m_format.format(value, icu::UnicodeString::fromUTF8("%spellout-cardinal" + rules), text, place, status);
        std::string utf8;
        if (U_SUCCESS(status))
            text.toUTF8String(utf8);
        // Soft hyphens, where a word may be broken.
        for (std::size_t at; (at = utf8.find("\xC2\xAD")) != std::string::npos;)
            utf8.erase(at, 2);
        return plain(utf8);
    }
    static std::string plain(std::string text)
    {
        const std::string yo = "ё";
        for (std::size_t at; (at = text.find(yo)) != std::string::npos;)
            text.replace(at, yo.size(), "е");
        return text;
    }

private:
    UErrorCode m_status = U_ZERO_ERROR;
    icu::RuleBasedNumberFormat m_format;
};

} // namespace

class TestNumeral : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void russian_in_every_case_and_gender()
    {
        OtherHand other("ru");
        QVERIFY(other.ok());
        const Numerals &numerals = built_in_grammar(Language::ru)->numerals;
        const std::vector<std::pair<Gender, std::string>> all_genders{
            {Gender::masculine, "-masculine"}, {Gender::feminine, "-feminine"}, {Gender::neuter, "-neuter"}};
        const std::vector<std::pair<Case, std::string>> all_cases{{Case::nominative, ""},         {Case::genitive, "-genitive"},
                                                                  {Case::dative, "-dative"},      {Case::accusative, "-accusative"},
                                                                  {Case::instrumental, "-ablative"}, {Case::prepositional, "-locative"}};
        for (const auto &[gender, gender_name] : all_genders)
            for (const auto &[in, case_name] : all_cases)
                for (int value = 1; value <= greatest_cardinal; ++value) {
                    std::string theirs = other.say(value, gender_name + case_name);
                    // Unicode's rules leave these two words unbent there, by mistake: it is «о двадцати», «о тридцати», as «о пятидесяти».
                    if (in == Case::prepositional)
                        for (const std::string word : {"двадцать", "тридцать"})
                            if (const auto at = theirs.find(word); at != std::string::npos)
                                theirs.replace(at + word.size() - 2, 2, "и");
                    const std::string ours = OtherHand::plain(cardinal(numerals, value, gender, in));
                    QVERIFY2(ours == theirs, (std::to_string(value) + gender_name + case_name + ": " + ours + " / " + theirs).c_str());
                }
    }

    /// Russian has two words for nothing, and Unicode's rules take some cases from the other one: «ноль, нолём», «нуль, нулём».
    void nothing_in_russian()
    {
        const Numerals &numerals = built_in_grammar(Language::ru)->numerals;
        QCOMPARE(cardinal(numerals, 0), std::string("ноль"));
        QCOMPARE(cardinal(numerals, 0, Gender::feminine, Case::genitive), std::string("ноля"));
        QCOMPARE(cardinal(numerals, 0, Gender::masculine, Case::instrumental), std::string("нолём"));
    }

    void english()
    {
        OtherHand other("en");
        QVERIFY(other.ok());
        const Numerals &numerals = built_in_grammar(Language::en)->numerals;
        for (int value = 0; value <= greatest_cardinal; ++value) {
            const std::string theirs = other.say(value, "");
            QVERIFY2(cardinal(numerals, value) == theirs, (cardinal(numerals, value) + " / " + theirs).c_str());
        }
    }

    void nothing_outside_the_range()
    {
        for (const auto language : {Language::ru, Language::en})
            for (const int value : {-1, greatest_cardinal + 1})
                QVERIFY(cardinal(built_in_grammar(language)->numerals, value).empty() && cardinal_parts(value).empty());
        QVERIFY((cardinal_parts(4'123) == std::vector<int>{4'000, 100, 20, 3}));
        QVERIFY((cardinal_parts(9'019) == std::vector<int>{9'000, 19}));
        QVERIFY((cardinal_parts(0) == std::vector<int>{0}));
    }
};

QTEST_APPLESS_MAIN(TestNumeral)
#include "tst_numeral.moc"
