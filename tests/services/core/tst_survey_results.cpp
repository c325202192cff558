// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/survey/results.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>

using namespace talon::core::survey;

namespace {

/// Ones to fives.
CriterionResult of(const std::array<std::int64_t, 5> &marks, std::int64_t declined = 0)
{
    Counts counts;
    for (std::size_t mark = 0; mark < marks.size(); ++mark)
        counts["service_time"][std::to_string(mark + 1)] = marks[mark];
    counts["service_time"][""] = declined;
    return results(five_criteria("criteria"), counts).front();
}

/// Every way in which the five cells may be filled so that the reader is told the same: by brute force, for few answers.
std::vector<std::array<std::int64_t, 5>> told_alike(const CriterionResult &told, std::int64_t count)
{
    std::vector<std::array<std::int64_t, 5>> all;
    std::array<std::int64_t, 5> m{};
    for (m[0] = 0; m[0] <= count; ++m[0])
        for (m[1] = 0; m[0] + m[1] <= count; ++m[1])
            for (m[2] = 0; m[0] + m[1] + m[2] <= count; ++m[2])
                for (m[3] = 0; m[0] + m[1] + m[2] + m[3] <= count; ++m[3]) {
                    m[4] = count - m[0] - m[1] - m[2] - m[3];
                    bool fits = !told.low || *told.low == m[0] + m[1] + m[2];
                    for (std::size_t cell = 0; cell < 5; ++cell)
                        fits = fits && (!told.counts[cell] || *told.counts[cell] == m[cell]);
                    const double mean = double(m[0] + 2 * m[1] + 3 * m[2] + 4 * m[3] + 5 * m[4]) / double(count);
                    fits = fits && (!told.mean || std::abs(mean - *told.mean) <= 0.0501);
                    if (fits)
                        all.push_back(m);
                }
    return all;
}

} // namespace

class TestSurveyResults : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void each_scale_of_the_form_is_a_line()
    {
        const auto lines = results(five_criteria("criteria"), {});
        QCOMPARE(lines.size(), std::size_t(5)); // the comment has no figures
        QCOMPARE(lines[1].question, std::string("waiting_time"));
        for (const auto &line : lines)
            QVERIFY(!line.shown && line.marks == 0);
    }

    void figures_are_those_of_the_marks()
    {
        const auto line = of({5, 5, 10, 20, 60}, 3);
        QCOMPARE(line.marks, 100);
        QCOMPARE(line.declined, 3);
        QVERIFY(line.shown);
        QCOMPARE(*line.low, 20);
        QCOMPARE(*line.counts[4], 60);
        QVERIFY(std::abs(*line.mean - 4.25) < 1e-9);
        QVERIFY(std::abs(*line.best - 0.6) < 1e-9);
        QVERIFY(line.best_between.low < 0.6 && line.best_between.low > 0.5 && line.best_between.high < 0.7);
    }

    void a_handful_tells_nothing()
    {
        const auto line = of({1, 0, 0, 0, 3});
        QCOMPARE(line.marks, 4);
        QVERIFY(!line.shown && !line.mean && !line.best && !line.low);
        for (const auto &cell : line.counts)
            QVERIFY(!cell);
    }

    void a_small_cell_is_hidden_with_another()
    {
        const auto line = of({1, 0, 6, 20, 60});
        QVERIFY(!line.counts[0]);
        QVERIFY2(!line.counts[2], "else the one is the total less the rest");
        QVERIFY(line.counts[3] && line.counts[4]);
        QVERIFY2(!line.mean, "with the sum known the mean would tell the two apart");
        QCOMPARE(*line.low, 7);
    }

    void a_hidden_cell_is_not_read_from_the_sum_of_low_marks()
    {
        const auto line = of({0, 0, 2, 9, 60}); // hidden: the twos… threes, and with them the fours
        QVERIFY(!line.counts[2]);
        QVERIFY2(!line.low, "it would be the two threes");
    }

    void many_answers_have_a_mean_in_tenths()
    {
        const auto line = of({2, 3, 50, 145, 800});
        QVERIFY(!line.counts[0] && !line.counts[1]);
        QVERIFY(line.mean);
        QVERIFY(std::abs(*line.mean * 10 - std::round(*line.mean * 10)) < 1e-9);
        QVERIFY(std::abs(*line.mean - 4.7) < 1e-9);
    }

    void nobody_is_read_from_what_is_told()
    {
        QVERIFY(rc::check("a cell under five can always hold another number as well", [] {
            std::array<std::int64_t, 5> marks{};
            std::int64_t count = 0;
            for (auto &cell : marks)
                count += cell = *rc::gen::weightedOneOf<std::int64_t>({{3, rc::gen::inRange<std::int64_t>(0, 5)}, {1, rc::gen::inRange<std::int64_t>(5, 14)}});
            RC_PRE(count > 0);
            const auto told = of(marks);
            const auto alike = told_alike(told, count);
            for (std::size_t cell = 0; cell < 5; ++cell) {
                if (marks[cell] == 0 || marks[cell] >= smallest_group)
                    continue;
                RC_ASSERT(!told.counts[cell].has_value());
                RC_ASSERT(std::any_of(alike.begin(), alike.end(), [&](const auto &other) { return other[cell] != marks[cell]; }));
            }
        }));
    }
};

QTEST_APPLESS_MAIN(TestSurveyResults)
#include "tst_survey_results.moc"
