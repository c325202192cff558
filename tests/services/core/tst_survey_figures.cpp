// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/survey/figures.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace talon::core::survey;

namespace {

bool near(double a, double b, double by = 0.0005)
{
    return std::abs(a - b) <= by;
}

} // namespace

class TestSurveyFigures : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // The values are those of R's prop.test(x, n, correct = FALSE) and of Newcombe's paper.
    void wilson_gives_the_known_intervals()
    {
        const auto gives = [](std::int64_t hits, std::int64_t count, double low, double high) {
            const Interval interval = wilson(hits, count);
            return near(interval.low, low) && near(interval.high, high);
        };
        QVERIFY(gives(81, 263, 0.2553, 0.3662));
        QVERIFY(gives(15, 148, 0.0624, 0.1605));
        QVERIFY(gives(0, 20, 0.0, 0.1611));
        QVERIFY(gives(1, 29, 0.0061, 0.1718));
        QVERIFY(gives(20, 20, 0.8389, 1.0));
        QVERIFY(gives(0, 0, 0.0, 1.0));
    }

    void wilson_holds_the_share_and_narrows()
    {
        QVERIFY(rc::check("the interval holds the share, lies in 0…1 and narrows with more of the same", [] {
            const auto count = *rc::gen::inRange<std::int64_t>(1, 5000);
            const auto hits = *rc::gen::inRange<std::int64_t>(0, count + 1);
            const Interval few = wilson(hits, count), more = wilson(hits * 4, count * 4);
            const double share = static_cast<double>(hits) / static_cast<double>(count);
            RC_ASSERT((few.low <= share && share <= few.high && few.low >= 0 && few.high <= 1));
            RC_ASSERT(more.high - more.low < few.high - few.low);
        }));
    }

    void differences_are_proven_as_newcombe_has_them()
    {
        QVERIFY(difference_proven(56, 70, 48, 80)); // 0.0524 … 0.3339
        QVERIFY(difference_proven(48, 80, 56, 70));
        QVERIFY(!difference_proven(9, 10, 3, 4));
        QVERIFY(difference_proven(6, 7, 2, 7));       // 0.0582 … 0.8062
        QVERIFY(!difference_proven(5, 56, 0, 29));    // −0.0381 … 0.1926
        QVERIFY(!difference_proven(0, 10, 0, 20));
        QVERIFY(difference_proven(10, 10, 0, 10));
        QVERIFY(!difference_proven(5, 5, 0, 0));
    }

    void marks_add_up()
    {
        const Marks marks{{1, 0, 2, 3, 4}};
        QCOMPARE(marks.count(), std::int64_t{10});
        QCOMPARE(marks.low(), std::int64_t{3});
        QVERIFY(near(*marks.mean(), 3.9));
        QVERIFY(near(*marks.share_of_best(), 0.4));
        QVERIFY(!Marks{}.mean() && !Marks{}.share_of_best());
    }

    void promoters_have_a_score_and_an_error()
    {
        const auto told = promoters(60, 15, 100);
        QVERIFY(near(told->score, 45));
        QVERIFY(near(told->standard_error, 7.4, 0.01));
        QVERIFY(!promoters(0, 0, 0));
    }

    void small_cells_are_hidden_with_company()
    {
        const auto shown = [](std::vector<std::int64_t> counts) { return shown_cells(counts); };
        QVERIFY((shown({12, 7, 9}) == std::vector<bool>{true, true, true}));
        QVERIFY((shown({12, 7, 3}) == std::vector<bool>{true, false, false}));
        QVERIFY((shown({12, 4, 3}) == std::vector<bool>{true, false, false}));
        QVERIFY((shown({12, 1, 1, 7, 0}) == std::vector<bool>{true, false, false, false, true}));
        QVERIFY((shown({2, 2, 0}) == std::vector<bool>{false, false, false}));
        QVERIFY((shown({5}) == std::vector<bool>{true}));
        QVERIFY(shown({}).empty());
    }

    void nobody_can_be_read_from_what_is_shown()
    {
        QVERIFY(rc::check("neither a shown cell nor the total less the shown cells is a group below five", [] {
            const auto counts = *rc::gen::container<std::vector<std::int64_t>>(rc::gen::inRange<std::int64_t>(0, 14));
            const auto shown = shown_cells(counts);
            std::int64_t hidden = 0;
            std::size_t hidden_cells = 0;
            for (std::size_t cell = 0; cell < counts.size(); ++cell) {
                if (shown[cell])
                    RC_ASSERT((counts[cell] == 0 || counts[cell] >= smallest_group));
                else
                    hidden += counts[cell], ++hidden_cells;
            }
            const auto total = std::accumulate(counts.begin(), counts.end(), std::int64_t{0});
            if (total >= smallest_group)
                RC_ASSERT((hidden_cells == 0 || (hidden >= smallest_group && hidden_cells >= 2)));
            else
                RC_ASSERT(hidden_cells == counts.size());
        }));
    }

    void figures_move_in_steps_of_five()
    {
        QVERIFY(!may_tell(10, 10));
        QVERIFY(!may_tell(10, 14));
        QVERIFY(may_tell(10, 15));
        QVERIFY(!may_tell(10, 6));
        QVERIFY(may_tell(10, 5));
    }
};

QTEST_APPLESS_MAIN(TestSurveyFigures)
#include "tst_survey_figures.moc"
