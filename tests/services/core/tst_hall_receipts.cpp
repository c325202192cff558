// SPDX-License-Identifier: GPL-3.0-or-later
// Which visitor has no paper, as their kiosk says.
#include "small_hall.h"

#include "core/hall/hall_image.h"

#include <QTest>

using namespace talon::core;
using namespace talon::core::test;
using namespace std::chrono_literals;

class TestHallReceipts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_receipt_that_did_not_come_out_is_marked_once_and_unmarked_when_it_did()
    {
        SmallHall world;
        const TicketId first = world.issue(decl), second = world.issue(decl);
        QVERIFY(world.ok(ReportReceipts{kiosk, {first, first}, {}}));
        QVERIFY(world.events == std::vector<Event>{ReceiptReported(first, false)});
        QVERIFY(world.changed == std::vector<TicketId>{first});
        QVERIFY(world.ticket(first).unprinted && !world.ticket(second).unprinted);

        QVERIFY(world.ok(ReportReceipts{kiosk, {first}, {}}));
        QVERIFY2(world.events.empty(), "a kiosk says it again and again");
        QVERIFY(world.ok(ReportReceipts{kiosk, {}, {first, second}}));
        QVERIFY2(world.events == std::vector<Event>{ReceiptReported(first, true)}, "of the second nobody said that it did not come out");
        QVERIFY(!world.ticket(first).unprinted);
        QVERIFY(world.replayed() == world.hall);
    }

    void what_came_out_after_all_is_on_paper_for_good()
    {
        SmallHall world;
        const TicketId id = world.issue(decl);
        QVERIFY(world.ok(ReportReceipts{kiosk, {id}, {}}) && world.ok(ReportReceipts{kiosk, {}, {id}}));
        for (int i = 0; i < 3; ++i) {
            QVERIFY(world.ok(ReportReceipts{kiosk, {id}, {}}));
            QVERIFY2(world.events.empty() && !world.ticket(id).unprinted, "a ticket has two such events at most");
            QVERIFY(world.ok(ReportReceipts{kiosk, {}, {id}}) && world.events.empty());
        }
        const auto back = Hall::from(world.hall.image());
        QVERIFY(back.ok() && *back == world.hall);
        QVERIFY_THROWS_EXCEPTION(std::logic_error, world.apply(ReceiptReported(id, false)));
    }

    void a_ticket_in_both_lists_is_passed_over()
    {
        SmallHall world;
        const TicketId first = world.issue(decl), second = world.issue(decl);
        for (int i = 0; i < 3; ++i) {
            QVERIFY(world.ok(ReportReceipts{kiosk, {first, second}, {second, first}}));
            QVERIFY2(world.events.empty(), "taken in turn, each report would change the mark");
        }
        QVERIFY(world.ok(ReportReceipts{kiosk, {first}, {second}}));
        QVERIFY(world.ok(ReportReceipts{kiosk, {first, second}, {first}}));
        QVERIFY(world.events == std::vector<Event>{ReceiptReported(second, false)});
        QVERIFY(world.ticket(first).unprinted);
    }

    void the_mark_goes_with_the_ticket_and_changes_nothing_else()
    {
        SmallHall world;
        world.take({1});
        const TicketId id = world.issue(decl);
        const Hall before = world.hall;
        QVERIFY(world.ok(ReportReceipts{kiosk, {id}, {}}));
        QCOMPARE(world.hall.waiting().waiting_total(), before.waiting().waiting_total());
        QCOMPARE(world.call(1).value, id.value);
        QVERIFY(world.ticket(id).unprinted && world.ticket(id).state == TicketState::called);
        const auto back = Hall::from(world.hall.image());
        QVERIFY(back.ok() && *back == world.hall);
        QVERIFY(world.ok(StartServing{id, staff(1)}) && world.ok(Finish{id, staff(1)}));
        QVERIFY2(world.ticket(id).unprinted, "whoever looks later still sees it");
        QVERIFY(world.ok(ReportReceipts{kiosk, {}, {id}}));
        QVERIFY(!world.ticket(id).unprinted);
    }

    void a_kiosk_speaks_of_its_own_tickets_of_the_open_day_alone()
    {
        SmallHall world;
        const TicketId id = world.issue(decl);
        QVERIFY(world.ok(ReportReceipts{{"kiosk-2"}, {id}, {}}) && world.events.empty());
        QVERIFY(world.ok(ReportReceipts{kiosk, {{"nobody"}}, {{"nobody"}}}) && world.events.empty());
        world.now += 24h;
        QVERIFY(world.ok(Tick{}));
        QVERIFY(world.hall.ticket(id)); // late readers still find it
        QVERIFY(world.ok(ReportReceipts{kiosk, {id}, {}}));
        QVERIFY2(world.events.empty(), "its day is over, and a report opens none");
        QVERIFY(!world.hall.day());
    }

    void a_long_report_is_noted_in_parts()
    {
        SmallHall world;
        ReportReceipts report{kiosk, {}, {}};
        for (std::size_t i = 0; i < receipts_at_once + 7; ++i)
            report.unprinted.push_back(world.issue(decl));
        QVERIFY(world.ok(report));
        QCOMPARE(world.events.size(), receipts_at_once);
        QVERIFY(world.ok(report));
        QCOMPARE(world.events.size(), std::size_t(7));
        QVERIFY(world.ok(report) && world.events.empty());
    }

    void a_report_that_says_nothing_new_is_none_of_this_journals()
    {
        SmallHall world;
        const TicketId id = world.issue(decl);
        QVERIFY_THROWS_EXCEPTION(std::logic_error, world.apply(ReceiptReported(id, true)));
        world.apply(ReceiptReported{id, false});
        QVERIFY_THROWS_EXCEPTION(std::logic_error, world.apply(ReceiptReported(id, false)));
    }
};

QTEST_GUILESS_MAIN(TestHallReceipts)
#include "tst_hall_receipts.moc"
