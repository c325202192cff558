// SPDX-License-Identifier: GPL-3.0-or-later
// What holds in every hall, whatever people do in it.
#include "invariants.h"
#include "random_hall.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>
#include <random>

using namespace talon::core;
using namespace talon::core::test;

namespace {

/// Longer than rapidcheck's own: a day has more than a hundred moves.
rc::Gen<std::vector<Step>> days()
{
    return rc::gen::scale(3.0, rc::gen::arbitrary<std::vector<Step>>());
}

/// Every window is free and nobody sits anywhere.
void clear_windows(SmallHall &world)
{
    const auto windows = world.hall.held_windows();
    for (const auto &[number, held] : windows) {
        if (held.ticket) {
            world.run(StartServing{*held.ticket, held.staff});
            world.run(Finish{*held.ticket, held.staff});
        }
        world.run(ReleaseWindow{number, held.staff});
    }
}

/// Calls everybody who waits, one after the other from all windows. What was transferred to one operator
/// waits for that one, so all of them sit at every window in turn.
std::string drain(SmallHall &world)
{
    // Past the slot of every booked visitor: a clock that was put back does not move them.
    world.now += std::chrono::hours{3};
    for (const auto &[id, ticket] : world.hall.tickets())
        world.now = std::max(world.now, ticket.slot.value_or(world.now));
    Site open = world.hall.site(); // what is closed for good is told in tst_hall_settings.cpp
    for (Window &window : open.windows)
        window.retired = false;
    world.run(SaveSite{std::move(open), world.hall.revision().number, {}});
    for (int turn = 0; turn < 5; ++turn) {
        clear_windows(world);
        for (int n = 1; n <= 5; ++n)
            world.run(TakeWindow{n, staff((n + turn) % 5 + 1)});
        const int everybody = world.hall.waiting().waiting_total();
        for (int called = 0; called <= everybody; ++called) {
            for (const auto &[number, held] : world.hall.held_windows())
                world.run(CallNext{number, held.staff});
            clear_windows(world);
            for (int n = 1; n <= 5; ++n)
                world.run(TakeWindow{n, staff((n + turn) % 5 + 1)});
        }
    }
    return world.hall.waiting().waiting_total() == 0 ? "" : "somebody waits and was never called";
}

} // namespace

class TestHall : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void any_day_keeps_the_rules()
    {
        QVERIFY(rc::check("invariants hold after every command and decide changes nothing", [] {
            RandomHall random;
            const Hall &hall = random.world.hall;
            for (const Step &step : *days()) {
                const Command command = random.next(step);
                const Hall before = hall;
                const auto decision = hall.decide(command, random.world.now);
                RC_ASSERT(hall == before);
                random.run(command);
                RC_ASSERT((decision.ok() ? *decision : std::vector<Event>{}) == random.world.events);
                if (!decision.ok())
                    RC_ASSERT(hall == before);
                RC_ASSERT(broken(hall, random.world.now) == std::string{});
            }
        }));
    }

    void a_window_calls_who_is_due_first()
    {
        QVERIFY(rc::check("call-next agrees with looking at everybody", [] {
            RandomHall random;
            SmallHall &world = random.world;
            for (const Step &step : *days()) {
                random.run(random.next(step));
                for (const Window &window : world.hall.site().windows) {
                    const StaffId who = staff(window.number);
                    const auto expected = naive_next(world.hall, window, who, world.now);
                    RC_ASSERT(world.hall.next_for(window.number, who, world.now) == expected);
                }
            }
        }));
    }

    void replay_gives_an_equal_hall()
    {
        QVERIFY(rc::check("the same events give an equal hall", [] {
            RandomHall random;
            for (const Step &step : *days())
                random.run(random.next(step));
            RC_ASSERT(random.world.replayed() == random.world.hall);
        }));
    }

    void nothing_starves()
    {
        QVERIFY(rc::check("after any day everybody can be called", [] {
            RandomHall random;
            for (const Step &step : *days())
                random.run(random.next(step));
            RC_ASSERT(drain(random.world) == std::string{});
        }));
    }

    void a_contradiction_changes_nothing()
    {
        QVERIFY(rc::check("an event of another hall is refused whole", [] {
            RandomHall one;
            for (const Step &step : *days())
                one.run(one.next(step));
            RandomHall other;
            for (const Step &step : *days())
                other.run(other.next(step));
            Hall &hall = other.world.hall;
            for (const Happened &happened : one.world.journal) {
                const Hall before = hall;
                try {
                    hall.apply(happened); // it may fit, too
                } catch (const std::logic_error &) {
                    RC_ASSERT(hall == before);
                    ++RandomHall::marks()["contradiction"];
                }
            }
        }));
    }

    void two_calls_never_give_one_ticket()
    {
        SmallHall world;
        world.take({1, 4});
        const TicketId first = world.issue(decl);
        const TicketId second = world.issue(decl);
        QVERIFY(world.call(1) == first);
        QVERIFY(world.call(4) == second);
        QVERIFY(world.run(CallNext{1, staff(1)}) == Refusal::ticket_in_hand);
    }

    void a_clock_that_jumps_harms_nobody()
    {
        QVERIFY(rc::check("with the clock up to two days off the rules hold", [] {
            RandomHall random;
            const auto steps = *days();
            const auto jumps = *rc::gen::container<std::vector<int>>(steps.size(), rc::gen::inRange(-48, 49));
            for (std::size_t i = 0; i < steps.size(); ++i) {
                if (i % 8 == 3)
                    random.world.now += std::chrono::hours{jumps[i]};
                random.run(random.next(steps[i]));
                RC_ASSERT(broken(random.world.hall, random.world.now) == std::string{});
            }
            RC_ASSERT(random.world.replayed() == random.world.hall);
        }));
    }

    /// The last of the tests, since it looks at all of them: a path that no random day walked was not tested. The rarest are walked now, by as
    /// many more days as that takes.
    void every_path_was_walked()
    {
        const auto all_seen = [marks = expected_marks()] {
            return std::all_of(marks.begin(), marks.end(), [](const std::string &mark) { return RandomHall::marks()[mark] > 0; });
        };
        std::mt19937 dice;
        for (int day = 0; day < 500 && !all_seen(); ++day) {
            RandomHall random;
            for (int step = 0; step < 200; ++step) {
                random.run(random.next({std::uint8_t(dice()), std::uint8_t(dice()), std::uint8_t(dice()), std::uint16_t(dice())}));
                QCOMPARE(broken(random.world.hall, random.world.now), std::string());
            }
        }
        for (const std::string &mark : expected_marks()) {
            const int seen = RandomHall::marks()[mark];
            QVERIFY2(seen > 0, mark.c_str());
        }
        QVERIFY(RandomHall::marks()["contradiction"] > 0);
    }
};

QTEST_APPLESS_MAIN(TestHall)
#include "tst_hall.moc"
