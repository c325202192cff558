// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/survey/slices.h"

#include "isolation.h"

#include <rapidcheck.h>

#include <QTest>

using namespace talon::core;
using namespace talon::core::survey;

namespace {

Form one_scale()
{
    Form form;
    form.id = "f";
    form.title = {"Анкета"};
    Question scale;
    scale.id = "q";
    scale.title = {"Оцените"};
    form.questions = {scale};
    return form;
}

Counts marks(std::array<std::int64_t, 5> given)
{
    Counts counts;
    for (std::size_t mark = 0; mark < given.size(); ++mark)
        if (given[mark] > 0)
            counts["q"][std::to_string(mark + 1)] = given[mark];
    return counts;
}

Counts sum(const std::vector<Counts> &parts)
{
    Counts all;
    for (const Counts &part : parts)
        for (const auto &[question, cells] : part)
            for (const auto &[choice, count] : cells)
                all[question][choice] += count;
    return all;
}

// A small hall: who came for which service, when, and what they marked. Everything that is shown is a sum over some of these cells.
constexpr std::size_t services = 3, parts = 2; ///< the last service: answers without one
constexpr std::array<std::size_t, 3> given{1, 3, 4}; ///< marks that occur: twos, fours, fives
constexpr std::size_t cells = services * parts * given.size();
using Figure = isolation::Figure<cells>;
using Hall = isolation::Cells<cells>;

std::size_t cell(std::size_t service, std::size_t part, std::size_t mark) { return (service * parts + part) * given.size() + mark; }

template<class Wanted>
Figure figure(Wanted wanted)
{
    Figure made{};
    for (std::size_t s = 0; s < services; ++s)
        for (std::size_t p = 0; p < parts; ++p)
            for (std::size_t m = 0; m < given.size(); ++m)
                made[cell(s, p, m)] = wanted(s, p, given[m]) ? 1 : 0;
    return made;
}

template<class Wanted>
Counts counts_of(const Hall &hall, Wanted wanted)
{
    std::array<std::int64_t, 5> made{};
    for (std::size_t s = 0; s < services; ++s)
        for (std::size_t p = 0; p < parts; ++p)
            for (std::size_t m = 0; m < given.size(); ++m)
                if (wanted(s, p))
                    made[given[m]] += hall[cell(s, p, m)];
    return marks(made);
}

/// What is shown of each slice, as sums of cells.
template<class In>
void add_slices(std::vector<Figure> &shown, const SlicedCriterion &told, In in)
{
    for (const auto &[name, slice] : told.shown) {
        shown.push_back(figure([&](std::size_t s, std::size_t p, std::size_t) { return in(name, s, p); }));
        if (slice.best)
            shown.push_back(figure([&](std::size_t s, std::size_t p, std::size_t m) { return in(name, s, p) && m == 4; }));
        if (slice.low)
            shown.push_back(figure([&](std::size_t s, std::size_t p, std::size_t m) { return in(name, s, p) && m < 3; }));
    }
}

} // namespace

class TestSurveySlices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_large_hall_is_told_by_service()
    {
        const Counts decl = marks({5, 6, 9, 30, 150}), inn = marks({8, 8, 8, 60, 60});
        const auto told = sliced(one_scale(), sum({decl, inn}), {{"decl", decl}, {"inn", inn}});
        QCOMPARE(told.size(), std::size_t(1));
        QVERIFY(told.front().hidden.empty());
        const SliceResult &good = told.front().shown.at("decl"), &bad = told.front().shown.at("inn");
        QCOMPARE(good.marks, 200);
        QCOMPARE(*good.best, 0.75);
        QVERIFY(good.best_between.low > 0.68 && good.best_between.high < 0.81);
        QCOMPARE(*good.low, 20);
        QCOMPARE(good.standing, Standing::better);
        QCOMPARE(bad.standing, Standing::worse);
    }

    void a_difference_by_chance_is_unproven()
    {
        const Counts one = marks({0, 0, 0, 10, 20}), other = marks({0, 0, 0, 8, 22});
        const auto told = sliced(one_scale(), sum({one, other}), {{"one", one}, {"other", other}}).front();
        QCOMPARE(told.shown.size(), std::size_t(2));
        for (const auto &[name, slice] : told.shown)
            QCOMPARE(slice.standing, Standing::unproven);
    }

    void a_service_with_few_answers_is_hidden_and_cannot_be_reckoned()
    {
        const Counts many = marks({5, 5, 5, 20, 60}), some = marks({5, 5, 0, 10, 30}), few = marks({0, 1, 0, 0, 2});
        const auto told = sliced(one_scale(), sum({many, some, few}), {{"many", many}, {"some", some}, {"few", few}}).front();
        QVERIFY(told.shown.contains("many"));
        QVERIFY2(!told.shown.contains("few") && !told.shown.contains("some"), "the next least hides it");
        QCOMPARE(told.hidden.size(), std::size_t(2));
    }

    void few_low_marks_leave_the_share_of_fives()
    {
        const Counts one = marks({0, 0, 1, 9, 50}), other = marks({0, 1, 1, 9, 40});
        const auto told = sliced(one_scale(), sum({one, other}), {{"one", one}, {"other", other}}).front();
        QCOMPARE(told.shown.size(), std::size_t(2));
        QVERIFY(told.shown.at("one").best && !told.shown.at("one").low && !told.shown.at("one").mean);
    }

    void of_nothing_nothing_is_told()
    {
        const auto told = sliced(one_scale(), {}, {{"decl", {}}});
        QVERIFY(told.front().shown.empty());
        QVERIFY(sliced(one_scale(), {}, {}).front().hidden.empty());
    }

    void what_is_shown_isolates_nobody()
    {
        QVERIFY(rc::check("no combination of all figures, of both kinds of slices and of the whole, isolates fewer than five answers", [] {
            Hall hall{};
            const int most = *rc::gen::element(3, 6, 12, 30);
            for (auto &count : hall) // of full size from the first case on
                count = *rc::gen::resize(100, rc::gen::map(rc::gen::inRange(-most / 3, most), [](int drawn) { return std::max(0, drawn); }));
            const Form form = one_scale();
            const Counts all = counts_of(hall, [](std::size_t, std::size_t) { return true; });
            std::map<std::string, Counts> by_service, by_part;
            for (std::size_t s = 0; s + 1 < services; ++s)
                by_service[std::to_string(s)] = counts_of(hall, [s](std::size_t service, std::size_t) { return service == s; });
            for (std::size_t p = 0; p < parts; ++p)
                by_part[std::to_string(p)] = counts_of(hall, [p](std::size_t, std::size_t part) { return part == p; });
            std::vector<Figure> shown;
            const CriterionResult whole = results(form, all).front();
            RC_PRE(whole.shown);
            shown.push_back(figure([](std::size_t, std::size_t, std::size_t) { return true; }));
            for (std::size_t mark = 0; mark < whole.counts.size(); ++mark)
                if (whole.counts[mark])
                    shown.push_back(figure([mark](std::size_t, std::size_t, std::size_t m) { return m == mark; }));
            if (whole.low)
                shown.push_back(figure([](std::size_t, std::size_t, std::size_t m) { return m < 3; }));
            add_slices(shown, sliced(form, all, by_service).front(), [](const std::string &name, std::size_t s, std::size_t) { return name == std::to_string(s); });
            add_slices(shown, sliced(form, all, by_part).front(), [](const std::string &name, std::size_t, std::size_t p) { return name == std::to_string(p); });
            const std::int64_t least = isolation::least(hall, shown);
            RC_ASSERT(least >= smallest_group);
        }));
    }
};

QTEST_APPLESS_MAIN(TestSurveySlices)
#include "tst_survey_slices.moc"
