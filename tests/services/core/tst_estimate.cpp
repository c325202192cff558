// SPDX-License-Identifier: GPL-3.0-or-later
#include "random_hall.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>

using namespace talon::core;
using namespace talon::core::test;

namespace {

/// The turns of each window written out one after the other and sorted: the estimate's model in long hand,
/// for halls in which nobody has been served yet (the mean is the rule's).
std::optional<Minutes> long_hand(const Hall &hall, const ServiceId &service, int ahead, Instant now)
{
    const Millis mean = hall.site().rules.service_time;
    std::vector<Millis> turns;
    for (const auto &[number, held] : hall.held_windows()) {
        const Window &window = *hall.site().window(number);
        if (window.retired)
            continue;
        Millis every = mean;
        bool takes = false;
        for (const WindowService &each : window.services) {
            if (each.service == service) {
                takes = true;
                every *= each.help_out > Minutes{0} ? 2 : 1;
            }
        }
        int lines = 1;
        for (const WindowService &each : window.services)
            lines += each.service != service && hall.waiting().waiting(each.service) > 0;
        if (!takes)
            continue;
        Millis first{0};
        if (held.ticket) {
            const Ticket &in_hand = *hall.ticket(*held.ticket);
            first = mean;
            if (in_hand.state == TicketState::serving) {
                // A window that was taken over serves on: the visitor's turn began with the first of them.
                Instant since = now;
                for (const Period &period : in_hand.periods)
                    if (period.state != TicketState::serving || period.window != number)
                        since = now;
                    else
                        since = std::min(since, period.from);
                first = std::max(mean - (now - since), mean / 4);
            }
        }
        for (int i = 0; i <= ahead; ++i)
            turns.push_back(first + i * every * lines);
    }
    if (turns.empty())
        return std::nullopt;
    std::sort(turns.begin(), turns.end());
    return std::chrono::ceil<Minutes>(
        std::min(turns.at(static_cast<std::size_t>(ahead)), Millis{std::chrono::hours{24}}));
}

} // namespace

class TestEstimate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void nobody_knows_without_a_window()
    {
        SmallHall world;
        QVERIFY(!world.hall.expected_wait(decl, 0, world.now));
        world.take({2});
        QVERIFY(!world.hall.expected_wait(decl, 0, world.now));
        QVERIFY(world.hall.expected_wait(debt, 0, world.now) == Minutes{0});
        QVERIFY(!world.hall.expected_wait({"nothing"}, 0, world.now));
    }

    void each_person_ahead_takes_a_turn()
    {
        SmallHall world;
        world.take({2});
        QVERIFY(world.hall.expected_wait(debt, 0, world.now) == Minutes{0});
        QVERIFY(world.hall.expected_wait(debt, 3, world.now) == Minutes{30});
        world.take({4});
        QVERIFY(world.hall.expected_wait(debt, 3, world.now) == Minutes{10});
        QVERIFY(world.hall.expected_wait(debt, -1, world.now) == Minutes{0});
    }

    void a_busy_window_comes_free_first()
    {
        SmallHall world;
        world.take({2});
        const TicketId id = world.issue(debt);
        world.call(2);
        QVERIFY(world.hall.expected_wait(debt, 0, world.now) == Minutes{10});
        QVERIFY(world.ok(StartServing{id, staff(2)}));
        world.now += Minutes{4};
        QVERIFY(world.hall.expected_wait(debt, 0, world.now) == Minutes{6});
        world.now += Minutes{40}; // overrun: it never comes to nothing
        QVERIFY(world.hall.expected_wait(debt, 0, world.now) == Minutes{3});
        QVERIFY(world.ok(Finish{id, staff(2)}));
        QVERIFY(world.hall.expected_wait(debt, 0, world.now) == Minutes{0});
    }

    void learns_from_today_slowly()
    {
        SmallHall world;
        world.take({2});
        for (int i = 0; i < 5; ++i) {
            world.issue(debt);
            world.serve(2, Minutes{4});
        }
        // Five at 4 minutes and the rule's 10 with the weight of five.
        QVERIFY(world.hall.expected_wait(debt, 1, world.now) == Minutes{7});
        world.now += std::chrono::hours{24};
        QVERIFY(world.ok(Tick{}));
        world.take({2});
        QVERIFY(world.hall.expected_wait(debt, 1, world.now) == Minutes{10});
    }

    void a_shared_window_counts_for_less()
    {
        SmallHall world;
        world.take({4});
        QVERIFY(world.hall.expected_wait(debt, 1, world.now) == Minutes{10});
        world.issue(decl);
        QVERIFY(world.hall.expected_wait(debt, 1, world.now) == Minutes{20});
        world.issue(reg);
        world.issue(info);
        QVERIFY(world.hall.expected_wait(debt, 1, world.now) == Minutes{40});
    }

    void grows_with_the_people_ahead()
    {
        QVERIFY(rc::check("in any hall the wait never falls with more people ahead", [] {
            RandomHall random;
            for (const Step &step : *rc::gen::arbitrary<std::vector<Step>>())
                random.run(random.next(step));
            const Hall &hall = random.world.hall;
            for (const Service &service : hall.site().services) {
                auto last = hall.expected_wait(service.id, 0, random.world.now);
                for (int ahead = 1; ahead < 60; ahead += 1 + ahead / 8) {
                    const auto wait = hall.expected_wait(service.id, ahead, random.world.now);
                    RC_ASSERT(wait.has_value() == last.has_value());
                    RC_ASSERT((!wait || (*wait >= *last && *wait >= Minutes{0} && *wait <= std::chrono::hours{24})));
                    last = wait;
                }
            }
        }));
    }

    void agrees_with_long_hand()
    {
        QVERIFY(rc::check("before anybody is served the estimate is the model's", [] {
            RandomHall random;
            for (const Step &step : *rc::gen::arbitrary<std::vector<Step>>()) {
                const Command command = random.next(step);
                if (!std::holds_alternative<Finish>(command))
                    random.run(command);
            }
            const Hall &hall = random.world.hall;
            const int ahead = *rc::gen::inRange(0, 40);
            for (const Service &service : hall.site().services)
                RC_ASSERT(hall.expected_wait(service.id, ahead, random.world.now) ==
                          long_hand(hall, service.id, ahead, random.world.now));
        }));
    }
};

QTEST_APPLESS_MAIN(TestEstimate)
#include "tst_estimate.moc"
