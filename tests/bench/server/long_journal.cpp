// SPDX-License-Identifier: GPL-3.0-or-later
#include "long_journal.h"

#include "store/chain.h"
#include "wire/journal/event_codec.h"

#include <stdexcept>

namespace talon::bench {

namespace {

constexpr int visitors_a_day = 2000;
constexpr core::Millis between_visitors{15'000};
constexpr std::size_t group = 2000;

const core::DeviceId kiosk{"01J8ZC4Q4N7RM"};
const core::Instant first_morning{std::chrono::sys_days{std::chrono::year{2026} / 1 / 12} + std::chrono::hours{6}};

core::StaffId operator_at(core::WindowNumber window)
{
    return {"operator" + std::to_string(window)};
}

/// As unguessable as a real one's, so that neighbours in time are none in the index.
core::TicketId ticket_id(std::uint64_t number)
{
    static constexpr char digits[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    std::uint64_t mixed = (number + 1) * 0x9e3779b97f4a7c15ULL;
    std::string id;
    for (int i = 0; i < 13; ++i, mixed = mixed >> 5 | mixed << 59)
        id += digits[mixed & 31];
    return {std::move(id)};
}

} // namespace

LongJournal::LongJournal(store::Journal &journal, const core::Site &site)
    : m_journal(journal), m_position(journal.head().position), m_now(first_morning)
{
    core::Instant founded = m_now; // as the journal tells it, and so any replay of it
    const auto first = journal.read(1, [&founded](store::Record &&record) {
        founded = record.at;
        return false;
    });
    if (!first)
        throw std::runtime_error(first.error().detail);
    m_hall.apply({founded, "talond", core::SiteSaved{site}});
    for (const core::Window &window : site.windows)
        happens(core::StaffSaved{operator_at(window.number), {{"operator"}}, "Оператор", true});
    core::DeviceEnrolled enrolled;
    enrolled.device = kiosk;
    enrolled.code_hash = "00";
    enrolled.place = "ticket-1";
    enrolled.public_key = "AA";
    happens(std::move(enrolled));
}

void LongJournal::write(std::int64_t events)
{
    m_limit = events;
    while (m_position < m_limit) {
        begin_day();
        for (int i = 0; i < visitors_a_day && m_position < m_limit; ++i) {
            m_now += between_visitors;
            visitor();
            operators();
        }
    }
    commit();
}

void LongJournal::begin_day()
{
    if (m_hall.day() && core::local_day(m_now, m_hall.site().utc_offset) == *m_hall.day()
        && !m_hall.held_windows().empty())
        return; // the day that the last call broke off in goes on
    m_now = first_morning + std::chrono::days{(m_now - first_morning) / std::chrono::days{1} + (m_hall.day() ? 1 : 0)};
    decide(core::Tick{});
    for (const core::Window &window : m_hall.site().windows)
        decide(core::TakeWindow{window.number, operator_at(window.number)});
}

void LongJournal::visitor()
{
    const auto &services = m_hall.site().services;
    const core::Service &service = services[m_visitors % services.size()];
    const core::ClassId visitor_class = m_hall.site().classes[m_visitors % 7 == 0 ? 1 : 0].id;
    const core::TicketId id = ticket_id(m_visitors++);
    const core::Day today = core::local_day(m_now, m_hall.site().utc_offset);
    if (!decide(core::GrantNumber{service.id, visitor_class, kiosk, id.value, today}))
        return;
    core::TicketIssued issued;
    issued.ticket = id;
    issued.number = m_hall.numbers().granted(kiosk, id.value).value();
    issued.day = today;
    issued.service = service.id;
    issued.visitor_class = visitor_class;
    issued.device = kiosk;
    issued.arrival = m_now;
    const auto encoded = wire::encode_event(issued);
    m_stream = store::device_event_hash(kiosk, ++m_seq, m_stream, m_now, encoded.type, encoded.version, encoded.body);
    happens(std::move(issued), {kiosk, 1, m_seq, m_stream});
}

/// A window serves for as long as about fourteen visitors take to come, then calls the next.
void LongJournal::operators()
{
    const auto turn = m_visitors % m_hall.site().windows.size();
    const core::WindowNumber window = m_hall.site().windows[turn].number;
    const core::StaffId staff = operator_at(window);
    const auto held = m_hall.held_windows().find(window);
    if (held != m_hall.held_windows().end() && held->second.ticket)
        decide(core::Finish{*held->second.ticket, staff});
    for (int tries = 0; tries < 3 && decide(core::CallNext{window, staff}); ++tries) {
        const core::TicketId called = m_hall.held_windows().at(window).ticket.value();
        if ((m_visitors + static_cast<std::uint64_t>(tries)) % 12 != 0) {
            decide(core::StartServing{called, staff});
            return;
        }
        decide(core::MarkNoShow{called, staff});
    }
}

bool LongJournal::decide(const core::Command &command)
{
    auto decision = m_hall.decide(command, m_now);
    if (!decision)
        return false;
    for (core::Event &event : *decision)
        happens(std::move(event));
    return true;
}

void LongJournal::happens(core::Event event, const store::Origin &origin)
{
    auto encoded = wire::encode_event(event);
    store::Entry entry;
    entry.origin = origin;
    entry.at = m_now;
    entry.actor = origin.device.empty() ? "talond" : store::device_actor(origin.device);
    entry.type = std::move(encoded.type);
    entry.version = encoded.version;
    entry.body = std::move(encoded.body);
    core::evolve(m_registry, event);
    for (const core::TicketId &id : m_hall.apply({m_now, entry.actor, std::move(event)}))
        entry.tickets.push_back(*m_hall.ticket(id));
    m_entries.push_back(std::move(entry));
    ++m_position;
    if (m_entries.size() >= group)
        commit();
}

void LongJournal::commit()
{
    const auto head = m_journal.append(m_entries);
    if (!head)
        throw std::runtime_error(head.error().detail);
    if (const auto settled = m_journal.settle(); !settled)
        throw std::runtime_error(settled.error().detail);
    m_entries.clear();
}

} // namespace talon::bench
