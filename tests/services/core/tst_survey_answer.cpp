// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/survey/answer.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>

using namespace talon::core;
using namespace talon::core::survey;

namespace {

Question asks(std::string id, Kind kind, std::optional<ShowIf> show_if = {})
{
    Question question;
    question.id = std::move(id);
    question.kind = kind;
    question.title.set(Language::ru, "Вопрос");
    if (kind == Kind::one || kind == Kind::many)
        question.options = {{"a", {"А", ""}}, {"b", {"Б", ""}}, {"c", {"В", ""}}};
    question.show_if = std::move(show_if);
    return question;
}

Form of(std::vector<Question> questions)
{
    Form form;
    form.id = "quality";
    form.title.set(Language::ru, "Анкета");
    form.questions = std::move(questions);
    return form;
}

Said chose(std::vector<std::string> choices)
{
    return Said{std::move(choices), 0, {}, false};
}

Said counted(std::int64_t number)
{
    return Said{{}, number, {}, false};
}

Said wrote(std::string text)
{
    return Said{{}, 0, std::move(text), false};
}

const Said declined{{}, 0, {}, true};

/// A sound form of any shape: conditions look back at questions with choices.
rc::Gen<Form> any_form()
{
    return rc::gen::exec([] {
        Form form = of({});
        const int count = *rc::gen::inRange(1, 12);
        for (int i = 0; i < count; ++i) {
            Question question = asks("q" + std::to_string(i), static_cast<Kind>(*rc::gen::inRange(0, 8)));
            std::vector<const Question *> earlier;
            for (const Question &each : form.questions)
                if (!choices(each).empty())
                    earlier.push_back(&each);
            if (!earlier.empty() && *rc::gen::inRange(0, 2) == 1) {
                const Question &asked = **rc::gen::elementOf(earlier);
                question.show_if = ShowIf{asked.id, {*rc::gen::elementOf(choices(asked))}};
            }
            form.questions.push_back(std::move(question));
        }
        return form;
    });
}

Said any_said(const Question &question)
{
    if (*rc::gen::inRange(0, 5) == 0)
        return declined;
    if (const auto known = choices(question); !known.empty())
        return chose({*rc::gen::elementOf(known)});
    return question.kind == Kind::text ? wrote("Спасибо") : counted(*rc::gen::inRange(0, 11));
}

/// What is shown, by walking from condition to condition instead of down the form.
bool shown(const Form &form, const Answer &answer, const std::string &id)
{
    const Question &question = *form.question(id);
    if (!question.show_if)
        return true;
    const auto said = answer.find(question.show_if->question);
    if (said == answer.end() || said->second.declined || !shown(form, answer, question.show_if->question))
        return false;
    return std::any_of(said->second.chosen.begin(), said->second.chosen.end(), [&](const auto &choice) {
        return std::count(question.show_if->any_of.begin(), question.show_if->any_of.end(), choice) > 0;
    });
}

} // namespace

class TestSurveyAnswer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void what_a_condition_hides_is_dropped()
    {
        const Form form = of({asks("came", Kind::yes_no), asks("why", Kind::one, ShowIf{"came", {"no"}}),
                              asks("else", Kind::text, ShowIf{"why", {"c"}})});
        const Answer all{{"came", chose({"no"})}, {"why", chose({"c"})}, {"else", wrote("Далеко")}};
        QVERIFY((visible(form, all) == std::vector<std::string>{"came", "why", "else"}));
        QVERIFY(*checked(form, all) == all);

        Answer hidden = all;
        hidden["came"] = chose({"yes"});
        QVERIFY((visible(form, hidden) == std::vector<std::string>{"came"}));
        QVERIFY((*checked(form, hidden) == Answer{{"came", chose({"yes"})}}));

        Answer refused = all;
        refused["came"] = declined;
        QVERIFY((*checked(form, refused) == Answer{{"came", declined}}));
    }

    void choices_are_known_and_as_many_as_their_kind_takes()
    {
        const Form form = of({asks("one", Kind::one), asks("many", Kind::many), asks("scale", Kind::scale5)});
        QVERIFY((*checked(form, {{"many", chose({"c", "a"})}}) == Answer{{"many", chose({"a", "c"})}}));
        for (const auto &[id, said] : std::vector<std::pair<std::string, Said>>{
                 {"one", chose({})}, {"one", chose({"a", "b"})}, {"one", chose({"d"})}, {"many", chose({})}, {"many", chose({"a", "a"})},
                 {"many", chose({"a", "d"})}, {"scale", chose({"0"})}, {"scale", chose({"6"})}})
            QVERIFY2(checked(form, {{id, said}}).error() == AnswerFault::unknown_choice, id.c_str());
        QVERIFY(checked(form, {{"other", chose({"a"})}}).error() == AnswerFault::other_form);
    }

    void numbers_have_bounds()
    {
        Form form = of({asks("nps", Kind::nps), asks("age", Kind::number)});
        form.questions[1].least = 18;
        form.questions[1].most = 99;
        for (const std::int64_t inside : {0, 10})
            QVERIFY(checked(form, {{"nps", counted(inside)}}).ok());
        for (const std::int64_t outside : {-1, 11})
            QVERIFY(checked(form, {{"nps", counted(outside)}}).error() == AnswerFault::out_of_bounds);
        for (const std::int64_t inside : {18, 99})
            QVERIFY(checked(form, {{"age", counted(inside)}}).ok());
        for (const std::int64_t outside : {17, 100})
            QVERIFY(checked(form, {{"age", counted(outside)}}).error() == AnswerFault::out_of_bounds);
    }

    void texts_are_trimmed_and_bounded_in_characters()
    {
        const Form form = of({asks("words", Kind::text), asks("came", Kind::yes_no)});
        const auto kept = [&](std::string text) { return checked(form, {{"words", wrote(std::move(text))}, {"came", chose({"yes"})}}); };
        QCOMPARE(kept(" \n Спасибо\n ")->at("words").text, std::string{"Спасибо"});
        QVERIFY(!kept(" \t\n")->contains("words"));
        std::string longest;
        for (std::size_t i = 0; i < max_words; ++i)
            longest += "ё";
        QVERIFY(kept(longest).ok());
        QVERIFY(kept(longest + "ё").error() == AnswerFault::bad_text);
        QVERIFY(kept("=1+1\n🙂 שלום").ok());
        for (const std::string bad : {"a\x01", "\xc0\x80", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xe2\x82", "\xff", "\xf8\x88\x80\x80\x80", "a\x7f"})
            QVERIFY2(kept(bad).error() == AnswerFault::bad_text, bad.c_str());
    }

    void somebody_may_decline_where_it_is_offered()
    {
        Form form = of({asks("scale", Kind::scale5)});
        QVERIFY((*checked(form, {{"scale", declined}}) == Answer{{"scale", declined}}));
        form.questions[0].may_decline = false;
        QVERIFY(checked(form, {{"scale", declined}}).error() == AnswerFault::declined_refused);
        QVERIFY(checked(form, {}).error() == AnswerFault::nothing_said);
        QVERIFY(checked(of({asks("read", Kind::note)}), {{"read", chose({})}}).error() == AnswerFault::unknown_choice);
    }

    void visibility_agrees_with_the_conditions_followed_backwards()
    {
        QVERIFY(rc::check("visible() is what the conditions say", [] {
            const Form form = *any_form();
            RC_ASSERT(!check(form).has_value());
            Answer answer;
            for (const Question &question : form.questions)
                if (question.kind != Kind::note && *rc::gen::inRange(0, 4) > 0)
                    answer[question.id] = any_said(question);
            const auto ids = visible(form, answer);
            for (const Question &question : form.questions)
                RC_ASSERT((std::count(ids.begin(), ids.end(), question.id) == (shown(form, answer, question.id) ? 1 : 0)));
        }));
    }

    void a_checked_answer_stays_as_it_is_when_checked_again()
    {
        QVERIFY(rc::check("checked() comes to rest, and holds only what is shown", [] {
            const Form form = *any_form();
            Answer answer;
            for (const Question &question : form.questions)
                if (question.kind != Kind::note)
                    answer[question.id] = any_said(question);
            const auto once = checked(form, answer);
            if (!once)
                RC_DISCARD("nothing is left");
            RC_ASSERT((*checked(form, *once) == *once));
            for (const auto &[id, said] : *once)
                RC_ASSERT(shown(form, *once, id));
        }));
    }

    void the_parts_of_a_day()
    {
        QCOMPARE(part_of(11 * 60 + 59), DayPart::morning);
        QCOMPARE(part_of(12 * 60), DayPart::midday);
        QCOMPARE(part_of(14 * 60 + 59), DayPart::midday);
        QCOMPARE(part_of(15 * 60), DayPart::evening);
    }
};

QTEST_APPLESS_MAIN(TestSurveyAnswer)
#include "tst_survey_answer.moc"
