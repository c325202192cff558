// SPDX-License-Identifier: GPL-3.0-or-later
// Classes of visitors that are «вне очереди».
#include "small_hall.h"

#include <QTest>

using namespace talon::core;
using namespace talon::core::test;

class TestHallFirst : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_class_that_is_first_goes_before_all_but_the_long_promised()
    {
        Site site = small_site();
        site.classes[1].first = true;
        SmallHall world(site);
        world.take({1});
        const TicketId ordinary_one = world.issue(decl);
        TicketIssued issued = world.next_ticket(decl);
        issued.slot = monday_nine + Minutes{10};
        const TicketId booked = world.issue(issued);
        world.now += Minutes{19};
        QCOMPARE(world.hall.ahead_of_new(decl, preferential, world.now), 0); // both others are due, one of them long ago
        const TicketId later = world.issue(debt, preferential); // the window only helps out with it
        const TicketId last = world.issue(decl, preferential);
        QCOMPARE(world.hall.ahead_of(world.ticket(last)), 0);
        QCOMPARE(world.hall.ahead_of(world.ticket(ordinary_one)), 2); // the booked one as well
        QVERIFY(world.hall.next_for(1, staff(1), world.now) == last); // among themselves by due time: here the help-out counts
        QVERIFY(world.hall.next_for(1, staff(1), world.now + Minutes{1}) == booked); // the slot is ten minutes past
        QVERIFY(world.call(1) == last);
        QVERIFY(world.ok(MarkNoShow{last, staff(1)}));
        QVERIFY(world.call(1) == later);
        QVERIFY(world.ok(MarkNoShow{later, staff(1)}));
        QVERIFY(world.call(1) == booked); // by due time again
        QVERIFY(world.ok(MarkNoShow{booked, staff(1)}));
        QVERIFY(world.call(1) == ordinary_one);
    }

    /// Elsewhere strict classes made somebody wait for ever.
    void whoever_is_two_hours_overdue_goes_among_those_who_are_first()
    {
        Site site = small_site();
        site.classes[1].first = true;
        SmallHall world(site);
        world.take({1});
        const TicketId patient = world.issue(decl);
        const Instant until = world.ticket(patient).due + Minutes{120};
        while (world.now < until - Minutes{1}) { // twice as many come as are served
            world.now += Minutes{1};
            world.issue(decl, preferential);
            world.issue(decl, preferential);
            QVERIFY(world.hall.next_for(1, staff(1), world.now) != patient);
            world.serve(1, Minutes{0});
        }
        world.now = until;
        QVERIFY(world.call(1) == patient);
    }

    void a_tickets_class_counts_as_it_was_at_its_birth()
    {
        SmallHall world;
        world.take({1});
        const TicketId before = world.issue(decl, preferential);
        Site site = small_site();
        site.classes[1].first = true;
        QVERIFY(world.ok(SaveSite{site, world.hall.revision().number, ""}));
        const TicketId after = world.issue(decl, preferential);
        QVERIFY(!world.ticket(before).first && world.ticket(after).first);
        QVERIFY(world.call(1) == after);
    }
};

QTEST_APPLESS_MAIN(TestHallFirst)
#include "tst_hall_first.moc"
