// SPDX-License-Identifier: GPL-3.0-or-later
// Every way in which a hall says no.
#include "small_hall.h"

#include <QTest>

using namespace talon::core;
using namespace talon::core::test;

class TestHallRefusals : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void of_windows()
    {
        SmallHall world;
        QVERIFY(world.run(TakeWindow{9, staff(1)}) == Refusal::unknown_window);
        QVERIFY(world.run(CallNext{9, staff(1)}) == Refusal::unknown_window);
        QVERIFY(world.run(ReleaseWindow{9, staff(1)}) == Refusal::unknown_window);
        QVERIFY(world.run(ReleaseWindow{1, staff(1)}) == Refusal::window_not_yours);
        QVERIFY(world.run(CallNext{1, staff(1)}) == Refusal::window_not_yours);
        world.take({1});
        QVERIFY(world.ok(TakeWindow{1, staff(1)})); // hers already
        QVERIFY(world.events.empty());
        QVERIFY(world.run(TakeWindow{1, staff(2)}) == Refusal::window_taken);
        QVERIFY(world.run(TakeWindow{2, staff(1)}) == Refusal::operator_elsewhere);
        QVERIFY(world.run(CallNext{1, staff(2)}) == Refusal::window_not_yours);
        QVERIFY(world.run(ReleaseWindow{1, staff(2)}) == Refusal::window_not_yours);
        QVERIFY(world.run(CallNext{1, staff(1)}) == Refusal::nobody_waiting);
        world.issue(debt); // window 1 helps out
        world.call(1);
        QVERIFY(world.run(CallNext{1, staff(1)}) == Refusal::ticket_in_hand);
        QVERIFY(world.run(ReleaseWindow{1, staff(1)}) == Refusal::ticket_in_hand);
    }

    void of_a_window_that_was_taken_down()
    {
        SmallHall world;
        world.take({5});
        Site smaller = small_site();
        smaller.windows.pop_back();
        world.apply(SiteSaved{smaller});
        QVERIFY(world.run(CallNext{5, staff(5)}) == Refusal::unknown_window);
        QVERIFY(!world.hall.next_for(5, staff(5), world.now));
        QVERIFY(world.ok(ReleaseWindow{5, staff(5)}));
    }

    void of_tickets()
    {
        SmallHall world;
        const TicketId none{"nobody"};
        const StaffId who = staff(1);
        const auto commands = [&](const TicketId &id) {
            return std::vector<Command>{Recall{id, who},
                                        StartServing{id, who},
                                        Finish{id, who},
                                        MarkNoShow{id, who},
                                        ReturnToQueue{id, who},
                                        CorrectNoShow{id, who},
                                        Transfer{id, who, decl, std::nullopt, std::nullopt},
                                        Unpark{id, who},
                                        Park{id, who, std::nullopt},
                                        Leave{id}};
        };
        for (const Command &command : commands(none))
            QVERIFY(world.run(command) == Refusal::unknown_ticket);

        const TicketId id = world.issue(decl);
        const auto all = commands(id);
        for (std::size_t i = 0; i < 8; ++i) // who waits may only be parked and leave
            QVERIFY(world.run(all.at(i)) == Refusal::wrong_state);

        world.take({1, 2});
        world.call(1);
        QVERIFY(world.run(Leave{id}) == Refusal::wrong_state);
        QVERIFY(world.run(Finish{id, who}) == Refusal::wrong_state);
        QVERIFY(world.run(Transfer{id, who, decl, std::nullopt, std::nullopt}) == Refusal::wrong_state);
        for (const StaffId &other : {staff(2), staff(3)}) { // at another window, at none
            QVERIFY(world.run(Recall{id, other}) == Refusal::window_not_yours);
            QVERIFY(world.run(StartServing{id, other}) == Refusal::window_not_yours);
            QVERIFY(world.run(MarkNoShow{id, other}) == Refusal::window_not_yours);
            QVERIFY(world.run(ReturnToQueue{id, other}) == Refusal::window_not_yours);
            QVERIFY(world.run(Park{id, other, std::nullopt}) == Refusal::window_not_yours);
        }
        QVERIFY(world.ok(StartServing{id, who}));
        QVERIFY(world.run(Finish{id, staff(2)}) == Refusal::window_not_yours);
        QVERIFY(world.run(Transfer{id, who, std::nullopt, std::nullopt, std::nullopt}) ==
                Refusal::unknown_service);
        QVERIFY(world.run(Transfer{id, who, ServiceId{"nothing"}, std::nullopt, std::nullopt}) ==
                Refusal::unknown_service);
        QVERIFY(world.run(Transfer{id, who, std::nullopt, 9, std::nullopt}) == Refusal::unknown_window);
        QVERIFY(world.ok(Finish{id, who}));
        for (const Command &command : all)
            QVERIFY(world.run(command) == Refusal::wrong_state);
    }

    void of_more_recalls_than_the_rule()
    {
        SmallHall world;
        world.take({1});
        const TicketId id = world.issue(decl);
        world.call(1);
        for (int i = 0; i < 3; ++i)
            QVERIFY(world.ok(Recall{id, staff(1)}));
        QVERIFY(world.run(Recall{id, staff(1)}) == Refusal::recall_limit);
        QVERIFY(world.ok(ReturnToQueue{id, staff(1)}));
        world.call(1);
        QVERIFY(world.ok(Recall{id, staff(1)})); // a new call counts anew
    }

    void of_numbers()
    {
        SmallHall world;
        const auto grant = [&](const ServiceId &service, const ClassId &visitor_class, Day day) {
            return world.run(
                GrantNumber{service, visitor_class, kiosk, "r" + std::to_string(world.journal.size()), day});
        };
        QVERIFY(grant({"nothing"}, ordinary, monday) == Refusal::unknown_service);
        QVERIFY(grant(decl, {"nobody"}, monday) == Refusal::unknown_class);
        QVERIFY(grant(decl, ordinary, monday + std::chrono::days{1}) == Refusal::unknown_day);
        QVERIFY(grant(decl, ordinary, monday - std::chrono::days{1}) == Refusal::unknown_day);
        QVERIFY(world.run(FillReserve{kiosk, 1, monday + std::chrono::days{2}}) == Refusal::unknown_day);
        QVERIFY(world.run(FillReserve{kiosk, 1, monday - std::chrono::days{1}}) == Refusal::unknown_day);
        world.now -= Millis{1}; // not yet nine
        QVERIFY(grant(decl, ordinary, monday) == Refusal::service_closed);
        world.now += Millis{1};
        for (int i = 1; i <= last_number; ++i)
            QVERIFY(!grant(decl, ordinary, monday));
        QVERIFY(grant(decl, ordinary, monday) == Refusal::numbers_used_up);
        QVERIFY(!grant(debt, ordinary, monday)); // another letter
    }

    void of_poison()
    {
        SmallHall world;
        TicketIssued unknown_service = world.next_ticket(decl);
        unknown_service.service = {"nothing"};
        QVERIFY(world.run(ReceiveTicket{unknown_service}) == Refusal::unknown_service);
        TicketIssued unknown_class = world.next_ticket(decl);
        unknown_class.visitor_class = {"nobody"};
        QVERIFY(world.run(ReceiveTicket{unknown_class}) == Refusal::unknown_class);
        QVERIFY(world.hall.tickets().empty());
    }

    void of_what_is_no_business_of_a_hall()
    {
        Hall hall;
        const std::vector<Event> events{
            StaffSaved{staff(1), {{"operator"}}, "Оператор 1", true},
            EnrolmentCodeIssued{"hash", DeviceRole::hall, "hall", monday_nine},
            DeviceEnrolled{kiosk, "hash", DeviceRole::ticket, "entrance", "key", 1, 1}, DeviceRevoked{kiosk},
            EventSetAside{kiosk, "TicketEaten", 7, "{}", "unknown_type"}};
        for (const Event &event : events)
            QVERIFY(hall.apply({monday_nine, "", event}).empty());
        QVERIFY(hall == Hall{}); // no day was opened, no site was missed
    }

    void of_a_hall_without_a_site()
    {
        Hall empty;
        QVERIFY(!empty.has_site());
        const GrantNumber grant{decl, ordinary, kiosk, "r", monday};
        QVERIFY(empty.decide(grant, monday_nine).error() == Refusal::unknown_service);
        QVERIFY(empty.decide(TakeWindow{1, staff(1)}, monday_nine).error() == Refusal::unknown_window);
        QVERIFY(empty.decide(Tick{}, monday_nine)->empty());
        QVERIFY_THROWS_EXCEPTION(std::logic_error, empty.apply({monday_nine, "", WindowTaken{1, staff(1)}}));
        QVERIFY(empty == Hall{});
    }
};

QTEST_APPLESS_MAIN(TestHallRefusals)
#include "tst_hall_refusals.moc"
