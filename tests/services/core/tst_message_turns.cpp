// SPDX-License-Identifier: GPL-3.0-or-later
// When a hall message is spoken: between calls, never over one, each turn once; an evacuation waits for nothing.
#include "core/announce/announcement.h"
#include "core/announce/message_turns.h"
#include "core/announce/phrase.h"
#include "small_hall.h"

#include <QTest>
#include <rapidcheck.h>

using namespace talon::core;
using namespace talon::core::test;
using namespace std::chrono_literals;

namespace {

const Instant nine = monday_nine;

HallMessage message(const std::string &id, Instant from = nine, Millis lasts = 10min, Minutes every = 0min, MessageKind kind = MessageKind::text)
{
    return {id, kind, {"Сообщение"}, from, from + lasts, every, true};
}

constexpr bool calls_wait = true;
constexpr bool no_calls = false;

} // namespace

class TestMessageTurns : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void each_turn_once()
    {
        MessageTurns turns;
        turns.offer({message("m", nine, 60min, 15min)});
        QVERIFY(!turns.begin(nine - 1ms, no_calls));
        const auto first = turns.begin(nine, no_calls);
        QVERIFY(first && first->kind == MessageKind::text && first->id < 0);
        QVERIFY(!turns.begin(nine, no_calls)); // it is being said
        turns.finish(first->id);
        QVERIFY(!turns.begin(nine + 14min, no_calls));
        const auto second = turns.begin(nine + 15min, no_calls);
        QVERIFY(second && second->id != first->id);
    }

    void it_waits_for_calls_but_not_for_ever()
    {
        MessageTurns turns;
        turns.offer({message("m")});
        QVERIFY(!turns.begin(nine + MessageTurns::gives_way - 1ms, calls_wait));
        QVERIFY(turns.begin(nine + MessageTurns::gives_way, calls_wait));
    }

    void a_turn_that_is_long_over_is_not_said()
    {
        MessageTurns turns;
        turns.offer({message("m")});
        QVERIFY(!turns.begin(nine + MessageTurns::longest_delay, no_calls));
        QVERIFY(turns.begin(nine + MessageTurns::longest_delay - 1ms, no_calls));
    }

    void what_could_not_be_said_is_tried_again()
    {
        MessageTurns turns;
        turns.offer({message("m", nine, 60min, 15min)});
        turns.finish(turns.begin(nine, no_calls)->id);
        const auto second = turns.begin(nine + 15min, no_calls);
        turns.fail(second->id);
        const auto again = turns.begin(nine + 15min + 10s, no_calls);
        QVERIFY(again);
        turns.finish(second->id); // of one that is not being said: nothing
        QVERIFY(turns.is_saying());
        turns.finish(again->id);
        QVERIFY(!turns.begin(nine + 16min, no_calls));
    }

    void an_evacuation_waits_for_nothing()
    {
        MessageTurns turns;
        turns.offer({message("m", nine - 1s)});
        const auto other = turns.begin(nine - 1s, no_calls);
        QVERIFY(other && !turns.interrupts(nine - 1s));
        turns.offer({message("m", nine - 1s), message("fire", nine, 60min, 0min, MessageKind::evacuation)});
        QVERIFY(turns.interrupts(nine) && turns.evacuates(nine));
        turns.cut();
        const auto fire = turns.begin(nine, calls_wait);
        QVERIFY(fire && fire->kind == MessageKind::evacuation);
        QVERIFY(!turns.interrupts(nine));
        turns.finish(fire->id);
        turns.offer({message("late", nine + 5s), message("fire", nine, 60min, 0min, MessageKind::evacuation)});
        QVERIFY(!turns.begin(nine + 19s, no_calls)); // nothing else is said meanwhile
        const auto again = turns.begin(nine + 20s, calls_wait);
        QVERIFY(again && again->kind == MessageKind::evacuation);
        turns.finish(again->id);
        turns.offer({message("late", nine + 5s)}); // taken back
        QVERIFY(!turns.evacuates(nine + 30s));
        QVERIFY(turns.begin(nine + 30s, no_calls));
    }

    void each_kind_has_its_phrase_in_both_languages()
    {
        for (const MessageKind kind : message_kinds)
            for (const Language language : {Language::ru, Language::en})
                QVERIFY2(!write(*built_in_grammar(language), std::string(phrase_of(kind)), {}).empty(), phrase_of(kind).data());
    }

    /// One mouth: at each moment a call or a message, never both; every turn is said or was overtaken, and none twice.
    void never_over_a_call()
    {
        QVERIFY(rc::check("calls and messages through one mouth", [] {
            AnnouncementQueue calls({});
            MessageTurns turns;
            std::vector<HallMessage> messages;
            for (int i = 0, all = *rc::gen::inRange(1, 5); i < all; ++i)
                messages.push_back(message("m" + std::to_string(i), nine + std::chrono::seconds(*rc::gen::inRange(0, 600)),
                                           Minutes(*rc::gen::inRange(1, 20)), Minutes(*rc::gen::inRange(0, 5))));
            const bool fire = *rc::gen::inRange(0, 4) == 0;
            if (fire)
                messages.push_back(message("fire", nine + 300s, 60s, 0min, MessageKind::evacuation));
            std::vector<OfferedCall> offered;
            std::int64_t call_said = 0;
            std::int64_t message_said = 0;
            MessageKind kind = MessageKind::text;
            Instant ends{};
            for (int second = 0; second < 1'200; ++second) {
                const Instant now = nine + std::chrono::seconds(second);
                if (*rc::gen::inRange(0, 10) == 0) {
                    Call call;
                    call.call = 1'000 + second;
                    call.number = {Letter::A, 1 + second % 900};
                    call.window = 1 + second % 9;
                    call.at = now;
                    offered.insert(offered.begin(), {call, true});
                    if (offered.size() > 20)
                        offered.pop_back();
                    calls.offer(offered, now);
                }
                turns.offer(messages);
                if (ends <= now) {
                    if (call_said != 0)
                        calls.finish(call_said);
                    if (message_said != 0)
                        turns.finish(message_said);
                    call_said = message_said = 0;
                }
                if (turns.interrupts(now)) {
                    if (call_said != 0)
                        calls.fail(call_said);
                    turns.cut();
                    call_said = message_said = 0;
                }
                if (call_said == 0 && message_said == 0) {
                    if (const auto turn = turns.begin(now, calls.has_due(now, true))) {
                        message_said = turn->id;
                        kind = turn->kind;
                    } else if (!turns.evacuates(now)) {
                        if (const auto said = calls.begin(now, true))
                            call_said = said->id();
                    }
                    if (message_said != 0 || call_said != 0)
                        ends = now + std::chrono::seconds(*rc::gen::inRange(2, 7));
                }
                RC_ASSERT((call_said == 0 || message_said == 0));
                RC_ASSERT((!turns.evacuates(now) || call_said == 0));
                if (fire && now == nine + 300s)
                    RC_ASSERT((message_said != 0 && kind == MessageKind::evacuation));
            }
        }));
    }
};

QTEST_APPLESS_MAIN(TestMessageTurns)
#include "tst_message_turns.moc"
