// SPDX-License-Identifier: GPL-3.0-or-later
// The backend's end of all terminals, frame by frame.
#include "hub_steps.h"

#include <QTest>

#include <algorithm>

using namespace talon;
using namespace talon::sync_test;

namespace {

using Course = std::vector<std::string>;

std::size_t count(const Course &course, const std::string &what) { return static_cast<std::size_t>(std::count(course.begin(), course.end(), what)); }

} // namespace

class HubTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_way_in_in_its_order()
    {
        HubWorld w;
        const Connection line = w.join("k1");
        w.commit();
        const Course course = w.course(line);
        QVERIFY(course.size() >= 3);
        QVERIFY((Course(course.begin(), course.begin() + 3) == Course{"challenge", "welcome", "document menu"}));
        QCOMPARE(count(course, "document menu"), 1U); // the next one when this one is written
        w.hub.on_sent(line);
        QCOMPARE(w.course(line).back(), std::string("document reserve"));
        QVERIFY(w.hub.state_of({"k1"}).online && w.hub.online() == 1);
        QCOMPARE(w.notes(HubNote::Kind::here), 1U);
    }

    void a_second_connection_takes_the_place_of_the_first()
    {
        HubWorld w;
        const Connection first = w.join("k1");
        w.hub.on_sent(first);
        const Connection second = w.join("k1");
        QCOMPARE(w.course(first).back(), std::string("close replaced"));
        QCOMPARE(count(w.course(first), "bye replaced"), 1U);
        w.effects.clear();
        // What the first one's socket still has to say is nobody's.
        w.hub.on_closed(first, w.now);
        w.hub.on_sent(first);
        w.say(first, wire::TerminalStatus{std::nullopt, 9, {}});
        QVERIFY(w.effects.empty());
        QVERIFY(w.hub.state_of({"k1"}).online && w.hub.state_of({"k1"}).pending == 0);
        w.hub.on_sent(second); // its own documents go on
        QVERIFY(!w.course(second).empty());
        w.hub.on_closed(second, w.now + 5s);
        QVERIFY(!w.hub.state_of({"k1"}).online && w.hub.state_of({"k1"}).since == w.now + 5s);
        QCOMPARE(w.notes(HubNote::Kind::gone), 1U);
    }

    void nothing_is_sent_to_a_device_that_is_gone()
    {
        HubWorld w;
        const Connection line = w.join("k1");
        w.commit();
        w.hub.on_closed(line, w.now);
        w.effects.clear();
        w.now += 5s;
        w.hub.on_tick(w.now);
        w.commit();
        QVERIFY(w.course(line).empty());
        // A document that was under way is not thought to be there: all come anew.
        const Connection again = w.join("k1");
        for (int i = 0; i < 4; ++i)
            w.hub.on_sent(again);
        const Course course = w.course(again);
        for (const char *document : {"document menu", "document board", "document reserve"})
            QVERIFY2(count(course, document) == 1, document);
    }

    void the_fiftieth_frame_in_a_row_that_cannot_be_read_ends_it()
    {
        HubWorld w;
        const Connection line = w.join("k1");
        const auto bad = [&](int times) {
            for (int i = 0; i < times; ++i)
                w.hub.on_frame(line, "{", w.now);
        };
        bad(Hub::max_bad_frames - 1);
        QCOMPARE(count(w.course(line), "error bad_json"), 49U);
        w.say(line, wire::TerminalStatus{std::nullopt, 0, {}}); // one that can: counted from the beginning
        bad(Hub::max_bad_frames - 1);
        QCOMPARE(count(w.course(line), "close bad_json"), 0U);
        bad(1);
        QCOMPARE(w.course(line).back(), std::string("close bad_json"));
        QCOMPARE(w.notes(HubNote::Kind::bad_frame), 99U);
    }

    void a_stranger_gets_one_answer()
    {
        HubWorld w;
        w.hub.on_opened(77, std::string(43, 'A') + "=", w.now);
        w.hub.on_frame(77, "{", w.now);
        QVERIFY((w.course(77) == Course{"error bad_json", "bye bad_json", "close bad_json"}));
    }

    void a_hello_after_the_welcome_ends_it()
    {
        HubWorld w;
        const Connection line = w.join("k1");
        w.effects.clear();
        w.say(line, wire::Hello{{"k1"}, 1, core::DeviceRole::ticket, "test", 0, {}, {}, {}});
        QVERIFY((w.course(line) == Course{"error wrong_order", "bye wrong_order", "close wrong_order"}));
    }

    void a_right_signature_alone_lets_nobody_in()
    {
        HubWorld w;
        QVERIFY(!w.hub.admitted(1));
        const Connection ours = w.join("k1");
        const Connection strange = w.join("k9"); // no such device: whoever knows the key that stands for nobody's signs rightly
        QVERIFY(w.hub.admitted(ours));
        QVERIFY(!w.hub.admitted(strange));
        w.hub.on_closed(ours, w.now);
        QVERIFY(!w.hub.admitted(ours));
    }

    void a_late_way_in_is_ended()
    {
        HubWorld w;
        w.hub.on_opened(77, std::string(43, 'A') + "=", w.now);
        w.hub.on_tick(w.now + Handshake::time_limit - 1ms);
        QVERIFY(w.course(77).empty());
        w.hub.on_tick(w.now + Handshake::time_limit);
        QVERIFY((w.course(77) == Course{"error handshake_timeout", "bye handshake_timeout", "close handshake_timeout"}));
    }

    void a_clock_that_is_put_right_moves_what_was_noted_by_the_wrong_one()
    {
        for (const core::Millis by : {core::Millis{3h}, core::Millis{-3h}}) {
            HubWorld w;
            w.join("k1");
            w.commit();
            w.hub.on_opened(77, std::string(43, 'A') + "=", w.now);
            const core::Instant began = w.now;
            w.now += 1s + by;
            bool durable = false;
            w.hub.correct_time({by, began}, "talond", w.now, [&](const auto &outcome) { durable = outcome.ok(); });
            QVERIFY(!durable);
            w.commit();
            QVERIFY(durable);
            QVERIFY(w.hub.state_of({"k1"}).since == began + by && w.hub.state_of({"k1"}).last_heard == began + by);
            w.hub.on_tick(began + by + Handshake::time_limit - 1ms);
            QVERIFY(w.course(77).empty());
            w.hub.on_tick(began + by + Handshake::time_limit);
            QVERIFY((w.course(77) == Course{"error handshake_timeout", "bye handshake_timeout", "close handshake_timeout"}));
        }
    }

    void acknowledged_after_the_commit_and_a_gap_before_its_ack()
    {
        HubWorld w;
        const Connection line = w.join("k1");
        w.commit();
        std::vector<wire::StreamEvent> journal;
        const auto one = w.ticket("k1", journal, 1);
        const auto two = w.ticket("k1", journal, 1);
        const auto three = w.ticket("k1", journal, 1);
        w.effects.clear();
        w.say(line, wire::Push{1, {one}});
        QVERIFY(w.course(line).empty());
        w.commit();
        QCOMPARE(w.course(line).front(), std::string("ack 1"));
        w.effects.clear();
        w.say(line, wire::Push{1, {three}});
        QVERIFY((w.course(line) == Course{"error gap", "ack 1"}));
        w.say(line, wire::Push{1, {two, three}});
        w.commit();
        QCOMPARE(w.hub.state_of({"k1"}).acked_seq, 3);
        QVERIFY(w.ledger.durable().hall.ticket({"k1-3"}) != nullptr);
    }

    void what_cannot_be_submitted_was_never_accepted()
    {
        HubWorld w;
        const Connection line = w.join("k1");
        w.commit();
        std::vector<wire::StreamEvent> journal;
        const auto one = w.ticket("k1", journal, 1);
        w.submit_throws = true;
        QVERIFY_THROWS_EXCEPTION(std::runtime_error, w.say(line, wire::Push{1, {one}}));
        // Whoever goes on all the same has no receiver that is ahead of the journal.
        w.hub.on_closed(line, w.now);
        w.effects.clear();
        w.join("k1");
        QCOMPARE(w.notes(HubNote::Kind::set_back), 0U);
    }

    void a_push_that_is_not_taken_comes_again()
    {
        HubWorld w;
        const Connection line = w.join("k1");
        w.commit();
        const auto full = std::make_shared<bool>(false);
        while (!*full)
            w.ledger.record(core::StaffSaved{{"s"}, {{"operator"}}, "S", true}, "t", w.now, [full](const Ledger::Outcome &outcome) { *full |= !outcome; });
        const std::size_t before = w.batches.size();
        std::vector<wire::StreamEvent> journal;
        const wire::Push push{1, {w.ticket("k1", journal, 1)}};
        w.say(line, push);
        QCOMPARE(w.batches.size(), before);
        w.commit();
        w.say(line, push);
        w.commit();
        QVERIFY(w.ledger.durable().hall.ticket({"k1-1"}) != nullptr);
    }

    void a_revoked_key_opens_nothing()
    {
        HubWorld w;
        const Connection line = w.join("d1");
        w.hub.drop({"d1"}, "revoked");
        QCOMPARE(w.course(line).back(), std::string("close revoked"));
        w.ledger.record(core::DeviceRevoked{{"d1"}}, "s", w.now, [](const Ledger::Outcome &) {});
        w.commit();
        w.hub.on_closed(line, w.now);
        const Course course = w.course(w.join("d1"));
        QVERIFY(course.size() >= 3);
        QVERIFY((Course(course.end() - 3, course.end()) == Course{"error unknown_device", "bye unknown_device", "close unknown_device"}));
    }

    void no_more_than_so_many_at_once()
    {
        HubWorld w;
        for (Connection line = 1; line <= Hub::max_connections; ++line)
            QVERIFY(w.hub.on_opened(line, std::string(43, 'A') + "=", w.now));
        QVERIFY(!w.hub.on_opened(Hub::max_connections + 1, std::string(43, 'A') + "=", w.now));
        QVERIFY(!w.hub.on_opened(1, std::string(43, 'A') + "=", w.now)); // nobody has two of one number
    }

    void a_stopping_hub_takes_nothing_more()
    {
        HubWorld w;
        const Connection line = w.join("k1");
        w.commit();
        w.hub.stop_taking();
        std::vector<wire::StreamEvent> journal;
        w.say(line, wire::Push{1, {w.ticket("k1", journal, 1)}});
        w.say(line, wire::NumberRequest{"T", monday, core::test::decl, core::test::ordinary});
        QVERIFY(w.batches.empty());
        w.hub.say_bye("stopping");
        QCOMPARE(w.course(line).back(), std::string("close stopping"));
        QCOMPARE(w.course(w.join("k2")).back(), std::string("close stopping"));
    }
};

QTEST_APPLESS_MAIN(HubTest)
#include "tst_hub.moc"
