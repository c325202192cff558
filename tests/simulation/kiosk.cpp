// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/kiosk.h"

#include "core/site/calendar.h"
#include "store/chain.h"
#include "wire/journal/event_codec.h"

namespace talon::simulation {

using core::Millis;

namespace {

/// A clock that is two days wrong now may be put right by two days the other way, and a day more is midnight.
constexpr std::chrono::days given_days{5};

/// All numbers that this disk knows as given, as the kiosk's program gathers them at its start.
struct Known {
    std::vector<sync::GivenNumber> given;
    sync::OwnSeries own;
    std::array<int, core::letter_count> turns{}; ///< of the own series by the journal, and what was pruned of it
    kiosk::GivenDays days;
    std::vector<core::TicketIssued> checked_in;
};

Known numbers_of(const TerminalDisk &disk, const store::NumberGuard &guard, core::Day today)
{
    Known known;
    known.own.prefix = disk.prefix;
    known.own.turns = disk.pruned_turns;
    for (const auto &record : disk.journal.records()) {
        const auto event = wire::decode_event(record->type, record->version, record->body);
        const auto *issued = event ? std::get_if<core::TicketIssued>(&*event) : nullptr;
        if (issued)
            known.days.add(issued->day, record->position);
        if (issued && issued->booking && issued->day >= today - given_days)
            known.checked_in.push_back(*issued);
        if (issued && issued->number.prefix != 0)
            known.own.turns.at(static_cast<std::size_t>(issued->number.letter)) = core::own_turn(issued->number);
        else if (issued && issued->day >= today - given_days)
            known.given.push_back({issued->day, issued->number});
    }
    known.turns = known.own.turns;
    for (int each = 0; each < core::letter_count; ++each) {
        const auto letter = static_cast<core::Letter>(each);
        int &turn = known.own.turns.at(static_cast<std::size_t>(each));
        turn = core::later_own_turn(turn, guard.own_turn(letter));
    }
    for (const auto &[day, number] : guard.all_given())
        known.given.push_back({day, number});
    return known;
}

} // namespace

Kiosk::Kiosk(World &world, Machine &machine) : Terminal(world, machine) {}

void Kiosk::start()
{
    auto guard = store::NumberGuard::open(m_disk.guard);
    if (!guard)
        throw Broken("disk", "the side file of numbers cannot be read: " + guard.error().detail);
    m_guard.emplace(std::move(guard).value());
    const core::Day today = core::local_day(site_now(), m_world.site.utc_offset);
    Known known = numbers_of(m_disk, *m_guard, today);
    m_days = std::move(known.days);
    m_turns = known.turns;
    for (const core::TicketIssued &issued : known.checked_in)
        m_bookings.add(issued);
    m_issuer.emplace(m_disk.identity.device,
                     sync::NumberSource(m_disk.identity.device, m_disk.identity.epoch, known.given, known.own));
    m_issuer->on_set_aside(!m_disk.aside.empty());
    m_receipts.emplace(m_disk.receipts);
    carry_out(m_stream.on_receipts(m_receipts->news(), moment()));
    Terminal::start();
}

void Kiosk::on_document(const wire::Document &document)
{
    if (const auto *menu = std::get_if<wire::Menu>(&document.body))
        m_menu = *menu;
    else if (const auto *reserve = std::get_if<wire::Reserve>(&document.body))
        if (!m_issuer->on_reserve(*reserve))
            m_world.marks.reach(Mark::reserve_of_old_enrolment);
    if (const auto *bookings = std::get_if<wire::Bookings>(&document.body))
        m_bookings.show(*bookings);
}

void Kiosk::tick() { follow(m_issuer->on_tick(moment(), site_now())); }

void Kiosk::on_granted(const wire::NumberGrant &grant)
{
    const auto effects = m_issuer->on_grant(grant, moment(), site_now());
    if (effects.empty())
        m_world.marks.reach(Mark::stale_grant);
    follow(effects);
}

void Kiosk::on_refused(const wire::ErrorMessage &error) { follow(m_issuer->on_error(error, site_now())); }

void Kiosk::on_stand_aside(bool aside)
{
    if (aside)
        m_world.marks.reach(Mark::kiosk_stood_aside);
    follow(m_issuer->on_set_aside(aside));
}

void Kiosk::on_online(bool online)
{
    if (!online)
        follow(m_issuer->on_offline(site_now()));
}

void Kiosk::follow(const sync::IssuerEffects &effects)
{
    for (const auto &effect : effects) {
        if (const auto *message = std::get_if<sync::Send>(&effect))
            send(message->message);
        else if (const auto *born = std::get_if<sync::BearTicket>(&effect))
            bear(born->issued);
        else if (const auto *given = std::get_if<sync::TicketGiven>(&effect))
            print(given->issued);
        else
            m_world.checkers.refused(m_disk, std::get<sync::TicketRefused>(effect).why, m_booking);
    }
}

/// Of four receipts one never comes out, and one at the second try. Who it is follows from the ticket: nothing is drawn, so that what a seed
/// makes is the same with paper and without.
void Kiosk::print(const core::TicketIssued &issued)
{
    using Fate = sync::ReceiptLog::Fate;
    m_world.checkers.shown(m_disk, issued, broken());
    if (!m_world.plan.no_paper || dead())
        return;
    const int luck = issued.ticket.value.back() % 4;
    note_receipt(issued, Fate::sent);
    after(Millis{3'000}, [this, issued, luck] { note_receipt(issued, luck < 2 ? Fate::failed : Fate::printed); });
    if (luck == 0)
        after(Millis{9'000}, [this, issued] { note_receipt(issued, Fate::printed); });
}

void Kiosk::note_receipt(const core::TicketIssued &issued, sync::ReceiptLog::Fate fate)
{
    m_world.checkers.receipt(issued.ticket, fate);
    m_receipts->note(issued.ticket, issued.day, fate);
    m_disk.receipts = m_receipts->lines();
    carry_out(m_stream.on_receipts(m_receipts->news(), moment()));
}

std::string Kiosk::untold_receipt(const core::Hall &hall) const
{
    using Fate = sync::ReceiptLog::Fate;
    for (const auto &[id, day, fate] : m_receipts->lines()) {
        const core::Ticket *ticket = hall.ticket(id);
        const bool counts = ticket && hall.day() && ticket->day >= *hall.day() && ticket->device == m_disk.identity.device;
        if (counts && (fate == Fate::sent || ticket->unprinted != (fate == Fate::failed)))
            return "the receipt of ticket " + id.value + " is another to the hall than to its kiosk";
    }
    return {};
}

void Kiosk::bear(const core::TicketIssued &issued)
{
    m_stamp.truth = m_world.schedule.now();
    m_stamp.knew_the_time = m_clock.confirmed();
    m_stamp.calendar_wrong = m_machine.wall_error != Millis{0};
    after(disk_wait(), [this, issued] {
        if (struck(Mark::killed_before_commit))
            return;
        if (m_machine.disk_state.full)
            return fail("full");
        const core::TicketNumber &number = issued.number;
        const auto raised = number.prefix != 0 ? m_guard->raise_own(number.letter, core::own_turn(number))
                                               : m_guard->raise(issued.day, number.letter, number.number);
        if (!raised)
            return fail(raised.error().detail.c_str());
        if (m_world.plan.rate(Fault::torn_guard) > 0 && m_world.faults_on && m_world.random.percent(10)) {
            m_world.marks.reach(Mark::guard_torn);
            tear_guard(m_disk.guard);
            return m_world.kill_terminal(m_machine.id, Millis{3000});
        }
        if (struck(Mark::guard_ahead))
            return;
        after(disk_wait(), [this, issued] { commit(issued); });
    });
}

store::Entry Kiosk::entry_of(const core::TicketIssued &issued) const
{
    auto encoded = wire::encode_event(issued);
    store::Entry entry;
    entry.at = issued.arrival;
    entry.actor = store::device_actor(m_disk.identity.device);
    entry.type = std::move(encoded.type);
    entry.version = encoded.version;
    entry.body = std::move(encoded.body);
    return entry;
}

void Kiosk::commit(const core::TicketIssued &issued)
{
    if (struck(Mark::guard_ahead))
        return;
    if (m_machine.disk_state.full)
        return fail("full");
    const store::Entry entry = entry_of(issued);
    const auto head = m_disk.journal.append({&entry, 1});
    if (!head)
        throw Broken("disk", "a kiosk's own journal refuses an event: " + head.error().detail);
    m_days.add(issued.day, head->position);
    if (issued.number.prefix != 0)
        m_turns.at(static_cast<std::size_t>(issued.number.letter)) = core::own_turn(issued.number);
    m_bookings.add(issued);
    m_world.checkers.born(m_disk, issued, m_stamp);
    if (struck(Mark::killed_after_commit))
        return m_world.marks.reach(Mark::number_never_shown);
    after(Millis{1}, [this, issued, head = *head] {
        carry_out(m_stream.on_committed(head.position, moment(), head.hash));
        if (!dead())
            follow(m_issuer->on_committed(issued.ticket));
    });
}

void Kiosk::on_archived(std::int64_t archived_seq)
{
    if (std::exchange(m_archived, std::max(m_archived, archived_seq)) < archived_seq)
        after(disk_wait(), [this, archived_seq] { prune(archived_seq); });
}

/// As the kiosk's journal does it, with fewer days kept: a world has only so many.
void Kiosk::prune(std::int64_t archived_seq)
{
    const std::int64_t up_to = std::min(archived_seq, m_days.beforeLast(static_cast<std::size_t>(m_world.plan.kept_days)));
    JournalFile &journal = m_disk.journal;
    const std::int64_t before = journal.base();
    if (up_to > before) {
        if (m_machine.disk_state.full)
            return fail("full");
        m_disk.pruned_turns = m_turns;
        m_days.forget(journal.prune(up_to));
        m_world.checkers.pruned(m_disk, before);
    }
    m_stream.on_pruned(journal.base());
}

void Kiosk::fail(const char *why)
{
    m_world.marks.reach(Mark::disk_failed_kiosk);
    m_world.trace("kiosk's disk failed", why);
    m_issuer->on_failed();
    after(Millis{1500}, [this] { m_world.kill_terminal(m_machine.id, Millis{2000}); });
}

void Kiosk::write_poison()
{
    if (m_issuer->broken() || m_machine.disk_state.full)
        return;
    store::Entry entry;
    entry.at = site_now();
    entry.actor = store::device_actor(m_disk.identity.device);
    entry.type = "survey_answered";
    entry.version = 1;
    entry.body = R"({"answer":5})";
    const auto head = m_disk.journal.append({&entry, 1});
    if (!head)
        throw Broken("disk", "a kiosk's own journal refuses an event: " + head.error().detail);
    carry_out(m_stream.on_committed(head->position, moment(), head->hash));
}

} // namespace talon::simulation
