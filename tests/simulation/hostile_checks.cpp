// SPDX-License-Identifier: GPL-3.0-or-later
// What a hostile peer must not bring about.
#include "tests/simulation/hostile_hall.h"

#include "core/hall/arrival.h"
#include "wire/journal/event_codec.h"
#include "wire/terminals/codec.h"

#include <algorithm>

namespace talon::simulation {

namespace {

const core::DeviceId hostile{"hostile"};

} // namespace

template<class M>
const M *HostileHall::heard(const Kiosk &kiosk) const
{
    for (const auto &message : kiosk.inbox)
        if (const M *found = std::get_if<M>(&message))
            return found;
    return nullptr;
}
template const wire::Welcome *HostileHall::heard(const Kiosk &) const;
template const wire::Ack *HostileHall::heard(const Kiosk &) const;
template const wire::NumberGrant *HostileHall::heard(const Kiosk &) const;
template const wire::ErrorMessage *HostileHall::heard(const Kiosk &) const;

void HostileHall::commit(std::size_t batches)
{
    for (std::size_t i = 0; i < batches; ++i) {
        const std::size_t before = m_journal.records().size();
        if (const auto head = m_journal.append(m_queue[i]); !head)
            throw Broken("exactly once", "the journal refuses what the ledger decided: " + head.error().detail);
        for (const auto &record : m_journal.records().subspan(before))
            look_at(*record);
    }
    m_queue.erase(m_queue.begin(), m_queue.begin() + static_cast<std::ptrdiff_t>(batches));
    m_ledger->on_committed(batches);
    if (m_ledger->take_changed())
        m_hub->on_changed(m_now);
}

void HostileHall::look_at(const store::Record &record)
{
    const auto event = wire::decode_event(record.type, record.version, record.body);
    if (!event)
        throw Broken("the same state", "an event of the journal cannot be read");
    m_figures.set_aside += std::holds_alternative<core::EventSetAside>(*event);
    if (const auto *granted = std::get_if<core::NumberGranted>(&*event))
        m_granted[granted->device].insert({granted->day, granted->number, granted->request});
    if (const auto *aside = std::get_if<core::DeviceSetAside>(&*event)) {
        if (aside->device != hostile)
            throw Broken("an honest kiosk", aside->device.value + " is set aside: " + aside->reason);
        m_peer_aside = true;
        ++m_figures.whole;
    }
    if (const auto *issued = std::get_if<core::TicketIssued>(&*event))
        ticket(record, *issued);
    if (const auto *report = std::get_if<core::ReceiptReported>(&*event)) {
        const core::Ticket *ticket = m_ledger->decided().hall.ticket(report->ticket);
        if (record.actor != "device:" + hostile.value || (ticket && ticket->device != hostile)) // no other tells of receipts here
            throw Broken("an honest kiosk", "the peer has told of the receipt of ticket " + report->ticket.value);
        if (++m_reports[report->ticket] > 2)
            throw Broken("a journal without end", "the peer has told more than twice of the receipt of ticket " + report->ticket.value);
    }
    if (record.origin.device == hostile && !std::holds_alternative<core::TicketIssued>(*event) && !std::holds_alternative<core::EventSetAside>(*event))
        throw Broken("only tickets", "the peer has made a " + record.type);
}

void HostileHall::ticket(const store::Record &record, const core::TicketIssued &issued)
{
    const std::string which = core::to_latin(issued.number) + " on ticket " + issued.ticket.value;
    m_reports.erase(issued.ticket);
    // A hall forgets the tickets of days that are over, and with them their ids.
    if (!m_in_journal.try_emplace(issued.ticket, issued.number).second && m_ledger->durable().hall.ticket(issued.ticket))
        throw Broken("exactly once", which + " is there twice");
    if (issued.device != record.origin.device || issued.seq != record.origin.seq)
        throw Broken("only tickets", which + " does not say whose it is");
    if (issued.arrival > record.at || issued.arrival < record.at - core::oldest_arrival)
        throw Broken("the order of due times", which + " has arrived at no time that can be");
    if (issued.slot)
        throw Broken("the order of due times", which + " has a slot, and nobody has a booking");
    const int prefix = issued.device == hostile ? 3 : issued.device.value.back() - '0';
    if (issued.number.prefix != 0 && issued.number.prefix % 100 != prefix)
        throw Broken("no number twice", which + " is of another kiosk's own series");
    if (issued.number.prefix == 0 && !m_faces.try_emplace({issued.day, issued.number}, issued.ticket).second)
        throw Broken("no number twice", which + " is on ticket " + m_faces.at({issued.day, issued.number}).value + " too");
    if (issued.device == hostile)
        for (const core::DeviceId &other : {core::DeviceId{"honest1"}, core::DeviceId{"honest2"}})
            for (const auto &[day, number, request] : m_granted[other])
                if (day == issued.day && number == issued.number)
                    throw Broken("no number twice", which + " was granted to " + other.value);
    m_figures.taken += issued.device == hostile;
}

void HostileHall::carry_out(const sync::HubEffect &effect)
{
    if (const auto *frame = std::get_if<sync::SendFrame>(&effect)) {
        deliver(frame->to, *frame->frame);
        if (frame->confirm)
            m_hub->on_sent(frame->to);
    } else if (const auto *close = std::get_if<sync::CloseConnection>(&effect)) {
        for (const Kiosk &kiosk : m_kiosks)
            if (kiosk.line == close->which)
                throw Broken("an honest kiosk", "its connection is closed: " + close->reason);
        if (close->which == m_peer_line) {
            m_peer_line = 0;
            m_peer_in = false;
        }
        m_hub->on_closed(close->which, m_now);
    } else if (const auto *check = std::get_if<sync::CheckSignature>(&effect)) {
        m_hub->on_verified(check->of, true, m_now);
    } else {
        m_figures.bad_frames += std::get<sync::HubNote>(effect).kind == sync::HubNote::Kind::bad_frame;
    }
}

void HostileHall::deliver(sync::Connection to, const std::string &frame)
{
    const auto message = wire::decode_down(frame);
    if (!message)
        throw Broken("wire", "a terminal cannot read a frame");
    if (to == m_peer_line) {
        m_peer_in |= std::holds_alternative<wire::Welcome>(*message);
        if (const auto *grant = std::get_if<wire::NumberGrant>(&*message)) {
            if (m_peer_aside)
                throw Broken("set aside", "a number is granted to a peer of which nothing is taken");
            ++m_figures.grants;
            granted(hostile, *grant);
        }
        m_peer.hear(*message);
    }
    for (Kiosk &kiosk : m_kiosks)
        if (kiosk.line == to) {
            if (const auto *grant = std::get_if<wire::NumberGrant>(&*message))
                granted(kiosk.device, *grant);
            kiosk.inbox.push_back(*message);
        }
}

void HostileHall::granted(const core::DeviceId &device, const wire::NumberGrant &grant) const
{
    const auto all = m_granted.find(device);
    if (all == m_granted.end() || !all->second.contains({grant.day, grant.number, grant.request}))
        throw Broken("shown means committed",
                     core::to_latin(grant.number) + " of day " + std::to_string(grant.day.time_since_epoch().count()) + " is told to " + device.value
                         + " and was not granted to it");
}

/// Those who wait with an honest kiosk's ticket wait in the order of their due times, which are as they must be.
void HostileHall::order_holds() const
{
    const core::Hall &hall = m_ledger->durable().hall;
    core::Instant last{};
    hall.waiting().visit([&](const core::TicketId &id) {
        const core::Ticket &ticket = *hall.ticket(id);
        if (ticket.due != ticket.arrival + m_site.visitor_class(ticket.visitor_class)->norm)
            throw Broken("the order of due times", "ticket " + id.value + " is due when it pleases");
        if (ticket.due < last)
            throw Broken("the order of due times", "ticket " + id.value + " stands behind somebody who is due later");
        last = ticket.due;
        return true;
    });
}

} // namespace talon::simulation
