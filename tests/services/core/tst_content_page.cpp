// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/content/coverage.h"

#include <QTest>

#include <algorithm>
#include <functional>

using namespace talon::core;
using namespace talon::core::content;
using Kind = Finding::Kind;

namespace {

constexpr Day today = std::chrono::year{2026} / 11 / 30;

Text both(std::string text)
{
    return {text, text};
}

Page sound()
{
    Page page;
    page.id = PageId{"ndfl"};
    page.kind = PageKind::service;
    page.service = ServiceId{"declarations"};
    page.title = {"Декларация 3-НДФЛ", "Income declaration"};
    page.summary = {{both("Паспорт")}, both("30 минут"), both("бесплатно")};
    page.blocks = {Paragraph{both("Заполните форму.")}, Sample{both("Образец"), {std::string(64, 'b'), std::string(64, 'a')}, {{{0, 0, 1000, 1000, both("Фамилия")}}}},
                   LegalAct{both("Налоговый кодекс"), both("статья 229")}};
    page.checked = today;
    return page;
}

bool has(const Page &page, const std::string &field, Kind kind)
{
    const auto found = findings(page);
    return std::find(found.begin(), found.end(), Finding{field, kind}) != found.end();
}

} // namespace

class TestContentPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_sound_page_has_no_findings()
    {
        QVERIFY(findings(sound()).empty());
    }

    void each_finding_stands_beside_its_field_data()
    {
        using Break = std::function<void(Page &)>;
        QTest::addColumn<Break>("broken");
        QTest::addColumn<QString>("field");
        QTest::addColumn<int>("kind");
        const auto row = [](const char *field, Kind kind, Break broken) {
            QTest::addRow("%s %d", field, static_cast<int>(kind)) << broken << QString::fromLatin1(field) << static_cast<int>(kind);
        };
        row("title", Kind::empty, [](Page &page) { page.title.set(Language::ru, {}); });
        row("title", Kind::too_long, [](Page &page) { page.title.set(Language::ru, std::string(max_page_title + 1, 'x')); });
        row("title", Kind::no_english, [](Page &page) { page.title.set(Language::en, {}); });
        row("title.en", Kind::bad_characters, [](Page &page) { page.title.set(Language::en, "a\tb"); });
        row("title", Kind::many_words_in_title, [](Page &page) { page.title.set(Language::ru, "1 2 3 4 5 6 7 8 9 10 11 12 13"); });
        row("wish", Kind::no_english, [](Page &page) { page.wish.set(Language::ru, "вернуть деньги"); });
        row("service", Kind::service_missing, [](Page &page) { page.service = {}; });
        row("summary.bring", Kind::too_many, [](Page &page) { page.summary.bring.resize(13, both("Паспорт")); });
        row("summary.bring.0", Kind::empty, [](Page &page) { page.summary.bring[0].set(Language::ru, {}); });
        row("summary.term", Kind::empty, [](Page &page) { page.summary.term.set(Language::ru, {}); });
        row("summary.fee", Kind::empty, [](Page &page) { page.summary.fee.set(Language::ru, {}); });
        row("blocks", Kind::too_many, [](Page &page) { page.blocks.resize(max_blocks + 1, Paragraph{both("Текст")}); });
        row("blocks.0.text", Kind::bad_characters, [](Page &page) { page.blocks[0] = Warning{both("a\u202Eb")}; });
        row("blocks.0.text", Kind::long_sentence, [](Page &page) {
            std::string words;
            for (int i = 0; i < 26; ++i)
                words += "слово ";
            page.blocks[0] = Paragraph{both(words)};
        });
        row("blocks.0.steps", Kind::empty, [](Page &page) { page.blocks[0] = Steps{}; });
        row("blocks.0.items", Kind::too_many, [](Page &page) { page.blocks[0] = Items{std::vector<Text>(21, both("x"))}; });
        row("blocks.0.rows.1", Kind::too_many, [](Page &page) { page.blocks[0] = Table{{{both("x")}, {both("x"), both("x"), both("x"), both("x")}}}; });
        row("blocks.1.hints.0.0", Kind::hint_outside, [](Page &page) { std::get<Sample>(page.blocks[1]).hints[0][0].left = 1; });
        row("blocks.1.hints", Kind::too_many, [](Page &page) { std::get<Sample>(page.blocks[1]).hints.resize(3); });
        row("blocks.1.pages", Kind::empty, [](Page &page) { std::get<Sample>(page.blocks[1]).pages.clear(); });
        row("blocks.0.requisites.inn", Kind::bad_requisites, [](Page &page) { page.blocks[0] = Payment{both("Пошлина"), {}}; });
        row("blocks.2.name", Kind::empty, [](Page &page) { std::get<LegalAct>(page.blocks[2]).name.set(Language::ru, {}); });
        row("blocks.0.phone", Kind::too_long, [](Page &page) { page.blocks[0] = Contact{both("Приёмная"), {}, std::string(41, '8'), {}}; });
        row("synonyms", Kind::too_many, [](Page &page) { page.synonyms.resize(max_synonyms + 1, "вычет"); });
        row("checked", Kind::unchecked, [](Page &page) { page.checked.reset(); });
    }

    void each_finding_stands_beside_its_field()
    {
        QFETCH(std::function<void(Page &)>, broken);
        QFETCH(QString, field);
        QFETCH(int, kind);
        Page page = sound();
        broken(page);
        QVERIFY(has(page, field.toStdString(), static_cast<Kind>(kind)));
    }

    void twenty_five_words_are_no_long_sentence_and_a_full_stop_ends_one()
    {
        std::string words = "слово";
        for (int i = 0; i < 24; ++i)
            words += " слово";
        for (const std::string &text : {words, words + ". " + words + "."}) {
            Page page = sound();
            page.blocks[0] = Paragraph{both(text)};
            QVERIFY(!has(page, "blocks.0.text", Kind::long_sentence));
        }
    }

    void advice_does_not_hinder()
    {
        for (const Kind kind : {Kind::no_english, Kind::long_sentence, Kind::many_words_in_title, Kind::unchecked})
            QVERIFY(!(Finding{"title", kind}.hinders()));
        for (const Kind kind : {Kind::empty, Kind::too_long, Kind::too_many, Kind::bad_characters, Kind::bad_requisites, Kind::hint_outside, Kind::service_missing})
            QVERIFY((Finding{"title", kind}.hinders()));
    }

    void characters_that_no_screen_shows_are_found()
    {
        for (const char *hidden : {"\u200B", "\u200F", "\u202A", "\u202E", "\u2060", "\u2069", "\uFEFF", "\x7f"}) {
            Page page = sound();
            page.title.set(Language::ru, std::string{"Вы"} + hidden + "чет");
            QVERIFY(has(page, "title", Kind::bad_characters));
        }
        for (const char *shown : {"\u2010", "\u2013", "\u2026", "\u202F", "\u00A0", "№", "«»"}) {
            Page page = sound();
            page.title.set(Language::ru, std::string{"Вы"} + shown + "чет");
            QVERIFY(!has(page, "title", Kind::bad_characters));
        }
    }

    void a_page_names_each_of_its_files_once()
    {
        Page page = sound();
        page.blocks.push_back(page.blocks[1]);
        QVERIFY((content::files_of(page) == std::vector<FileHash>{std::string(64, 'a'), std::string(64, 'b')}));
    }

    void the_matrix_shows_its_holes()
    {
        Site site;
        site.services.resize(2);
        site.services[0].id = ServiceId{"declarations"};
        site.services[1].id = ServiceId{"debts"};
        Page appeal;
        appeal.kind = PageKind::appeal;
        const auto rows = coverage(site, {sound(), appeal}, today);
        QCOMPARE(rows.size(), std::size_t{2});
        for (std::size_t question = 0; question < question_count; ++question) {
            QVERIFY(rows[0].answered[question]);
            QVERIFY(!rows[1].answered[question]);
        }
        QVERIFY(!coverage(site, {sound()}, today)[0].answers(Question::appeal));
        QVERIFY(coverage(site, {sound()}, today + check_again_after - std::chrono::days{1})[0].answers(Question::checked));
        QVERIFY(!coverage(site, {sound()}, today + check_again_after)[0].answers(Question::checked));
        Page bare = sound();
        bare.blocks.clear();
        bare.summary = {};
        const Covered row = coverage(site, {bare}, today)[0];
        for (const Question hole : {Question::documents, Question::sample, Question::term, Question::fee, Question::legal_act})
            QVERIFY(!row.answers(hole));
    }
};

QTEST_APPLESS_MAIN(TestContentPage)
#include "tst_content_page.moc"
