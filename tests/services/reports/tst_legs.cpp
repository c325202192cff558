// SPDX-License-Identifier: GPL-3.0-or-later
// What a visit's legs are: by examples, and that nothing of a visit is lost or counted twice.
#include "reports/machine.h"
#include "tests/services/reports/filed.h"

#include <QTest>
#include <rapidcheck.h>

using namespace talon;
using namespace talon::reports;
using namespace talon::reports::test;
using namespace talon::core::test;
using core::Minutes;
using core::TicketId;

namespace {

/// The legs of every ticket, as they are after the last event.
std::map<TicketId, std::vector<Leg>> legs_after(const Journal &journal)
{
    Machine machine;
    for (const auto &happened : journal)
        machine.take(happened);
    return machine.changes().tickets;
}

/// A hall that has its settings in its journal, as a site's begins.
SmallHall told_hall()
{
    SmallHall hall;
    if (hall.journal.empty())
        throw std::logic_error("the small hall has no settings");
    return hall;
}

core::Millis minutes(int n) { return Minutes{n}; }

core::Millis lengths(const Leg &leg)
{
    return leg.wait + leg.way + leg.lost + leg.serving + leg.parked + leg.apart;
}

} // namespace

class TestLegs : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_simple_visit()
    {
        SmallHall hall = told_hall();
        hall.take({1});
        const TicketId id = hall.issue(decl);
        hall.now += minutes(4);
        hall.call(1);
        hall.now += minutes(1);
        QVERIFY(hall.ok(core::Recall{id, staff(1)}));
        hall.now += minutes(1);
        QVERIFY(hall.ok(core::StartServing{id, staff(1)}));
        hall.now += minutes(10);
        QVERIFY(hall.ok(core::Finish{id, staff(1)}));
        const auto legs = legs_after(hall.journal).at(id);
        QCOMPARE(legs.size(), std::size_t{1});
        const Leg &leg = legs.front();
        QVERIFY(leg.day == monday);
        QCOMPARE(leg.local_minute, 9 * 60);
        QVERIFY(leg.first_wait == minutes(4) && leg.wait == minutes(4) && leg.visit_wait == minutes(4));
        QVERIFY(leg.has_way && leg.way == minutes(2) && leg.lost == minutes(0));
        QVERIFY(leg.served == minutes(10) && leg.stay == minutes(16) && leg.norm == minutes(15));
        QCOMPARE(leg.recalls, 1);
        QVERIFY(leg.end == LegEnd::served && leg.window == 1 && leg.staff == staff(1));
    }

    void a_transfer_begins_another_leg_for_its_own_service()
    {
        SmallHall hall = told_hall();
        hall.take({1, 3});
        const TicketId id = hall.issue(decl);
        hall.call(1);
        QVERIFY(hall.ok(core::StartServing{id, staff(1)}));
        hall.now += minutes(7);
        QVERIFY(hall.ok(core::Transfer{id, staff(1), reg, std::nullopt, std::nullopt}));
        hall.now += minutes(3);
        hall.call(3);
        QVERIFY(hall.ok(core::StartServing{id, staff(3)}));
        hall.now += minutes(5);
        QVERIFY(hall.ok(core::Finish{id, staff(3)}));
        const auto legs = legs_after(hall.journal).at(id);
        QCOMPARE(legs.size(), std::size_t{2});
        QVERIFY(legs[0].service == decl && legs[0].end == LegEnd::transferred && legs[0].served == minutes(7) && legs[0].window == 1);
        QVERIFY(legs[1].service == reg && legs[1].end == LegEnd::served && legs[1].served == minutes(5) && legs[1].window == 3);
        QVERIFY(legs[1].first_wait == minutes(3) && legs[0].visit_wait == minutes(3) && legs[0].stay == minutes(15));
        QVERIFY(!legs[1].visit_wait && !legs[1].stay);
        QCOMPARE(legs[0].returns + legs[1].returns, 0);
    }

    /// Of what the day's end cut nothing is known: not when the visitor went, nor how long the serving was.
    void the_end_of_a_day_is_in_no_time()
    {
        SmallHall hall = told_hall();
        hall.take({1});
        const TicketId served = hall.issue(decl);
        hall.call(1);
        QVERIFY(hall.ok(core::StartServing{served, staff(1)}));
        const TicketId waiting = hall.issue(debt);
        hall.now += std::chrono::hours{24};
        QVERIFY(hall.ok(core::Tick{}));
        const auto legs = legs_after(hall.journal);
        const Leg &cut = legs.at(served).front();
        QVERIFY(cut.end == LegEnd::served && cut.ended_by_day && !cut.served && !cut.stay && cut.serving == minutes(0));
        const Leg &left = legs.at(waiting).front();
        QVERIFY(left.end == LegEnd::left && left.left_by == LeftBy::day && !left.visit_wait && !left.stay);
        QVERIFY(left.gone_after == core::Millis(std::chrono::hours{24})); // past the norm, whenever it was: a breach
    }

    void a_booked_visitor_waits_from_the_slot_on()
    {
        SmallHall hall = told_hall();
        hall.take({1});
        auto issued = hall.next_ticket(decl);
        issued.slot = hall.now + minutes(20);
        const TicketId id = hall.issue(issued);
        hall.now += minutes(22);
        hall.call(1);
        QVERIFY(hall.ok(core::StartServing{id, staff(1)}));
        QVERIFY(hall.ok(core::Finish{id, staff(1)}));
        const Leg leg = legs_after(hall.journal).at(id).front();
        QVERIFY(leg.booked && leg.first_wait == minutes(2) && leg.wait == minutes(2) && leg.apart == minutes(20));
        QVERIFY(leg.norm == minutes(15)); // of the class; due − arrival would be the slot's distance
    }

    void a_no_show_that_was_corrected_is_none()
    {
        SmallHall hall = told_hall();
        hall.take({1});
        const TicketId id = hall.issue(decl);
        hall.call(1);
        hall.now += minutes(2);
        QVERIFY(hall.ok(core::MarkNoShow{id, staff(1)}));
        QVERIFY(legs_after(hall.journal).at(id).front().end == LegEnd::no_show);
        hall.now += minutes(6);
        QVERIFY(hall.ok(core::CorrectNoShow{id, staff(1)}));
        const Leg leg = legs_after(hall.journal).at(id).front();
        QVERIFY(leg.end == LegEnd::open && leg.lost == minutes(2) && leg.apart == minutes(6));
        QCOMPARE(leg.lost_calls, 1);
    }

    void a_serving_that_was_forgotten_is_no_time()
    {
        SmallHall hall = told_hall();
        hall.take({1});
        const TicketId id = hall.issue(decl);
        hall.call(1);
        QVERIFY(hall.ok(core::StartServing{id, staff(1)}));
        hall.now += minutes(121);
        QVERIFY(hall.ok(core::Finish{id, staff(1)}));
        const Leg leg = legs_after(hall.journal).at(id).front();
        QVERIFY(leg.too_long && !leg.served && leg.serving == minutes(121));
    }

    void a_norm_that_changes_later_changes_no_figure()
    {
        SmallHall hall = told_hall();
        const TicketId id = hall.issue(decl);
        core::Site site = hall.hall.site();
        site.classes.front().norm = Minutes{1};
        hall.now += minutes(3);
        hall.apply(core::SiteSaved{site});
        hall.take({1});
        hall.call(1);
        QVERIFY(legs_after(hall.journal).at(id).front().norm == minutes(15));
    }

    void the_legs_of_a_visit_are_its_age()
    {
        QVERIFY(rc::check("legs follow each other, and their stretches sum up to the ticket's age", [] {
            const auto steps = *rc::gen::scale(3.0, rc::gen::arbitrary<std::vector<Step>>());
            const Journal journal = played(steps, false);
            core::Hall hall;
            for (const auto &happened : journal)
                hall.apply(happened);
            const auto all = legs_after(journal);
            for (const auto &[id, legs] : all) {
                RC_ASSERT(!legs.empty());
                for (std::size_t i = 0; i < legs.size(); ++i) {
                    RC_ASSERT(legs[i].leg == static_cast<int>(i));
                    if (i > 0)
                        RC_ASSERT(legs[i - 1].ended == legs[i].arrived);
                    if (legs[i].ended)
                        RC_ASSERT(lengths(legs[i]) == *legs[i].ended - legs[i].arrived);
                    RC_ASSERT((legs[i].end == LegEnd::open) == !legs[i].ended);
                }
                const core::Ticket *ticket = hall.ticket(id);
                if (!ticket)
                    continue; // ended two days ago and forgotten
                RC_ASSERT(legs.front().arrived == ticket->periods.front().from);
                RC_ASSERT(legs.back().ended == (ticket->finished() ? ticket->periods.back().to : std::nullopt));
                for (const auto state : {core::TicketState::waiting, core::TicketState::serving, core::TicketState::parked}) {
                    core::Millis sum{0};
                    for (const Leg &leg : legs)
                        sum += state == core::TicketState::waiting ? leg.wait : state == core::TicketState::serving ? leg.serving : leg.parked;
                    if (ticket->finished())
                        RC_ASSERT(sum == core::time_in(*ticket, state, journal.back().at));
                }
            }
        }));
    }
};

QTEST_APPLESS_MAIN(TestLegs)
#include "tst_legs.moc"
