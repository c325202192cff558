// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/announce/announcement.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>

using namespace talon::core;
using namespace std::chrono_literals;

namespace {

constexpr Instant start{std::chrono::hours{1000}};

Call call(std::int64_t id, Instant at = start)
{
    Call made;
    made.call = id;
    made.ticket = {"T" + std::to_string(id)};
    made.at = at;
    return made;
}

std::int64_t begun(AnnouncementQueue &queue, Instant now)
{
    const auto next = queue.begin(now);
    return next ? next->call : 0;
}

/// A display under random calls, documents, crashes and pauses, and what was heard of it.
struct Display {
    AnnouncementQueue queue{{}};
    AnnouncementQueue::Spoken disk;
    std::vector<Call> made;
    std::map<std::int64_t, std::vector<Instant>> heard; ///< when speech of each call began
    std::vector<std::int64_t> order;
    std::optional<std::int64_t> speaking;
    std::map<std::int64_t, Instant> cut; ///< when a crash cut it
    Instant now = start;

    void make_call() { made.push_back(call(static_cast<std::int64_t>(made.size()) + 1, now)); }

    void document(bool shuffled)
    {
        std::vector<Call> calls(made.end() - std::min<std::ptrdiff_t>(12, std::ssize(made)), made.end());
        if (shuffled)
            std::reverse(calls.begin(), calls.end());
        queue.offer(calls, now);
    }

    void begin(bool crash_before_the_write)
    {
        const auto next = queue.begin(now);
        if (!next)
            return;
        if (crash_before_the_write) { // no sound yet
            restart();
            return;
        }
        disk = queue.spoken();
        RC_ASSERT(!speaking);
        speaking = next->call;
        heard[next->call].push_back(now);
        order.push_back(next->call);
    }

    void finish(bool crash_before_the_write)
    {
        if (!speaking)
            return;
        queue.finish(*speaking);
        if (!crash_before_the_write)
            disk = queue.spoken();
        else
            cut[*speaking] = now;
        speaking.reset();
        if (crash_before_the_write)
            restart();
    }

    void restart()
    {
        if (speaking)
            cut[*speaking] = now;
        speaking.reset();
        queue = AnnouncementQueue{disk};
    }
};

} // namespace

class TestAnnouncement : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void speaks_in_order_one_at_a_time()
    {
        AnnouncementQueue queue{{}};
        queue.offer({call(3), call(1), call(2), call(1)}, start);
        QCOMPARE(begun(queue, start), 1);
        QCOMPARE(begun(queue, start), 0);
        queue.finish(2); // not the one being spoken
        QCOMPARE(begun(queue, start), 0);
        queue.finish(1);
        QCOMPARE(begun(queue, start), 2);
        queue.finish(2);
        queue.offer({call(1), call(2), call(3)}, start + 1s);
        QCOMPARE(begun(queue, start), 3);
        queue.finish(3);
        QCOMPARE(begun(queue, start), 0);
    }

    void keeps_silent_about_the_old()
    {
        AnnouncementQueue queue{{}};
        queue.offer({call(1)}, start + 60s);
        QCOMPARE(begun(queue, start + 60s), 0);
        queue.offer({call(2)}, start + 59s);
        QCOMPARE(begun(queue, start + 61s), 0);
        queue.offer({call(3, start + 90s)}, start + 60s); // its clock is behind
        QCOMPARE(begun(queue, start + 60s), 3);
    }

    void repeats_a_cut_call_once_while_it_is_young()
    {
        AnnouncementQueue before{{}};
        before.offer({call(1)}, start);
        QCOMPARE(begun(before, start), 1);

        AnnouncementQueue after{before.spoken()};
        after.offer({call(1)}, start + 9s);
        QCOMPARE(begun(after, start + 9s), 1);
        AnnouncementQueue again{after.spoken()};
        again.offer({call(1)}, start + 9s);
        QCOMPARE(begun(again, start + 9s), 0);

        AnnouncementQueue late{before.spoken()};
        late.offer({call(1)}, start + 10s);
        QCOMPARE(begun(late, start + 10s), 0);
    }

    void is_bounded()
    {
        std::vector<Call> calls;
        for (int id = 1; id <= 1000; ++id)
            calls.push_back(call(id));
        AnnouncementQueue queue{{}};
        queue.offer(calls, start);
        QCOMPARE(begun(queue, start), 1000 - static_cast<int>(AnnouncementQueue::max_waiting) + 1);
    }

    void whatever_happens()
    {
        QVERIFY(rc::check("each call once, in order, never two at a time, with restarts at any point", [] {
            Display display;
            for (const auto &[kind, flag] :
                 *rc::gen::scale(3.0, rc::gen::arbitrary<std::vector<std::pair<std::uint8_t, bool>>>())) {
                display.now += Millis{kind * 30};
                switch (kind % 7) {
                case 0:
                case 1:
                    display.make_call();
                    break;
                case 2:
                case 3:
                    display.document(flag);
                    break;
                case 4:
                    display.begin(flag && kind > 200);
                    break;
                case 5:
                    display.finish(flag && kind > 200);
                    break;
                case 6:
                    if (flag)
                        display.restart();
                    break;
                default:
                    break;
                }
            }
            RC_ASSERT(std::is_sorted(display.order.begin(), display.order.end()));
            for (const auto &[id, times] : display.heard) {
                const Instant made = display.made.at(static_cast<std::size_t>(id - 1)).at;
                RC_ASSERT(times.size() <= 2);
                RC_ASSERT(times.front() - made < AnnouncementQueue::max_age);
                if (times.size() == 2) {
                    RC_ASSERT(display.cut.contains(id));
                    RC_ASSERT(times.back() - made < AnnouncementQueue::max_repeat_age);
                }
            }
        }));
    }

    void nothing_is_left_out_on_a_quiet_display()
    {
        QVERIFY(rc::check("a display that is up to date speaks every call exactly once", [] {
            Display display;
            for (const std::uint8_t calls : *rc::gen::arbitrary<std::vector<std::uint8_t>>()) {
                for (int i = 0; i < calls % 4; ++i)
                    display.make_call();
                display.document(calls % 2 == 0);
                for (int i = 0; i < 4; ++i) {
                    display.begin(false);
                    display.now += 5s;
                    display.finish(false);
                }
            }
            RC_ASSERT(display.order.size() == display.made.size());
            RC_ASSERT(display.heard.size() == display.made.size());
        }));
    }
};

QTEST_APPLESS_MAIN(TestAnnouncement)
#include "tst_announcement.moc"
