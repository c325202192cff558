// SPDX-License-Identifier: GPL-3.0-or-later
// Long because all that a ledger takes and answers stands on one small world.
// The hall ahead of the disk and behind it: answered means durable.
#include "core/hall/clocks.h"
#include "sync/ledger.h"
#include "tests/services/core/small_hall.h"

#include "core/hall/arrival.h"

#include "wire/json/limits.h"

#include <QTest>

using namespace talon;
using namespace talon::sync;
using namespace talon::core::test;
using namespace std::chrono_literals;

namespace {

constexpr int prefix = 7;

struct World {
    std::vector<std::vector<core::Entry>> batches;
    Ledger ledger{state(), [this](std::vector<core::Entry> entries) { batches.push_back(std::move(entries)); }};

    static Ledger::State state()
    {
        Ledger::State state;
        state.hall.apply({monday_nine, "talond", core::SiteSaved{small_site()}});
        state.registry.apply(core::DeviceEnrolled{kiosk, "code", core::DeviceRole::ticket, "entrance", "key", 1, prefix});
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
        core::TicketIssued issued{{"T" + std::to_string(seq)}, core::own_number(prefix, core::Letter::A, 1 + static_cast<int>(seq % core::own_turns)), monday,
                                  decl, ordinary, core::Language::ru, core::NumberOrigin::own, kiosk, arrival, {}};
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

    void an_arrival_is_no_older_than_a_year_and_can_be_written_down()
    {
        auto state = World::state();
        auto site = small_site();
        site.utc_offset = core::Minutes{-720}; // its 1970 begins half a day before 1970 does
        state.hall.apply({monday_nine, "talond", core::SiteSaved{site}});
        World w;
        Ledger west(std::move(state), [&](std::vector<core::Entry> entries) { w.batches.push_back(std::move(entries)); });
        for (Ledger *ledger : {&w.ledger, &west}) {
            QVERIFY(ledger->receive(kiosk, 1, {w.ticket(1, core::Instant{}), w.ticket(2, core::Instant{}, core::Millis{wire::max_age_ms})}, monday_nine, [](bool) {}));
            ledger->on_committed(1);
            QCOMPARE(w.batches.back()[0].type, std::string("ticket_issued"));
            QVERIFY(ledger->durable().hall.ticket({"T1"})->arrival == monday_nine - core::oldest_arrival);
            QVERIFY(ledger->durable().hall == ledger->decided().hall);
        }
    }

    void a_clock_of_1970_fells_nothing()
    {
        // The backend's own calendar is at its beginning, and the site is west of Greenwich.
        auto state = World::state();
        auto site = small_site();
        site.utc_offset = core::Minutes{-720};
        state.hall = {};
        state.hall.apply({core::Instant{}, "talond", core::SiteSaved{site}});
        World w;
        Ledger west(std::move(state), [&](std::vector<core::Entry> entries) { w.batches.push_back(std::move(entries)); });
        QVERIFY(west.receive(kiosk, 1, {w.ticket(1, core::Instant{})}, core::Instant{1h}, [](bool) {}));
        QCOMPARE(w.batches.back()[0].type, std::string("event_set_aside")); // a day that cannot be written down
        west.on_committed(1);
        QVERIFY(west.durable().hall == west.decided().hall);
    }

    void a_slot_without_a_booking_is_not_believed()
    {
        World w;
        Received early = w.ticket(1, monday_nine);
        std::get<core::TicketIssued>(early.event).slot = core::Instant{};
        early.stream.type = "ticket_issued";
        early.stream.body = R"({"slot":"1970-01-01T00:00:00.000Z"})";
        QVERIFY(w.take({early, w.ticket(2, monday_nine)}));
        w.ledger.on_committed(1);
        QVERIFY(!w.durable("T1").slot && w.durable("T1").due == w.durable("T1").arrival + 15min);
        // What it said is kept whole, and counted; its place in the stream is the ticket's.
        QCOMPARE(w.batches[0].size(), 3U);
        QCOMPARE(w.batches[0][0].origin.seq, 1);
        QCOMPARE(w.batches[0][1].type, std::string("event_set_aside"));
        QVERIFY(w.batches[0][1].body.find("unknown_booking") != std::string::npos && w.batches[0][1].body.find("1970-01-01") != std::string::npos);
        QCOMPARE(w.batches[0][1].origin.seq, 0);
        QCOMPARE(w.ledger.durable().registry.events_set_aside.at(kiosk), 1);
    }

    void a_check_in_is_one_event_and_a_late_one_is_told_to_staff()
    {
        const core::BookingId booking{"0000000000001"};
        const core::Instant slot = monday_nine + 30min;
        World w;
        core::Booking booked;
        booked.id = booking;
        booked.slot = slot;
        booked.service = decl;
        w.ledger.record(core::BookingMade{booked}, "specialist", monday_nine, [](const Ledger::Outcome &) {});
        w.ledger.on_committed(1);
        const auto check_in = [&](std::int64_t seq, core::Instant arrival) {
            Received received = w.ticket(seq, arrival);
            auto &issued = std::get<core::TicketIssued>(received.event);
            issued.slot = slot;
            issued.booking = booking;
            received.stream.type = "ticket_issued";
            received.stream.version = 2;
            received.stream.body = "{}";
            return received;
        };
        QVERIFY(w.take({check_in(1, slot)}, slot));
        QVERIFY(w.take({check_in(2, slot + 11min)}, slot + 11min));
        w.ledger.on_committed(2);
        QVERIFY(w.durable("T1").slot == slot);
        QCOMPARE(w.batches[1].size(), 1U);
        QCOMPARE(w.batches[1][0].version, 2);
        QVERIFY(!w.durable("T2").slot);
        QVERIFY(w.batches[2].back().body.find("booking_late") != std::string::npos);
        QVERIFY(w.ledger.durable().bookings.booking(booking)->tickets == std::vector<core::TicketId>{{"T1"}});
    }

    void a_number_of_another_kiosk_is_set_aside()
    {
        World w;
        const auto with = [&](std::int64_t seq, core::TicketNumber number) {
            Received received = w.ticket(seq, monday_nine);
            std::get<core::TicketIssued>(received.event).number = number;
            received.stream.type = "ticket_issued";
            received.stream.body = "{}";
            return received;
        };
        World::Answers answers;
        w.ledger.ask(core::GrantNumber{decl, ordinary, {"other"}, "R", monday}, "device:other", monday_nine, w.count(answers));
        w.ledger.ask(core::FillReserve{{"other"}, 1, monday}, "talond", monday_nine, w.count(answers));
        QVERIFY(w.take({with(1, {core::Letter::A, 1}), with(2, {core::Letter::A, 999}), with(3, {core::Letter::A, 7, 8}), with(4, {core::Letter::A, 7, 100 + prefix}),
                        with(5, {core::Letter::A, 500}), with(6, {core::Letter::A, 500})}));
        std::vector<std::string> types;
        for (const core::Entry &entry : w.batches.back())
            types.push_back(entry.type);
        // Granted to another, of another's reserve, with another's prefix; its own; nobody's, so that nobody has it twice; and that once more.
        QVERIFY(types == (std::vector<std::string>{"event_set_aside", "event_set_aside", "event_set_aside", "ticket_issued", "ticket_issued", "event_set_aside"}));
        QVERIFY(w.batches.back()[0].body.find("number_taken") != std::string::npos);
        w.ledger.on_committed(3);
        QCOMPARE(w.ledger.durable().registry.events_set_aside.at(kiosk), 4);
    }

    void tickets_of_one_instant_wait_in_the_order_of_their_stream()
    {
        World w;
        // A clock that is ahead: all that it pushes arrives at the receipt. The ids are drawn by lot.
        std::vector<Received> events;
        for (int seq = 1; seq <= 3; ++seq) {
            events.push_back(w.ticket(seq, monday_nine + 5h));
            std::get<core::TicketIssued>(events.back().event).ticket = {"T" + std::to_string(9 - seq)};
        }
        QVERIFY(w.take(events));
        w.ledger.on_committed(1);
        std::vector<std::string> waiting;
        w.ledger.durable().hall.waiting().visit([&](const core::TicketId &id) { waiting.push_back(id.value); return true; });
        QVERIFY(waiting == (std::vector<std::string>{"T8", "T7", "T6"}));
        QVERIFY(w.durable("T8").arrival == w.durable("T6").arrival && w.durable("T6").seq == 3);
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
        const std::size_t before = w.batches.size();
        w.ledger.ask(core::CorrectTime{1h, monday_nine}, "talond", monday_nine + 1h, w.count(answers)); // the clock has gone already
        QCOMPARE(w.batches.size(), before + 1);
        w.ledger.on_committed(Ledger::most_waiting.entries);
        QCOMPARE(w.ledger.durable().hall.today().issued, static_cast<int>(Ledger::most_waiting.entries));
        QVERIFY(w.take({w.ticket(40'000, monday_nine)}));
        w.ledger.on_committed(1);
        QVERIFY(w.durable("T1").arrival == monday_nine + 1h);
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

    void a_ticket_of_a_kiosk_that_did_not_know_the_time_waits_today()
    {
        World w;
        auto doubtful = w.ticket(1, monday_nine - 62h);
        std::get<core::TicketIssued>(doubtful.event).in_doubt = true;
        w.take({doubtful, w.ticket(2, monday_nine - 62h)}, monday_nine);
        w.ledger.on_committed(1);
        QVERIFY(w.durable("T1").state == core::TicketState::waiting && w.durable("T1").in_doubt);
        QVERIFY(w.durable("T1").arrival == monday_nine && w.durable("T1").day == monday);
        QVERIFY(core::in_doubt(w.ledger.durable().hall) == (std::map<core::DeviceId, int>{{kiosk, 1}}));
        QVERIFY(core::arrived_late(w.ledger.durable().hall).empty());
        // Staff let it go: it has been dealt with.
        World::Answers answers;
        w.ledger.ask(core::Leave{{"T1"}}, "s", monday_nine + 1min, w.count(answers));
        w.ledger.on_committed(1);
        QVERIFY(core::in_doubt(w.ledger.durable().hall).empty() && core::arrived_late(w.ledger.durable().hall).empty());
    }

    void what_is_of_a_day_that_is_over_by_a_calendar_alone_is_told_to_staff()
    {
        World w;
        w.take({w.ticket(1, monday_nine - 62h)}, monday_nine);
        w.take({w.ticket(2, monday_nine - 62h, 62h)}, monday_nine); // this one is sure
        w.ledger.on_committed(2);
        QVERIFY(w.durable("T1").state == core::TicketState::left && w.durable("T1").in_doubt);
        // Its kiosk did not say that it doubts the time, and nothing else is told of it.
        QVERIFY(core::arrived_late(w.ledger.durable().hall) == (std::map<core::DeviceId, int>{{kiosk, 1}}));
        QVERIFY(core::in_doubt(w.ledger.durable().hall).empty());
    }

    /// Its calendar may be nearly right and still say the day before.
    void what_a_kiosk_in_doubt_says_counts_nothing_beside_a_known_age()
    {
        World w;
        auto sure = w.ticket(1, monday_nine - 10s, 2s);
        std::get<core::TicketIssued>(sure.event).in_doubt = true;
        w.take({sure}, monday_nine);
        w.ledger.on_committed(1);
        QVERIFY(w.durable("T1").arrival == monday_nine - 2s && !w.durable("T1").in_doubt);
    }

    void a_known_age_ends_a_kiosks_doubt()
    {
        World w;
        auto sure = w.ticket(1, monday_nine - 62h, 5min);
        std::get<core::TicketIssued>(sure.event).in_doubt = true;
        w.take({sure}, monday_nine);
        w.ledger.on_committed(1);
        QVERIFY(w.durable("T1").arrival == monday_nine - 5min && !w.durable("T1").in_doubt);
    }

    void tickets_after_a_correction_come_after_those_before_it()
    {
        World w;
        w.take({w.ticket(1, monday_nine + 3h)}, monday_nine + 3h);
        w.ledger.ask(core::CorrectTime{-3h, monday_nine + 3h}, "talond", monday_nine + 1s, [](const auto &) {});
        w.take({w.ticket(2, monday_nine + 2s, 0ms)}, monday_nine + 2s);
        w.ledger.on_committed(3);
        QVERIFY(w.durable("T1").arrival == monday_nine && w.durable("T2").arrival == monday_nine + 2s);
    }
};

QTEST_APPLESS_MAIN(LedgerTest)
#include "tst_ledger.moc"
