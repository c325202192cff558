// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/announce/announcement.h"

#include <QTest>

#include <string>

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

OfferedCall offered(std::int64_t id, Instant at = start, bool active = true)
{
    return {call(id, at), active};
}

std::vector<OfferedCall> offered_up_to(std::int64_t last)
{
    std::vector<OfferedCall> calls;
    for (std::int64_t id = 1; id <= last; ++id)
        calls.push_back(offered(id));
    return calls;
}

/// The utterance that begins now, as its calls: "1", "4 5 6", or nothing.
std::string begun(AnnouncementQueue &queue, Instant now, bool current = true)
{
    std::string ids;
    if (const auto next = queue.begin(now, current))
        for (const Call &each : next->calls)
            ids += (ids.empty() ? "" : " ") + std::to_string(each.call);
    return ids;
}

} // namespace

class TestAnnouncement : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void speaks_in_order_one_at_a_time()
    {
        AnnouncementQueue queue{{}};
        queue.offer({offered(3), offered(1), offered(2), offered(1)}, start);
        QCOMPARE(begun(queue, start), std::string("1"));
        QCOMPARE(begun(queue, start), std::string());
        queue.finish(2); // not the one being spoken
        QCOMPARE(begun(queue, start), std::string());
        queue.finish(1);
        QCOMPARE(begun(queue, start), std::string("2"));
        queue.finish(2);
        queue.offer({offered(1), offered(2), offered(3)}, start + 1s);
        QCOMPARE(begun(queue, start), std::string("3"));
        queue.finish(3);
        QCOMPARE(begun(queue, start), std::string());
    }

    void an_old_call_needs_the_backends_word()
    {
        AnnouncementQueue queue{{}};
        queue.offer({offered(1)}, start + 60s); // from the disk
        QCOMPARE(begun(queue, start + 60s, false), std::string());
        QCOMPARE(begun(queue, start + 300s, true), std::string("1")); // the visitor has not come: nobody is left uncalled
        queue.finish(1);
        queue.offer({offered(1), offered(2)}, start + 59s);
        QCOMPARE(begun(queue, start + 59s, false), std::string("2"));
        queue.finish(2);
        queue.offer({offered(3, start + 90s)}, start + 60s); // its clock is behind
        QCOMPARE(begun(queue, start + 60s, false), std::string("3"));
    }

    void a_younger_call_does_not_wait_for_an_old_one_without_the_backends_word()
    {
        AnnouncementQueue queue{{}};
        queue.offer({offered(1), offered(2, start + 100s)}, start + 100s);
        QCOMPARE(begun(queue, start + 100s, false), std::string("2"));
        QCOMPARE(queue.unspoken(), 1);
        queue.finish(2);
        queue.offer({offered(1), offered(2, start + 100s)}, start + 101s);
        QCOMPARE(begun(queue, start + 101s, true), std::string()); // never out of order
    }

    void only_what_is_no_longer_active_is_dropped()
    {
        AnnouncementQueue queue{{}};
        queue.offer({offered(1), offered(2), offered(3), offered(4)}, start);
        QCOMPARE(begun(queue, start), std::string("1"));
        queue.offer({offered(1, start, false), offered(2, start, false), offered(3), offered(4)}, start + 120s);
        QVERIFY(!queue.awaits(2) && queue.awaits(3));
        queue.finish(1);
        QCOMPARE(begun(queue, start + 120s), std::string("3"));
        queue.finish(3);
        QCOMPARE(queue.unspoken(), 1);
        queue.offer({offered(5, start, false)}, start + 121s); // over before this display heard of it; and 4 is in no document any more
        QCOMPARE(begun(queue, start + 121s), std::string());
        QCOMPARE(queue.unspoken(), 2);
    }

    void a_full_document_says_nothing_of_those_before()
    {
        AnnouncementQueue queue{{}};
        queue.offer({offered(1), offered(2)}, start);
        std::vector<OfferedCall> calls;
        for (std::size_t id = 3; id < 3 + remembered_calls; ++id)
            calls.push_back(offered(static_cast<std::int64_t>(id)));
        queue.offer(calls, start);
        QVERIFY(queue.awaits(1) && queue.awaits(2) && queue.awaits(3));
    }

    void nobody_is_called_by_the_earlier_call_of_a_ticket()
    {
        AnnouncementQueue queue{{}};
        Call anew = call(2);
        anew.number = call(1).number;
        queue.offer({offered(1), {anew, true}}, start); // the ticket came back, and a backend calls both active
        QCOMPARE(begun(queue, start), std::string("2"));
        queue.finish(2);
        QCOMPARE(begun(queue, start), std::string());
    }

    void a_call_made_anew_is_spoken_once_and_not_counted_as_lost()
    {
        AnnouncementQueue queue{{}};
        queue.offer({offered(1), offered(2)}, start);
        QCOMPARE(begun(queue, start), std::string("1"));
        Call again = call(3);
        again.number = call(2).number;
        again.repeat = 1;
        queue.offer({offered(1), offered(2, start, false), {again, true}}, start + 2s);
        queue.finish(1);
        QCOMPARE(begun(queue, start + 5s), std::string("3"));
        QCOMPARE(queue.unspoken(), 0);
    }

    void who_is_called_to_another_window_is_told_so()
    {
        AnnouncementQueue queue{{}};
        Call elsewhere = call(2);
        elsewhere.number = call(1).number;
        elsewhere.window = 7;
        queue.offer({offered(1, start, false), {elsewhere, true}, offered(3)}, start);
        const auto said = queue.begin(start, true);
        QVERIFY(said && said->id() == 2 && said->moved);
        queue.finish(2);
        const auto other = queue.begin(start, true);
        QVERIFY(other && other->id() == 3 && !other->moved);
    }

    void a_burst_has_one_chime_and_a_short_form_while_more_than_three_wait()
    {
        AnnouncementQueue queue{{}};
        queue.offer(offered_up_to(5), start);
        std::string forms;
        for (int i = 0; i < 6; ++i) {
            const auto said = queue.begin(start + i * 1s, true);
            if (!said)
                break;
            forms += said->chime ? "chime " : "";
            forms += said->manner == Manner::full ? "full " : said->manner == Manner::brief ? "brief " : "roll ";
            queue.finish(said->id());
        }
        QCOMPARE(forms, std::string("chime brief brief full full full "));
        QVERIFY(!queue.begin(start + 6s, true)); // the burst is over
        queue.offer({offered(6)}, start + 7s);
        const auto next = queue.begin(start + 7s, true);
        QVERIFY(next && next->chime && next->manner == Manner::full);
    }

    void who_has_waited_long_is_called_in_a_roll_that_quickens()
    {
        AnnouncementQueue queue{{}};
        queue.offer(offered_up_to(9), start);
        const auto first = queue.begin(start + 5s, true);
        QVERIFY(first && first->manner == Manner::roll && first->opens_roll && first->chime);
        QCOMPARE(first->calls.size(), AnnouncementQueue::roll_calls);
        QCOMPARE(first->id(), 3);
        QCOMPARE(first->tempo, 100);
        queue.finish(2); // not its name
        QVERIFY(!queue.begin(start + 6s, true));
        queue.finish(3);
        const auto second = queue.begin(start + 6s, true);
        QVERIFY(second && second->manner == Manner::roll && !second->opens_roll && !second->chime);
        QCOMPARE(second->tempo, 125);
        queue.finish(6);
        const auto third = queue.begin(start + 30s, true); // the last three have waited long, too
        QVERIFY(third && third->manner == Manner::roll && third->calls.size() == 3);
        QCOMPARE(third->tempo, AnnouncementQueue::max_tempo);
        queue.finish(9);
        queue.offer({offered(10)}, start + 30s);
        const auto last = queue.begin(start + 31s, true);
        QVERIFY(last && last->manner == Manner::full && !last->chime);
        QCOMPARE(last->tempo, 100);
    }

    void what_failed_has_its_turn_when_the_sound_is_back()
    {
        AnnouncementQueue queue{{}};
        queue.offer(offered_up_to(3), start);
        QCOMPARE(begun(queue, start), std::string("1"));
        queue.fail(1);
        QCOMPARE(begun(queue, start), std::string("2")); // it holds nobody up
        queue.fail(2);
        queue.offer({offered(1), offered(2, start, false), offered(3)}, start + 5s);
        QCOMPARE(queue.unspoken(), 1);
        queue.sound_is_back();
        QCOMPARE(begun(queue, start + 90s), std::string("1"));
        queue.finish(1);
        QCOMPARE(begun(queue, start + 90s), std::string("3"));
        QCOMPARE(queue.unspoken(), 1);
    }

    void repeats_a_cut_call_once_while_it_is_young()
    {
        AnnouncementQueue before{{}};
        before.offer({offered(1)}, start);
        QCOMPARE(begun(before, start), std::string("1"));

        AnnouncementQueue after{before.spoken()};
        after.offer({offered(1)}, start + 9s);
        QCOMPARE(begun(after, start + 9s), std::string("1"));
        AnnouncementQueue again{after.spoken()};
        again.offer({offered(1)}, start + 9s);
        QCOMPARE(begun(again, start + 9s), std::string());

        AnnouncementQueue late{before.spoken()};
        late.offer({offered(1)}, start + 10s);
        QCOMPARE(begun(late, start + 10s), std::string());
    }

    void repeats_all_of_a_cut_roll_and_nothing_before_it()
    {
        AnnouncementQueue before{{}};
        before.offer(offered_up_to(8), start - 1s);
        QCOMPARE(begun(before, start + 4s), std::string("1 2 3"));
        before.finish(3);
        QCOMPARE(begun(before, start + 4s), std::string("4 5 6"));

        AnnouncementQueue after{before.spoken()};
        after.offer(offered_up_to(8), start + 8s);
        QCOMPARE(begun(after, start + 8s), std::string("4"));
        AnnouncementQueue again{after.spoken()};
        after.finish(4);
        QCOMPARE(begun(after, start + 8s), std::string("5"));
        again.offer(offered_up_to(8), start + 8s);
        QCOMPARE(begun(again, start + 8s), std::string("7")); // one repetition, not two
    }

    void is_bounded()
    {
        AnnouncementQueue queue{{}};
        queue.offer(offered_up_to(900), start);
        QCOMPARE(begun(queue, start), std::to_string(900 - AnnouncementQueue::max_waiting + 1));
        QCOMPARE(queue.unspoken(), 900 - static_cast<int>(AnnouncementQueue::max_waiting));
    }
};

QTEST_APPLESS_MAIN(TestAnnouncement)
#include "tst_announcement.moc"
