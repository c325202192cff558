// SPDX-License-Identifier: GPL-3.0-or-later
// What windows did: by examples, and that no window does two things at once.
#include "reports/report.h"
#include "tests/services/reports/filed.h"

#include <QTest>
#include <rapidcheck.h>

using namespace talon;
using namespace talon::reports;
using namespace talon::reports::test;
using namespace talon::core::test;

namespace {

Changes changes_after(const Journal &journal)
{
    Machine machine;
    for (const auto &happened : journal)
        machine.take(happened);
    return machine.changes();
}

Span span(const Changes &changes, int window, int ord)
{
    return changes.spans.at({window, monday, ord});
}

} // namespace

class TestSpans : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void a_window_through_an_hour()
    {
        SmallHall hall;
        hall.take({1});
        hall.now += minutes(10);
        const auto id = hall.issue(decl);
        hall.now += minutes(2); // somebody waits, and the window is free
        hall.call(1);
        hall.now += minutes(1);
        QVERIFY(hall.ok(core::StartServing{id, staff(1)}));
        hall.now += minutes(5);
        QVERIFY(hall.ok(core::Finish{id, staff(1)}));
        hall.now += minutes(3);
        QVERIFY(hall.ok(core::ReleaseWindow{1, staff(1)}));
        const Changes changes = changes_after(hall.journal);
        QCOMPARE(changes.spans.size(), std::size_t{4});
        const auto is = [&](int ord, SpanKind kind, int length, int idle) {
            const Span found = span(changes, 1, ord);
            return found.kind == kind && found.to && *found.to - found.from == minutes(length) && found.idle == minutes(idle) && found.staff == staff(1);
        };
        QVERIFY(is(0, SpanKind::free, 12, 2));
        QVERIFY(is(1, SpanKind::called, 1, 0));
        QVERIFY(is(2, SpanKind::serving, 5, 0));
        QVERIFY(is(3, SpanKind::free, 3, 0));
    }

    /// No event says so: the window idles from the moment on at which the visitor may be called.
    void a_booked_visitor_becomes_callable_between_two_events()
    {
        SmallHall hall;
        hall.take({1});
        auto issued = hall.next_ticket(decl);
        issued.slot = hall.now + minutes(30); // callable ten minutes before
        hall.issue(issued);
        hall.now += minutes(27);
        QVERIFY(!hall.call(1).empty());
        const Span found = span(changes_after(hall.journal), 1, 0);
        QVERIFY(found.idle == minutes(7));
    }

    void a_colleague_takes_over()
    {
        SmallHall hall;
        hall.take({1});
        const auto id = hall.issue(decl);
        hall.call(1);
        QVERIFY(hall.ok(core::StartServing{id, staff(1)}));
        hall.now += minutes(4);
        QVERIFY(hall.ok(core::TakeWindow{1, staff(2), true}));
        hall.now += minutes(6);
        QVERIFY(hall.ok(core::Finish{id, staff(2)}));
        const Changes changes = changes_after(hall.journal);
        QVERIFY(span(changes, 1, 2).staff == staff(1) && *span(changes, 1, 2).to - span(changes, 1, 2).from == minutes(4));
        QVERIFY(span(changes, 1, 3).staff == staff(2) && *span(changes, 1, 3).to - span(changes, 1, 3).from == minutes(6));
    }

    /// Who takes a window in the morning, calls nobody and forgets it idled all day long, and not through the night.
    void a_window_that_was_forgotten_was_free_until_the_hours_ended()
    {
        SmallHall hall;
        hall.take({1});
        hall.now += minutes(60); // 10:00
        hall.issue(decl);
        hall.now += std::chrono::hours{23};
        QVERIFY(hall.ok(core::Tick{}));
        const Changes changes = changes_after(hall.journal);
        QVERIFY(span(changes, 1, 0).ended_by_day);
        const auto file = filed(hall.journal);
        const WindowTimes held = must(summarize(*file->file, everything, By::window, {}, hall.now)).main.lines.at("1").window;
        QVERIFY(held.held() == minutes(9 * 60).count() && held.free == held.held() && held.idle == minutes(8 * 60).count());
        // The queue is marked as long as the hours last, and the window is none of the evening's.
        QVERIFY(changes.marks.contains({monday, 18 * 60}) && !changes.marks.contains({monday, 18 * 60 + 5}));
        QVERIFY(changes.marks.at({monday, 17 * 60})->idle == 1 && changes.marks.at({monday, 9 * 60 + 30})->idle == 0);
    }

    /// After the hours there is a queue as long as somebody is called and served.
    void the_last_visitors_are_served_after_the_doors_have_shut()
    {
        SmallHall hall;
        hall.now += minutes(8 * 60 + 50); // 17:50
        hall.take({1});
        const auto id = hall.issue(decl);
        hall.now += minutes(20);
        hall.call(1);
        QVERIFY(hall.ok(core::StartServing{id, staff(1)}));
        hall.now += minutes(11);
        QVERIFY(hall.ok(core::Finish{id, staff(1)}));
        hall.now += std::chrono::hours{8};
        QVERIFY(hall.ok(core::Tick{}));
        const Changes changes = changes_after(hall.journal);
        QVERIFY(changes.marks.contains({monday, 18 * 60 + 20}) && !changes.marks.contains({monday, 18 * 60 + 25}));
        QVERIFY(span(changes, 1, 3).ended_by_day && *span(changes, 1, 3).to == span(changes, 1, 3).from);
    }

    void a_call_that_the_day_cut_is_in_no_time()
    {
        SmallHall hall;
        hall.take({1});
        hall.issue(decl);
        hall.call(1);
        hall.now += std::chrono::hours{24};
        QVERIFY(hall.ok(core::Tick{}));
        const auto file = filed(hall.journal);
        QCOMPARE(must(summarize(*file->file, everything, By::window, {}, hall.now)).lines_total.window.called, std::int64_t{0});
    }

    /// A server that is a day behind: what was marked and held by its clock stands on the day that it was, and who is being served goes on.
    void what_a_wrong_clock_has_shown_is_moved_with_it()
    {
        SmallHall hall;
        hall.now -= std::chrono::hours{24} + minutes(30); // Sunday 8:30
        const core::Instant since = hall.now;
        hall.take({1, 2});
        hall.now += minutes(7);
        const auto id = hall.issue(decl);
        hall.call(1);
        QVERIFY(hall.ok(core::StartServing{id, staff(1)}));
        hall.now += minutes(63); // Sunday 9:40, and Monday 9:40 in truth
        hall.now += std::chrono::hours{24};
        QVERIFY(hall.ok(core::CorrectTime{std::chrono::hours{24}, since}));
        hall.now += minutes(1);
        QVERIFY(hall.ok(core::Tick{})); // Sunday closes
        QVERIFY(!hall.hall.day());
        hall.now += minutes(9);
        QVERIFY(hall.ok(core::Finish{id, staff(1)}));
        const auto file = filed(hall.journal, 1);
        const auto held = [&](core::Day day) { return must(summarize(*file->file, {day, day}, By::window, {}, hall.now)).main.lines; };
        QVERIFY(held(monday - std::chrono::days(1)).empty());
        QCOMPARE(held(monday).at("1").window.serving, minutes(73).count()); // from 8:37 to 9:50, through the close
        QCOMPARE(held(monday).at("2").window.free, minutes(71).count()); // it was released with the day, at 9:41
        const auto load = must(file->file->load({monday, monday}));
        QVERIFY(must(file->file->load({monday - std::chrono::days(1), monday - std::chrono::days(1)})).empty());
        QVERIFY(!load.empty() && load.front().minute == 8 * 60 + 35 && load.back().minute <= 9 * 60 + 50);
        QVERIFY(must(filed(hall.journal)->file->digests()) == must(file->file->digests()));
    }

    /// What the queue was by a clock that was ahead is no queue of the evening that is still to come.
    void a_clock_that_was_ahead_leaves_no_marks_of_the_future()
    {
        SmallHall hall;
        hall.take({1});
        hall.now += std::chrono::hours{6}; // 15:00, by the wrong clock
        hall.issue(decl);
        hall.now += minutes(20);
        QVERIFY(hall.ok(core::Tick{}));
        hall.issue(decl);
        hall.now -= std::chrono::hours{5}; // 10:20
        QVERIFY(hall.ok(core::CorrectTime{-core::Millis(std::chrono::hours{5}), hall.now + std::chrono::hours{5} - minutes(20)}));
        const auto load = must(filed(hall.journal, 1)->file->load({monday, monday}));
        QVERIFY(!load.empty() && load.back().minute <= 10 * 60 + 20);
    }

    /// Between two times that a window was held somebody was away; so was an operator who held another one meanwhile only in between.
    void breaks_are_the_times_between()
    {
        SmallHall hall;
        hall.take({1});
        hall.now += minutes(30);
        QVERIFY(hall.ok(core::ReleaseWindow{1, staff(1)}));
        hall.now += minutes(10);
        QVERIFY(hall.ok(core::TakeWindow{2, staff(1)}));
        hall.now += minutes(20);
        QVERIFY(hall.ok(core::ReleaseWindow{2, staff(1)}));
        QVERIFY(hall.ok(core::TakeWindow{1, staff(1)}));
        hall.now += minutes(5);
        const auto file = filed(hall.journal);
        const auto breaks = [&](By by, const std::string &key) {
            return must(summarize(*file->file, everything, by, {}, hall.now)).main.lines.at(key).window.breaks;
        };
        QCOMPARE(breaks(By::window, "1"), minutes(30).count());
        QCOMPARE(breaks(By::window, "2"), std::int64_t{0});
        QCOMPARE(breaks(By::staff, staff(1).value), minutes(10).count());
    }

    void the_queue_is_marked_every_five_minutes()
    {
        SmallHall hall;
        hall.take({1, 2});
        hall.now += minutes(2); // 9:02
        hall.issue(decl);
        hall.issue(debt);
        hall.now += minutes(19); // 9:21: both are past their due time since 9:17
        hall.call(1);
        const auto marks = changes_after(hall.journal).marks;
        QCOMPARE(marks.size(), std::size_t{4});
        const auto is = [&](int minute, int waiting, int overdue, int idle) {
            return marks.at({monday, minute}) == std::optional(Mark{waiting, overdue, 2, idle});
        };
        QVERIFY(is(9 * 60 + 5, 2, 0, 2));
        QVERIFY(is(9 * 60 + 15, 2, 0, 2));
        QVERIFY(is(9 * 60 + 20, 2, 2, 2));
    }

    void no_window_does_two_things_at_once()
    {
        QVERIFY(rc::check("spans of a window follow each other", [] {
            const auto steps = *rc::gen::scale(3.0, rc::gen::arbitrary<std::vector<Step>>());
            const Changes changes = changes_after(played(steps, false));
            std::map<std::pair<core::WindowNumber, core::Day>, core::Instant> until;
            for (const auto &[key, each] : changes.spans) {
                auto &before = until.try_emplace({key.window, key.day}, core::Instant{}).first->second;
                RC_ASSERT(each.from >= before);
                RC_ASSERT((!each.to || *each.to >= each.from));
                before = each.to.value_or(each.from);
                RC_ASSERT(each.idle >= core::Millis(0));
                RC_ASSERT((each.kind == SpanKind::free || (each.idle == core::Millis(0) && !each.idle_since)));
            }
        }));
    }
};

QTEST_APPLESS_MAIN(TestSpans)
#include "tst_spans.moc"
