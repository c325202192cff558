// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "core/survey/signs.h"

using namespace talon::core;
using namespace talon::core::survey;

namespace {

/// Answers from one source at these pauses; after which of them there was which sign.
std::map<int, Sign> signs(SignWatch &watch, const std::string &source, const std::vector<Millis> &pauses, Instant at = {})
{
    std::map<int, Sign> all;
    for (std::size_t i = 0; i < pauses.size(); ++i) {
        at += pauses[i];
        if (const auto sign = watch.came(source, at))
            all[static_cast<int>(i) + 1] = *sign;
    }
    return all;
}

std::vector<Millis> times(std::size_t count, Millis pause)
{
    return std::vector<Millis>(count, pause);
}

} // namespace

class TestSurveySigns : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nobody_is_asked_five_times_in_so_short_a_time()
    {
        SignWatch watch;
        QVERIFY(signs(watch, "k1", times(30, hasty_pause)).empty());
        auto found = signs(watch, "k2", times(12, hasty_pause - Millis(1)));
        QCOMPARE(found.size(), std::size_t(1));
        QVERIFY2(found.at(hasty_answers) == Sign::hasty_run, "with the fifth, and once");
        // After a pause a new run is told anew.
        found = signs(watch, "k2", times(5, Millis(1000)), Instant(Millis(900'000)));
        QVERIFY(found.at(hasty_answers) == Sign::hasty_run);
    }

    void four_hasty_ones_are_no_run()
    {
        SignWatch watch;
        std::vector<Millis> pauses;
        for (int i = 0; i < 6; ++i) {
            const auto four = times(3, Millis(1000));
            pauses.push_back(Millis(60'000));
            pauses.insert(pauses.end(), four.begin(), four.end());
        }
        QVERIFY(signs(watch, "k", pauses).empty());
    }

    void a_burst_is_told_at_its_bound()
    {
        SignWatch watch;
        const Millis apart = burst_time / static_cast<int>(burst_of_kiosk - 1);
        QVERIFY2(signs(watch, "k1", times(200, apart + Millis(1))).empty(), "as many, but not within the time");
        const auto found = signs(watch, "k2", times(80, apart - Millis(1)));
        QCOMPARE(found.size(), std::size_t(1));
        QVERIFY(found.at(static_cast<int>(burst_of_kiosk)) == Sign::burst);
    }

    void phones_of_a_hall_are_many()
    {
        SignWatch watch;
        QVERIFY2(signs(watch, "", times(burst_of_phones - 1, Millis(500))).empty(), "phones answer side by side");
        SignWatch other;
        QVERIFY(signs(other, "", times(burst_of_phones, Millis(500))).at(static_cast<int>(burst_of_phones)) == Sign::burst);
    }

    void sources_are_bounded()
    {
        SignWatch watch;
        QVERIFY(signs(watch, "first", times(4, Millis(1000))).empty());
        for (std::size_t i = 0; i < SignWatch::max_sources; ++i)
            QVERIFY(!watch.came("k" + std::to_string(i), Instant(Millis(5000 + static_cast<std::int64_t>(i)))));
        QVERIFY2(!watch.came("first", Instant(Millis(5500))), "it was forgotten: this is its first answer");
    }
};

QTEST_APPLESS_MAIN(TestSurveySigns)
#include "tst_survey_signs.moc"
