// SPDX-License-Identifier: GPL-3.0-or-later
// The backend's own time, whatever hands turn its machine's calendar.
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

sync::HallClock begun(core::Instant last_event, Moment now)
{
    return sync::HallClock({.last_event = last_event, .now = now});
}

} // namespace

class HallClockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_halls_time_follows_small_corrections_and_no_jump()
    {
        auto clock = begun(noon - 1h, {run, noon});
        QVERIFY(clock.at({run + 10s, noon + 11s}) == noon + 11s);
        QVERIFY(clock.at({run + 20s, noon + 15s}) == noon + 21s); // never back
        QVERIFY(clock.at({run + 30s, noon + 48h}) == noon + 31s);
        QVERIFY(clock.jump({run + 30s, noon + 48h}) == std::optional<core::Millis>(48h - 31s));
        QVERIFY(*clock.confirm({run + 40s, noon + 48h}));
        QVERIFY(clock.at({run + 41s, noon + 48h + 1s}) == noon + 48h + 1s);
        QVERIFY(!clock.jump({run + 41s, noon + 48h + 1s}));
    }

    void a_correction_in_the_first_minutes_is_adopted_at_once()
    {
        auto clock = begun(noon - 1h, {run, noon + 3h}); // the machine's clock was three hours ahead
        QVERIFY(!clock.look({run + 50s, noon + 3h + 50s}, at_work));
        const auto corrected = clock.look({run + 60s, noon + 60s}, at_work);
        QVERIFY(corrected && corrected->by == -3h && corrected->since == noon + 3h);
        QVERIFY(clock.at({run + 61s, noon + 61s}) == noon + 61s);
        QVERIFY(clock.begun() == noon);
    }

    void later_nobody_is_believed_while_the_hall_is_at_work()
    {
        auto clock = begun(noon - 1h, {run, noon});
        const Moment jumped{run + 11min, noon + 3h};
        QVERIFY(!clock.look(jumped, at_work));
        QVERIFY(clock.jump(jumped) && !clock.needs_person(jumped));
        QVERIFY(clock.look(jumped, {}));
    }

    void what_is_adopted_in_a_quiet_hall_moves_nothing_that_is_over()
    {
        auto clock = begun(noon - 1h, {run, noon});
        const auto quiet = clock.look({run + 4h, noon + 7h}, {});
        QVERIFY(quiet && quiet->by == 3h && quiet->since == noon + 4h);
        QVERIFY(clock.begun() == noon + 3h);
        // The next one, whoever vouches for it, goes back no further than this one.
        auto vouched = at_work;
        vouched.vouched = true;
        const auto next = clock.look({run + 5h, noon + 5h}, vouched);
        QVERIFY(next && next->by == -3h && next->since == noon + 7h);
        const auto by_a_person = clock.confirm({run + 6h, noon + 8h});
        QVERIFY((*by_a_person)->since == noon + 4h);
    }

    void what_the_time_service_vouches_for_goes_back_to_the_start_also_in_a_quiet_hall()
    {
        auto clock = begun(noon - 1h, {run, noon});
        QVERIFY(clock.look({run + 4h, noon + 7h}, {.vouched = true})->since == noon);
    }

    void what_the_time_service_vouches_for_is_adopted_at_once()
    {
        auto clock = begun(noon - 1h, {run, noon});
        auto vouched = at_work;
        vouched.vouched = true;
        QVERIFY(clock.look({run + 5h, noon + 8h}, vouched)->by == 3h);
        QVERIFY(clock.look({run + 6h, noon + 5h}, vouched)->by == -4h);
    }

    void in_the_first_minutes_nobody_loses_the_day_to_a_hand_on_the_calendar()
    {
        // Switched on again at noon with people waiting; somebody sets the calendar to tomorrow.
        auto clock = begun(noon, {run, noon});
        auto facts = at_work;
        facts.ends_day = true;
        QVERIFY(!clock.look({run + 2min, noon + 20h}, facts));
        // Nobody has come or been called since: they went home when the power failed yesterday.
        facts.at_work = false;
        QVERIFY(clock.look({run + 2min, noon + 20h}, facts));
    }

    void a_jump_of_days_waits_for_a_person_also_in_a_quiet_hall()
    {
        auto clock = begun(noon, {run, noon});
        const Moment wrong{run + 1h, noon + 720h};
        QVERIFY(!clock.look(wrong, {}));
        QVERIFY(clock.needs_person(wrong));
        QVERIFY(clock.at(wrong) == noon + 1h);
        QVERIFY((*clock.confirm(wrong))->by == 719h);
        // And back again in the same way.
        const Moment right{run + 2h, noon + 2h};
        QVERIFY(!clock.look(right, {}) && clock.needs_person(right));
        QVERIFY((*clock.confirm(right))->by == -719h);
        QVERIFY(clock.at(right) == noon + 2h && !clock.needs_person(right) && !*clock.confirm(right));
    }

    void a_time_service_is_believed_for_days_only_when_it_speaks_first()
    {
        // The battery is dead: Friday's last event, and the network knows that it is Monday.
        auto clock = begun(noon, {run, core::Instant{}});
        QVERIFY(clock.look({run + 20min, noon + 60h}, {.vouched = true}));
        // Later it says something else by weeks: somebody has to look.
        QVERIFY(!clock.look({run + 40min, noon + 800h}, {.vouched = true}));
    }

    void a_hall_begins_no_earlier_than_its_last_event()
    {
        auto clock = begun(noon, {run, noon - 48h});
        QVERIFY(clock.at({run, noon - 48h}) == noon);
        QVERIFY(clock.jump({run, noon - 48h}) == std::optional<core::Millis>(-48h));
    }

    void a_halls_time_never_goes_back_by_itself()
    {
        QVERIFY(rc::check([] {
            auto clock = begun(noon, {run, noon + any(-48h, 48h)});
            core::Instant last{};
            core::Instant steady = run;
            for (int i = 0; i < 50; ++i) {
                steady += any(0ms, 10min);
                const core::Instant now = clock.at({steady, noon + any(-48h, 48h)});
                RC_ASSERT(now >= last);
                last = now;
            }
        }));
    }

    void a_calendar_that_cannot_be_is_believed_by_nobody()
    {
        for (const core::Instant dead : {core::Instant{1h}, sync::HallClock::earliest - 1ms, sync::HallClock::latest + 1ms}) {
            auto clock = begun(noon, {run, noon});
            const Moment now{run + 1h, dead};
            QVERIFY(clock.needs_person(now));
            const auto refused = clock.confirm(now);
            QVERIFY(!refused && refused.error() == core::Refusal::unknown_day);
            QVERIFY(!clock.look(now, {.vouched = true}));
            QVERIFY(clock.at(now) == noon + 1h);
        }
        auto clock = begun(noon, {run, noon});
        QVERIFY(*clock.confirm({run + 1h, sync::HallClock::earliest}));
    }
};

QTEST_APPLESS_MAIN(HallClockTest)
#include "tst_hall_clock.moc"
