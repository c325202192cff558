// SPDX-License-Identifier: GPL-3.0-or-later
// The backend's end of all terminals: numbers, reserves, and who gets none.
#include "hub_steps.h"

#include <QTest>

#include <algorithm>

using namespace talon;
using namespace talon::sync_test;

namespace {

using Course = std::vector<std::string>;

std::size_t count(const Course &course, const std::string &what) { return static_cast<std::size_t>(std::count(course.begin(), course.end(), what)); }

} // namespace

class HubNumbersTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_reserve_that_is_used_up_is_filled_again_on_the_same_day()
    {
        HubWorld w;
        const Connection line = w.join("k1");
        w.commit();
        const auto blocks = w.ledger.durable().hall.numbers().blocks(monday, {"k1"}, 1);
        std::vector<wire::StreamEvent> journal;
        for (const auto &block : blocks)
            if (block.letter == core::Letter::A)
                for (int number = block.first; number <= block.last; ++number) {
                    auto event = w.ticket("k1", journal, 1);
                    core::TicketIssued issued = std::get<core::TicketIssued>(*wire::decode_event(event.type, event.version, event.body));
                    issued.number = {core::Letter::A, number};
                    issued.origin = core::NumberOrigin::reserve;
                    event.body = wire::encode_event(issued).body;
                    event.hash = chain_hash({"k1"}, event);
                    journal.back() = event;
                    w.say(line, wire::Push{1, {event}});
                }
        w.commit();
        const std::size_t before = w.blocks("k1", monday);
        w.now += 1s;
        w.hub.on_tick(w.now);
        w.commit();
        QCOMPARE(w.blocks("k1", monday), before + 1);
        w.now += 1s;
        w.hub.on_tick(w.now); // nothing was used since
        w.commit();
        QCOMPARE(w.blocks("k1", monday), before + 1);
    }

    void reserves_are_filled_at_midnight()
    {
        HubWorld w;
        w.join("k1");
        w.join("k2");
        w.commit();
        QVERIFY(w.blocks("k1", monday) > 0 && w.blocks("k1", monday + std::chrono::days(1)) > 0);
        QCOMPARE(w.blocks("k1", monday + std::chrono::days(2)), 0U);
        w.now += 24h;
        w.hub.on_tick(w.now);
        w.commit();
        for (const char *kiosk : {"k1", "k2"})
            QVERIFY2(w.blocks(kiosk, monday + std::chrono::days(2)) > 0, kiosk);
    }

    void a_clock_that_is_set_back_stops_no_tick()
    {
        HubWorld w;
        w.join("k1");
        w.hub.on_tick(w.now);
        w.commit();
        w.now -= 24h;
        w.hub.on_tick(w.now); // the day before: its reserve is looked after at once, not when the clock has caught up
        w.commit();
        QVERIFY(w.blocks("k1", monday - std::chrono::days(1)) > 0);
        w.effects.clear();
        w.hub.correct_time({-24h, w.now + 24h}, "talond", w.now, [](const auto &) {});
        QCOMPARE(w.told<wire::TimeNow>(1).size(), 1U);
        QVERIFY(w.told<wire::TimeNow>(1)[0].now == w.now);
    }

    void a_backend_in_doubt_says_so_with_the_time_and_when_that_is_over()
    {
        HubWorld w;
        w.hub.doubt_time(true, w.now);
        const Connection first = w.join("k1");
        const Connection second = w.join("k2");
        QVERIFY(w.told<wire::Welcome>(first)[0].in_doubt);
        w.say(first, wire::TerminalStatus{std::nullopt, 0, std::nullopt});
        QVERIFY(w.told<wire::TimeNow>(first)[0].in_doubt);
        w.effects.clear();
        w.hub.doubt_time(true, w.now);
        QVERIFY(w.told<wire::TimeNow>(first).empty());
        w.hub.doubt_time(false, w.now);
        w.hub.doubt_time(false, w.now);
        for (const Connection each : {first, second}) {
            QCOMPARE(w.told<wire::TimeNow>(each).size(), 1U);
            QVERIFY(!w.told<wire::TimeNow>(each)[0].in_doubt);
        }
        w.hub.doubt_time(true, w.now);
        w.effects.clear();
        w.hub.correct_time({1h, w.now}, "specialist", w.now + 1h, [](const auto &) {});
        QVERIFY(!w.told<wire::TimeNow>(first)[0].in_doubt && w.told<wire::TimeNow>(first)[0].now == w.now + 1h);
    }

    void a_kiosk_that_is_set_aside_gets_no_numbers_and_is_told()
    {
        auto state = HubWorld::state();
        state.registry.apply(core::DeviceSetAside{{"k1"}, 1, 5, "device_cloned"});
        HubWorld w(std::move(state));
        const Connection line = w.join("k1");
        w.commit();
        QCOMPARE(w.told<wire::Welcome>(line)[0].set_aside.value_or(""), std::string("device_cloned"));
        QCOMPARE(count(w.course(line), "error device_cloned"), 1U); // for terminals of before
        QCOMPARE(w.blocks("k1", monday), 0U);
        w.effects.clear();
        w.say(line, wire::NumberRequest{"T", monday, core::test::decl, core::test::ordinary});
        w.commit();
        QVERIFY((w.course(line) == Course{"error device_cloned"}));
        QCOMPARE(w.told<wire::ErrorMessage>(line)[0].re.value_or(""), std::string("T"));
        w.now += 24h;
        w.hub.on_tick(w.now);
        w.commit();
        QCOMPARE(w.blocks("k1", monday + std::chrono::days(1)), 0U);
        QVERIFY(w.told<wire::Document>(line).empty() || w.course(line).back() != "document reserve");
        // Another one is served as ever.
        const Connection other = w.join("k2");
        w.say(other, wire::NumberRequest{"U", monday + std::chrono::days(1), core::test::decl, core::test::ordinary});
        w.commit();
        QCOMPARE(count(w.course(other), "grant 1"), 1U);
        QVERIFY(!w.told<wire::Welcome>(other)[0].set_aside);
    }

    void a_grant_under_way_to_a_kiosk_that_is_set_aside_is_not_told()
    {
        HubWorld w;
        const Connection line = w.join("k1");
        w.commit();
        std::vector<wire::StreamEvent> journal;
        w.say(line, wire::Push{1, {w.ticket("k1", journal, 1)}});
        w.say(line, wire::NumberRequest{"T", monday, core::test::decl, core::test::ordinary});
        auto other = journal.front();
        other.at += 1ms;
        other.hash = chain_hash({"k1"}, other);
        w.say(line, wire::Push{1, {other}});
        w.effects.clear();
        w.commit();
        QCOMPARE(count(w.course(line), "grant 1"), 0U);
        QVERIFY(count(w.course(line), "error device_cloned") >= 1);
    }

    void a_request_of_yesterday_is_answered_with_no_number_of_today()
    {
        HubWorld w;
        const Connection line = w.join("k1");
        const Connection other = w.join("k2");
        const auto ask = [&](Connection from, const std::string &request, core::Day day) {
            w.effects.clear();
            w.say(from, wire::NumberRequest{request, day, core::test::decl, core::test::ordinary});
            w.commit();
        };
        ask(line, "T", monday);
        QCOMPARE(count(w.course(line), "grant 1"), 1U);
        w.now += 24h;
        const core::Day tuesday = monday + std::chrono::days(1);
        ask(other, "U", tuesday);
        QCOMPARE(count(w.course(other), "grant 1"), 1U);
        for (const core::Day day : {tuesday, core::Day{std::chrono::year{2031} / 1 / 1}}) {
            ask(line, "T", day);
            QVERIFY(w.told<wire::NumberGrant>(line).empty());
            QCOMPARE(w.told<wire::ErrorMessage>(line)[0].code, std::string("unknown_day"));
        }
        ask(line, "T", monday);
        QVERIFY(w.told<wire::NumberGrant>(line)[0].day == monday); // the day for which it was granted
    }
};

QTEST_APPLESS_MAIN(HubNumbersTest)
#include "tst_hub_numbers.moc"
