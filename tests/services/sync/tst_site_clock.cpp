// SPDX-License-Identifier: GPL-3.0-or-later
// The time of a terminal and of the backend, whatever hands turn their calendars.
// Qt first: moc does not get through <chrono>.
#include <QTest>

#include "sync/site_clock.h"

#include <rapidcheck.h>

using namespace talon;
using namespace std::chrono_literals;
using sync::Moment;

namespace {

const core::Instant noon{core::Millis{1'795'000'000'000}};
const core::Instant run{core::Millis{5'000}};

core::Millis any(core::Millis from, core::Millis to)
{
    return core::Millis{*rc::gen::inRange(from.count(), to.count() + 1)};
}

} // namespace

class SiteClockTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_backends_word_is_carried_on_whatever_the_calendar_shows()
    {
        QVERIFY(rc::check([] {
            sync::SiteClock clock({});
            clock.observe(noon, {run, noon + any(-48h, 48h)});
            const core::Millis later = any(0ms, 24h);
            RC_ASSERT(clock.at({run + later, noon + any(-48h, 48h)}) == noon + later);
            RC_ASSERT(clock.confirmed());
        }));
    }

    void over_a_restart_the_offset_is_kept()
    {
        sync::SiteClock before({});
        before.observe(noon, {run, noon - 26h});
        sync::SiteClock after(before.keep({run + 1h, noon - 25h}));
        QVERIFY(!after.confirmed());
        QVERIFY(after.at({core::Instant{}, noon - 24h}) == noon + 2h);
    }

    void no_time_before_what_the_backend_had_said()
    {
        QVERIFY(rc::check([] {
            sync::SiteClock before({});
            before.observe(noon, {run, noon});
            const core::Millis on = any(0ms, 12h);
            const auto kept = before.keep({run + on, noon + on});
            sync::SiteClock after(kept);
            RC_ASSERT(after.at({core::Instant{}, noon + any(-48h, 48h)}) >= noon + on);
        }));
    }

    void the_backend_may_take_the_time_back()
    {
        sync::SiteClock clock({noon + 48h, 0ms});
        QVERIFY(clock.at({run, noon}) == noon + 48h);
        clock.observe(noon, {run, noon});
        QVERIFY(clock.at({run + 1s, noon + 1s}) == noon + 1s);
    }

    void a_halls_time_follows_small_corrections_and_no_jump()
    {
        sync::HallClock clock(noon - 1h, {run, noon});
        QVERIFY(clock.at({run + 10s, noon + 11s}) == noon + 11s);
        QVERIFY(clock.at({run + 20s, noon + 15s}) == noon + 21s); // never back
        QVERIFY(clock.at({run + 30s, noon + 48h}) == noon + 31s);
        QVERIFY(clock.jump({run + 30s, noon + 48h}) == std::optional<core::Millis>(48h - 31s));
        clock.adopt({run + 40s, noon + 48h});
        QVERIFY(clock.at({run + 41s, noon + 48h + 1s}) == noon + 48h + 1s);
        QVERIFY(!clock.jump({run + 41s, noon + 48h + 1s}));
    }

    void a_hall_begins_no_earlier_than_its_last_event()
    {
        sync::HallClock clock(noon, {run, noon - 48h});
        QVERIFY(clock.at({run, noon - 48h}) == noon);
        QVERIFY(clock.jump({run, noon - 48h}) == std::optional<core::Millis>(-48h));
    }

    void a_halls_time_never_goes_back_by_itself()
    {
        QVERIFY(rc::check([] {
            sync::HallClock clock(noon, {run, noon + any(-48h, 48h)});
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
};

QTEST_APPLESS_MAIN(SiteClockTest)
#include "tst_site_clock.moc"
