// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/survey/survey_decisions.h"

#include <QTest>
#include <rapidcheck.h>

using namespace talon::core;
using namespace talon::core::survey;

namespace {

const StaffId specialist{"specialist"};
const std::string digest(64, 'a');

Form form(const std::string &id, const std::string &title = "Вопрос")
{
    Form made;
    made.id = id;
    made.title = Text{"Анкета", "Survey"};
    Question question;
    question.id = "q";
    question.title = Text{title};
    made.questions.push_back(question);
    return made;
}

void apply(SurveyBook &book, const std::optional<Change> &change, Instant at = {})
{
    if (change)
        std::visit([&](const auto &event) { book.apply(event, at); }, *change);
}

/// Asks and applies; whether there was an event.
template<class Command>
bool does(SurveyBook &book, Command command)
{
    const Decision decision = decide(book, std::move(command));
    if (!decision.ok())
        return false;
    apply(book, *decision);
    return decision->has_value();
}

template<class Command>
std::optional<SurveyFault> refused(const SurveyBook &book, Command command)
{
    const Decision decision = decide(book, std::move(command));
    return decision.ok() ? std::nullopt : std::optional(decision.error());
}

} // namespace

class TestSurveyBook : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_published_survey_runs_until_it_is_closed()
    {
        SurveyBook book;
        QVERIFY(!book.asked_on(Day{}));
        QVERIFY(does(book, PublishSurvey{five_criteria("criteria"), specialist, everywhere(true)}));
        QVERIFY(book.asked_on(Day{}) && book.asked_on(Day{})->offer.ticket_kiosks);
        QCOMPARE(book.asked_on(Day{})->form.version, 1);
        QVERIFY(does(book, CloseSurvey{"criteria", specialist}));
        QVERIFY(!book.asked_on(Day{}));
        QVERIFY2(book.version("criteria", 1), "an answer that comes late still finds its questions");
        QVERIFY2(!does(book, CloseSurvey{"criteria", specialist}), "it is closed already");
    }

    void what_is_published_never_changes()
    {
        SurveyBook book;
        QVERIFY(does(book, PublishSurvey{form("s", "Первый"), specialist}));
        const Form first = book.latest("s")->form;
        Form changed = form("s", "Второй");
        changed.version = 1; // whatever the author thinks it is
        QVERIFY(does(book, PublishSurvey{changed, specialist}));
        QCOMPARE(book.latest("s")->form.version, 2);
        QVERIFY(book.version("s", 1)->form == first);
        QVERIFY(!book.version("s", 3) && !book.version("s", 0) && !book.version("t", 1));
    }

    void the_same_again_is_no_event_while_it_runs()
    {
        SurveyBook book;
        QVERIFY(does(book, PublishSurvey{form("s"), specialist}));
        QVERIFY(!does(book, PublishSurvey{form("s"), specialist}));
        QVERIFY2(does(book, PublishSurvey{form("s"), specialist, everywhere(true)}), "now at the ticket kiosks too");
        QVERIFY(does(book, CloseSurvey{"s", specialist}));
        QVERIFY2(does(book, PublishSurvey{form("s"), specialist, everywhere(true)}), "a second run has figures of its own");
        QCOMPARE(book.latest("s")->form.version, 3);
    }

    void one_survey_runs_at_a_time()
    {
        SurveyBook book;
        QVERIFY(does(book, PublishSurvey{form("one"), specialist}));
        QVERIFY(does(book, PublishSurvey{form("two"), specialist}));
        QCOMPARE(book.asked_on(Day{})->form.id, std::string("two"));
        QVERIFY(!does(book, CloseSurvey{"one", specialist}));
        QVERIFY(book.asked_on(Day{}));
    }

    void the_five_criteria_are_asked_in_their_own_words()
    {
        SurveyBook book;
        Form other = five_criteria(std::string(criteria_id));
        other.questions.front().title = Text{"Было ли быстро?"};
        QCOMPARE(refused(book, PublishSurvey{other, specialist}), std::optional(SurveyFault::survey_faulty));
        QVERIFY(does(book, PublishSurvey{five_criteria(std::string(criteria_id)), specialist}));
    }

    void what_cannot_be_asked_is_refused()
    {
        SurveyBook book;
        Form empty = form("s");
        empty.questions.clear();
        QCOMPARE(refused(book, PublishSurvey{empty, specialist}), std::optional(SurveyFault::survey_faulty));
        QCOMPARE(refused(book, CloseSurvey{"s", specialist}), std::optional(SurveyFault::unknown_survey));
        QCOMPARE(refused(book, SealDay{"s", 1, {Day{}, 5, digest}}), std::optional(SurveyFault::unknown_survey));
    }

    void surveys_and_versions_are_bounded()
    {
        SurveyBook book;
        for (std::size_t i = 0; i < max_surveys; ++i)
            QVERIFY(does(book, PublishSurvey{form("s" + std::to_string(i)), specialist}));
        QCOMPARE(refused(book, PublishSurvey{form("another"), specialist}), std::optional(SurveyFault::too_many_surveys));
        for (std::size_t i = 1; i < max_versions; ++i)
            QVERIFY(does(book, PublishSurvey{form("s0", std::to_string(i)), specialist}));
        QCOMPARE(refused(book, PublishSurvey{form("s0", "еще"), specialist}), std::optional(SurveyFault::too_many_surveys));
    }

    void a_day_is_sealed_once()
    {
        SurveyBook book;
        QVERIFY(does(book, PublishSurvey{form("s"), specialist}));
        const Day day{std::chrono::days(20'000)};
        QVERIFY(does(book, SealDay{"s", 1, {day, 7, digest}}));
        QVERIFY(!does(book, SealDay{"s", 1, {day, 9, digest}}));
        QVERIFY(!does(book, SealDay{"s", 1, {day - std::chrono::days(1), 9, digest}}));
        QVERIFY(does(book, SealDay{"s", 1, {day + std::chrono::days(1), 9, digest}}));
        QCOMPARE(book.version("s", 1)->seals.size(), std::size_t(2));
        QCOMPARE(refused(book, SealDay{"s", 1, {day + std::chrono::days(2), 9, "none"}}), std::optional(SurveyFault::unknown_survey));
        for (int i = 2; i < int(max_seals) + 9; ++i)
            QVERIFY(does(book, SealDay{"s", 1, {day + std::chrono::days(i), 9, digest}}));
        QCOMPARE(book.version("s", 1)->seals.size(), max_seals);
        QVERIFY(!book.contradiction());
    }

    void events_that_contradict_the_book_leave_it_as_it_was()
    {
        SurveyBook book;
        QVERIFY(does(book, PublishSurvey{form("s"), specialist}));
        const SurveyBook before = book;
        Form third = form("s");
        third.version = 3;
        QVERIFY_THROWS_EXCEPTION(std::logic_error, book.apply(SurveyPublished{third, specialist, {}}, {}));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, book.apply(SurveyClosed{"t", specialist}, {}));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, book.apply(SurveyDaySealed{"s", 2, Day{}, 5, digest}, {}));
        QVERIFY(book == before);
    }

    void an_image_that_no_events_lead_to_is_named()
    {
        SurveyBook book;
        QVERIFY(does(book, PublishSurvey{form("s"), specialist}));
        QVERIFY(!book.contradiction());
        SurveyBook other = book;
        other.running = {"t", 1};
        QVERIFY(other.contradiction());
        other = book;
        other.surveys["s"].front().form.version = 2;
        QVERIFY(other.contradiction());
        other = book;
        other.surveys["s"].front().seals = {{Day{std::chrono::days(2)}, 5, digest}, {Day{std::chrono::days(1)}, 5, digest}};
        QVERIFY(other.contradiction());
    }

    void whatever_is_asked_for_the_book_is_sound()
    {
        QVERIFY(rc::check("after any commands the book is one that events lead to, and versions never change", [] {
            SurveyBook book;
            std::map<std::pair<std::string, int>, Form> seen;
            const auto steps = *rc::gen::inRange(0, 30);
            for (int i = 0; i < steps; ++i) {
                const std::string id = "s" + std::to_string(*rc::gen::inRange(0, 3));
                switch (*rc::gen::inRange(0, 3)) {
                case 0: does(book, PublishSurvey{form(id, std::to_string(*rc::gen::inRange(0, 3))), specialist, everywhere(*rc::gen::arbitrary<bool>())}); break;
                case 1: does(book, CloseSurvey{id, specialist}); break;
                default: does(book, SealDay{id, *rc::gen::inRange(1, 4), {Day{std::chrono::days(*rc::gen::inRange(0, 9))}, 5, digest}});
                }
                RC_ASSERT(!book.contradiction().has_value());
                for (const auto &[survey, versions] : book.surveys)
                    for (const Published &each : versions) {
                        const auto [known, fresh] = seen.try_emplace({survey, each.form.version}, each.form);
                        RC_ASSERT((fresh || known->second == each.form));
                    }
            }
        }));
    }
};

QTEST_APPLESS_MAIN(TestSurveyBook)
#include "tst_survey_book.moc"
