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
            clock.observe(noon, {run, noon + any(-48h, 48h)});
            const core::Millis later = any(0ms, 24h);
            RC_ASSERT(clock.at({run + later, noon + any(-48h, 48h)}) == noon + later);
            RC_ASSERT(clock.confirmed());
        }));
    }

    void over_a_restart_the_offset_is_kept()
    {
        sync::SiteClock before({}, {run, noon});
        before.observe(noon, {run, noon - 26h});
        sync::SiteClock after(before.keep({run + 1h, noon - 25h}), {core::Instant{}, noon - 24h});
        QVERIFY(!after.confirmed());
        QVERIFY(after.at({core::Instant{}, noon - 24h}) == noon + 2h);
    }

    void no_time_before_what_the_backend_had_said()
    {
        QVERIFY(rc::check([] {
            sync::SiteClock before({}, {run, noon});
            before.observe(noon, {run, noon});
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
        clock.observe(noon, {run, noon});
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
        clock.observe(noon + 2h, {run + 1s, core::Instant{}});
        QVERIFY(!clock.in_doubt({run + 2s, core::Instant{}}));
    }
};

QTEST_APPLESS_MAIN(SiteClockTest)
#include "tst_site_clock.moc"
