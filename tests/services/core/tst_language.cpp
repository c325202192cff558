// SPDX-License-Identifier: GPL-3.0-or-later
// Tags of languages, and texts in them.
#include "core/values/text.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>
#include <unordered_set>

using namespace talon::core;

namespace {

/// A tag of two or three parts as the standard spells it.
rc::Gen<std::string> tags()
{
    const auto letters = [](std::size_t count, char first) {
        return rc::gen::container<std::string>(count, rc::gen::inRange(first, static_cast<char>(first + 26)));
    };
    return rc::gen::exec([letters] {
        std::string tag = *letters(*rc::gen::inRange<std::size_t>(2, 4), 'a');
        if (*rc::gen::arbitrary<bool>())
            tag += "-" + *letters(1, 'A') + *letters(3, 'a');
        switch (*rc::gen::inRange(0, 3)) {
        case 0: return tag;
        case 1: return tag + "-" + *letters(2, 'A');
        default: return tag + "-" + *rc::gen::container<std::string>(3, rc::gen::inRange('0', static_cast<char>('9' + 1)));
        }
    });
}

std::string in_other_case(std::string tag)
{
    for (char &c : tag)
        if (*rc::gen::arbitrary<bool>())
            c = static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    return tag;
}

} // namespace

class TestLanguage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void russian_is_meant_where_nothing_is_said()
    {
        QVERIFY(Language{} == Language::ru);
        QCOMPARE(Language::ru.tag(), std::string{"ru"});
        QCOMPARE(Language::en.tag(), std::string{"en"});
        QVERIFY(Language::parse("ru") == Language::ru && Language::parse("EN") == Language::en);
    }

    void a_tag_reads_in_any_case_and_is_spelled_in_one()
    {
        const bool held = rc::check([] {
            const std::string tag = *tags();
            const auto language = Language::parse(in_other_case(tag));
            RC_ASSERT(language.has_value());
            RC_ASSERT(language->tag() == tag);
            RC_ASSERT(Language::parse(tag) == language);
        });
        QVERIFY(held);
    }

    void languages_are_ordered_and_hashed_by_their_tags()
    {
        const bool held = rc::check([] {
            const std::string one = *tags();
            const std::string other = *tags();
            const Language first = Language::parse(one).value();
            const Language second = Language::parse(other).value();
            RC_ASSERT((first == second) == (one == other));
            RC_ASSERT((first < second) == (one < other));
            RC_ASSERT((std::unordered_set<Language>{first, second, first}.size() == (one == other ? 1U : 2U)));
        });
        QVERIFY(held);
    }

    void a_broader_language_ends_with_the_first_part()
    {
        const Language kazakh = Language::parse("kk-Latn-KZ").value();
        QVERIFY(kazakh.broader() == Language::parse("kk-Latn"));
        QVERIFY(kazakh.broader()->broader() == Language::parse("kk"));
        QVERIFY(!kazakh.broader()->broader()->broader());
    }

    void what_is_no_tag_is_refused_data()
    {
        QTest::addColumn<QByteArray>("tag");
        for (const char *tag : {"", "r", "russ", "r1", "1u", "-", "ru-", "-ru", "ru--RU", "ru-R", "ru-RUS", "ru-12", "ru-1234", "ru-Cyr1", "ru-RU-Cyrl",
                                "ru-RU-x", "ru_RU", "ru RU", "ру", "abc-Latn-4190", "sr-Latn-RS-x", "i-klingon", "ru-Cyrl-Cyrl"})
            QTest::newRow(tag) << QByteArray(tag);
        QTest::newRow("a zero") << QByteArray("ru\0", 3);
        QTest::newRow("a zero in a region") << QByteArray("ru-\0\0", 5);
    }

    void what_is_no_tag_is_refused()
    {
        QFETCH(const QByteArray, tag);
        QVERIFY(!Language::parse(tag.toStdString()));
    }

    void no_text_is_a_tag_by_accident()
    {
        const bool held = rc::check([] {
            const auto text = *rc::gen::container<std::string>(rc::gen::element('r', 'u', 'R', '-', '1', '\0', ' ', '\xd0'));
            const auto language = Language::parse(text);
            const auto lowered = [](std::string from) {
                std::transform(from.begin(), from.end(), from.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
                return from;
            };
            if (language)
                RC_ASSERT(lowered(language->tag()) == lowered(text));
        });
        QVERIFY(held);
    }

    void texts_fall_back_to_a_broader_language_and_to_russian()
    {
        const Language tatar = Language::parse("tt").value();
        const Language in_russia = Language::parse("tt-RU").value();
        const Text text{"да", ""};
        QCOMPARE(text.in(Language::en), std::string{"да"});
        QCOMPARE((Text{"да", "yes"}.in(Language::en)), std::string{"yes"});
        QCOMPARE((Text{"да", "yes"}.in(Language::ru)), std::string{"да"});
        Text more{"да", "yes"};
        QCOMPARE(more.in(in_russia), std::string{"да"});
        more.set(tatar, "әйе");
        QCOMPARE(more.in(in_russia), std::string{"әйе"});
        more.set(in_russia, "әйе!");
        QCOMPARE(more.in(in_russia), std::string{"әйе!"});
        QCOMPARE(more.in(tatar), std::string{"әйе"}); // never a narrower one
        QCOMPARE(more.in(Language::parse("de").value()), std::string{"да"});
    }

    void an_empty_text_is_none()
    {
        Text text{"да", ""};
        QCOMPARE(text.languages().size(), 1U);
        QVERIFY(text == Text{"да"} && text != (Text{"да", "yes"}));
        QVERIFY(text.only(Language::en).empty());
        text.set(Language::ru, "");
        QVERIFY(text.empty() && text == Text{} && text.in(Language::ru).empty());
    }
};

QTEST_APPLESS_MAIN(TestLanguage)
#include "tst_language.moc"
