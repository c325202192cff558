// SPDX-License-Identifier: GPL-3.0-or-later
// The table of verbs against what the hall really says, in every state; and the call of a chosen ticket.
#include "core/hall/verbs.h"
#include "small_hall.h"

#include <QTest>

using namespace talon::core;
using namespace talon::core::test;

namespace {

constexpr std::array states{TicketState::waiting, TicketState::called, TicketState::serving, TicketState::served,
                            TicketState::no_show, TicketState::parked, TicketState::left};

Command command(std::string_view verb, const TicketId &id)
{
    const StaffId who = staff(1);
    if (verb == "call") return CallChosen{id, 1, who, {"asks"}};
    if (verb == "recall") return Recall{id, who};
    if (verb == "start") return StartServing{id, who};
    if (verb == "finish") return Finish{id, who};
    if (verb == "no_show") return MarkNoShow{id, who};
    if (verb == "return") return ReturnToQueue{id, who};
    if (verb == "return_for") return ReturnHeldTicket{id, {"operator_gone"}};
    if (verb == "transfer") return Transfer{id, who, debt, std::nullopt, std::nullopt};
    if (verb == "park") return Park{id, who, std::nullopt};
    if (verb == "unpark") return Unpark{id, who};
    if (verb == "leave") return Leave{id};
    if (verb == "correct") return CorrectNoShow{id, who};
    throw std::logic_error("the test knows no verb " + std::string(verb));
}

/// A hall whose one ticket is in that state, by window 1 where it had to come to one.
std::pair<SmallHall, TicketId> hall_with(TicketState state)
{
    SmallHall world;
    world.take({1});
    const TicketId id = world.issue(decl);
    using enum TicketState;
    const auto run = [&](const Command &step) {
        if (!world.ok(step))
            throw std::logic_error("the test's hall refuses");
    };
    if (state == parked)
        run(Park{id, staff(1), std::nullopt});
    if (state == left)
        run(Leave{id});
    if (state == called || state == serving || state == served || state == no_show)
        run(CallNext{1, staff(1)});
    if (state == serving || state == served)
        run(StartServing{id, staff(1)});
    if (state == served)
        run(Finish{id, staff(1)});
    if (state == no_show)
        run(MarkNoShow{id, staff(1)});
    if (world.ticket(id).state != state)
        throw std::logic_error("the test's ticket is elsewhere");
    return {std::move(world), id};
}

} // namespace

class TestVerbs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void the_table_says_what_the_hall_does()
    {
        for (const Verb &each : verbs())
            for (const TicketState state : states) {
                auto [world, id] = hall_with(state);
                const auto refusal = world.run(command(each.name, id));
                const std::string what = std::string(each.name) + " from state " + std::to_string(static_cast<int>(state));
                if (each.works_from(state))
                    QVERIFY2(!refusal, what.c_str());
                else // with a ticket in the hand the call is refused for that
                    QVERIFY2(refusal == Refusal::wrong_state || refusal == Refusal::ticket_in_hand, what.c_str());
            }
        QVERIFY(verb("eat") == nullptr);
    }

    void a_chosen_ticket_is_called_out_of_turn_with_its_reason()
    {
        SmallHall world;
        world.take({1});
        const TicketId first = world.issue(decl);
        const TicketId second = world.issue(decl);
        QVERIFY(world.run(CallChosen{second, 1, staff(1), {}}) == Refusal::reason_missing);
        QVERIFY(world.ok(CallChosen{second, 1, staff(1), {"unwell"}}));
        QCOMPARE(world.events.size(), std::size_t(1));
        QCOMPARE(std::get<TicketCalled>(world.events.front()).reason.value, std::string("unwell"));
        QVERIFY(world.ticket(second).state == TicketState::called && world.ticket(first).state == TicketState::waiting);
        QVERIFY(world.run(CallChosen{first, 1, staff(1), {"unwell"}}) == Refusal::ticket_in_hand);
    }

    void the_next_one_may_be_named_without_a_reason()
    {
        SmallHall world;
        world.take({1});
        const TicketId first = world.issue(decl);
        world.issue(decl);
        QVERIFY(world.ok(CallChosen{first, 1, staff(1), {}}));
    }

    void who_was_put_off_or_did_not_come_is_called_in_one_decision()
    {
        for (const TicketState state : {TicketState::parked, TicketState::no_show}) {
            auto [world, id] = hall_with(state);
            QVERIFY(world.ok(CallChosen{id, 1, staff(1), {"late"}}));
            QCOMPARE(world.events.size(), std::size_t(2));
            QVERIFY(world.ticket(id).state == TicketState::called);
            QVERIFY(world.replayed() == world.hall);
        }
    }

    void a_window_takes_only_what_it_serves_or_what_is_bound_to_it()
    {
        SmallHall world;
        world.take({1, 2, 4});
        const TicketId other = world.issue(reg);
        QVERIFY(world.run(CallChosen{other, 1, staff(1), {"unwell"}}) == Refusal::not_your_service);
        QVERIFY(world.ok(CallChosen{other, 4, staff(4), {"unwell"}}));
        QVERIFY(world.ok(StartServing{other, staff(4)}));
        QVERIFY(world.ok(Transfer{other, staff(4), std::nullopt, 2, std::nullopt}));
        QVERIFY(world.run(CallChosen{other, 4, staff(4), {"unwell"}}) == Refusal::not_your_service);
        QVERIFY(world.run(CallChosen{other, 2, staff(1), {"unwell"}}) == Refusal::window_not_yours);
        QVERIFY(world.run(CallChosen{other, 9, staff(1), {"unwell"}}) == Refusal::unknown_window);
        QVERIFY(world.run(CallChosen{{"nobody"}, 1, staff(1), {"unwell"}}) == Refusal::unknown_ticket);
        QVERIFY(world.ok(CallChosen{other, 2, staff(2), {"unwell"}}));
        const TicketId bound = world.issue(decl);
        QVERIFY(world.ok(CallChosen{bound, 1, staff(1), {"unwell"}}));
        QVERIFY(world.ok(StartServing{bound, staff(1)}));
        QVERIFY(world.ok(Transfer{bound, staff(1), std::nullopt, std::nullopt, staff(4)}));
        QVERIFY(world.run(CallChosen{bound, 1, staff(1), {"unwell"}}) == Refusal::not_your_service);
        QVERIFY(world.ok(CallChosen{bound, 4, staff(4), {"unwell"}}));
    }

    void yesterdays_no_show_is_over()
    {
        auto [world, id] = hall_with(TicketState::no_show);
        world.now += std::chrono::hours(24);
        QVERIFY(world.ok(Tick{}));
        world.take({2});
        QVERIFY(world.run(CallChosen{id, 2, staff(2), {"late"}}) == Refusal::wrong_state);
    }
};

QTEST_APPLESS_MAIN(TestVerbs)
#include "tst_verbs.moc"
