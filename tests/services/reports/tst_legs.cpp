// SPDX-License-Identifier: GPL-3.0-or-later
// What a visit's legs are: by examples, and that nothing of a visit is lost or counted twice.
#include "reports/report.h"
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
        QVERIFY(leg.ways == std::vector{minutes(2)} && leg.way == minutes(2) && leg.lost == minutes(0));
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

    /// Who was put off did not wait meanwhile, whether they were called at last or went.
    void being_parked_is_no_waiting()
    {
        SmallHall hall = told_hall();
        hall.take({1});
        const TicketId gone = hall.issue(decl);
        const TicketId called = hall.issue(decl);
        hall.now += minutes(2);
        for (const TicketId &id : {gone, called})
            QVERIFY(hall.ok(core::Park{id, staff(1), std::nullopt}));
        hall.now += minutes(38);
        for (const TicketId &id : {gone, called})
            QVERIFY(hall.ok(core::Unpark{id, staff(1)}));
        hall.now += minutes(1);
        QVERIFY(hall.ok(core::Leave{gone}));
        QVERIFY(hall.call(1) == called);
        const auto legs = legs_after(hall.journal);
        QVERIFY(legs.at(gone).front().gone_after == minutes(3));
        QVERIFY(legs.at(called).front().first_wait == minutes(3));
    }

    /// Each hand has what it did: the first wait stands with the first caller, the end with who had the visitor last.
    void what_several_did_stands_with_each()
    {
        SmallHall hall = told_hall();
        hall.take({1, 4});
        const TicketId id = hall.issue(decl);
        hall.now += minutes(20);
        hall.call(1);
        for (int i = 0; i < 3; ++i)
            QVERIFY(hall.ok(core::Recall{id, staff(1)}));
        hall.now += minutes(1);
        QVERIFY(hall.ok(core::StartServing{id, staff(1)}));
        hall.now += minutes(50);
        QVERIFY(hall.ok(core::ReturnHeldTicket{id, {"gone"}}));
        hall.now += minutes(4);
        QVERIFY(hall.call(4) == id);
        hall.now += minutes(2);
        QVERIFY(hall.ok(core::StartServing{id, staff(4)}));
        hall.now += minutes(1);
        QVERIFY(hall.ok(core::Finish{id, staff(4)}));
        const Leg leg = legs_after(hall.journal).at(id).front();
        QVERIFY(leg.served == minutes(51) && leg.ways == (std::vector{minutes(1), minutes(2)}) && leg.window == 4);
        QCOMPARE(leg.parts.size(), std::size_t{2});
        const auto file = filed(hall.journal);
        Summary by_staff = must(summarize(*file->file, everything, By::staff, {}, hall.now));
        Sums &first = by_staff.main.lines.at(staff(1).value);
        Sums &second = by_staff.main.lines.at(staff(4).value);
        QVERIFY(first.recalls == 3 && first.returns == 1 && first.visitors == 1 && first.counted == 1 && first.within == 0 && first.served == 0);
        QVERIFY(second.recalls == 0 && second.returns == 0 && second.visitors == 0 && second.counted == 0 && second.served == 1 && second.legs == 1);
        const auto milli = [](int n) { return minutes(n).count(); };
        QVERIFY(first.serving.told().mean == milli(50) && second.serving.told().mean == milli(1));
        QVERIFY(first.way.told().mean == milli(1) && second.way.told().mean == milli(2));
        QVERIFY(by_staff.total.serving.told().mean == milli(51) && by_staff.total.way.told().n == 2);
        const LegPage page = must(legs_behind(*file->file, {.period = everything, .by = By::staff, .key = staff(1).value, .figure = "returns"}));
        QVERIFY(page.legs.size() == 1 && page.legs.front().window == 1 && page.legs.front().end == LegEnd::handed);
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
                    core::Millis parts{0};
                    for (const Leg &part : legs[i].parts)
                        parts += lengths(part);
                    RC_ASSERT((legs[i].parts.empty() || (legs[i].parts.size() > 1 && parts == lengths(legs[i]))));
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
                    if (ticket->finished() && legs.back().left_by != LeftBy::late)
                        RC_ASSERT(sum == core::time_in(*ticket, state, journal.back().at));
                }
            }
        }));
    }
};

QTEST_APPLESS_MAIN(TestLegs)
#include "tst_legs.moc"
