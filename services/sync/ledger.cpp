// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/ledger.h"

#include "core/journal/changed.h"
#include "core/values/defects.h"
#include "wire/api/errors.h"
#include "wire/journal/event_codec.h"
#include "wire/json/limits.h"

#include <stdexcept>

namespace talon::sync {

std::string_view code_of(const Fault &fault)
{
    if (const auto *refusal = std::get_if<core::Refusal>(&fault))
        return wire::code(*refusal);
    return std::get<Trouble>(fault) == Trouble::overloaded ? "busy" : "storage_failed";
}

namespace {

// A push may come to an event of its own and the end of a day before it for each of its events.
static_assert(core::largest_batch.entries >= 4 * wire::max_push_events, "a push must fit beside what waits already");

} // namespace

template<class Work>
auto Ledger::unless_broken(Work work) -> decltype(work())
{
    try {
        return work();
    } catch (...) {
        m_failed = m_failed || !core::defect(core::Defect::goes_on_after_exception);
        throw;
    }
}

Ledger::Ledger(State replayed, Submit submit)
    : m_decided(replayed), m_durable(std::move(replayed)), m_submit(std::move(submit))
{
    gather_arrivals();
}

void Ledger::ask(const core::Command &command, const std::string &actor, core::Instant now, Answered answered)
{
    // The clock has gone already: were its correction turned away, those whom the wrong clock has stamped would stay behind. It is one entry.
    const bool must = std::holds_alternative<core::CorrectTime>(command);
    if (const auto why = trouble(); why && !(must && *why == Trouble::overloaded))
        return answered(core::Failure{Fault(*why)});
    unless_broken([&] { decide(command, actor, now, std::move(answered)); });
}

void Ledger::decide(const core::Command &command, const std::string &actor, core::Instant now, Answered answered)
{
    auto decision = (core::defect(core::Defect::decided_on_durable) ? m_durable : m_decided).decide(command, now);
    if (!decision) {
        ++m_figures.refused;
        after_pending([answered = std::move(answered), refusal = decision.error()](bool committed) {
            answered(core::Failure{committed ? Fault(refusal) : Fault(Trouble::failed)});
        });
        return;
    }
    auto finish = [answered = std::move(answered), events = *decision](bool committed) {
        if (committed)
            answered(events);
        else
            answered(core::Failure{Fault(Trouble::failed)});
    };
    if (decision->empty())
        return after_pending(std::move(finish));
    // All is written down before anything is applied: what cannot be must leave the hall as it was.
    std::vector<wire::EncodedEvent> encoded;
    for (const core::Event &event : *decision)
        encoded.push_back(wire::encode_event(event));
    Batch batch;
    for (std::size_t i = 0; i < encoded.size(); ++i)
        add(batch, std::move((*decision)[i]), std::move(encoded[i]), actor, {}, now);
    submit(std::move(batch), std::move(finish));
}

void Ledger::record(core::Event event, const std::string &actor, core::Instant now, Answered answered)
{
    record_all({std::move(event)}, actor, now, std::move(answered));
}

void Ledger::record_all(std::vector<core::Event> events, const std::string &actor, core::Instant now, Answered answered)
{
    if (const auto why = trouble())
        return answered(core::Failure{Fault(*why)});
    unless_broken([&] {
        Batch batch;
        for (const core::Event &event : events)
            add(batch, event, actor, {}, now);
        submit(std::move(batch), [answered = std::move(answered), events = std::move(events)](bool committed) {
            if (committed)
                answered(events);
            else
                answered(core::Failure{Fault(Trouble::failed)});
        });
    });
}

bool Ledger::receive(const core::DeviceId &device, std::int64_t epoch, const std::vector<Received> &events,
                     core::Instant now, std::function<void(bool)> done)
{
    if (trouble())
        return false;
    unless_broken([&] {
        Batch batch;
        for (const Received &received : events)
            add_received(batch, device, epoch, received, now);
        if (core::defect(core::Defect::cursor_before_data)) {
            Batch cursor;
            for (core::Entry &entry : batch.entries)
                if (entry.origin.seq > 0) {
                    add(cursor, core::DeviceRevoked{{"cursor"}}, "talond", std::exchange(entry.origin, {}), now);
                }
            submit(std::move(cursor), [](bool) {});
        }
        submit(std::move(batch), std::move(done));
    });
    return true;
}

/// One event of a device's stream becomes one event here under its origin, whatever it is, so that the durable cursor
/// moves on.
void Ledger::add_received(Batch &batch, const core::DeviceId &device, std::int64_t epoch, const Received &received,
                          core::Instant now)
{
    const core::Origin origin{device, epoch, received.stream.seq, received.stream.hash};
    const std::string actor = "device:" + device.value;
    const auto aside = [&](std::string_view reason) {
        return core::EventSetAside{device, received.stream.type, received.stream.version, received.stream.body, std::string(reason)};
    };
    const auto set_aside = [&](std::string_view reason) {
        ++m_figures.set_aside;
        add(batch, aside(reason), actor, origin, now);
    };
    if (const auto *poison = std::get_if<core::EventSetAside>(&received.event))
        return set_aside(poison->reason);
    const auto *born = std::get_if<core::TicketIssued>(&received.event);
    if (!born || born->device != device)
        return set_aside("not_allowed");
    core::TicketIssued issued = *born;
    issued.seq = received.stream.seq;
    date(issued, received.stream.age, now);
    const auto &devices = m_decided.registry.devices;
    const auto known = devices.find(device);
    auto decision = m_decided.decide(core::ReceiveTicket{issued, epoch, known == devices.end() ? 0 : known->second.prefix}, now);
    if (!decision)
        return set_aside(wire::code(decision.error()));
    if (decision->empty())
        return set_aside("repeated");
    std::vector<wire::EncodedEvent> encoded;
    for (const core::Event &event : *decision) {
        auto each = wire::try_encode_event(event);
        if (!each)
            return set_aside(wire::code(each.error().fault));
        encoded.push_back(std::move(each).value());
    }
    m_last_arrival[device] = issued.arrival;
    bool booked = false;
    for (std::size_t i = 0; i < encoded.size(); ++i) {
        core::Event &event = (*decision)[i];
        const auto *own = std::get_if<core::TicketIssued>(&event);
        booked |= own && own->slot;
        add(batch, std::move(event), std::move(encoded[i]), own ? actor : std::string("talond"), own ? origin : core::Origin{}, now);
    }
    // The visitor is taken as one without a booking; what the device said is kept whole, and staff hear of it.
    if (born->slot && !booked) {
        ++m_figures.set_aside;
        // Late where the booking had this slot and the visitor came after it; else nobody knows of such a booking.
        const bool late = born->booking && m_decided.bookings.slot_verdict(*born->booking, *born->slot, issued.arrival,
                                                                           core::booking_rules(m_decided.hall.site().rules), m_decided.hall.site().utc_offset)
                == core::BookingBook::SlotVerdict::late;
        add(batch, aside(late ? "booking_late" : "unknown_booking"), "talond", {}, now);
    }
}

void Ledger::add(Batch &batch, core::Event event, const std::string &actor, core::Origin origin, core::Instant now)
{
    auto encoded = wire::encode_event(event);
    add(batch, std::move(event), std::move(encoded), actor, std::move(origin), now);
}

void Ledger::add(Batch &batch, core::Event event, wire::EncodedEvent encoded, const std::string &actor, core::Origin origin, core::Instant now)
{
    core::Happened happened{now, actor, std::move(event)};
    const auto changed = m_decided.apply(happened);
    const bool corrected = std::holds_alternative<core::TimeCorrected>(happened.event);
    if (corrected)
        gather_arrivals();
    ++m_decided.position;
    core::Entry entry{std::move(origin), now, actor, std::move(encoded.type), encoded.version, std::move(encoded.body), {}};
    entry.tickets.reserve(changed.size());
    for (const core::TicketId &id : changed)
        if (const core::Ticket *ticket = m_decided.hall.ticket(id))
            entry.tickets.push_back(core::changed_by(happened.event, *ticket));
    batch.happened.push_back(std::move(happened));
    batch.entries.push_back(std::move(entry));
}

void Ledger::submit(Batch batch, std::function<void(bool)> done)
{
    const core::Weight weight = core::weight_of(batch.entries);
    m_pending.push_back(Pending{true, weight, std::move(batch.happened), std::move(done)});
    m_waiting += weight;
    m_submit(std::move(batch.entries));
}

void Ledger::after_pending(std::function<void(bool)> done)
{
    constexpr core::Weight weight{1, 0};
    if (m_pending.empty())
        return done(!m_failed);
    m_pending.push_back(Pending{false, weight, {}, std::move(done)});
    m_waiting += weight;
}

Ledger::Pending Ledger::take_first()
{
    Pending first = std::move(m_pending.front());
    m_pending.pop_front();
    m_waiting -= first.weight;
    return first;
}

void Ledger::on_committed(std::size_t batches)
{
    unless_broken([&] {
        for (; batches > 0; --batches)
            commit_next();
        answer_unsubmitted();
    });
}

void Ledger::commit_next()
{
    answer_unsubmitted();
    if (m_failed || m_pending.empty())
        throw std::logic_error("more is committed than was submitted");
    const Pending pending = take_first();
    for (const core::Happened &happened : pending.happened) {
        m_durable.apply(happened);
        ++m_durable.position;
        ++m_figures.events;
        if (m_on_applied)
            m_on_applied(happened);
    }
    m_changed = true;
    pending.done(true);
}

void Ledger::answer_unsubmitted()
{
    while (!m_pending.empty() && !m_pending.front().submitted)
        take_first().done(true);
}

void Ledger::on_failed()
{
    if (std::exchange(m_failed, true))
        return;
    m_waiting = {};
    for (const Pending &waiting : std::exchange(m_pending, {}))
        waiting.done(core::defect(core::Defect::error_taken_for_done));
}

std::optional<Trouble> Ledger::trouble() const
{
    if (m_failed)
        return Trouble::failed;
    const bool full = m_waiting.entries >= most_waiting.entries || m_waiting.bytes >= most_waiting.bytes;
    return full ? std::optional(Trouble::overloaded) : std::nullopt;
}

} // namespace talon::sync
