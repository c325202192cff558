// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/stream_receiver.h"

#include "core/values/defects.h"

#include <stdexcept>

namespace talon::sync {

namespace {

SendDown error(std::string_view code) { return {wire::ErrorMessage{std::string(code), {}, std::nullopt}}; }

} // namespace

std::string_view code_of(ReceiverAlarm alarm)
{
    return alarm == ReceiverAlarm::set_back ? "device_set_back" : "device_cloned";
}

std::optional<ReceiverAlarm> alarm_of(std::string_view code)
{
    for (const ReceiverAlarm alarm : {ReceiverAlarm::cloned, ReceiverAlarm::set_back})
        if (code == code_of(alarm))
            return alarm;
    return std::nullopt;
}

StreamReceiver::StreamReceiver(Start start, ChainHash chain_hash)
    : m_start(std::move(start)), m_chain_hash(std::move(chain_hash)), m_durable(m_start.seq), m_accepted(m_start.seq), m_aside(m_start.set_aside)
{
    static_assert(remembered > max_uncommitted, "a step back must find the hash it steps back to");
    m_hashes.push_back(m_start.hash);
}

ReceiverEffects StreamReceiver::on_hello(const wire::Hello &hello)
{
    m_same = 0;
    ReceiverEffects effects;
    if (m_aside)
        effects.push_back(error(code_of(*m_aside)));
    else if (hello.epoch == m_start.epoch && hello.head_seq < m_accepted)
        set_aside(effects, ReceiverAlarm::set_back, hello.head_seq, "its journal ends before what it had sent");
    else if (hello.epoch == m_start.epoch && hello.head_seq == m_accepted && hello.head_hash)
        compare_heads(effects, *hello.head_hash);
    return effects;
}

/// The device has as many events as are known: the same ones, or a twin of it has sent others.
void StreamReceiver::compare_heads(ReceiverEffects &effects, const wire::Hash &head)
{
    if (head == m_hashes.back())
        m_same = m_accepted;
    else if (!core::defect(core::Defect::clone_accepted) && !core::defect(core::Defect::head_hash_ignored))
        set_aside(effects, ReceiverAlarm::cloned, m_accepted, "its journal ends with another event at this place");
}

ReceiverEffects StreamReceiver::on_push(const wire::Push &push)
{
    if (m_aside)
        return {error(code_of(*m_aside))};
    if (push.epoch != m_start.epoch)
        return {error("wrong_epoch")};
    if (m_failed || static_cast<std::size_t>(m_accepted - m_durable) + push.events.size() > max_uncommitted)
        return {}; // left unacknowledged: it comes again
    ReceiverEffects effects;
    ReceiverEffects alarms;
    Append append;
    for (const wire::StreamEvent &event : push.events) {
        const wire::Hash its_link = link(event);
        const Fit fits = fit(event, its_link);
        if (fits == Fit::repeated) {
            if (hash_of(event.seq) != nullptr)
                m_same = std::max(m_same, event.seq);
            continue;
        }
        if (fits == Fit::gap)
            alarms.push_back(error("gap"));
        if (fits == Fit::clone)
            set_aside(alarms, ReceiverAlarm::cloned, event.seq, "another event stands at this place of its chain");
        if (fits != Fit::next)
            break;
        append.events.push_back(receive(event));
        Received &received = append.events.back();
        received.stream.hash = its_link;
        if (received.poison)
            // Made in its place: of a variant that is moved g++ 12 takes the alternatives that are not there for uninitialised.
            alarms.emplace_back(std::in_place_type<RaiseReceiverAlarm>,
                                RaiseReceiverAlarm{ReceiverAlarm::poison, event.seq, std::get<core::EventSetAside>(received.event).reason});
        accept(event.seq, its_link);
        if (received.poison && core::defect(core::Defect::poison_stops_stream))
            m_failed = true;
    }
    if (!append.events.empty() && core::defect(core::Defect::acknowledge_before_commit))
        effects.push_back(SendDown{wire::Ack{m_start.epoch, m_accepted, archived_to_tell()}});
    const bool news = !append.events.empty();
    if (news)
        effects.emplace_back(std::in_place_type<Append>, std::move(append));
    effects.insert(effects.end(), std::make_move_iterator(alarms.begin()), std::make_move_iterator(alarms.end()));
    if (!news && !m_aside)
        effects.push_back(SendDown{acknowledgement()}); // its first ack was lost, or there is a gap
    return effects;
}

ReceiverEffects StreamReceiver::on_committed(std::int64_t seq)
{
    if (seq > m_accepted || m_failed)
        throw std::logic_error("committed what was never accepted");
    if (seq <= m_durable)
        return {};
    m_durable = seq;
    if (core::defect(core::Defect::acknowledged_is_archived))
        m_archived = m_durable;
    return {SendDown{acknowledgement()}};
}

void StreamReceiver::on_not_taken(std::int64_t first_seq)
{
    if (first_seq <= m_durable || first_seq > m_accepted)
        throw std::logic_error("not taken, but never offered");
    while (m_accepted >= first_seq) {
        m_hashes.pop_back();
        --m_accepted;
    }
    m_same = std::min(m_same, m_accepted);
}

void StreamReceiver::on_failed() { m_failed = true; }

wire::Hash StreamReceiver::link(const wire::StreamEvent &event) const
{
    return event.fault && event.fault->hash ? m_chain_hash(m_start.device, event) : event.hash;
}

/// Where the event stands to what is known of the chain.
StreamReceiver::Fit StreamReceiver::fit(const wire::StreamEvent &event, const wire::Hash &link) const
{
    if (event.seq > m_accepted + 1)
        return Fit::gap;
    const bool untold = event.fault && event.fault->prev; // no word of another chain
    if (event.seq == m_accepted + 1)
        return untold || event.prev == m_hashes.back() || core::defect(core::Defect::clone_accepted) ? Fit::next : Fit::clone;
    const wire::Hash *known = hash_of(event.seq);
    // Older than anything remembered: no honest device sends it, since the welcome told it where to go on.
    if (known == nullptr)
        return Fit::repeated;
    if (core::defect(core::Defect::repetition_taken))
        return Fit::next;
    return *known == link || core::defect(core::Defect::clone_accepted) ? Fit::repeated : Fit::clone;
}

const wire::Hash *StreamReceiver::hash_of(std::int64_t seq) const
{
    const std::int64_t oldest = m_accepted - static_cast<std::int64_t>(m_hashes.size()) + 1;
    return seq < oldest ? nullptr : &m_hashes[static_cast<std::size_t>(seq - oldest)];
}

Received StreamReceiver::receive(const wire::StreamEvent &event) const
{
    const auto poison = [&](std::string_view reason) {
        return Received{event,
                        core::EventSetAside{m_start.device, event.type, event.version, event.body, std::string(reason)},
                        true};
    };
    if (event.fault)
        return poison(wire::code(event.fault->what.fault));
    if (m_chain_hash(m_start.device, event) != event.hash)
        return poison("bad_hash");
    auto decoded = wire::decode_event(event.type, event.version, event.body);
    if (!decoded)
        return poison(wire::code(decoded.error().fault));
    // A device makes tickets of its own and nothing else; it can neither write settings nor speak for another.
    const auto *issued = std::get_if<core::TicketIssued>(&*decoded);
    if (issued == nullptr || m_start.role != core::DeviceRole::ticket || issued->device != m_start.device)
        return poison("not_allowed");
    return Received{event, std::move(decoded).value(), false};
}

void StreamReceiver::accept(std::int64_t seq, const wire::Hash &link)
{
    ++m_accepted;
    m_same = m_accepted; // its prev was ours
    m_hashes.push_back(link);
    if (m_hashes.size() > remembered)
        m_hashes.pop_front();
    if (m_accepted != seq)
        throw std::logic_error("the stream has a gap");
}

void StreamReceiver::set_aside(ReceiverEffects &effects, ReceiverAlarm alarm, std::int64_t seq, std::string detail)
{
    m_aside = alarm;
    effects.push_back(RaiseReceiverAlarm{alarm, seq, std::move(detail)});
    effects.push_back(error(code_of(alarm)));
}

} // namespace talon::sync
