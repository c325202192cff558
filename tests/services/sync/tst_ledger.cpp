// SPDX-License-Identifier: GPL-3.0-or-later
// The hall ahead of the disk and behind it: answered means durable.
#include "sync/ledger.h"
#include "tests/services/core/small_hall.h"

#include <QTest>

using namespace talon;
using namespace talon::sync;
using namespace talon::core::test;
using namespace std::chrono_literals;

namespace {

struct World {
    std::vector<std::vector<core::Entry>> batches;
    Ledger ledger{state(), [this](std::vector<core::Entry> entries) { batches.push_back(std::move(entries)); }};

    static Ledger::State state()
    {
        Ledger::State state;
        state.hall.apply({monday_nine, "talond", core::SiteSaved{small_site()}});
        return state;
    }

    /// How often it was answered, and with events.
    struct Answers { int good = 0; int bad = 0; std::optional<Fault> fault; };
    Ledger::Answered count(Answers &answers)
    {
        return [&answers](const Ledger::Outcome &outcome) {
            ++(outcome ? answers.good : answers.bad);
            if (!outcome)
                answers.fault = outcome.error();
        };
    }

    /// An event of the kiosk's stream, as the receiver hands it over.
    Received ticket(std::int64_t seq, core::Instant arrival, std::optional<core::Millis> age = {}) const
    {
        core::TicketIssued issued{{"T" + std::to_string(seq)}, {core::Letter::A, 1 + static_cast<int>(seq % core::last_number)}, monday, decl, ordinary,
                                  core::Language::ru, core::NumberOrigin::reserve, kiosk, arrival, {}};
        Received received;
        received.stream.seq = seq;
        received.stream.age = age;
        received.event = issued;
        return received;
    }

    bool take(const std::vector<Received> &events, core::Instant now = monday_nine)
    {
        return ledger.receive(kiosk, 1, events, now, [](bool) {});
    }
    const core::Ticket &durable(const std::string &id) { return *ledger.durable().hall.ticket({id}); }
};

} // namespace

class LedgerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void answered_and_shown_only_when_durable()
    {
        World w;
        World::Answers answers;
        w.ledger.ask(core::TakeWindow{1, staff(1)}, "s", monday_nine, w.count(answers));
        QCOMPARE(w.batches.size(), 1U);
        QCOMPARE(answers.good, 0);
        QVERIFY(w.ledger.durable().hall.held_windows().empty() && !w.ledger.decided().hall.held_windows().empty());
        // A refusal rests on what is not durable yet, so it waits too.
        World::Answers refused;
        w.ledger.ask(core::TakeWindow{1, staff(2)}, "s", monday_nine, w.count(refused));
        QCOMPARE(refused.bad, 0);
        w.ledger.on_committed(1);
        QCOMPARE(answers.good, 1);
        QCOMPARE(refused.bad, 1);
        QVERIFY(w.ledger.take_changed() && !w.ledger.take_changed());
        QVERIFY(w.ledger.durable().hall == w.ledger.decided().hall);
    }

    void nothing_is_answered_well_after_the_disk_said_no()
    {
        World w;
        World::Answers first;
        World::Answers second;
        w.ledger.ask(core::TakeWindow{1, staff(1)}, "s", monday_nine, w.count(first));
        w.ledger.ask(core::TakeWindow{2, staff(2)}, "s", monday_nine, w.count(second));
        w.ledger.on_committed(1);
        w.ledger.on_failed();
        World::Answers later;
        w.ledger.ask(core::TakeWindow{4, staff(4)}, "s", monday_nine, w.count(later));
        QCOMPARE(first.good, 1);
        QVERIFY(second.good == 0 && second.bad == 1 && later.bad == 1);
        QVERIFY(std::get<Trouble>(*later.fault) == Trouble::failed);
        QVERIFY(!w.take({w.ticket(1, monday_nine)}));
        QVERIFY_THROWS_EXCEPTION(std::logic_error, w.ledger.on_committed(1));
    }

    void a_stream_and_its_cursor_are_one_batch()
    {
        World w;
        QVERIFY(w.take({w.ticket(1, monday_nine), w.ticket(2, monday_nine)}));
        QCOMPARE(w.batches.size(), 1U);
        QCOMPARE(w.batches[0].size(), 2U);
        QVERIFY(w.batches[0][1].origin.device == kiosk && w.batches[0][1].origin.seq == 2);
        QCOMPARE(w.batches[0][1].tickets.size(), 1U);
    }

    void what_the_hall_cannot_take_is_kept_and_the_stream_goes_on()
    {
        World w;
        Received odd = w.ticket(1, monday_nine);
        std::get<core::TicketIssued>(odd.event).service = {"gone"};
        odd.stream.type = "ticket_issued";
        odd.stream.body = "{}";
        QVERIFY(w.take({odd, w.ticket(2, monday_nine)}));
        QCOMPARE(w.batches[0][0].type, std::string("event_set_aside"));
        QCOMPARE(w.batches[0][0].origin.seq, 1);
        QCOMPARE(w.batches[0][1].type, std::string("ticket_issued"));
        w.ledger.on_committed(1);
        QCOMPARE(w.ledger.durable().registry.events_set_aside.at(kiosk), 1);
    }

    void the_age_counts_more_than_the_calendar()
    {
        World w;
        const core::Instant now = monday_nine + 1h;
        w.take({w.ticket(1, monday_nine - 47h, 30min), w.ticket(2, now + 40h, 10min)}, now);
        w.ledger.on_committed(1);
        QVERIFY(w.durable("T1").arrival == now - 30min);
        QVERIFY(w.durable("T2").arrival == now - 10min);
    }

    void a_push_that_stood_still_moves_nobody_back()
    {
        World w;
        const core::Instant now = monday_nine + 1h;
        // Both were born before the cable was cut and mended; the first was told to be new when it was sent.
        w.take({w.ticket(1, now - 4s, 1ms)}, now);
        w.take({w.ticket(2, now - 3s, 3s)}, now);
        w.ledger.on_committed(2);
        QVERIFY(w.durable("T1").arrival == now - 4s);
        QVERIFY(w.durable("T2").arrival == now - 3s);
    }

    void an_arrival_lies_between_the_one_before_and_the_receipt()
    {
        World w;
        const core::Instant now = monday_nine + 1h;
        w.take({w.ticket(1, now - 20min), w.ticket(2, now - 50min), w.ticket(3, now + 5h)}, now);
        w.ledger.on_committed(1);
        QVERIFY(w.durable("T2").arrival == now - 20min + 1ms);
        QVERIFY(w.durable("T3").arrival == now);
    }

    void tickets_of_a_clock_that_fell_behind_keep_their_order()
    {
        World w;
        const core::Instant now = monday_nine + 1h;
        const core::Instant years_ago = now - 24h * 2000;
        w.take({w.ticket(1, now - 20min)}, now);
        w.take({w.ticket(2, years_ago), w.ticket(3, years_ago + 1min)}, now);
        w.take({w.ticket(4, years_ago)}, now);
        w.ledger.on_committed(3);
        for (const int number : {2, 3, 4})
            QVERIFY(w.durable("T" + std::to_string(number)).arrival == now - 20min + core::Millis{number - 1});
    }

    void too_much_waiting_turns_commands_away_and_loses_nothing()
    {
        World w;
        for (std::size_t i = 0; i < Ledger::most_waiting.entries; ++i)
            QVERIFY(w.ledger.receive(kiosk, 1, {w.ticket(static_cast<std::int64_t>(i) + 1, monday_nine)}, monday_nine, [](bool) {}));
        World::Answers answers;
        w.ledger.ask(core::TakeWindow{1, staff(1)}, "s", monday_nine, w.count(answers));
        QVERIFY(std::get<Trouble>(*answers.fault) == Trouble::overloaded);
        QVERIFY(!w.take({w.ticket(40'000, monday_nine)}));
        w.ledger.on_committed(Ledger::most_waiting.entries);
        QCOMPARE(w.ledger.durable().hall.today().issued, static_cast<int>(Ledger::most_waiting.entries));
        QVERIFY(w.take({w.ticket(40'000, monday_nine)}));
    }

    void what_waits_is_counted_in_entries_and_bytes_not_in_batches()
    {
        World w;
        // Late tickets: each comes to two entries.
        std::int64_t seq = 0;
        std::size_t entries = 0;
        for (bool taken = true; taken;) {
            std::vector<Received> push;
            for (std::size_t i = 0; i < 200; ++i)
                push.push_back(w.ticket(++seq, monday_nine - 24h));
            taken = w.take(push);
            if (taken)
                entries += w.batches.back().size();
        }
        QVERIFY(w.batches.back().size() == 400U && w.batches.size() < 200U);
        QVERIFY(entries >= Ledger::most_waiting.entries);
        QVERIFY((core::Weight{entries, 0}.fits(Ledger::most_waiting + core::largest_batch)));
        World heavy;
        Received odd;
        odd.event = core::EventSetAside{kiosk, "odd", 1, "{}", "unknown_type"};
        odd.stream.type = "odd";
        odd.stream.body = '"' + std::string(60'000, 'x') + '"';
        while (heavy.take({odd}))
            ++odd.stream.seq;
        QVERIFY(heavy.batches.size() > 500U && heavy.batches.size() < 2'000U);
    }

    void an_exception_on_the_way_to_the_disk_leaves_a_failed_ledger()
    {
        bool broken = false;
        std::size_t submitted = 0;
        Ledger ledger{World::state(), [&](std::vector<core::Entry>) {
                          ++submitted;
                          if (broken)
                              throw std::logic_error("broken");
                      }};
        World::Answers answers;
        const auto count = [&answers](const Ledger::Outcome &outcome) { ++(outcome ? answers.good : answers.bad); };
        ledger.ask(core::TakeWindow{1, staff(1)}, "s", monday_nine, count);
        broken = true;
        QVERIFY_THROWS_EXCEPTION(std::logic_error, ledger.ask(core::TakeWindow{2, staff(2)}, "s", monday_nine, count));
        // Whoever caught it: what was decided is on no disk, and nothing may rest on it.
        broken = false;
        QVERIFY(ledger.failed());
        ledger.ask(core::TakeWindow{4, staff(4)}, "s", monday_nine, count);
        QVERIFY(answers.good == 0 && answers.bad == 1 && submitted == 2U);
        QVERIFY_THROWS_EXCEPTION(std::logic_error, ledger.on_committed(2));
        QCOMPARE(answers.good, 0);
    }

    void an_event_that_cannot_be_written_leaves_a_failed_ledger()
    {
        World w;
        World::Answers answers;
        core::StaffSaved unfit{{"s"}, {{"operator"}}, std::string(100'000, 'x'), true};
        QVERIFY_THROWS_EXCEPTION(std::logic_error, w.ledger.record(unfit, "s", monday_nine, w.count(answers)));
        QVERIFY(w.ledger.failed() && w.batches.empty());
        QVERIFY(!w.take({w.ticket(1, monday_nine)}));
    }
};

QTEST_APPLESS_MAIN(LedgerTest)
#include "tst_ledger.moc"
