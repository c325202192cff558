// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of ends that nobody made, and of what was wrong: by examples.
#include "reports/report.h"
#include "tests/services/reports/filed.h"

#include <QTest>

using namespace talon;
using namespace talon::reports;
using namespace talon::reports::test;
using namespace talon::core::test;
using core::TicketId;

class TestEnds : public QObject
{
    Q_OBJECT
private Q_SLOTS:
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
        QVERIFY(left.gone_after == core::Millis(std::chrono::hours{9})); // until the hours ended at 18:00: past the norm, a breach
        // Core's count of the day says the same: neither was served, and neither has left.
        const auto file = filed(hall.journal);
        const Sums total = must(summarize(*file->file, everything, By::day, {}, hall.now)).total;
        QVERIFY(total.served == 0 && total.left_day == 2 && total.left_staff == 0 && total.visitors == 2);
        QCOMPARE(total.counted - total.within, std::int64_t{1});
        LegRow cell;
        cell.flags = leg_ended_by_day;
        cell.end = static_cast<int>(LegEnd::served);
        Sums one;
        one.add(cell);
        QCOMPARE(one.served, std::int64_t{0});
    }

    /// Nobody knows when those went whom the day ended: that they waited is certain only as long as the hours lasted.
    void whoever_came_just_before_the_doors_shut_is_no_breach()
    {
        SmallHall hall = told_hall();
        hall.now += std::chrono::hours{9} - minutes(1); // 17:59
        const TicketId last = hall.issue(decl);
        hall.now += std::chrono::hours{15};
        QVERIFY(hall.ok(core::Tick{}));
        const Leg leg = legs_after(hall.journal).at(last).front();
        QVERIFY(leg.end == LegEnd::left && leg.gone_after == minutes(1));
        QVERIFY(leg.apart == core::Millis(std::chrono::hours{15}) && leg.wait == minutes(0));
    }

    /// A kiosk was cut off on Friday and tells of its visitors on Monday.
    void a_ticket_that_came_after_its_day_is_in_no_norm()
    {
        SmallHall hall = told_hall();
        hall.take({1});
        core::TicketIssued issued = hall.next_ticket(decl);
        issued.arrival -= std::chrono::hours{65};
        issued.day = core::local_day(issued.arrival, hall.hall.site().utc_offset);
        const TicketId late = hall.issue(issued);
        const TicketId left = hall.issue(debt);
        QVERIFY(hall.ok(core::Leave{left}));
        const auto legs = legs_after(hall.journal);
        const Leg &leg = legs.at(late).front();
        QVERIFY(leg.end == LegEnd::left && leg.left_by == LeftBy::late && !leg.gone_after && !leg.visit_wait && !leg.stay);
        QVERIFY(leg.wait == minutes(0) && leg.apart == core::Millis(std::chrono::hours{65}));
        QVERIFY(legs.at(left).front().left_by == LeftBy::staff && legs.at(left).front().visit_wait);
        const auto file = filed(hall.journal);
        const Sums total = must(summarize(*file->file, everything, By::day, {}, hall.now)).total;
        QVERIFY(total.left_late == 1 && total.left_staff == 1 && total.counted == 0 && total.left_before == 1);
    }

    /// Served a little, sent for a paper and never seen again: how long that serving would have been is not known.
    void what_the_day_ended_is_no_service_time_wherever_it_stood()
    {
        SmallHall hall = told_hall();
        hall.take({1});
        const TicketId id = hall.issue(decl);
        hall.call(1);
        QVERIFY(hall.ok(core::StartServing{id, staff(1)}));
        hall.now += minutes(2);
        QVERIFY(hall.ok(core::Park{id, staff(1), std::nullopt}));
        hall.now += std::chrono::hours{24};
        QVERIFY(hall.ok(core::Tick{}));
        const Leg leg = legs_after(hall.journal).at(id).front();
        QVERIFY(leg.ended_by_day && leg.serving == minutes(2) && !leg.served);
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

    /// By a clock that was a day behind a no-show was marked; the day that it opened is closed, and the visitor comes back.
    void a_no_show_is_corrected_after_the_wrong_day_has_closed()
    {
        SmallHall hall = told_hall();
        hall.now -= std::chrono::hours{24} - minutes(30); // Sunday 9:30
        const core::Instant since = hall.now;
        hall.take({1});
        const TicketId id = hall.issue(decl);
        hall.now += minutes(4);
        hall.call(1);
        hall.now += minutes(1);
        QVERIFY(hall.ok(core::MarkNoShow{id, staff(1)}));
        hall.now += std::chrono::hours{24} + minutes(5);
        QVERIFY(hall.ok(core::CorrectTime{std::chrono::hours{24}, since}));
        QVERIFY(hall.ok(core::Tick{}));
        QVERIFY(!hall.hall.day());
        hall.now += minutes(20);
        QVERIFY(hall.ok(core::CorrectNoShow{id, staff(1)}));
        hall.take({1});
        QVERIFY(hall.call(1) == id);
        QVERIFY(hall.ok(core::StartServing{id, staff(1)}));
        QVERIFY(hall.ok(core::Finish{id, staff(1)}));
        const Leg leg = legs_after(hall.journal).at(id).front();
        QVERIFY(leg.end == LegEnd::served && leg.day == monday && leg.norm == minutes(15) && leg.local_minute == 9 * 60 + 30);
        QVERIFY(leg.first_wait == minutes(4) && leg.lost_calls == 1);
    }

    /// A clock that was ahead has closed the day; whoever comes back after a restart is still known with all that was noted.
    void what_was_noted_outlives_a_restart()
    {
        SmallHall hall = told_hall();
        hall.take({1});
        const TicketId id = hall.issue(decl);
        const TicketId chosen = hall.issue(decl);
        QVERIFY(hall.ok(core::CallChosen{chosen, 1, staff(1), {"earlier"}}));
        QVERIFY(hall.ok(core::MarkNoShow{chosen, staff(1)}));
        QVERIFY(hall.ok(core::Leave{id}));
        QVERIFY(hall.ok(core::ReleaseWindow{1, staff(1)}));
        hall.now += std::chrono::hours{24};
        const core::Instant since = hall.now;
        QVERIFY(hall.ok(core::Tick{}));
        Machine machine;
        for (const auto &happened : hall.journal)
            machine.take(happened);
        QVERIFY(machine.resumable());
        machine.changes();
        Machine again(machine.hall(), machine.memory());
        const std::size_t restarted = hall.journal.size();
        hall.now -= std::chrono::hours{23};
        QVERIFY(hall.ok(core::CorrectTime{-core::Millis(std::chrono::hours{23}), since}));
        QVERIFY(hall.ok(core::CorrectNoShow{chosen, staff(1)}));
        for (std::size_t at = restarted; at < hall.journal.size(); ++at)
            for (Machine *each : {&machine, &again})
                each->take(hall.journal[at]);
        const auto told = again.changes().tickets;
        QVERIFY(told == machine.changes().tickets);
        QVERIFY(told.size() == 1 && told.at(chosen).front().norm == minutes(15) && told.at(chosen).front().out_of_turn == core::ReasonId{"earlier"});
    }

    /// The hour and the end of the hours are those of the offset that was in force when the visitor came.
    void an_offset_that_changes_later_moves_nobody()
    {
        SmallHall hall = told_hall();
        hall.now += minutes(5); // 9:05
        const TicketId before = hall.issue(decl);
        core::Site site = hall.hall.site();
        site.utc_offset += core::Minutes{60};
        hall.apply(core::SiteSaved{site});
        const TicketId after = hall.issue(decl);
        hall.now += std::chrono::hours{24};
        QVERIFY(hall.ok(core::Tick{}));
        const auto legs = legs_after(hall.journal);
        QCOMPARE(legs.at(before).front().local_minute, 9 * 60 + 5);
        QCOMPARE(legs.at(after).front().local_minute, 10 * 60 + 5);
        QVERIFY(legs.at(before).front().gone_after == minutes(9 * 60 - 5) && legs.at(after).front().gone_after == minutes(8 * 60 - 5));
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
        QVERIFY(leg.too_long && !leg.served && leg.serving == minutes(121) && !leg.stay && leg.visit_wait);
        const auto file = filed(hall.journal);
        Summary summary = must(summarize(*file->file, everything, By::window, {}, hall.now));
        QVERIFY(summary.main.lines.at("1").window.serving == 0 && summary.main.lines.at("1").window.held() == 0);
        QVERIFY(summary.total.stay.told().n == 0 && summary.total.serving.told().n == 0);
    }
};

QTEST_APPLESS_MAIN(TestEnds)
#include "tst_ends.moc"
