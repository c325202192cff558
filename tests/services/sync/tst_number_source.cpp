// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/number_source.h"

#include <QTest>
#include <rapidcheck.h>

using namespace talon;
using namespace talon::sync;

namespace {

const core::Instant now{core::Millis{1'795'000'000'000}};
const core::Day day = core::Day{std::chrono::year{2026} / 11 / 23};
const core::DeviceId device{"d1"};
constexpr auto letter = core::Letter::A;
using Blocks = std::vector<wire::ReserveBlock>;

NumberSource::Request request(const std::string &id, core::Day on = day) { return {id, on, {"s"}, {"c"}, letter}; }
wire::NumberGrant grant(const std::string &id, int number) { return {id, day, {letter, number}, 3, core::Minutes{7}}; }
wire::Reserve reserve(Blocks blocks, std::int64_t epoch = 1) { return {device, epoch, {{day, std::move(blocks)}}}; }

NumberSource source(Blocks blocks = {{letter, 980, 982}}, const std::vector<GivenNumber> &given = {})
{
    NumberSource made(device, 1, given);
    made.on_reserve(reserve(std::move(blocks)));
    return made;
}

/// The number given, 0 for none.
int number(const NumberEffects &effects)
{
    const auto *given = effects.size() == 1 ? std::get_if<NumberGiven>(&effects[0]) : nullptr;
    return given ? given->number.number : 0;
}

bool exhausted(const NumberEffects &effects) { return effects.size() == 1 && std::holds_alternative<NumbersExhausted>(effects[0]); }

} // namespace

class NumberSourceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void a_kiosk_that_does_not_know_the_day_gives_its_own_numbers_first()
    {
        NumberSource s(device, 1, {}, {7, {}});
        s.on_reserve(reserve({{letter, 980, 982}}));
        auto doubtful = request("t1");
        doubtful.day_in_doubt = true;
        QCOMPARE(std::get<NumberGiven>(s.ask(doubtful, false, now).at(0)).number.prefix, 7);
        auto of_a_kiosk_without_a_series = source();
        QCOMPARE(number(of_a_kiosk_without_a_series.ask(doubtful, false, now)), 980);
    }

    void a_grant_in_time()
    {
        auto s = source();
        const auto asked = s.ask(request("t1"), true, now);
        QVERIFY(std::get<Send>(asked.at(0)).message == (wire::UpMessage{wire::NumberRequest{"t1", day, {"s"}, {"c"}}}));
        QVERIFY(s.next_tick() == now + NumberSource::deadline);
        const auto given = s.on_grant(grant("t1", 23), now + core::Millis{20});
        const auto &got = std::get<NumberGiven>(given.at(0));
        QVERIFY(got.number.number == 23 && got.origin == core::NumberOrigin::granted && got.ahead == 3 && got.wait == core::Minutes{7});
        QVERIFY(!s.next_tick());
    }

    void no_grant_in_time_and_the_reserve_is_used()
    {
        auto s = source();
        s.ask(request("t1"), true, now);
        QVERIFY(s.on_tick(now + NumberSource::deadline - core::Millis{1}).empty());
        const auto fallen = s.on_tick(now + NumberSource::deadline);
        QCOMPARE(number(fallen), 980);
        QVERIFY(std::get<NumberGiven>(fallen[0]).origin == core::NumberOrigin::reserve);
        QVERIFY(s.on_grant(grant("t1", 23), now + NumberSource::deadline + core::Millis{1}).empty()); // late: a gap, never a ghost
        QVERIFY(s.on_tick(now + core::Millis{900}).empty());
    }

    void a_clock_set_back_keeps_nobody_waiting()
    {
        auto s = source();
        s.ask(request("t1"), true, now);
        QCOMPARE(number(s.on_tick(now - std::chrono::hours{48})), 980);
    }

    void offline_the_reserve_is_used_at_once()
    {
        auto s = source();
        QCOMPARE(number(s.ask(request("t1"), false, now)), 980);
        QCOMPARE(number(s.ask(request("t2"), false, now)), 981);
        QCOMPARE(s.left(day, letter), 1);
        QCOMPARE(number(s.ask(request("t3"), false, now)), 982);
        QVERIFY(exhausted(s.ask(request("t4"), false, now)));
        QCOMPARE(s.left(day, letter), 0);
    }

    void with_the_reserve_used_up_its_own_series_goes_on()
    {
        NumberSource s(device, 1, {}, {7, {}});
        s.on_reserve(reserve({{letter, 999, 999}}));
        QCOMPARE(number(s.ask(request("t1"), false, now)), 999);
        const auto own = s.ask(request("t2"), false, now);
        const auto &given = std::get<NumberGiven>(own.at(0));
        QVERIFY((given.number == core::TicketNumber{letter, 1, 7}));
        QVERIFY(given.origin == core::NumberOrigin::own && given.day == day);
        auto other = request("t3", day + std::chrono::days{1}); // the turn goes on over days
        QVERIFY((std::get<NumberGiven>(s.ask(other, false, now).at(0)).number == core::TicketNumber{letter, 2, 7}));
        other = request("t4");
        other.letter = core::Letter::B; // and is each letter's own
        QVERIFY((std::get<NumberGiven>(s.ask(other, false, now).at(0)).number == core::TicketNumber{core::Letter::B, 1, 7}));
        s.on_reserve(reserve({{letter, 999, 999}, {letter, 980, 981}}));
        QCOMPARE(std::get<NumberGiven>(s.ask(request("t5"), false, now).at(0)).number.prefix, 0); // a new block comes first
    }

    void nobody_is_refused_for_want_of_a_number()
    {
        NumberSource s(device, 1, {}, {42, {}});
        std::set<core::TicketNumber> seen;
        for (int i = 0; i < core::own_turns; ++i) {
            const auto effects = s.ask(request(std::to_string(i)), false, now);
            QVERIFY(seen.insert(std::get<NumberGiven>(effects.at(0)).number).second);
        }
        s.ask(request("online"), true, now);
        QVERIFY(std::holds_alternative<NumberGiven>(s.on_error({"numbers_used_up", "", "online"}).at(0)));
    }

    void after_a_restart_the_own_series_goes_on()
    {
        OwnSeries own{7, {}};
        own.turns[0] = 999;
        NumberSource s(device, 1, {}, own);
        QVERIFY((std::get<NumberGiven>(s.ask(request("t1"), false, now).at(0)).number == core::TicketNumber{letter, 1, 107}));
        own.turns[0] = core::own_turns;
        NumberSource wrapped(device, 1, {}, own);
        QVERIFY((std::get<NumberGiven>(wrapped.ask(request("t1"), false, now).at(0)).number == core::TicketNumber{letter, 1, 7}));
    }

    void a_broken_connection_falls_back_at_once()
    {
        auto s = source();
        s.ask(request("t1"), true, now);
        s.ask(request("t2"), true, now);
        QCOMPARE(s.on_offline().size(), 2U);
        QVERIFY(s.on_offline().empty());
    }

    void the_reserve_of_another_epoch_or_device_is_not_touched()
    {
        NumberSource s(device, 2, {});
        QVERIFY(!s.on_reserve(reserve({{letter, 980, 999}}, 1)));
        QVERIFY(!s.on_reserve({{"d2"}, 2, {{day, {{letter, 980, 999}}}}}));
        QVERIFY(exhausted(s.ask(request("t1"), false, now)));
    }

    void the_reserve_of_another_day_is_not_touched()
    {
        auto s = source();
        QVERIFY(exhausted(s.ask(request("t1", day + std::chrono::days{1}), false, now)));
        QVERIFY(exhausted(s.ask(request("t2", day - std::chrono::days{2}), false, now)));
    }

    void after_a_restart_it_goes_on_after_the_last_number()
    {
        auto s = source({{letter, 980, 999}}, {{day, {letter, 985}}});
        QCOMPARE(number(s.ask(request("t1"), false, now)), 986);
    }

    void the_last_number_alone_fences_the_blocks_before_it()
    {
        // Blocks are cut off from 999 down: 985 in the second means that the first is used up.
        auto s = source({{letter, 990, 999}, {letter, 980, 989}}, {{day, {letter, 985}}});
        QCOMPARE(number(s.ask(request("t1"), false, now)), 986);
        QCOMPARE(s.left(day, letter), 3);
    }

    void a_second_block_follows_the_first()
    {
        auto s = source({{letter, 998, 999}});
        s.ask(request("t1"), false, now);
        s.ask(request("t2"), false, now);
        s.on_reserve(reserve({{letter, 998, 999}, {letter, 996, 997}}));
        QCOMPARE(number(s.ask(request("t3"), false, now)), 996);
    }

    void granted_numbers_do_not_touch_the_reserve()
    {
        auto s = source();
        s.ask(request("t1"), true, now);
        s.on_grant(grant("t1", 23), now);
        QCOMPARE(s.left(day, letter), 3);
    }

    void a_grant_that_was_given_before_is_not_trusted()
    {
        auto s = source({{letter, 980, 982}}, {{day, {letter, 23}}});
        s.ask(request("t1"), true, now);
        QCOMPARE(number(s.on_grant(grant("t1", 23), now)), 980);
        s.ask(request("t2"), true, now);
        auto wrong = grant("t2", 24);
        wrong.number.letter = core::Letter::B;
        QCOMPARE(number(s.on_grant(wrong, now)), 981);
        QVERIFY(s.on_grant(grant("never asked", 25), now).empty());
    }

    void errors()
    {
        auto s = source();
        const auto answered = [&](const char *code) {
            s.ask(request("t"), true, now);
            return s.on_error({code, "", "t"});
        };
        QCOMPARE(std::get<NumberRefused>(answered("service_closed").at(0)).code, std::string("service_closed"));
        QCOMPARE(number(answered("numbers_used_up")), 980);
        QCOMPARE(number(answered("unknown_day")), 981); // the kiosk's clock may be wrong; the visitor is not
        QCOMPARE(number(answered("busy")), 982);
        QVERIFY(exhausted(answered("internal")));
        QVERIFY(s.on_error({"busy", "", std::nullopt}).empty());
    }

    void requests_under_way_are_bounded()
    {
        auto s = source({{letter, 900, 999}});
        for (std::size_t i = 0; i < NumberSource::max_requests; ++i)
            QVERIFY(std::holds_alternative<Send>(s.ask(request(std::to_string(i)), true, now).at(0)));
        QCOMPARE(number(s.ask(request("more"), true, now)), 900);
        QVERIFY(s.ask(request("0"), true, now).empty()); // the same visitor twice
    }

    /// Whatever comes in whatever order, through restarts that know the journal, no number is given twice and each request
    /// gets one outcome.
    void no_number_twice()
    {
        QVERIFY(rc::check([] {
            std::vector<GivenNumber> journal;
            std::set<core::TicketNumber> seen;
            std::map<std::string, int> outcomes;
            OwnSeries own{*rc::gen::element(0, 7), {}};
            auto s = std::make_unique<NumberSource>(device, 1, journal, own);
            Blocks blocks{{letter, 995, 999}};
            int granted = 0;
            int asked = 0;
            core::Instant at = now;
            const auto take = [&](const NumberEffects &effects) {
                for (const auto &effect : effects) {
                    if (const auto *given = std::get_if<NumberGiven>(&effect)) {
                        RC_ASSERT(seen.insert(given->number).second);
                        RC_ASSERT(++outcomes[given->request] == 1);
                        if (given->number.prefix == 0)
                            journal.push_back({given->day, given->number});
                        else
                            own.turns[0] = core::own_turn(given->number);
                    } else if (const auto *none = std::get_if<NumbersExhausted>(&effect)) {
                        RC_ASSERT((own.prefix == 0 && ++outcomes[none->request] == 1));
                    }
                }
            };
            const auto steps = *rc::gen::container<std::vector<int>>(rc::gen::inRange(0, 8));
            s->on_reserve(reserve(blocks));
            for (const int step : steps) {
                switch (step) {
                case 0:
                case 1: take(s->ask(request(std::to_string(++asked)), step == 0, at)); break;
                case 2: take(s->on_grant(grant(std::to_string(asked), ++granted), at)); break;
                case 3: take(s->on_grant(grant(std::to_string(asked), granted), at)); break; // repeated
                case 4: take(s->on_tick(at += core::Millis{200})); break;
                case 5: take(s->on_offline()); break;
                case 6: blocks.push_back({letter, blocks.back().first - 5, blocks.back().first - 1}), s->on_reserve(reserve(blocks)); break;
                default:
                    s = std::make_unique<NumberSource>(device, 1, journal, own);
                    s->on_reserve(reserve(blocks));
                }
            }
        }));
    }
};

QTEST_APPLESS_MAIN(NumberSourceTest)
#include "tst_number_source.moc"
