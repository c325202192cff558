// SPDX-License-Identifier: GPL-3.0-or-later
// The backend's own time over restarts of its program.
// Qt first: moc does not get through <chrono>.
#include <QTest>

#include "sync/hall_clock.h"

#include <rapidcheck.h>

using namespace talon;
using namespace std::chrono_literals;
using sync::Moment;

namespace {

const core::Instant noon{core::Millis{1'795'000'000'000}};
const core::Instant run{core::Millis{5'000}};

constexpr sync::CalendarFacts at_work{.vouched = false, .at_work = true, .ends_day = false};

core::Millis any(core::Millis from, core::Millis to)
{
    return core::Millis{*rc::gen::inRange(from.count(), to.count() + 1)};
}

sync::HallClock first(core::Instant last_event, Moment now)
{
    return sync::HallClock({.last_event = last_event, .now = now, .boot = "this one"});
}

/// Of a program that ran in this boot of the machine, started again.
sync::HallClock again(const sync::HallClock::Kept &kept, Moment now, core::Instant last_event = noon - 1h, std::string boot = "this one")
{
    return sync::HallClock({.last_event = last_event, .now = now, .boot = std::move(boot), .kept = kept});
}

} // namespace

class KeptClockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_held_jump_is_held_over_a_restart_of_the_program()
    {
        auto before = first(noon - 1h, {run, noon});
        const Moment jumped{run + 30min, noon + 3h};
        QVERIFY(!before.look(jumped, at_work) && before.jump(jumped));
        auto clock = again(before.keep(jumped, 7), {run + 32min, noon + 3h + 2min});
        QVERIFY(clock.at({run + 32min, noon + 3h + 2min}) == noon + 32min);
        QVERIFY(!clock.look({run + 33min, noon + 3h + 3min}, at_work)); // the first minutes were those of the first run
        QVERIFY(clock.jump({run + 33min, noon + 3h + 3min}) == std::optional<core::Millis>(2h + 30min));
        // Set right again, the calendar is followed as ever.
        QVERIFY(!clock.jump({run + 34min, noon + 34min}));
        QVERIFY(clock.at({run + 35min, noon + 35min + 1s}) == noon + 35min + 1s);
    }

    void a_calendar_that_jumps_while_the_program_is_away_is_noticed()
    {
        QVERIFY(rc::check([] {
            auto before = first(noon - 1h, {run, noon});
            const core::Millis ran = any(15min, 8h);
            const core::Millis away = any(0ms, 30h);
            const core::Millis jump = any(-48h, 48h);
            const auto kept = before.keep({run + ran, noon + ran}, 7);
            const Moment now{run + ran + away, noon + ran + away + jump};
            auto clock = again(kept, now);
            RC_ASSERT(!clock.look(now, at_work));
            RC_ASSERT(std::chrono::abs(clock.at(now) - (noon + ran + away)) <= sync::HallClock::largest_step);
            RC_ASSERT(clock.jump(now).has_value() == (std::chrono::abs(jump) > sync::HallClock::largest_step));
        }));
    }

    void what_a_run_had_stamped_wrong_is_put_right_after_its_restart()
    {
        auto before = first(noon - 1h, {run, noon + 3h}); // three hours ahead
        auto clock = again(before.keep({run + 2min, noon + 3h + 2min}, 7), {run + 3min, noon + 3h + 3min});
        QVERIFY(clock.begun() == noon + 3h);
        const auto corrected = clock.look({run + 4min, noon + 4min}, at_work);
        QVERIFY(corrected && corrected->by == -3h && corrected->since == noon + 3h);
        QVERIFY(clock.begun() == noon);
        // And what was adopted is kept.
        auto third = again(clock.keep({run + 5min, noon + 5min}, 7), {run + 6min, noon + 6min});
        QVERIFY(third.at({run + 6min, noon + 6min}) == noon + 6min && third.begun() == noon && !third.jump({run + 6min, noon + 6min}));
    }

    void a_correction_that_was_not_kept_is_told_by_the_journal_or_looked_for_again()
    {
        auto before = first(noon - 1h, {run, noon + 3h}); // three hours ahead
        const auto kept = before.keep({run + 1min, noon + 3h + 1min}, 7);
        const auto lost = *before.look({run + 2min, noon + 2min}, at_work);
        const Moment now{run + 3min, noon + 3min};
        const auto started = [&](std::vector<sync::HallClock::Correction> corrected, core::Instant last_event) {
            return sync::HallClock({.last_event = last_event, .now = now, .boot = "this one", .kept = kept, .corrected = std::move(corrected)});
        };
        auto with = started({lost}, noon + 2min);
        QVERIFY(with.at(now) == noon + 3min && with.begun() == noon && !with.jump(now));
        QVERIFY((*with.confirm({run + 4min, noon + 2h}))->since == noon);
        // It never became durable: what it would have moved is not moved, and the clock is as it was.
        auto without = started({}, noon + 3h + 1min);
        QVERIFY(without.at(now) == noon + 3h + 3min);
        const auto once_more = without.look(now, at_work);
        QVERIFY(once_more && once_more->by == -3h && once_more->since == noon + 3h);
    }

    void a_time_service_that_had_spoken_is_not_heard_for_the_first_time_after_a_restart()
    {
        auto before = first(noon, {run, noon});
        QVERIFY(!before.look({run + 1s, noon + 1s}, {.vouched = true}));
        auto clock = again(before.keep({run + 2s, noon + 2s}, 7), {run + 3s, noon + 800h});
        QVERIFY(!clock.look({run + 4s, noon + 800h}, {.vouched = true}));
    }

    void after_the_machine_was_switched_off_the_calendar_is_all_there_is()
    {
        auto before = first(noon - 1h, {run, noon});
        const auto kept = before.keep({run + 30min, noon + 3h}, 7);
        const Moment now{run + 1h, noon + 4h};
        for (const char *boot : {"another", ""}) {
            auto clock = again(kept, now, noon - 1h, boot);
            QVERIFY(clock.at(now) == noon + 4h && clock.begun() == noon + 4h);
        }
        auto nameless = kept;
        nameless.boot.clear();
        QVERIFY(again(nameless, now, noon - 1h, "").at(now) == noon + 4h);
    }

    void what_was_kept_is_never_before_the_last_event()
    {
        auto before = first(noon - 1h, {run, noon});
        const Moment now{run + 1h, noon + 3h};
        QVERIFY(again(before.keep({run, noon}, 7), now, noon + 3h).at(now) == noon + 3h); // written before the last correction
    }

    void what_cannot_have_been_kept_is_as_if_it_were_not_there()
    {
        auto before = first(noon - 1h, {run, noon});
        const auto kept = before.keep({run + 1h, noon + 1h}, 7);
        const Moment now{run + 2h, noon + 5h};
        QVERIFY(again(kept, now).at(now) == noon + 2h);
        const auto ignored = [&](auto spoil) {
            auto spoiled = kept;
            spoil(spoiled);
            return again(spoiled, now).at(now) == noon + 5h;
        };
        QVERIFY(ignored([](auto &each) { each.run = run + 3h; })); // it has not come yet
        QVERIFY(ignored([](auto &each) { each.run = core::Instant::min(); }));
        QVERIFY(ignored([](auto &each) { each.time = core::Instant::max(); }));
        QVERIFY(ignored([](auto &each) { each.time = core::Instant::min(); }));
        QVERIFY(ignored([](auto &each) { each.begun = core::Instant::min(); }));
        QVERIFY(ignored([](auto &each) { each.begun = each.time + 1ms; }));
        QVERIFY(ignored([](auto &each) { each.even = core::Instant::min(); }));
        QVERIFY(ignored([](auto &each) { each.even = each.time + 1ms; }));
        // First minutes that would never end are those of this start.
        auto settled = kept;
        settled.settled = core::Instant::max();
        auto clock = again(settled, now);
        QVERIFY(!clock.look({run + 2h + 11min, noon + 6h}, at_work));
    }

    void what_is_kept_changes_with_the_clock_and_not_with_time()
    {
        auto clock = first(noon - 1h, {run, noon});
        const auto kept = clock.keep({run, noon}, 7);
        (void)clock.at({run + 1h, noon + 1h + 500ms});
        QVERIFY(kept.same_clock(clock.keep({run + 2h, noon + 2h}, 7)));
        (void)clock.at({run + 3h, noon + 3h + 2s});
        QVERIFY(!kept.same_clock(clock.keep({run + 3h, noon + 3h + 2s}, 7)));
        auto vouched = kept;
        vouched.vouched = true;
        QVERIFY(!kept.same_clock(vouched));
    }
};

QTEST_APPLESS_MAIN(KeptClockTest)
#include "tst_kept_clock.moc"
