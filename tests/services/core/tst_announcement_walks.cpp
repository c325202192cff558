// SPDX-License-Identifier: GPL-3.0-or-later
// A display under random calls, documents, crashes and pauses: who is called, and how often.
#include "core/announce/announcement.h"

#include <QTest>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <set>

using namespace talon::core;
using namespace std::chrono_literals;

namespace {

constexpr Instant start{std::chrono::hours{1000}};

Call call(std::int64_t id, Instant at = start)
{
    Call made;
    made.call = id;
    made.ticket = {"T" + std::to_string(id)};
    made.number = {Letter::A, static_cast<int>(id % 999) + 1};
    made.at = at;
    return made;
}

/// The display, and what was heard of it.
struct Display {
    AnnouncementQueue queue{{}};
    AnnouncementQueue::Spoken disk;
    std::vector<Call> made;
    std::map<std::int64_t, std::vector<Instant>> heard; ///< when speech of each call began
    std::vector<std::int64_t> order;
    std::vector<std::int64_t> speaking;
    std::set<std::int64_t> over;      ///< no longer active
    std::set<std::int64_t> told_over; ///< and a document said so
    std::map<std::int64_t, Instant> cut; ///< when a crash cut it
    Instant now = start;

    void make_call() { made.push_back(call(static_cast<std::int64_t>(made.size()) + 1, now)); }

    /// The visitor of some call has come, or nobody waits for him any more.
    void end_call(std::size_t which)
    {
        if (!made.empty())
            over.insert(made.at(which % made.size()).call);
    }

    void document(bool shuffled)
    {
        std::vector<OfferedCall> calls;
        for (auto each = made.end() - std::min<std::ptrdiff_t>(remembered_calls, std::ssize(made)); each != made.end(); ++each) {
            calls.push_back({*each, !over.contains(each->call)});
            if (over.contains(each->call))
                told_over.insert(each->call);
        }
        if (shuffled)
            std::reverse(calls.begin(), calls.end());
        queue.offer(calls, now);
    }

    void begin(bool crash_before_the_write)
    {
        const auto next = queue.begin(now, true);
        if (!next)
            return;
        if (crash_before_the_write) { // no sound yet
            restart();
            return;
        }
        disk = queue.spoken();
        RC_ASSERT(speaking.empty());
        RC_ASSERT(!next->calls.empty());
        RC_ASSERT(next->calls.size() == 1 || (next->manner == Manner::roll && next->calls.size() <= AnnouncementQueue::roll_calls));
        for (const Call &each : next->calls) {
            RC_ASSERT(!told_over.contains(each.call));
            speaking.push_back(each.call);
            heard[each.call].push_back(now);
            if (heard[each.call].size() == 1)
                order.push_back(each.call); // a repetition stands where it stood
        }
    }

    void finish(bool crash_before_the_write)
    {
        if (speaking.empty())
            return;
        queue.finish(speaking.back());
        if (crash_before_the_write) {
            restart();
            return;
        }
        disk = queue.spoken();
        speaking.clear();
    }

    void restart()
    {
        for (const std::int64_t each : speaking)
            cut[each] = now;
        speaking.clear();
        queue = AnnouncementQueue{disk};
    }
};

} // namespace

class TestAnnouncementWalks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatever_happens()
    {
        QVERIFY(rc::check("each call once, in order, never two at a time, with restarts at any point", [] {
            Display display;
            for (const auto &[kind, flag] :
                 *rc::gen::scale(3.0, rc::gen::arbitrary<std::vector<std::pair<std::uint8_t, bool>>>())) {
                display.now += Millis{kind * 30};
                switch (kind % 8) {
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
                case 7:
                    display.end_call(kind);
                    break;
                default:
                    break;
                }
            }
            RC_ASSERT(std::is_sorted(display.order.begin(), display.order.end()));
            for (const auto &[id, times] : display.heard) {
                const Instant made = display.made.at(static_cast<std::size_t>(id - 1)).at;
                RC_ASSERT(times.size() <= 2);
                if (times.size() == 2) {
                    RC_ASSERT(display.cut.contains(id));
                    RC_ASSERT(times.back() - made < AnnouncementQueue::max_repeat_age);
                }
            }
        }));
    }

    void nobody_active_is_left_out()
    {
        QVERIFY(rc::check("what is active in the end was spoken, however many called and however slowly it is spoken", [] {
            Display display;
            for (const std::uint8_t step : *rc::gen::arbitrary<std::vector<std::uint8_t>>()) {
                for (int i = 0; i < step % 4; ++i)
                    display.make_call();
                if (step % 3 == 0)
                    display.end_call(step);
                display.document(step % 2 == 0);
                display.begin(false);
                display.now += Millis{step * 30};
                display.finish(false);
            }
            for (std::size_t left = display.made.size(); left > 0; --left) {
                display.begin(false);
                display.now += 5s;
                display.finish(false);
            }
            RC_ASSERT(display.heard.size() + static_cast<std::size_t>(display.queue.unspoken()) <= display.made.size());
            for (const Call &each : display.made)
                RC_ASSERT((display.heard.contains(each.call) || display.over.contains(each.call)));
            for (const auto &[id, times] : display.heard)
                RC_ASSERT(times.size() == 1);
        }));
    }
};

QTEST_APPLESS_MAIN(TestAnnouncementWalks)
#include "tst_announcement_walks.moc"
