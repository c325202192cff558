// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/device_machine.h"

#include "wire/json/limits.h"

#include <algorithm>

namespace talon::sync {

DeviceStream::DeviceStream(DeviceIdentity identity, DeviceCursor cursor, Moment now, DeviceLimits limits)
    : m_identity(std::move(identity)), m_cursor(std::move(cursor)), m_limits(limits), m_since(now.run)
{
    // A journal that was set back behind its own cursor: the backend's welcome will tell how far.
    m_cursor.acked_seq = std::clamp(m_cursor.acked_seq, std::int64_t{0}, m_cursor.head_seq);
    m_limits.push_events = std::clamp(m_limits.push_events, std::size_t{1}, wire::max_push_events);
    m_limits.push_bytes = std::clamp(m_limits.push_bytes, std::size_t{1}, wire::max_push_bytes);
}

DeviceEffects DeviceStream::start() { return {Connect{core::Millis{0}}}; }

DeviceEffects DeviceStream::on_connected(Moment now)
{
    Machine step{*this, now, {}};
    step.go(Link::shaking_hands);
    m_in_flight = 0;
    m_seen.clear();
    m_deadline = now.run + m_limits.handshake;
    m_status_due.reset();
    wire::Hello hello{m_identity.device, m_identity.epoch, m_identity.role, m_identity.software, m_cursor.head_seq, {}, now.wall, m_cursor.head_hash};
    for (const auto &[kind, version] : m_cursor.documents)
        hello.documents[std::string(wire::name_of(kind))] = std::clamp(version, std::int64_t{0}, wire::max_integer);
    step.add(Send{std::move(hello)});
    return step.done();
}

DeviceEffects DeviceStream::on_disconnected(Moment now)
{
    Machine step{*this, now, {}};
    step.go(Link::offline);
    m_in_flight = 0;
    m_deadline.reset();
    constexpr int doublings = 16; // beyond that the cap counts anyway
    const auto wait = m_limits.first_retry * (1 << std::min(m_failed_tries, doublings));
    m_failed_tries = std::min(m_failed_tries + 1, doublings);
    // Two programs of one name would otherwise take the connection from each other for ever, ten times a second.
    if (std::exchange(m_was_replaced, false))
        step.add(Connect{std::min(m_limits.first_retry * (1 << std::min(m_replaced, doublings)), m_limits.last_retry_replaced)});
    else
        step.add(Connect{std::min(wait, m_limits.last_retry)});
    return step.done();
}

DeviceEffects DeviceStream::on_message(const wire::DownMessage &message, Moment now)
{
    Machine step{*this, now, {}};
    std::visit(step, message);
    return step.done();
}

DeviceEffects DeviceStream::on_signed(const std::string &signature, Moment now)
{
    Machine step{*this, now, {}};
    if (m_link == Link::shaking_hands)
        step.add(Send{wire::Prove{signature}});
    return step.done();
}

DeviceEffects DeviceStream::on_read(std::vector<wire::StreamEvent> events, Moment now)
{
    Machine step{*this, now, {}};
    m_reading = false;
    // Between the question and the answer the connection, or the cursor, may have become another.
    if (!online() || is_set_aside() || m_in_flight != 0)
        return step.done();
    std::erase_if(events, [this](const wire::StreamEvent &event) { return event.seq <= m_cursor.acked_seq; });
    std::int64_t next = m_cursor.acked_seq + 1;
    std::size_t bytes = 0;
    const auto fits = [&](const wire::StreamEvent &event) {
        bytes += event.body.size();
        return event.seq == next++ && event.seq <= m_cursor.head_seq && (next == m_cursor.acked_seq + 2 || bytes <= m_limits.push_bytes);
    };
    events.erase(std::find_if_not(events.begin(), events.end(), fits), events.end());
    if (events.size() > m_limits.push_events)
        events.resize(m_limits.push_events);
    m_deadline = now.run + m_limits.ack;
    if (!events.empty()) {
        m_in_flight = events.back().seq;
        for (wire::StreamEvent &event : events)
            if (const auto born = m_born.find(event.seq); born != m_born.end())
                if (const auto age = std::max(now.run - born->second, core::Millis{0}); age.count() <= wire::max_age_ms)
                    event.age = age;
        step.add(Send{wire::Push{m_identity.epoch, std::move(events)}});
    }
    return step.done();
}

DeviceEffects DeviceStream::on_committed(std::int64_t head_seq, Moment now, std::optional<wire::Hash> head_hash)
{
    Machine step{*this, now, {}};
    for (std::int64_t seq = m_cursor.head_seq + 1; seq <= head_seq; ++seq) {
        m_born[seq] = now.run;
        if (m_born.size() > max_ages)
            m_born.erase(m_born.begin());
    }
    if (head_seq >= m_cursor.head_seq)
        m_cursor.head_hash = head_hash;
    m_cursor.head_seq = std::max(m_cursor.head_seq, head_seq);
    step.pump();
    return step.done();
}

DeviceEffects DeviceStream::on_printer(wire::PrinterState printer, Moment now)
{
    Machine step{*this, now, {}};
    m_printer = printer;
    step.send_status();
    return step.done();
}

DeviceEffects DeviceStream::on_content(const wire::ShownContent &content, Moment now)
{
    Machine step{*this, now, {}};
    m_content = content;
    step.send_status();
    return step.done();
}

DeviceEffects DeviceStream::on_paper(const std::optional<wire::PaperLeft> &left, Moment now)
{
    Machine step{*this, now, {}};
    if (std::exchange(m_paper, left).has_value() != left.has_value())
        step.send_status();
    return step.done();
}

DeviceEffects DeviceStream::on_sound(std::optional<wire::SoundState> sound, std::optional<std::int64_t> unspoken,
                                     std::optional<std::int64_t> spoken, Moment now)
{
    Machine step{*this, now, {}};
    const bool heard = std::exchange(m_sound, sound) != sound;
    const bool dropped = std::exchange(m_unspoken, unspoken) != unspoken;
    const bool said = std::exchange(m_spoken, spoken) != spoken;
    if (heard || dropped || said)
        step.send_status();
    return step.done();
}

DeviceEffects DeviceStream::on_receipts(const std::optional<wire::ReceiptNews> &news, Moment now)
{
    Machine step{*this, now, {}};
    if (std::exchange(m_receipts, news) != news)
        step.send_status();
    return step.done();
}

DeviceEffects DeviceStream::on_tick(Moment now)
{
    Machine step{*this, now, {}};
    if (m_deadline && now.run >= *m_deadline) {
        m_deadline.reset();
        if (m_link == Link::shaking_hands)
            step.close("handshake_timeout");
        else if (m_in_flight != 0)
            step.resend();
        else
            step.pump();
    }
    if (online() && m_status_due && now.run >= *m_status_due)
        step.send_status();
    return step.done();
}

std::optional<core::Instant> DeviceStream::next_tick() const
{
    const auto status = online() ? m_status_due : std::nullopt;
    if (m_deadline && status)
        return std::min(*m_deadline, *status);
    return m_deadline ? m_deadline : status;
}

} // namespace talon::sync
