// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/verify.h"

#include "store/projection.h"

#include <stdexcept>
#include <unordered_map>

namespace talon::store {

namespace {

/// Called after each event with the tickets that it changed.
using Applied = std::function<void(std::int64_t position, const std::vector<core::TicketId> &)>;

std::vector<core::TicketId> apply(const core::Happened &happened, core::Hall &hall, core::Registry &registry)
{
    core::evolve(registry, happened.event);
    return hall.apply(happened);
}

Stored<core::Done> replay_each(const Journal &journal, std::int64_t from, const Decode &decode, core::Hall &hall,
                               core::Registry &registry, const Applied &applied)
{
    std::optional<StoreError> misfit;
    auto done = journal.read(from, [&](Record &&record) {
        const auto bad = [&](const std::string &why) {
            misfit = StoreError{StoreFault::damaged,
                                "event " + std::to_string(record.position) + " (" + record.type + ") " + why};
            return false;
        };
        auto event = decode(record);
        if (!event)
            return bad("cannot be read: " + event.error());
        try {
            const auto changed = apply({record.at, record.actor, std::move(event.value())}, hall, registry);
            applied(record.position, changed);
        } catch (const std::logic_error &contradiction) {
            return bad(std::string{"contradicts what went before: "} + contradiction.what());
        }
        return true;
    });
    if (misfit)
        return core::Failure{std::move(*misfit)};
    return done;
}

/// What replaying the journal says each ticket must be, as digests: a journal of years fits in memory.
struct Expected {
    std::int64_t changed = 0; ///< the last event that changed the ticket
    Hash digest{};
};
using ExpectedTickets = std::unordered_map<core::TicketId, Expected>;

/// Sets the verdict's first bad event, unless an earlier one is known.
void blame(Verdict &verdict, std::int64_t position, std::string sentence)
{
    if (verdict.first_bad && *verdict.first_bad <= position)
        return;
    verdict.first_bad = position;
    verdict.sentence = std::move(sentence);
}

ExpectedTickets check_events(const Journal &journal, const Decode &decode, Verdict &verdict)
{
    ExpectedTickets expected;
    core::Hall hall;
    core::Registry registry;
    const auto note = [&](std::int64_t position, const std::vector<core::TicketId> &changed) {
        ++verdict.events;
        for (const core::TicketId &id : changed)
            expected[id] = {position, digest(*hall.ticket(id))};
    };
    const auto count = [&verdict](Record &&) {
        ++verdict.events;
        return true;
    };
    const auto done = decode ? replay_each(journal, 1, decode, hall, registry, note) : journal.read(1, count);
    if (!done)
        blame(verdict, journal.base().position + verdict.events + 1, done.error().detail);
    return expected;
}

/// Compares the projection with what the events say. Only where the whole journal could be replayed.
void check_tickets(const Journal &journal, ExpectedTickets expected, Verdict &verdict)
{
    const auto compare = [&](core::Ticket &&ticket, std::int64_t changed) {
        ++verdict.tickets;
        const auto known = expected.find(ticket.id);
        if (known == expected.end()) {
            blame(verdict, changed, "the ticket " + ticket.id.value + " is projected, but no event made it");
            return true;
        }
        if (known->second.digest != digest(ticket) || known->second.changed != changed)
            blame(verdict, known->second.changed, "the ticket " + ticket.id.value + " is not projected as event "
                                                      + std::to_string(known->second.changed) + " left it");
        expected.erase(known);
        return true;
    };
    if (const auto done = journal.each_ticket(compare); !done) {
        if (verdict.sentence.empty())
            verdict.sentence = done.error().detail;
        return;
    }
    for (const auto &[id, last] : expected)
        blame(verdict, last.changed, "the ticket " + id.value + " of event " + std::to_string(last.changed)
                                         + " is missing from the projection");
}

} // namespace

Verdict verify(const Journal &journal, const Decode &decode)
{
    Verdict verdict;
    auto expected = check_events(journal, decode, verdict);
    const bool compared = decode && journal.tickets_fresh();
    if (compared && !verdict.first_bad)
        check_tickets(journal, std::move(expected), verdict);

    const auto complaints = journal.complaints();
    if (!complaints || !complaints.value().empty()) {
        const std::string said = complaints ? complaints.value().front() : complaints.error().detail;
        verdict.sentence += (verdict.sentence.empty() ? "SQLite says: " : "; SQLite says: ") + said;
    }
    verdict.sound = verdict.sentence.empty();
    if (verdict.sound)
        verdict.sentence = std::to_string(verdict.events) + " events and " + std::to_string(verdict.tickets)
                           + " tickets are sound";
    if (verdict.sound && decode && !compared)
        verdict.sentence = std::to_string(verdict.events) + " events are sound; the tickets are projected anew at the next start";
    // A bad snapshot is no bad journal, but the disk that spoilt it may spoil more.
    const auto looked = journal.each_snapshot([&verdict](core::Result<Snapshot, std::string> &&found) {
        if (!found)
            verdict.sentence += "; " + found.error() + ", and is not used";
        return true;
    });
    if (!looked && verdict.sound) {
        verdict.sound = false;
        verdict.sentence = looked.error().detail;
    }
    return verdict;
}

namespace {

void ignore_changes(std::int64_t, const std::vector<core::TicketId> &) {}

/// The hall as the snapshot and everything after it tell, or why that does not fit together.
core::Result<core::Done, std::string> replay_from(const Snapshot &snapshot, const Journal &journal, const Decode &decode,
                                                  const ReadSnapshot &restore, core::Hall &hall, core::Registry &registry)
{
    const std::string which = "the snapshot at event " + std::to_string(snapshot.position);
    try {
        if (const auto restored = restore(snapshot, hall, registry); !restored)
            return core::Failure{which + " does not hold: " + restored.error()};
    } catch (const std::exception &broken) {
        return core::Failure{which + " does not hold: " + broken.what()};
    }
    const auto rest = replay_each(journal, snapshot.position + 1, decode, hall, registry, ignore_changes);
    if (!rest)
        return core::Failure{which + " is not followed: " + rest.error().detail};
    return core::Done{};
}

} // namespace

Stored<core::Done> replay(const Journal &journal, const Decode &decode, core::Hall &hall, core::Registry &registry)
{
    if (const auto base = journal.base().position; base > 0)
        return core::Failure{StoreError{StoreFault::damaged, "the events up to " + std::to_string(base)
                                                                 + " were pruned: no hall can be replayed"}};
    return replay_each(journal, 1, decode, hall, registry, ignore_changes);
}

Stored<Replayed> replay(const Journal &journal, const Decode &decode, const ReadSnapshot &restore, core::Hall &hall,
                        core::Registry &registry)
{
    Replayed replayed;
    const auto looked = journal.each_snapshot([&](core::Result<Snapshot, std::string> &&found) {
        if (!found) {
            replayed.ignored.push_back(found.error());
            return true;
        }
        core::Hall restored;
        core::Registry known;
        if (const auto done = replay_from(*found, journal, decode, restore, restored, known); !done) {
            replayed.ignored.push_back(done.error());
            return true;
        }
        hall = std::move(restored);
        registry = std::move(known);
        replayed.from = found->position;
        return false;
    });
    if (!looked)
        return core::Failure{looked.error()};
    if (replayed.from == 0) {
        if (const auto whole = replay(journal, decode, hall, registry); !whole)
            return core::Failure{whole.error()};
    }
    return replayed;
}

} // namespace talon::store
