// SPDX-License-Identifier: GPL-3.0-or-later
// Which backups are kept: the newest, and the last of each hour, day and week as far back as the rule says.
#include "generators.h"
#include "store/retention.h"

#include <QTest>
#include <algorithm>
#include <set>

using namespace talon;
using namespace talon::store;

namespace {

using Times = std::vector<core::Instant>;

constexpr core::Millis hour = std::chrono::hours(1);
constexpr core::Millis day = std::chrono::hours(24);

Times kept(const Times &made, const Retention &rule)
{
    Times left;
    const auto gone = to_delete(made, rule);
    for (std::size_t i = 0; i < made.size(); ++i)
        if (!std::binary_search(gone.begin(), gone.end(), i))
            left.push_back(made[i]);
    return left;
}

/// Times as backups have them: minutes, hours or days apart, rising.
rc::Gen<Times> any_times()
{
    return rc::gen::exec([] {
        Times times;
        auto at = store::test::at(0);
        const int count = *rc::gen::inRange(0, 120);
        for (int i = 0; i < count; ++i) {
            const auto step = *rc::gen::element<core::Millis>(std::chrono::minutes(10), std::chrono::minutes(25), hour, 7 * hour, day, 9 * day);
            at += step + core::Millis(*rc::gen::inRange(0, 60'000));
            times.push_back(at);
        }
        return times;
    });
}

rc::Gen<Retention> any_rule()
{
    return rc::gen::exec([] { return Retention{*rc::gen::inRange(0, 30), *rc::gen::inRange(0, 12), *rc::gen::inRange(0, 8)}; });
}

} // namespace

class TestRetention : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_year_of_ten_minutes()
    {
        Times made;
        // From a Monday, 2026-01-05, to the end of a Wednesday.
        const core::Instant monday = std::chrono::sys_days{std::chrono::year{2026} / 1 / 5};
        for (core::Instant at = monday; at < monday + 360 * day; at += std::chrono::minutes(10))
            made.push_back(at);
        const auto left = kept(made, Retention{});
        // 24 hours, 6 days before them with one Sunday among them, 2 Sundays more; and two in the last hour.
        QCOMPARE(left.size(), 24U + 6 + 2 + 2);
        QCOMPARE(left.back(), made.back());
        const auto has = [&left](core::Instant at) { return std::binary_search(left.begin(), left.end(), at); };
        const core::Instant last_day = monday + 359 * day;
        QVERIFY(has(last_day + std::chrono::minutes(50)));      // the hour from 0:00
        QVERIFY(!has(last_day + std::chrono::minutes(40)));
        QVERIFY(has(last_day - 5 * day - std::chrono::minutes(10)));   // the sixth day before
        QVERIFY(!has(last_day - 7 * day - std::chrono::minutes(10)));
        QVERIFY(has(monday + 51 * 7 * day - std::chrono::minutes(10))); // the Sundays
        QVERIFY(has(monday + 49 * 7 * day - std::chrono::minutes(10)));
        QVERIFY(!has(monday + 48 * 7 * day - std::chrono::minutes(10)));
    }

    void what_is_old_stays_while_nothing_new_comes()
    {
        const Times made{test::at(0), test::at(86'400 * 400), test::at(86'400 * 800), test::at(86'400 * 1200)};
        QCOMPARE(kept(made, Retention{}), made);
    }

    void the_newest_are_never_deleted_whatever_the_clock_said()
    {
        QVERIFY(rc::check([] {
            auto made = *any_times();
            const auto rule = *any_rule();
            // The clock ran wrong and was put right: the times are in any order, some are the same.
            for (auto &at : made)
                if (*rc::gen::inRange(0, 3) == 0)
                    at += *rc::gen::element<core::Millis>(core::Millis{0}, 400 * day, -400 * day);
            const auto gone = to_delete(made, rule);
            for (std::size_t i = made.size() - std::min<std::size_t>(Retention::always_kept, made.size()); i < made.size(); ++i)
                RC_ASSERT(!std::binary_search(gone.begin(), gone.end(), i));
        }));
    }

    void each_kept_period_keeps_its_last()
    {
        QVERIFY(rc::check([] {
            const auto made = *any_times();
            const auto rule = *any_rule();
            const auto left = kept(made, rule);
            const std::set<core::Instant> there(left.begin(), left.end());
            std::vector<std::int64_t> days; // newest first
            for (auto at = made.rbegin(); at != made.rend(); ++at) {
                const auto number = std::chrono::floor<std::chrono::days>(*at).time_since_epoch().count();
                if (!days.empty() && days.back() == number)
                    continue;
                days.push_back(number);
                if (static_cast<int>(days.size()) <= rule.daily)
                    RC_ASSERT(there.contains(*at));
            }
            RC_ASSERT(left.size() <= Retention::always_kept + static_cast<std::size_t>(rule.hourly + rule.daily + rule.weekly));
        }));
    }

    void deleting_again_and_again_deletes_no_more_than_once()
    {
        QVERIFY(rc::check([] {
            const auto made = *any_times();
            const auto rule = *any_rule();
            Times step_by_step;
            for (const auto at : made) {
                step_by_step.push_back(at);
                step_by_step = kept(step_by_step, rule);
            }
            RC_ASSERT(step_by_step == kept(made, rule));
            RC_ASSERT(kept(step_by_step, rule) == step_by_step);
        }));
    }
};

QTEST_APPLESS_MAIN(TestRetention)
#include "tst_retention.moc"
