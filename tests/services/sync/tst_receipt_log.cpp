// SPDX-License-Identifier: GPL-3.0-or-later
// Receipts that did not come out: what the kiosk keeps of them, what its statuses tell, and what the hub makes of that.
// In this order: what the second one names would be shadowed in the first.
#include "hub_steps.h"
#include "device_steps.h"

#include "sync/receipt_log.h"
#include "sync/report_pace.h"

#include <QTest>

using namespace talon;
using namespace talon::sync_test;
using Fate = ReceiptLog::Fate;
using News = std::optional<wire::ReceiptNews>;

namespace {

const core::TicketId one{"T1"}, two{"T2"}, three{"T3"};

wire::ReceiptNews news(std::vector<core::TicketId> unprinted, std::vector<core::TicketId> printed = {})
{
    return {std::move(unprinted), std::move(printed)};
}

/// The last status that the terminal's end wanted sent.
const wire::TerminalStatus *status(const DeviceEffects &effects) { return sent<wire::TerminalStatus>(effects); }

/// A hub with a kiosk whose first ticket has come.
struct ReceiptWorld : HubWorld {
    std::vector<core::Event> reported; ///< durable
    Connection kiosk = join("k1");
    core::TicketId id{"k1-1"};

    ReceiptWorld()
    {
        ledger.on_applied([this](const core::Happened &happened) {
            if (std::holds_alternative<core::ReceiptReported>(happened.event))
                reported.push_back(happened.event);
        });
        std::vector<wire::StreamEvent> journal;
        say(kiosk, wire::Push{1, {ticket("k1", journal, 1)}});
        commit();
    }
    /// A second and more after what was told before.
    void tell(Connection from, const News &receipts)
    {
        now += ReportPace::pause;
        tell_at_once(from, receipts);
    }
    void tell_at_once(Connection from, const News &receipts)
    {
        say(from, wire::TerminalStatus{std::nullopt, 0, {}, std::nullopt, receipts});
        commit();
    }
    void tick(core::Millis later)
    {
        now += later;
        hub.on_tick(now);
        commit();
    }
    bool unprinted() const { return ledger.durable().hall.ticket(id)->unprinted; }
};

} // namespace

class TestReceiptLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void what_came_out_at_once_is_told_of_by_nobody()
    {
        ReceiptLog log;
        QVERIFY(log.note(one, monday, Fate::sent));
        QVERIFY2(!log.news(), "it is on its way");
        QVERIFY(log.note(one, monday, Fate::printed));
        QVERIFY(!log.news() && log.lines().empty());
    }

    void what_failed_is_told_until_it_came_out()
    {
        ReceiptLog log;
        log.note(one, monday, Fate::sent);
        log.note(one, monday, Fate::failed);
        QVERIFY(log.news() == News(news({one})));
        QVERIFY2(!log.note(one, monday, Fate::sent), "a second try is told when it has come out");
        QVERIFY(log.news() == News(news({one})));
        QVERIFY(log.note(one, monday, Fate::printed));
        QVERIFY(log.news() == News(news({}, {one})));
        QVERIFY2(!log.note(one, monday, Fate::failed), "the visitor has a piece of paper");
        QVERIFY(log.news() == News(news({}, {one})));
    }

    void what_came_out_at_once_is_not_told_of_after_a_restart_either()
    {
        ReceiptLog log; // of the run before, in which it was sent and printed
        QVERIFY2(!log.note(one, monday, Fate::printed), "its visitor's screen is shown again, and says that it is on paper");
        QVERIFY(!log.news() && log.lines().empty());
    }

    void what_was_on_its_way_when_the_program_ended_counts_as_not_come_out()
    {
        ReceiptLog before;
        before.note(one, monday, Fate::sent);
        before.note(two, monday, Fate::failed);
        before.note(three, monday, Fate::failed);
        before.note(three, monday, Fate::printed);
        const ReceiptLog after(before.lines());
        QVERIFY(after.news() == News(news({one, two}, {three})));
    }

    void old_days_go_and_a_wrong_calendar_takes_none_away()
    {
        ReceiptLog log;
        log.note(one, monday, Fate::failed);
        log.note(two, monday + std::chrono::days(21), Fate::failed); // a calendar that is weeks ahead
        log.note(one, monday, Fate::printed);
        QVERIFY(log.news() == News(news({two}, {one})));
        for (int day = 1; day <= 5; ++day)
            log.note({"T1" + std::to_string(day)}, monday + std::chrono::days(day), Fate::failed);
        QCOMPARE(log.lines().size(), std::size_t(7));
        log.note(three, monday + std::chrono::days(6), Fate::failed); // the eighth day with receipts
        QCOMPARE(log.lines().front().ticket.value, std::string("T2"));
        QVERIFY(!log.note(two, monday, Fate::failed));
    }

    void it_is_bounded()
    {
        ReceiptLog log;
        for (std::size_t i = 0; i < ReceiptLog::most_lines + 3; ++i)
            log.note({"T" + std::to_string(i)}, monday, Fate::failed);
        QCOMPARE(log.lines().size(), ReceiptLog::most_lines);
        QCOMPARE(log.news()->unprinted.front().value, std::string("T3"));
        auto lines = log.lines();
        lines.insert(lines.begin(), {one, monday, Fate::failed});
        QCOMPARE(ReceiptLog(lines).lines().size(), ReceiptLog::most_lines);
    }

    void the_stream_tells_it_at_once_and_in_each_status()
    {
        DeviceStream s = stream();
        QVERIFY(s.on_receipts(news({one}), now).empty()); // nobody hears
        const auto welcomed = shake_hands(s, welcome(0));
        const auto first = status(welcomed);
        QVERIFY(first && first->receipts == News(news({one})));
        QVERIFY2(s.on_receipts(news({one}), now).empty(), "nothing new");
        const auto changed = s.on_receipts(news({two}, {one}), now);
        QVERIFY(status(changed) && status(changed)->receipts == News(news({two}, {one})));
        const auto tick = s.on_tick(now + 10s);
        QVERIFY(status(tick) && status(tick)->receipts == News(news({two}, {one})));
        const auto done = s.on_receipts(std::nullopt, now + 11s);
        QVERIFY(status(done) && !status(done)->receipts);
    }

    void the_hub_notes_what_is_news()
    {
        ReceiptWorld world;
        world.tell(world.join("k2"), news({world.id}));
        QVERIFY2(world.reported.empty(), "a kiosk speaks of its own tickets");
        world.tell(world.kiosk, news({world.id, one}));
        world.tell(world.kiosk, news({world.id, one}));
        QVERIFY(world.reported == std::vector<core::Event>{core::ReceiptReported(world.id, false)});
        QVERIFY(world.unprinted());
        world.tell(world.kiosk, std::nullopt);
        QVERIFY2(world.unprinted(), "an older program says nothing of receipts");
        world.tell(world.kiosk, news({}, {world.id}));
        QVERIFY(!world.unprinted());
    }

    void of_a_device_one_report_a_second_is_handed_on_the_newest()
    {
        ReceiptWorld world;
        world.tell(world.kiosk, news({one})); // of a ticket that is on its way
        world.tell_at_once(world.kiosk, news({world.id}));
        world.tell_at_once(world.kiosk, news({}, {world.id}));
        world.tell_at_once(world.kiosk, news({world.id, one}));
        QVERIFY(world.reported.empty());
        world.tick(ReportPace::pause - 1ms);
        QVERIFY(world.reported.empty());
        world.tick(1ms);
        QVERIFY(world.reported == std::vector<core::Event>{core::ReceiptReported(world.id, false)});
        world.tell_at_once(world.kiosk, news({}, {world.id}));
        world.hub.correct_time({-1h, world.now}, "talond", world.now -= 1h, [](const Ledger::Outcome &) {});
        world.commit();
        world.tick(ReportPace::pause - 1ms);
        QVERIFY(world.unprinted());
        world.tick(1ms);
        QVERIFY2(!world.unprinted(), "a clock that is put right keeps nobody waiting for an hour");
    }

    void what_came_out_after_all_is_on_paper_for_good()
    {
        ReceiptWorld world;
        world.tell(world.kiosk, news({world.id}));
        world.tell(world.kiosk, news({}, {world.id}));
        for (int i = 0; i < 3; ++i) {
            world.tell(world.kiosk, news({world.id}));
            QVERIFY(!world.unprinted());
            world.tell(world.kiosk, news({}, {world.id}));
            world.tell(world.kiosk, news({world.id}, {world.id}));
        }
        QVERIFY2(world.reported == (std::vector<core::Event>{core::ReceiptReported(world.id, false), core::ReceiptReported(world.id, true)}),
                 "a ticket has two such events, however often a device takes back what it said");
    }

    void what_is_known_to_have_come_out_is_bounded()
    {
        ReportPace pace;
        core::Instant at = monday_nine;
        const auto handed = [&](wire::ReceiptNews said) { return pace.on_news(std::move(said), at += ReportPace::pause); };
        for (std::size_t i = 0; i < ReportPace::most_printed + 1; ++i)
            handed(news({}, {{"T" + std::to_string(i)}}));
        QVERIFY(handed(news({{"T1"}}))->unprinted.empty());
        QCOMPARE(handed(news({{"T0"}}))->unprinted.size(), std::size_t(1));
    }

    void a_report_that_waits_when_its_device_is_set_aside_is_not_noted()
    {
        ReceiptWorld world;
        world.tell(world.kiosk, news({one}));
        world.tell_at_once(world.kiosk, news({world.id}));
        world.ledger.record(core::DeviceSetAside{{"k1"}, 1, 1, "device_cloned"}, "talond", world.now, [](const Ledger::Outcome &) {});
        world.commit();
        world.tick(ReportPace::pause);
        QVERIFY(world.reported.empty());
    }

    void of_a_device_that_is_set_aside_nothing_is_noted()
    {
        ReceiptWorld world;
        world.ledger.record(core::DeviceSetAside{{"k1"}, 1, 1, "device_cloned"}, "talond", world.now, [](const Ledger::Outcome &) {});
        world.commit();
        world.tell(world.kiosk, news({world.id}));
        QVERIFY(world.reported.empty());
    }
};

QTEST_GUILESS_MAIN(TestReceiptLog)
#include "tst_receipt_log.moc"
