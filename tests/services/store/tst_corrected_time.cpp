// SPDX-License-Identifier: GPL-3.0-or-later
// A clock that was put right moves every period of those who are in the hall: what is projected of them is what a replay gives.
#include "expect.h"
#include "journal_cases.h"
#include "core/journal/changed.h"
#include "store/verify.h"
#include "sync/ledger.h"
#include "tests/services/core/small_hall.h"
#include "wire/journal/event_codec.h"

using namespace talon;
using namespace talon::store;
using namespace talon::store::test;
using namespace talon::core::test;
using namespace std::chrono_literals;

namespace {

core::Result<core::Event, std::string> decode(const Record &record)
{
    auto event = wire::decode_event(record.type, record.version, record.body);
    if (event)
        return std::move(*event);
    return core::Failure{wire::describe(event.error())};
}

} // namespace

class TestCorrectedTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void every_period_of_a_ticket_is_projected_as_it_was_moved()
    {
        std::vector<core::Entry> entries;
        sync::Ledger ledger{{}, [&](std::vector<core::Entry> batch) { entries.insert(entries.end(), batch.begin(), batch.end()); }};
        const core::Instant wrong = monday_nine + 3h; // what the clock shows at nine
        core::Instant now = wrong;
        const auto ask = [&](const core::Command &command) {
            ledger.ask(command, "talond", now += 1min, [](const auto &outcome) { QVERIFY(outcome.ok()); });
            ledger.on_committed(1);
        };
        ledger.record(core::SiteSaved{small_site()}, "talond", now, [](const auto &) {});
        ledger.on_committed(1);
        ledger.record(core::DeviceEnrolled{kiosk, "code", core::DeviceRole::ticket, "entrance", "key", 1, 7}, "talond", now, [](const auto &) {});
        ledger.on_committed(1);
        sync::Received born;
        born.stream.seq = 1;
        born.stream.age = 0ms;
        born.event = core::TicketIssued{{"T1"}, core::own_number(7, core::Letter::A, 1), monday, decl, ordinary, core::Language::ru,
                                        core::NumberOrigin::own, kiosk, now, {}};
        QVERIFY(ledger.receive(kiosk, 1, {born}, now, [](bool) {}));
        ledger.on_committed(1);
        ask(core::TakeWindow{1, staff(1)});
        for (int times = 0; times < 2; ++times) {
            ask(core::CallNext{1, staff(1)});
            ask(core::ReturnToQueue{{"T1"}, staff(1)});
        }
        const core::Ticket before = *ledger.durable().hall.ticket({"T1"});
        QVERIFY(before.periods.size() > 4); // more than the newest two, which is what other events change
        now -= 3h;
        ask(core::CorrectTime{-3h, wrong});
        const core::Ticket &after = *ledger.durable().hall.ticket({"T1"});
        QCOMPARE(after.periods.front().from - before.periods.front().from, core::Millis(-3h));

        const Folder folder;
        auto journal = Journal::create(folder.journal(), "small");
        QVERIFY_OK(journal);
        QVERIFY_OK(append(journal.value(), entries));
        const Verdict verdict = verify(journal.value(), decode);
        QVERIFY2(verdict.sound, verdict.sentence.c_str());
        QCOMPARE(verdict.tickets, 1);
    }

    /// As a restore does with what was shipped after its backup: entries made anew from the events.
    void entries_made_anew_from_the_events_project_the_same()
    {
        std::vector<core::Entry> entries;
        const core::Instant wrong = monday_nine + 3h;
        core::Instant now = wrong;
        core::Hall hall;
        const auto happen = [&](core::Event event) {
            core::Happened happened{now += 1min, "talond", std::move(event)};
            const auto encoded = wire::encode_event(happened.event);
            core::Entry entry{{}, happened.at, happened.actor, encoded.type, encoded.version, encoded.body, {}};
            for (const core::TicketId &id : hall.apply(happened))
                if (const core::Ticket *ticket = hall.ticket(id))
                    entry.tickets.push_back(core::changed_by(happened.event, *ticket));
            entries.push_back(std::move(entry));
        };
        happen(core::SiteSaved{small_site()});
        happen(core::DeviceEnrolled{kiosk, "code", core::DeviceRole::ticket, "entrance", "key", 1, 7});
        happen(core::TicketIssued{{"T1"}, core::own_number(7, core::Letter::A, 1), monday, decl, ordinary, core::Language::ru,
                                  core::NumberOrigin::own, kiosk, now, {}, 1});
        happen(core::WindowTaken{1, staff(1)});
        for (int times = 0; times < 2; ++times) {
            happen(core::TicketCalled{{"T1"}, 1, staff(1), 1 + times});
            happen(core::TicketReturned{{"T1"}});
        }
        QVERIFY(hall.ticket({"T1"})->periods.size() > 4);
        now -= 3h;
        happen(core::TimeCorrected{-3h, wrong});

        const Folder folder;
        auto journal = Journal::create(folder.journal(), "small");
        QVERIFY_OK(journal);
        QVERIFY_OK(append(journal.value(), entries));
        const Verdict verdict = verify(journal.value(), decode);
        QVERIFY2(verdict.sound, verdict.sentence.c_str());
    }
};

QTEST_APPLESS_MAIN(TestCorrectedTime)
#include "tst_corrected_time.moc"
