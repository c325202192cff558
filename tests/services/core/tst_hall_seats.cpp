// SPDX-License-Identifier: GPL-3.0-or-later
// Windows whose operator has gone, and tickets that wait for what nobody holds.
#include "small_hall.h"

#include <QTest>

using namespace talon::core;
using namespace talon::core::test;
using enum TicketState;

namespace {

const ReasonId gone{"operator_gone"};

/// Window 1 is served by its operator, and has a ticket that was transferred there in hand of nobody.
TicketId transferred(SmallHall &world, std::optional<WindowNumber> window, std::optional<StaffId> to_staff)
{
    const TicketId id = world.issue(decl);
    world.call(1);
    world.run(StartServing{id, staff(1)});
    world.run(Transfer{id, staff(1), debt, window, to_staff});
    return id;
}

} // namespace

class TestHallSeats : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void an_administrator_releases_the_window_of_somebody_gone()
    {
        SmallHall world;
        world.take({1});
        const TicketId id = world.issue(decl);
        world.call(1);
        QVERIFY(world.ok(StartServing{id, staff(1)}));
        world.now += Minutes{3};
        QVERIFY(world.ok(ReleaseHeldWindow{1, gone}));
        QVERIFY((world.events == std::vector<Event>{TicketReturned{id, gone}, WindowReleased{1, staff(1), gone}}));
        QVERIFY(world.ticket(id).state == waiting);
        QVERIFY(world.ticket(id).due == monday_nine + Minutes{15});
        QVERIFY(world.hall.held_windows().empty());
        QVERIFY(world.ok(TakeWindow{1, staff(2)}));
        QVERIFY(world.ok(CallNext{1, staff(2)}));
        QVERIFY(world.hall.held_windows().at(1).ticket == id);
    }

    void a_free_window_is_released_already()
    {
        SmallHall world;
        QVERIFY(world.ok(ReleaseHeldWindow{1, gone}));
        QVERIFY(world.events.empty());
        QVERIFY(world.run(ReleaseHeldWindow{77, gone}) == Refusal::unknown_window);
    }

    void an_administrator_gives_a_reason()
    {
        SmallHall world;
        world.take({1});
        const TicketId id = world.issue(decl);
        world.call(1);
        QVERIFY(world.run(ReleaseHeldWindow{1, {}}) == Refusal::reason_missing);
        QVERIFY(world.run(ReturnHeldTicket{id, {}}) == Refusal::reason_missing);
        QVERIFY(world.ticket(id).state == called);
    }

    void an_administrator_returns_the_ticket_in_hand()
    {
        SmallHall world;
        world.take({1});
        const TicketId id = world.issue(decl);
        QVERIFY(world.run(ReturnHeldTicket{id, gone}) == Refusal::wrong_state);
        QVERIFY(world.run(ReturnHeldTicket{{"nobody"}, gone}) == Refusal::unknown_ticket);
        world.call(1);
        QVERIFY(world.ok(ReturnHeldTicket{id, gone}));
        QVERIFY(world.ticket(id).state == waiting);
        QVERIFY(world.hall.held_windows().at(1).staff == staff(1)); // who keeps the window
        QVERIFY(!world.hall.held_windows().at(1).ticket);
    }

    void a_colleague_takes_over_what_a_logged_out_holder_left()
    {
        SmallHall world;
        world.take({1});
        const TicketId id = world.issue(decl);
        world.call(1);
        QVERIFY(world.ok(Recall{id, staff(1)}));
        world.now += Minutes{1};
        QVERIFY(world.ok(StartServing{id, staff(1)}));
        world.now += Minutes{4};
        QVERIFY(world.run(TakeWindow{1, staff(2), false}) == Refusal::window_taken);
        QVERIFY(world.ok(TakeWindow{1, staff(2), true}));
        QVERIFY((world.events == std::vector<Event>{WindowTakenOver{1, staff(2), staff(1)}}));
        QVERIFY(world.changed == std::vector{id});
        QVERIFY(world.hall.window_of(staff(2)) == 1);
        QVERIFY(!world.hall.window_of(staff(1)));
        QVERIFY(world.run(Finish{id, staff(1)}) == Refusal::window_not_yours);
        world.now += Minutes{6};
        QVERIFY(world.ok(Finish{id, staff(2)}));
        const auto &periods = world.ticket(id).periods;
        QCOMPARE(periods.size(), std::size_t{4});
        QVERIFY(periods[2].staff == staff(1) && *periods[2].to - periods[2].from == Minutes{4});
        QVERIFY(periods[3].staff == staff(2) && *periods[3].to - periods[3].from == Minutes{6});
        QVERIFY(in_state_since(world.ticket(id)) == monday_nine + Minutes{1}); // one visit, whoever served
    }

    void who_holds_another_window_takes_none_over()
    {
        SmallHall world;
        world.take({1, 2});
        QVERIFY(world.run(TakeWindow{1, staff(2), true}) == Refusal::operator_elsewhere);
        QVERIFY(world.ok(TakeWindow{1, staff(1), true})); // one's own: nothing happens
        QVERIFY(world.events.empty());
    }

    void recalls_go_on_after_a_take_over()
    {
        SmallHall world;
        world.take({1});
        const TicketId id = world.issue(decl);
        world.call(1);
        QVERIFY(world.ok(TakeWindow{1, staff(3), true}));
        QVERIFY(world.ok(Recall{id, staff(3)}));
        QCOMPARE(world.ticket(id).calls, 2);
        QCOMPARE(world.ticket(id).periods[1].calls, 1);
        QCOMPARE(world.ticket(id).periods[2].calls, 1);
    }

    void what_is_transferred_to_nobody_falls_back_to_its_service_data()
    {
        QTest::addColumn<int>("window");
        QTest::addColumn<int>("to");
        QTest::newRow("a window") << 2 << 0;
        QTest::newRow("a login") << 0 << 7;
        QTest::newRow("a login at a window") << 2 << 7;
    }

    void what_is_transferred_to_nobody_falls_back_to_its_service()
    {
        QFETCH(const int, window);
        QFETCH(const int, to);
        SmallHall world;
        world.take({1, 4});
        const TicketId id = transferred(world, window ? std::optional{window} : std::nullopt, to ? std::optional{staff(to)} : std::nullopt);
        const Instant due = world.ticket(id).due;
        QCOMPARE(world.hall.waiting().waiting(debt), 0);
        QCOMPARE(world.hall.waiting().transferred(debt), 1);
        QVERIFY(world.hall.stranded_since(world.ticket(id)) == world.now);
        world.now += Minutes{10} - Millis{1};
        QVERIFY(world.ok(Tick{}));
        QVERIFY(world.events.empty());
        QVERIFY(world.call(4).empty());
        world.now += Millis{1};
        QVERIFY(world.ok(Tick{}));
        QVERIFY(world.events == std::vector<Event>{TicketFellBack{id}});
        QCOMPARE(world.hall.waiting().waiting(debt), 1);
        QCOMPARE(world.hall.waiting().transferred(debt), 0);
        QVERIFY(!world.hall.stranded_since(world.ticket(id)));
        QVERIFY(world.ticket(id).due == due);
        QVERIFY(world.ok(Tick{}));
        QVERIFY(world.events.empty());
        QVERIFY(world.call(4) == id);
    }

    void the_time_counts_from_when_the_window_was_left()
    {
        SmallHall world;
        world.take({1, 2});
        const TicketId id = transferred(world, 2, std::nullopt);
        world.now += Minutes{30};
        QVERIFY(!world.hall.stranded_since(world.ticket(id))); // held: it waits its turn, however long
        QVERIFY(world.ok(Tick{}));
        QVERIFY(world.events.empty());
        QVERIFY(world.ok(ReleaseWindow{2, staff(2)}));
        world.now += Minutes{9};
        QVERIFY(world.ok(Tick{}));
        QVERIFY(world.events.empty());
        QVERIFY(world.ok(TakeWindow{2, staff(2)})); // back from a break
        QVERIFY(!world.hall.stranded_since(world.ticket(id)));
        QVERIFY(world.call(2) == id);
    }

    void a_taken_over_window_is_held_and_its_old_holder_is_not_there()
    {
        SmallHall world;
        world.take({1, 2});
        const TicketId to_window = transferred(world, 2, std::nullopt);
        const TicketId to_login = transferred(world, std::nullopt, staff(2));
        QVERIFY(world.ok(TakeWindow{2, staff(5), true}));
        QVERIFY(!world.hall.stranded_since(world.ticket(to_window)));
        QVERIFY(world.hall.stranded_since(world.ticket(to_login)) == world.now);
    }

    void the_rule_says_how_long()
    {
        Site site = small_site();
        site.rules.transfer_waits = Minutes{2};
        SmallHall world{site};
        world.take({1});
        transferred(world, 2, std::nullopt);
        world.now += Minutes{2};
        QVERIFY(world.ok(Tick{}));
        QCOMPARE(world.events.size(), std::size_t{1});
    }

    void services_of_one_letter_share_its_numbers()
    {
        Site site = small_site();
        site.services.at(1).letter = Letter::A; // debt, as decl
        SmallHall world{site};
        const Day today = local_day(world.now, site.utc_offset);
        QVERIFY(world.ok(GrantNumber{decl, ordinary, kiosk, "one", today}));
        QVERIFY(world.ok(GrantNumber{debt, ordinary, kiosk, "two", today}));
        QVERIFY(*world.hall.numbers().granted(kiosk, "one") == (TicketNumber{Letter::A, 1}));
        QVERIFY(*world.hall.numbers().granted(kiosk, "two") == (TicketNumber{Letter::A, 2}));
        QVERIFY(world.ok(FillReserve{kiosk, 1, today}));
        QCOMPARE(world.events.size(), std::size_t{3}); // a block a letter, А, Е and К
    }

    void a_retired_service_still_receives()
    {
        Site site = small_site();
        site.services.at(0).retired = true; // decl, alone under А
        SmallHall world{site};
        const Day today = local_day(world.now, site.utc_offset);
        QVERIFY(world.run(GrantNumber{decl, ordinary, kiosk, "one", today}) == Refusal::service_closed);
        QVERIFY(world.ok(FillReserve{kiosk, 1, today}));
        for (const Event &event : world.events)
            QVERIFY(std::get<ReserveGranted>(event).letter != Letter::A);
        world.take({1});
        const TicketId late = world.issue(decl); // of a kiosk that did not know yet
        QVERIFY(world.call(1) == late);
    }

    void what_the_day_ends_is_in_no_time_and_no_figure()
    {
        SmallHall world;
        world.take({1, 2});
        const TicketId forgotten = world.issue(decl);
        world.call(1);
        world.now += Minutes{2};
        QVERIFY(world.ok(StartServing{forgotten, staff(1)}));
        const TicketId done = world.issue(debt);
        world.serve(2, Minutes{6});
        const TicketId waits = world.issue(debt);
        world.now += std::chrono::hours{15};
        const Instant midnight = world.now;
        QVERIFY(world.ok(Tick{}));
        QVERIFY(world.ticket(forgotten).ended_by_day && world.ticket(forgotten).state == served);
        QVERIFY(world.ticket(waits).ended_by_day && world.ticket(waits).state == left);
        QVERIFY(!world.ticket(done).ended_by_day);
        QVERIFY(time_in(world.ticket(forgotten), serving, midnight) == Millis{0});
        QVERIFY(time_in(world.ticket(forgotten), called, midnight) == Minutes{2}); // what is known counts
        QVERIFY(time_in(world.ticket(waits), waiting, midnight) == Millis{0});
        QVERIFY(time_in(world.ticket(done), serving, midnight) == Minutes{6});
    }

    void a_day_that_comes_again_counts_apart_what_its_end_ended()
    {
        SmallHall world;
        world.take({1});
        world.issue(decl);
        world.serve(1, Minutes{5});
        const TicketId waits = world.issue(decl);
        world.now += std::chrono::hours{24};
        QVERIFY(world.ok(Tick{})); // a clock that jumped a day ahead
        QVERIFY(world.ticket(waits).ended_by_day);
        world.now -= std::chrono::hours{23};
        world.issue(decl);
        QVERIFY((world.hall.today() == Hall::Today{3, 1, 0, 0, 1}));
    }
};

QTEST_APPLESS_MAIN(TestHallSeats)
#include "tst_hall_seats.moc"
