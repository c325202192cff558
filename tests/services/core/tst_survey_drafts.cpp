// SPDX-License-Identifier: GPL-3.0-or-later
// Forms that are being written: drafts, everything that is wrong with them at once, and how they become versions.
#include "core/survey/survey_decisions.h"

#include <QTest>

using namespace talon::core;
using namespace talon::core::survey;

namespace {

const StaffId specialist{"specialist"}, other{"other"};

Question asks(const std::string &id, Kind kind, const std::string &title = "Вопрос")
{
    Question question;
    question.id = id;
    question.kind = kind;
    question.title = Text{title};
    if (kind == Kind::one || kind == Kind::many)
        question.options = {{"a", {"Да"}}, {"b", {"Нет"}}};
    return question;
}

Form form(const std::string &id, std::vector<Question> questions)
{
    Form made;
    made.id = id;
    made.title = Text{"Анкета"};
    made.questions = std::move(questions);
    return made;
}

template<class Command>
std::optional<SurveyFault> tried(SurveyBook &book, Command command)
{
    const Decision decision = decide(book, std::move(command));
    if (!decision.ok())
        return decision.error();
    if (*decision)
        std::visit([&](const auto &event) { book.apply(event, Instant{}); }, **decision);
    return std::nullopt;
}

std::int64_t revision(const SurveyBook &book, const std::string &id)
{
    return book.drafts.contains(id) ? book.drafts.at(id).revision : 0;
}

std::string places(const std::vector<FormFinding> &findings)
{
    std::string all;
    for (const FormFinding &each : findings)
        all += (all.empty() ? "" : " ") + each.path + ":" + each.code;
    return all;
}

} // namespace

class TestSurveyDrafts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void two_who_write_at_one_draft_are_told()
    {
        SurveyBook book;
        QVERIFY(!tried(book, SaveDraft{form("s", {}), 0, specialist}));
        const auto first = revision(book, "s");
        QCOMPARE(tried(book, SaveDraft{form("s", {asks("q", Kind::text)}), 0, other}), std::optional(SurveyFault::changed_meanwhile));
        QVERIFY(!tried(book, SaveDraft{form("s", {asks("q", Kind::nps)}), first, specialist}));
        QCOMPARE(tried(book, SaveDraft{form("s", {asks("q", Kind::text)}), first, other}), std::optional(SurveyFault::changed_meanwhile));
        QCOMPARE(tried(book, DropDraft{"s", first, other}), std::optional(SurveyFault::changed_meanwhile));
        QCOMPARE(tried(book, PublishSurvey{book.drafts.at("s").form, other, {}, Day{}, first}), std::optional(SurveyFault::changed_meanwhile));
        QCOMPARE(book.drafts.at("s").form.questions.front().kind, Kind::nps);
        QCOMPARE(book.drafts.at("s").saved_by, std::string("specialist"));
    }

    void a_draft_that_was_thrown_away_never_comes_back_under_its_tag()
    {
        SurveyBook book;
        QVERIFY(!tried(book, SaveDraft{form("s", {}), 0, specialist}));
        const auto first = revision(book, "s");
        QVERIFY(!tried(book, DropDraft{"s", first, specialist}));
        QVERIFY(book.drafts.empty());
        QCOMPARE(tried(book, DropDraft{"s", 0, specialist}), std::optional(SurveyFault::unknown_survey));
        QVERIFY(!tried(book, SaveDraft{form("s", {}), 0, other}));
        QVERIFY(revision(book, "s") > first);
        QCOMPARE(tried(book, SaveDraft{form("s", {asks("q", Kind::nps)}), first, specialist}), std::optional(SurveyFault::changed_meanwhile));
    }

    void publication_uses_the_draft_up_and_a_version_stays_readable()
    {
        SurveyBook book;
        QVERIFY(!tried(book, SaveDraft{form("s", {asks("q", Kind::nps)}), 0, specialist}));
        QVERIFY(!tried(book, PublishSurvey{book.drafts.at("s").form, specialist, {}, Day{}, revision(book, "s")}));
        QVERIFY(book.drafts.empty());
        QVERIFY(!tried(book, SaveDraft{form("s", {asks("q", Kind::nps), asks("w", Kind::text)}), 0, specialist}));
        QVERIFY2(!tried(book, PublishSurvey{book.version("s", 1)->form, specialist, everywhere(true), Day{}}), "the old version once more");
        QVERIFY2(book.drafts.contains("s"), "that is no publication of the draft");
        QVERIFY(!tried(book, PublishSurvey{book.drafts.at("s").form, specialist, {}, Day{}, revision(book, "s")}));
        QCOMPARE(book.latest("s")->form.version, 3);
        QCOMPARE(book.version("s", 1)->form.questions.size(), std::size_t(1));
    }

    void a_faulty_draft_is_kept_and_not_published()
    {
        SurveyBook book;
        QVERIFY(!tried(book, SaveDraft{form("s", {}), 0, specialist}));
        QCOMPARE(tried(book, PublishSurvey{book.drafts.at("s").form, specialist, {}, Day{}, revision(book, "s")}), std::optional(SurveyFault::survey_faulty));
        QVERIFY(book.drafts.contains("s") && book.surveys.empty());
    }

    void everything_that_is_wrong_is_said_with_its_place()
    {
        Form bad = form("s", {asks("a", Kind::one, ""), asks("a", Kind::text), asks("c", Kind::number)});
        bad.title = {};
        bad.questions[0].options = {{"x", {"Да"}}};
        bad.questions[1].options = {{"x", {"Да"}}};
        bad.questions[1].show_if = ShowIf{"c", {"1"}};
        bad.questions[2].least = 5;
        bad.questions[2].most = 4;
        bad.questions[2].show_if = ShowIf{"a", {"y", "x"}};
        QCOMPARE(places(form_findings(bad)),
                 std::string("title:title_missing questions[0].title:title_missing questions[0].options:options_count questions[1].id:id_twice "
                         "questions[1].options:options_unwanted questions[1].show_if:condition_unknown questions[2].least:bounds_wrong "
                         "questions[2].show_if:condition_choice"));
        Form many = form("s", {});
        for (int i = 0; i < 200; ++i)
            many.questions.push_back(asks("", Kind::text, ""));
        QCOMPARE(form_findings(many).size(), max_form_findings);
    }

    void an_id_is_never_used_again_for_another_kind()
    {
        SurveyBook book;
        QVERIFY(!tried(book, PublishSurvey{form("s", {asks("q", Kind::scale5), asks("w", Kind::text)}), specialist}));
        QVERIFY(!tried(book, PublishSurvey{form("s", {asks("w", Kind::text)}), specialist}));
        const Form again = form("s", {asks("w", Kind::text), asks("q", Kind::nps)});
        QCOMPARE(places(findings_of(book, again)), std::string("questions[1].kind:kind_changed"));
        QCOMPARE(findings_of(book, again).front().values, (FormFinding::Values{{"was", "scale5"}, {"version", "1"}}));
        QCOMPARE(tried(book, PublishSurvey{again, specialist}), std::optional(SurveyFault::survey_faulty));
        QVERIFY(!tried(book, PublishSurvey{form("s", {asks("q", Kind::scale5)}), specialist}));
    }

    void the_five_criteria_have_no_draft()
    {
        SurveyBook book;
        QCOMPARE(tried(book, SaveDraft{five_criteria(std::string(criteria_id)), 0, specialist}), std::optional(SurveyFault::survey_fixed));
        Form changed = five_criteria(std::string(criteria_id));
        changed.questions.pop_back();
        QCOMPARE(places(findings_of(book, changed)), std::string(":words_fixed"));
    }

    void drafts_count_among_the_surveys()
    {
        SurveyBook book;
        for (std::size_t i = 0; i < max_surveys; ++i)
            QVERIFY(!tried(book, SaveDraft{form("s" + std::to_string(i), {}), 0, specialist}));
        QCOMPARE(tried(book, SaveDraft{form("one-more", {}), 0, specialist}), std::optional(SurveyFault::too_many_surveys));
        QCOMPARE(tried(book, PublishSurvey{form("one-more", {asks("q", Kind::nps)}), specialist}), std::optional(SurveyFault::too_many_surveys));
        QVERIFY(!tried(book, SaveDraft{form("s3", {asks("q", Kind::nps)}), revision(book, "s3"), specialist}));
        QVERIFY(!book.contradiction());
    }

    void words_are_taken_away_once_and_for_a_reason()
    {
        SurveyBook book;
        QVERIFY(!tried(book, PublishSurvey{form("s", {asks("w", Kind::text)}), specialist}));
        const auto removal = [](const std::string &answer, const std::string &reason, int version = 1) {
            return RemoveText{{"s", version, Day{}, answer, reason, specialist}};
        };
        const std::string id(32, 'a');
        QCOMPARE(tried(book, removal(id, "да")), std::nullopt);
        QCOMPARE(tried(book, removal(id, "Названа фамилия")), std::optional(SurveyFault::unknown_answer));
        const std::string second(32, 'b');
        QCOMPARE(tried(book, removal(second, "")), std::optional(SurveyFault::bad_reason));
        QCOMPARE(tried(book, removal(second, std::string(max_reason + 1, 'x'))), std::optional(SurveyFault::bad_reason));
        QCOMPARE(tried(book, removal(second, "Названа фамилия", 2)), std::optional(SurveyFault::unknown_answer));
        QCOMPARE(tried(book, removal("b", "Названа фамилия")), std::optional(SurveyFault::unknown_answer));
        QCOMPARE(book.version("s", 1)->removed, std::vector<std::string>{id});
    }
};

QTEST_APPLESS_MAIN(TestSurveyDrafts)
#include "tst_survey_drafts.moc"
