// SPDX-License-Identifier: GPL-3.0-or-later
// When and where a survey is offered: at each bound of its days, its places and its quotas.
#include "core/survey/survey_decisions.h"

#include <QTest>
#include <rapidcheck.h>

using namespace talon::core;
using namespace talon::core::survey;

namespace {

const StaffId specialist{"specialist"};

Day day(int n)
{
    return Day{std::chrono::days(20'000 + n)};
}

Form form(const std::string &id)
{
    Form made;
    made.id = id;
    made.title = Text{"Анкета"};
    Question question;
    question.id = "q";
    question.title = Text{"Вопрос"};
    made.questions.push_back(question);
    return made;
}

Offer during(std::optional<int> from, std::optional<int> until)
{
    Offer offer;
    if (from)
        offer.from = day(*from);
    if (until)
        offer.until = day(*until);
    return offer;
}

template<class Command>
bool does(SurveyBook &book, Command command)
{
    const Decision decision = decide(book, std::move(command));
    if (!decision.ok() || !*decision)
        return false;
    std::visit([&](const auto &event) { book.apply(event, {}); }, **decision);
    return true;
}

bool publish(SurveyBook &book, const std::string &id, const Offer &offer, int today)
{
    return does(book, PublishSurvey{form(id), specialist, offer, day(today)});
}

std::string asked(const SurveyBook &book, int n)
{
    const Published *published = book.asked_on(day(n));
    return published ? published->form.id : std::string();
}

} // namespace

class TestSurveyOffer : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void it_is_asked_from_its_first_day_to_its_last()
    {
        SurveyBook book;
        QVERIFY(publish(book, "a", during(3, 5), 1));
        for (const auto &[n, wanted] : std::map<int, std::string>{{1, ""}, {2, ""}, {3, "a"}, {4, "a"}, {5, "a"}, {6, ""}})
            QCOMPARE(asked(book, n), wanted);
        QVERIFY2(book.taking_on(day(6)), "who was in the middle of it on the last day is still heard");
        QVERIFY(!book.taking_on(day(7)) && !book.taking_on(day(2)));
    }

    void the_planned_one_takes_over_on_its_first_day()
    {
        SurveyBook book;
        QVERIFY(publish(book, "a", {}, 1));
        QVERIFY(publish(book, "b", during(4, {}), 1));
        QCOMPARE(asked(book, 3), std::string("a"));
        QCOMPARE(asked(book, 4), std::string("b"));
        QVERIFY2(publish(book, "c", during(6, {}), 5), "another plan while the first one has come true");
        QCOMPARE(asked(book, 5), std::string("b"));
        QCOMPARE(asked(book, 6), std::string("c"));
        QVERIFY(!book.contradiction());
    }

    void a_new_plan_replaces_the_old_one_and_a_survey_of_today_leaves_it()
    {
        SurveyBook book;
        QVERIFY(publish(book, "a", {}, 1));
        QVERIFY(publish(book, "b", during(9, {}), 1));
        QVERIFY(publish(book, "c", during(8, {}), 1));
        QCOMPARE(asked(book, 9), std::string("c"));
        QVERIFY(publish(book, "d", {}, 2));
        QCOMPARE(asked(book, 7), std::string("d"));
        QCOMPARE(asked(book, 8), std::string("c"));
    }

    void two_versions_of_one_survey_follow_each_other()
    {
        SurveyBook book;
        QVERIFY(publish(book, "a", {}, 1));
        QVERIFY(publish(book, "a", during(5, {}), 1));
        QCOMPARE(book.asked_on(day(4))->form.version, 1);
        QCOMPARE(book.asked_on(day(5))->form.version, 2);
        QVERIFY2(!publish(book, "a", during(5, {}), 2), "it is planned so already");
        QVERIFY(does(book, CloseSurvey{"a", specialist, day(2)}));
        QCOMPARE(asked(book, 4), std::string());
        QVERIFY2(!book.planned.survey.empty(), "what runs ends first, the plan stays");
        QVERIFY(does(book, CloseSurvey{"a", specialist, day(2)}));
        QCOMPARE(asked(book, 9), std::string());
        QVERIFY(!does(book, CloseSurvey{"a", specialist, day(2)}));
    }

    void closing_ends_whose_turn_it_is()
    {
        SurveyBook book;
        QVERIFY(publish(book, "a", {}, 1));
        QVERIFY(publish(book, "b", during(4, {}), 1));
        QVERIFY2(!does(book, CloseSurvey{"a", specialist, day(4)}), "its turn is over");
        QVERIFY(does(book, CloseSurvey{"b", specialist, day(4)}));
        QCOMPARE(asked(book, 4), std::string());
        QVERIFY2(asked(book, 9).empty(), "what ran before does not come back");
    }

    void what_can_never_be_met_is_refused()
    {
        const auto refused = [](const Offer &offer) {
            const auto decision = decide(SurveyBook{}, PublishSurvey{form("a"), specialist, offer, day(5)});
            return !decision.ok() && decision.error() == SurveyFault::offer_faulty;
        };
        QVERIFY(!refused(during(5, 5)) && !refused(during({}, 5)) && !refused(during(1, 5)));
        QVERIFY(refused(during({}, 4)) && refused(during(7, 6)));
        const auto with = [](std::vector<Quota> quotas) {
            Offer offer;
            offer.quotas = std::move(quotas);
            return offer;
        };
        QVERIFY(!refused(with({{DayPart::morning, {}, 1}, {std::nullopt, "decl", max_quota}})));
        QVERIFY2(refused(with({{DayPart::morning, "decl", 5}})), "one thing at a time");
        QVERIFY2(refused(with({{std::nullopt, {}, 5}})), "of nothing");
        QVERIFY2(refused(with({{DayPart::morning, {}, 5}, {DayPart::morning, {}, 6}})), "twice");
        QVERIFY(refused(with({{DayPart::morning, {}, 0}})) && refused(with({{DayPart::morning, {}, max_quota + 1}})));
        std::vector<Quota> many;
        for (std::size_t i = 0; i <= max_quotas; ++i)
            many.push_back({std::nullopt, std::to_string(i), 1});
        QVERIFY(refused(with(many)));
        many.pop_back();
        QVERIFY(!refused(with(many)));
    }

    void a_quota_is_full_with_its_last_answer()
    {
        Offer offer;
        offer.quotas = {{DayPart::midday, {}, 3}, {std::nullopt, "decl", 2}};
        AnswersTaken taken;
        taken.parts = {{DayPart::morning, 99}, {DayPart::midday, 2}};
        taken.services = {{"decl", 1}, {"other", 99}};
        QVERIFY(!quota_full(offer, taken, DayPart::midday) && !quota_full(offer, taken, "decl"));
        ++taken.parts[DayPart::midday];
        ++taken.services["decl"];
        QVERIFY(quota_full(offer, taken, DayPart::midday) && quota_full(offer, taken, "decl"));
        QVERIFY2(!quota_full(offer, taken, DayPart::morning) && !quota_full(offer, taken, "other") && !quota_full(offer, taken, ""), "no quota is set for these");
    }

    void places_are_offered_by_themselves()
    {
        const Offer plain;
        QVERIFY(!plain.at(SurveyPlace::ticket_kiosk));
        for (const SurveyPlace place : {SurveyPlace::survey_kiosk, SurveyPlace::poster, SurveyPlace::receipt, SurveyPlace::ticket_page})
            QVERIFY(plain.at(place));
        Offer none = everywhere(true);
        none.survey_kiosks = none.posters = none.receipts = none.ticket_page = false;
        QVERIFY(none.at(SurveyPlace::ticket_kiosk));
        for (const SurveyPlace place : {SurveyPlace::survey_kiosk, SurveyPlace::poster, SurveyPlace::receipt, SurveyPlace::ticket_page})
            QVERIFY(!none.at(place));
    }

    void whatever_is_planned_one_survey_is_asked_at_a_time_and_every_book_is_sound()
    {
        QVERIFY(rc::check("a plan changes nothing before its first day", [] {
            SurveyBook book;
            int today = 0;
            for (int i = *rc::gen::inRange(1, 14); i > 0; --i) {
                today += *rc::gen::inRange(0, 3);
                const std::string id = "s" + std::to_string(*rc::gen::inRange(0, 3));
                const std::string before = asked(book, today);
                if (*rc::gen::inRange(0, 4) == 0) {
                    does(book, CloseSurvey{id, specialist, day(today)});
                } else {
                    const int from = today + *rc::gen::inRange(0, 4);
                    const bool published = publish(book, id, during(from, from + *rc::gen::inRange(0, 5)), today);
                    if (published && from > today)
                        RC_ASSERT(asked(book, today) == before);
                    if (published && from == today)
                        RC_ASSERT(asked(book, today) == id);
                }
                RC_ASSERT(!book.contradiction().has_value());
            }
        }));
    }
};

QTEST_APPLESS_MAIN(TestSurveyOffer)
#include "tst_survey_offer.moc"
