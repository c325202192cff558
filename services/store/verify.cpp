// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/verify.h"

#include "store/projection.h"
#include "store/ticket_sums.h"

namespace talon::store {

namespace {

/// Of tickets that are not projected as they should be, so many are looked at one by one.
constexpr std::size_t most_suspects = 100'000;

/// Sets the verdict's first bad event, unless an earlier one is known.
void blame(Verdict &verdict, std::int64_t position, StoreFault fault, std::string sentence)
{
    if (verdict.first_bad && *verdict.first_bad <= position)
        return;
    verdict.first_bad = position;
    verdict.fault = fault;
    verdict.sentence = std::move(sentence);
}

/// A snapshot of the journal as its reader made it, to be held against the replay.
struct Kept {
    std::int64_t position = 0;
    core::Inspectorate told;
};

/// Those that can be read; of the others a remark.
Stored<std::vector<Kept>> kept_snapshots_of(const Journal &journal, const ReadSnapshot &restore, std::string &remarks)
{
    std::vector<Kept> all;
    const auto looked = journal.each_snapshot([&](core::Result<Snapshot, std::string> &&found) {
        if (!found) {
            remarks += "; " + found.error() + ", and is not used";
            return true;
        }
        if (!restore)
            return true;
        Kept kept{found->position, {}};
        if (const auto restored = restore(*found, kept.told); restored)
            all.push_back(std::move(kept));
        else
            remarks += "; the snapshot at event " + std::to_string(found->position) + " does not hold: " + restored.error() + ", and is not used";
        return true;
    });
    if (!looked)
        return core::Failure{looked.error()};
    return all;
}

/// Replays the journal, keeps the sums of its tickets, and holds the snapshots against it.
class Replaying
{
public:
    Replaying(TicketSums &sums, std::vector<Kept> snapshots, Verdict &verdict)
        : m_sums(sums), m_snapshots(std::move(snapshots)), m_verdict(verdict)
    {
    }

    Stored<core::Done> run(const Journal &journal, const Decode &decode)
    {
        const Watcher watcher{[this](const core::Event &event) {
                                  if (const auto *closed = std::get_if<core::DayClosed>(&event))
                                      note_before_day_end(closed->day);
                              },
                              [this](std::int64_t position, const std::vector<core::TicketId> &changed) { note(position, changed); }};
        auto done = replay_each(journal, 1, decode, m_told, watcher);
        for (const auto &[id, changed] : m_live)
            m_sums.add(*m_told.hall.ticket(id), changed);
        return done;
    }

private:
    /// What the hall forgets with this day's end is as it will ever be.
    void note_before_day_end(core::Day day)
    {
        m_ending.clear();
        for (const auto &[id, changed] : m_live)
            if (const core::Ticket *ticket = m_told.hall.ticket(id); ticket->finished() && ticket->day <= day)
                m_ending.emplace_back(id, TicketSums::term(*ticket, changed));
    }

    void note(std::int64_t position, const std::vector<core::TicketId> &changed)
    {
        ++m_verdict.events;
        for (const auto &[id, term] : m_ending) {
            if (m_told.hall.ticket(id))
                continue;
            m_sums.add(id, term);
            m_live.erase(id);
        }
        m_ending.clear();
        for (const core::TicketId &id : changed)
            m_live[id] = position;
        for (const Kept &kept : m_snapshots)
            if (kept.position == position && !(kept.told == m_told))
                m_differing = position;
        if (m_differing)
            blame(m_verdict, *m_differing, StoreFault::gap,
                  "the snapshot at event " + std::to_string(*m_differing) + " is not what the events up to there lead to");
    }

    TicketSums &m_sums;
    const std::vector<Kept> m_snapshots;
    Verdict &m_verdict;
    core::Inspectorate m_told;
    std::unordered_map<core::TicketId, std::int64_t> m_live; ///< tickets that the hall knows: the last event that changed each
    std::vector<std::pair<core::TicketId, TicketSums::Term>> m_ending;
    std::optional<std::int64_t> m_differing;
};

/// What the suspects must be, by a second replay.
struct Expected {
    std::int64_t changed = 0;
    Hash digest{};
};

/// The sums differ somewhere: names a ticket that is not projected as its events left it.
void look_closely(const Journal &journal, const Decode &decode, const TicketSums &sums, Verdict &verdict)
{
    std::unordered_map<core::TicketId, Expected> suspects;
    bool all = true;
    core::Inspectorate told;
    const auto note = [&](std::int64_t position, const std::vector<core::TicketId> &changed) {
        for (const core::TicketId &id : changed) {
            if (sums.holds(id))
                continue;
            all = all && (suspects.size() < most_suspects || suspects.contains(id));
            if (suspects.size() < most_suspects || suspects.contains(id))
                suspects[id] = {position, digest(*told.hall.ticket(id))};
        }
    };
    (void)replay_each(journal, 1, decode, told, {{}, note}); // it went well a moment ago
    const auto compare = [&](core::Ticket &&ticket, std::int64_t changed) {
        const auto known = suspects.find(ticket.id);
        if (known == suspects.end()) {
            if (all && !sums.holds(ticket.id))
                blame(verdict, changed, StoreFault::damaged, "the ticket " + ticket.id.value + " is projected, but no event made it");
            return true;
        }
        if (known->second.digest != digest(ticket) || known->second.changed != changed)
            blame(verdict, known->second.changed, StoreFault::damaged,
                  "the ticket " + ticket.id.value + " is not projected as event " + std::to_string(known->second.changed) + " left it");
        suspects.erase(known);
        return true;
    };
    if (!journal.each_ticket(compare))
        return;
    for (const auto &[id, last] : suspects)
        blame(verdict, last.changed, StoreFault::damaged,
              "the ticket " + id.value + " of event " + std::to_string(last.changed) + " is missing from the projection");
    if (!all && !verdict.first_bad)
        verdict.sentence = "the tickets are not projected as the events left them";
}

/// Compares the projection with what the events say. Only where the whole journal could be replayed.
void check_tickets(const Journal &journal, const Decode &decode, TicketSums &sums, Verdict &verdict)
{
    const auto done = journal.each_ticket([&](core::Ticket &&ticket, std::int64_t changed) {
        ++verdict.tickets;
        sums.take_away(ticket, changed);
        return true;
    });
    if (!done) {
        verdict.fault = done.error().fault;
        verdict.sentence = done.error().detail;
    }
    if (!done || !sums.all_hold())
        look_closely(journal, decode, sums, verdict);
}

} // namespace

Verdict verify(const Journal &journal, const Decode &decode, const ReadSnapshot &restore)
{
    Verdict verdict;
    std::string remarks;
    auto snapshots = kept_snapshots_of(journal, restore, remarks);
    TicketSums sums;
    const auto count = [&verdict](Record &&) {
        ++verdict.events;
        return true;
    };
    const auto done = decode ? Replaying(sums, snapshots ? std::move(*snapshots) : std::vector<Kept>{}, verdict).run(journal, decode)
                             : journal.read(1, count);
    if (!done)
        blame(verdict, journal.base().position + verdict.events + 1, done.error().fault, done.error().detail);
    const bool compared = decode && journal.tickets_fresh();
    if (done && compared)
        check_tickets(journal, decode, sums, verdict);

    const auto complaints = journal.complaints();
    if (!complaints || !complaints.value().empty()) {
        const std::string said = complaints ? complaints.value().front() : complaints.error().detail;
        if (complaints || verdict.sentence.empty())
            verdict.fault = complaints ? StoreFault::damaged : complaints.error().fault;
        verdict.sentence += (verdict.sentence.empty() ? "SQLite says: " : "; SQLite says: ") + said;
    }
    if (!snapshots && verdict.sentence.empty()) {
        verdict.fault = snapshots.error().fault;
        verdict.sentence = snapshots.error().detail;
    }
    verdict.sound = verdict.sentence.empty();
    if (verdict.sound)
        verdict.sentence = std::to_string(verdict.events) + " events and " + std::to_string(verdict.tickets)
                           + " tickets are sound";
    if (verdict.sound && decode && !compared)
        verdict.sentence = std::to_string(verdict.events) + " events are sound; the tickets are projected anew at the next start";
    verdict.sentence += remarks;
    return verdict;
}

} // namespace talon::store
