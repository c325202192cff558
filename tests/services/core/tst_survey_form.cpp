// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/survey/at_kiosk.h"
#include "core/survey/form.h"

#include <QTest>

#include <functional>

using namespace talon::core;
using namespace talon::core::survey;

namespace {

Question asks(std::string id, Kind kind)
{
    Question question;
    question.id = std::move(id);
    question.kind = kind;
    question.title.set(Language::ru, "Вопрос");
    if (kind == Kind::one || kind == Kind::many)
        question.options = {{"a", {"Да", ""}}, {"b", {"Нет", ""}}};
    return question;
}

Form sound()
{
    Form form;
    form.id = "quality";
    form.title.set(Language::ru, "Анкета");
    form.questions = {asks("first", Kind::one), asks("second", Kind::text)};
    form.questions[1].show_if = ShowIf{"first", {"b"}};
    return form;
}

} // namespace

class TestSurveyForm : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_sound_form_has_nothing_wrong()
    {
        QCOMPARE(check(sound()).value_or(""), std::string{});
        for (const Kind kind : {Kind::scale5, Kind::yes_no, Kind::one, Kind::many, Kind::nps, Kind::number, Kind::text, Kind::note}) {
            Form form = sound();
            form.questions = {asks("only", kind)};
            QCOMPARE(check(form).value_or(""), std::string{});
        }
    }

    void each_fault_is_named_data()
    {
        using Break = std::function<void(Form &)>;
        QTest::addColumn<Break>("broken");
        QTest::addColumn<QString>("said");
        const auto row = [](const char *said, Break broken) { QTest::newRow(said) << broken << QString::fromLatin1(said); };
        row("The id \"\" of the survey", [](Form &form) { form.id.clear(); });
        row("The id \"x", [](Form &form) { form.id = "x" + std::string(max_form_id, 'y'); });
        row("The version", [](Form &form) { form.version = 0; });
        row("The Russian title of the survey", [](Form &form) { form.title.set(Language::ru, {}); });
        row("The title of the survey is longer", [](Form &form) { form.title.set(Language::ru, std::string(max_form_title + 1, 'x')); });
        row("The survey needs 1 to 30 questions", [](Form &form) { form.questions.clear(); });
        row("The survey needs 1 to 30", [](Form &form) {
            for (int i = 0; i < 29; ++i)
                form.questions.push_back(asks("more" + std::to_string(i), Kind::nps));
        });
        row("The id \"\" of a question", [](Form &form) { form.questions[0].id.clear(); });
        row("The question \"first\" occurs twice", [](Form &form) { form.questions[1].id = "first"; });
        row("The question \"first\" needs 2 to 12 options", [](Form &form) { form.questions[0].options.pop_back(); });
        row("The question \"first\" needs 2 to 12", [](Form &form) {
            for (int i = 0; i < 11; ++i)
                form.questions[0].options.push_back({"o" + std::to_string(i), {"Ещё", ""}});
        });
        row("The option \"a\" of the question \"first\" occurs twice", [](Form &form) { form.questions[0].options[1].id = "a"; });
        row("The question \"second\" has options", [](Form &form) { form.questions[1].options = {{"a", {"Да", ""}}}; });
        row("The question \"second\" depends on \"second\"", [](Form &form) { form.questions[1].show_if->question = "second"; });
        row("The question \"second\" depends on \"later\"", [](Form &form) {
            form.questions[1].show_if->question = "later";
            form.questions.push_back(asks("later", Kind::one));
        });
        row("The question \"second\" depends on \"words\", which offers no choices", [](Form &form) {
            form.questions.insert(form.questions.begin(), asks("words", Kind::text));
            form.questions[2].show_if->question = "words";
        });
        row("The question \"second\" depends on no choice", [](Form &form) { form.questions[1].show_if->any_of.clear(); });
        row("The question \"second\" depends on \"c\", which is no choice", [](Form &form) { form.questions[1].show_if->any_of = {"c"}; });
        row("The bounds of the question \"first\"", [](Form &form) { form.questions[0].least = 101; });
        row("The bounds of the question", [](Form &form) { form.questions[0].most = max_number + 1; });
    }

    void each_fault_is_named()
    {
        QFETCH(std::function<void(Form &)>, broken);
        QFETCH(QString, said);
        Form form = sound();
        broken(form);
        const auto fault = check(form);
        QVERIFY(fault.has_value());
        QVERIFY2(fault->starts_with(said.toStdString()), fault->c_str());
    }

    void the_bounds_themselves_are_allowed()
    {
        Form form = sound();
        form.id = std::string(max_form_id, 'x');
        form.title.set(Language::ru, std::string(max_form_title, 'x'));
        form.questions[1].least = -max_number;
        form.questions[1].most = max_number;
        while (form.questions[0].options.size() < max_options)
            form.questions[0].options.push_back({"o" + std::to_string(form.questions[0].options.size()), {"Ещё", ""}});
        while (form.questions.size() < max_questions)
            form.questions.push_back(asks("more" + std::to_string(form.questions.size()), Kind::nps));
        QCOMPARE(check(form).value_or(""), std::string{});
    }

    void the_five_criteria_are_ready()
    {
        const Form form = five_criteria("quality");
        QCOMPARE(check(form).value_or(""), std::string{});
        QCOMPARE(form.questions.size(), std::size_t{6});
        for (std::size_t i = 0; i < 5; ++i) {
            QCOMPARE(form.questions[i].kind, Kind::scale5);
            QVERIFY(!form.questions[i].title.only(Language::en).empty());
            QVERIFY(asked_at_kiosk(form.questions[i]));
        }
        QCOMPARE(form.questions[5].kind, Kind::text);
        QVERIFY(!asked_at_kiosk(form.questions[5]));
    }

    void a_kiosk_asks_what_one_touch_answers_on_one_screen()
    {
        const auto titled = [](Kind kind, std::size_t characters) {
            Question made = asks("q", kind);
            std::string title;
            for (std::size_t i = 0; i < characters; ++i)
                title += "ё"; // characters, not bytes
            made.title = {title};
            return made;
        };
        QVERIFY(asked_at_kiosk(titled(Kind::yes_no, max_kiosk_question)));
        QVERIFY(!asked_at_kiosk(titled(Kind::yes_no, max_kiosk_question + 1)));
        for (const Kind kind : {Kind::many, Kind::nps, Kind::number, Kind::text, Kind::note})
            QVERIFY(!asked_at_kiosk(titled(kind, 5)));
        Question one = titled(Kind::one, 5);
        one.options.clear();
        for (std::size_t i = 0; i < max_kiosk_options; ++i)
            one.options.push_back({std::to_string(i), titled(Kind::one, max_kiosk_option).title});
        QVERIFY(asked_at_kiosk(one));
        Question longer = one;
        longer.options.back().title = titled(Kind::one, max_kiosk_option + 1).title;
        QVERIFY(!asked_at_kiosk(longer));
        one.options.push_back({"more", {"Ещё"}});
        QVERIFY(!asked_at_kiosk(one));
    }
};

QTEST_APPLESS_MAIN(TestSurveyForm)
#include "tst_survey_form.moc"
