// SPDX-License-Identifier: GPL-3.0-or-later
// What windows did: by examples, and that no window does two things at once.
#include "reports/machine.h"
#include "tests/services/reports/filed.h"

#include <QTest>
#include <rapidcheck.h>

using namespace talon;
using namespace talon::reports;
using namespace talon::reports::test;
using namespace talon::core::test;
using core::Minutes;

namespace {

Changes changes_after(const Journal &journal)
{
    Machine machine;
    for (const auto &happened : journal)
        machine.take(happened);
    return machine.changes();
}

core::Millis minutes(int n) { return Minutes{n}; }

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

    void a_window_that_was_forgotten_ends_with_the_day_and_is_in_no_time()
    {
        SmallHall hall;
        hall.take({1});
        hall.now += std::chrono::hours{24};
        QVERIFY(hall.ok(core::Tick{}));
        const Changes changes = changes_after(hall.journal);
        QVERIFY(span(changes, 1, 0).ended_by_day);
        const auto file = filed(hall.journal);
        QCOMPARE(must(summarize(*file->file, everything, By::window, {}, hall.now)).total.window.held(), std::int64_t{0});
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
        std::map<int, Mark> marks;
        for (const Mark &each : changes_after(hall.journal).marks)
            if (each.service.empty())
                marks[each.minute] = each;
        QCOMPARE(marks.size(), std::size_t{4});
        const auto is = [&](int minute, int waiting, int overdue) {
            const Mark &found = marks.at(minute);
            return found.waiting == waiting && found.overdue == overdue && found.windows == 2 && found.day == monday;
        };
        QVERIFY(is(9 * 60 + 5, 2, 0));
        QVERIFY(is(9 * 60 + 15, 2, 0));
        QVERIFY(is(9 * 60 + 20, 2, 2));
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
