// SPDX-License-Identifier: GPL-3.0-or-later
// The time of a terminal, whatever hands turn its calendar.
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
            sync::SiteClock clock({}, {run, noon});
            clock.observe(noon, {run, noon + any(-48h, 48h)}, false);
            const core::Millis later = any(0ms, 24h);
            RC_ASSERT(clock.at({run + later, noon + any(-48h, 48h)}) == noon + later);
            RC_ASSERT(clock.confirmed());
        }));
    }

    void over_a_restart_the_offset_is_kept()
    {
        sync::SiteClock before({}, {run, noon});
        before.observe(noon, {run, noon - 26h}, false);
        sync::SiteClock after(before.keep({run + 1h, noon - 25h}), {core::Instant{}, noon - 24h});
        QVERIFY(!after.confirmed());
        QVERIFY(after.at({core::Instant{}, noon - 24h}) == noon + 2h);
    }

    void no_time_before_what_the_backend_had_said()
    {
        QVERIFY(rc::check([] {
            sync::SiteClock before({}, {run, noon});
            before.observe(noon, {run, noon}, false);
            const core::Millis on = any(0ms, 12h);
            const auto kept = before.keep({run + on, noon + on});
            sync::SiteClock after(kept, core::Instant{});
            RC_ASSERT(after.at({core::Instant{}, noon + any(-48h, 48h)}) >= noon + on);
        }));
    }

    void the_backend_may_take_the_time_back()
    {
        sync::SiteClock clock({noon + 48h, 0ms}, {run, noon});
        QVERIFY(clock.at({run, noon}) == noon + 48h);
        clock.observe(noon, {run, noon}, false);
        QVERIFY(clock.at({run + 1s, noon + 1s}) == noon + 1s);
    }

    void a_dead_calendar_is_noticed_and_time_goes_on_from_what_is_known()
    {
        const sync::SiteClock clock({noon, 0ms}, {run, core::Instant{}});
        QVERIFY(clock.in_doubt({run + 1h, core::Instant{1h}}));
        QVERIFY(clock.at({run + 1h, core::Instant{1h}}) == noon + 1h);
        QVERIFY(!clock.in_doubt({run + 1h, noon + 1h}));
        QVERIFY(!clock.in_doubt({run + 1h, noon + 48h})); // a weekend
    }

    void what_the_backend_says_ends_all_doubt()
    {
        sync::SiteClock clock({noon, 0ms}, {run, core::Instant{}});
        clock.observe(noon + 2h, {run + 1s, core::Instant{}}, false);
        QVERIFY(!clock.in_doubt({run + 2s, core::Instant{}}));
    }

    void what_a_backend_in_doubt_says_ends_no_doubt()
    {
        const sync::SiteClock::Kept kept{noon, 0ms};
        sync::SiteClock clock(kept, {run, core::Instant{}}); // the power has failed, and both calendars with it
        const Moment later{run + 2s, core::Instant{2s}};
        clock.observe(noon - 16h, {run + 1s, core::Instant{1s}}, true);
        QVERIFY(clock.in_doubt(later) && !clock.confirmed());
        QVERIFY(clock.at(later) == noon - 16h + 1s); // the hall goes by it
        QVERIFY(clock.keep(later) == kept);
        clock.observe(noon + 2h, {run + 3s, core::Instant{3s}}, false);
        QVERIFY(!clock.in_doubt({run + 4s, core::Instant{4s}}) && clock.confirmed());
    }

    void a_backend_in_doubt_raises_doubt_where_it_says_something_else()
    {
        sync::SiteClock clock({noon, 0ms}, {run, noon + 1h});
        clock.observe(noon + 1h + 30s, {run, noon + 1h}, true); // two that do not know of each other say the same
        QVERIFY(!clock.in_doubt({run + 1s, noon + 1h + 1s}));
        clock.observe(noon - 60h, {run + 2s, noon + 1h + 2s}, true);
        QVERIFY(clock.in_doubt({run + 3s, noon + 1h + 3s}));

        // Told by a sure one in this run, it is known whatever the calendar shows; the offset is that one's.
        clock.observe(noon + 1h, {run + 4s, noon}, false);
        clock.observe(noon + 1h + 5s, {run + 9s, noon - 48h}, true);
        QVERIFY(!clock.in_doubt({run + 10s, noon - 48h}));
        clock.observe(noon - 16h, {run + 20s, noon + 20s}, true);
        QVERIFY(clock.in_doubt({run + 21s, noon + 21s}));
        QVERIFY(clock.keep({run + 24s, noon + 20s}) == (sync::SiteClock::Kept{noon + 1h + 20s, 1h}));
    }
};

QTEST_APPLESS_MAIN(SiteClockTest)
#include "tst_site_clock.moc"
