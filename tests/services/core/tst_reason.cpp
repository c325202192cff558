// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hall/reason.h"
#include "small_hall.h"

#include <QTest>

using namespace talon::core;
using namespace talon::core::test;
using Kind = Reason::Kind;

class TestReason : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tells_how_the_norm_stands()
    {
        SmallHall world;
        const Ticket ticket = world.ticket(world.issue(decl));
        QVERIFY((reason(ticket, monday_nine) == Reason{Kind::norm_ends, Minutes{15}}));
        QVERIFY((reason(ticket, monday_nine + Millis{1}) == Reason{Kind::norm_ends, Minutes{15}}));
        QVERIFY((reason(ticket, monday_nine + Minutes{12}) == Reason{Kind::norm_ends, Minutes{3}}));
        QVERIFY((reason(ticket, monday_nine + Minutes{15}) == Reason{Kind::norm_ended, Minutes{0}}));
        QVERIFY((reason(ticket, monday_nine + Minutes{18} + Millis{59'000}) ==
                 Reason{Kind::norm_ended, Minutes{3}}));
    }

    void tells_of_a_slot()
    {
        SmallHall world;
        TicketIssued issued = world.next_ticket(decl);
        issued.slot = monday_nine + Minutes{30};
        const Ticket ticket = world.ticket(world.issue(issued));
        QVERIFY((reason(ticket, monday_nine) == Reason{Kind::slot, Minutes{30}, issued.slot}));
        QVERIFY((reason(ticket, monday_nine + Minutes{30}) == Reason{Kind::slot, Minutes{0}, issued.slot}));
        QVERIFY((reason(ticket, monday_nine + Minutes{40}) == Reason{Kind::slot_past, Minutes{10}, issued.slot}));
    }

    void tells_of_a_class_that_is_first_however_late_it_is()
    {
        Site site = small_site();
        site.classes[1].first = true;
        SmallHall world(site);
        const Ticket ticket = world.ticket(world.issue(decl, preferential));
        QVERIFY((reason(ticket, monday_nine) == Reason{Kind::first}));
        QVERIFY((reason(ticket, monday_nine + Minutes{20}) == Reason{Kind::first}));
        TicketIssued issued = world.next_ticket(decl, preferential);
        issued.slot = monday_nine + Minutes{30};
        QVERIFY(reason(world.ticket(world.issue(issued)), monday_nine).kind == Kind::slot); // what was promised says more
    }

    void tells_of_a_return_until_the_norm_ends()
    {
        SmallHall world;
        const TicketId id = world.issue(decl);
        world.take({1});
        world.call(1);
        QVERIFY(world.ok(ReturnToQueue{id, staff(1)}));
        QVERIFY((reason(world.ticket(id), monday_nine + Minutes{5}) == Reason{Kind::returned, Minutes{10}}));
        QVERIFY(
            (reason(world.ticket(id), monday_nine + Minutes{16}) == Reason{Kind::norm_ended, Minutes{1}}));
    }
};

QTEST_APPLESS_MAIN(TestReason)
#include "tst_reason.moc"
