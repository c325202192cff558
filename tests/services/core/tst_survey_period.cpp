// SPDX-License-Identifier: GPL-3.0-or-later
// Results of periods: what is told, how sure it is, and that nobody can be reckoned from figures of any periods.
#include "core/survey/period.h"
#include "isolation.h"

#include <rapidcheck.h>

#include <QTest>

using namespace talon::core;
using namespace talon::core::survey;

namespace {

Day day(int n)
{
    return Day{std::chrono::days(20'000 + n)};
}

Question asks(const std::string &id, Kind kind)
{
    Question question;
    question.id = id;
    question.kind = kind;
    question.title = Text{id};
    if (kind == Kind::one || kind == Kind::many)
        question.options = {{"a", {"А"}}, {"b", {"Б"}}, {"c", {"В"}}};
    return question;
}

Form form(int version, std::vector<Question> questions)
{
    Form made;
    made.id = "s";
    made.version = version;
    made.title = Text{"Анкета"};
    made.questions = std::move(questions);
    return made;
}

using Choices = std::map<std::string, std::int64_t>;

SealedGroup group(int n, Choices choices, int version = 1, std::int64_t answered = 0)
{
    SealedGroup made;
    made.version = version;
    made.day = day(n);
    for (const auto &[choice, count] : choices)
        made.answers += count;
    if (answered > 0)
        choices[answered_at_all] = made.answers = answered;
    made.counts["q"] = std::move(choices);
    return made;
}

PeriodFigure told(Kind kind, const std::vector<SealedGroup> &groups, int from = 0, int to = 100)
{
    return period_results({form(1, {asks("q", kind)})}, groups, {day(from), day(to)}, {}).front().all;
}

// Days × services × marks, each cell so many answers: of every period that can be asked for.
constexpr std::size_t days = 3, services = 2;
constexpr std::array<const char *, 3> given{"2", "4", "5"};
constexpr std::size_t cells = days * services * given.size();

} // namespace

class TestSurveyPeriod : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_period_is_told_as_whole_groups_of_days()
    {
        const std::vector<SealedGroup> groups{group(1, {{"5", 20}, {"4", 5}, {"2", 5}}), group(2, {{"5", 9}, {"3", 1}}), group(3, {{"5", 7}, {"3", 4}})};
        const PeriodFigure first = told(Kind::scale5, groups, 1, 1);
        QCOMPARE(*first.best, 20);
        QCOMPARE(*first.low, 5);
        QCOMPARE(*first.mean, (20 * 5 + 5 * 4 + 5 * 2) / 30.0);
        QVERIFY2(!told(Kind::scale5, groups, 2, 2).of, "one three alone is not told");
        const PeriodFigure both = told(Kind::scale5, groups, 2, 3);
        QVERIFY(both.of && both.of->from == day(2) && both.of->to == day(3));
        QCOMPARE(both.marks, 21);
        QCOMPARE(*both.best, 16);
        QCOMPARE(told(Kind::scale5, groups, 1, 3).marks, 51);
        QCOMPARE(told(Kind::scale5, groups, 1, 2).marks, 30);
        QVERIFY(!told(Kind::scale5, {}, 1, 3).of);
    }

    void without_low_marks_fours_and_fives_tell_the_mean()
    {
        const PeriodFigure figure = told(Kind::scale5, {group(1, {{"5", 30}, {"4", 10}})});
        QCOMPARE(*figure.mean, 4.75);
        QCOMPARE(*figure.low, 0);
    }

    void every_kind_is_told_its_own_way()
    {
        const PeriodFigure yes = told(Kind::yes_no, {group(1, {{"yes", 12}, {"no", 6}})});
        QCOMPARE(*yes.best, 12);
        QCOMPARE(yes.counts.at("no"), 6);
        const PeriodFigure one = told(Kind::one, {group(1, {{"a", 30}, {"b", 2}, {"c", 12}})});
        QCOMPARE(one.counts, (std::map<std::string, std::int64_t>{{"a", 30}}));
        QCOMPARE(one.marks, 44);
        const PeriodFigure many = told(Kind::many, {group(1, {{"a", 40}, {"b", 48}, {"c", 6}}, 1, 50)});
        QCOMPARE(many.counts, (std::map<std::string, std::int64_t>{{"a", 40}, {"c", 6}}));
        QCOMPARE(many.marks, 50);
        const PeriodFigure nps = told(Kind::nps, {group(1, {{"10", 6}, {"9", 4}, {"8", 5}, {"0", 3}, {"6", 2}})});
        QCOMPARE(nps.counts, (std::map<std::string, std::int64_t>{{"detractors", 5}, {"passives", 5}, {"promoters", 10}}));
        const PeriodFigure number = told(Kind::number, {group(1, {{"-10", 1}, {"2", 3}, {"4", 2}, {"100", 1}})});
        QCOMPARE(*number.mean, 104 / 7.0);
        QCOMPARE(*number.median, (2 * 3 + 4 * 2) / 5.0);
        QVERIFY(!told(Kind::number, {group(1, {{"7", 4}})}).of);
    }

    void versions_are_joined_where_the_question_is_the_same()
    {
        Question renamed = asks("o", Kind::one);
        renamed.options.front().title = Text{"Иначе"};
        const std::vector<Form> versions{form(1, {asks("q", Kind::scale5), asks("o", Kind::one)}), form(2, {asks("q", Kind::scale5), renamed}),
                                         form(3, {renamed, asks("q", Kind::scale5), asks("w", Kind::text)})};
        const auto results = period_results(versions, {group(1, {{"5", 6}}, 1), group(2, {{"5", 7}}, 3)}, {day(1), day(2)}, {});
        QCOMPARE(results.size(), std::size_t(3));
        QCOMPARE(results[0].versions, (std::vector<int>{2, 3}));
        QCOMPARE(results[1].versions, (std::vector<int>{1, 2, 3}));
        QCOMPARE(*results[1].all.best, 13);
        QCOMPARE(results[2].versions, (std::vector<int>{1}));
    }

    void two_periods_differ_only_where_chance_does_not_explain_it()
    {
        const std::vector<SealedGroup> groups{group(1, {{"5", 60}, {"4", 40}}), group(2, {{"5", 65}, {"4", 35}}), group(3, {{"5", 90}, {"4", 10}})};
        const auto compared = [&](int a, int b) { return period_results({form(1, {asks("q", Kind::scale5)})}, groups, {day(a), day(a)}, Days{day(b), day(b)}).front(); };
        QVERIFY(compared(2, 1).difference->low < 0 && compared(2, 1).difference->high > 0);
        QVERIFY(compared(3, 1).difference->low > 0);
        QVERIFY(compared(1, 3).difference->high < 0);
        QVERIFY(!compared(1, 9).difference);
    }

    void slices_are_told_beside_the_whole()
    {
        SealedGroup large = group(1, {{"5", 120}, {"4", 28}});
        large.slices[0]["decl"]["q"] = {{"5", 100}, {"4", 20}};
        large.slices[0]["inn"]["q"] = {{"5", 18}, {"4", 7}};
        large.slices[0]["few"]["q"] = {{"5", 2}, {"4", 1}};
        const auto result = period_results({form(1, {asks("q", Kind::scale5)})}, {large}, {day(1), day(1)}, {}).front();
        QCOMPARE(result.slices[0].size(), std::size_t(1));
        QCOMPARE(*result.slices[0].at("decl").best, 100);
    }

    void answers_of_a_period_move_in_steps()
    {
        const std::vector<SealedGroup> groups{group(1, {{"5", 3}}), group(2, {{"5", 3}}), group(3, {{"5", 9}}), group(4, {{"5", 2}})};
        QCOMPARE(answers_in(groups, {day(1), day(4)}), 15);
        QCOMPARE(answers_in(groups, {day(2), day(3)}), 9);
        QCOMPARE(answers_in(groups, {day(1), day(1)}), 0);
    }

    void a_late_answer_to_an_old_version_moves_nothing_that_was_told()
    {
        const std::vector<Form> versions{form(1, {asks("q", Kind::scale5)}), form(2, {asks("q", Kind::scale5)})};
        std::vector<SealedGroup> groups{group(1, {{"5", 8}}, 1), group(2, {{"5", 8}}, 2), group(3, {{"5", 8}}, 2)};
        const auto before = period_results(versions, groups, {day(1), day(3)}, {}).front().all;
        groups.push_back(group(2, {{"5", 1}}, 1)); // sealed after all of these, with a day of before
        const auto after = period_results(versions, groups, {day(1), day(3)}, {}).front().all;
        QCOMPARE(after.marks, before.marks);
    }

    void figures_of_all_periods_together_isolate_nobody()
    {
        QVERIFY(rc::check("no combination of the figures of all periods, of the whole and of slices, isolates fewer than five answers", [] {
            isolation::Cells<cells> hall{};
            const int most = *rc::gen::element(3, 8, 20);
            for (auto &count : hall)
                count = *rc::gen::resize(100, rc::gen::map(rc::gen::inRange(-most / 3, most), [](int drawn) { return std::max(0, drawn); }));
            const auto cell = [](std::size_t d, std::size_t s, std::size_t m) { return (d * services + s) * given.size() + m; };
            std::vector<SealedGroup> groups;
            for (std::size_t d = 0; d < days; ++d) {
                SealedGroup made = group(static_cast<int>(d), {});
                for (std::size_t s = 0; s < services; ++s)
                    for (std::size_t m = 0; m < given.size(); ++m) {
                        made.counts["q"][given[m]] += hall[cell(d, s, m)];
                        made.answers += hall[cell(d, s, m)];
                        if (s == 0) // the others have no service
                            made.slices[0]["s0"]["q"][given[m]] += hall[cell(d, s, m)];
                    }
                groups.push_back(made);
            }
            std::vector<isolation::Figure<cells>> shown;
            const auto add = [&](const Days &over, auto wanted) {
                isolation::Figure<cells> figure{};
                for (std::size_t d = 0; d < days; ++d)
                    for (std::size_t s = 0; s < services; ++s)
                        for (std::size_t m = 0; m < given.size(); ++m)
                            figure[cell(d, s, m)] = over.from <= day(static_cast<int>(d)) && day(static_cast<int>(d)) <= over.to && wanted(s, m) ? 1 : 0;
                shown.push_back(figure);
            };
            for (int from = 0; from < static_cast<int>(days); ++from)
                for (int to = from; to < static_cast<int>(days); ++to) {
                    const auto result = period_results({form(1, {asks("q", Kind::scale5)})}, groups, {day(from), day(to)}, {}).front();
                    if (result.all.of) {
                        add(*result.all.of, [](std::size_t, std::size_t) { return true; });
                        add(*result.all.of, [](std::size_t, std::size_t m) { return m == 2; });
                    }
                    if (result.all.low)
                        add(*result.all.low_over, [](std::size_t, std::size_t m) { return m == 0; });
                    for (std::size_t m = 0; m < given.size() && result.all.counts_over; ++m)
                        add(*result.all.counts_over, [m](std::size_t, std::size_t mark) { return mark == m; });
                    if (const auto slice = result.slices[0].find("s0"); slice != result.slices[0].end()) {
                        add(*slice->second.of, [](std::size_t s, std::size_t) { return s == 0; });
                        add(*slice->second.of, [](std::size_t s, std::size_t m) { return s == 0 && m == 2; });
                    }
                }
            RC_PRE(!shown.empty());
            const std::int64_t least = isolation::least(hall, shown);
            RC_ASSERT(least >= smallest_group);
        }));
    }
};

QTEST_APPLESS_MAIN(TestSurveyPeriod)
#include "tst_survey_period.moc"
