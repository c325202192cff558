// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/device_stream.h"

#include "wire/codec.h"
#include "wire/limits.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace talon::sync {

namespace {

/// Errors after which pushing makes no sense until the next welcome, or a new enrolment.
bool sets_aside(std::string_view code)
{
    constexpr std::array<std::string_view, 8> codes{"device_cloned", "device_set_back", "revoked",     "stale_epoch",
                                                    "unknown_device", "bad_signature",  "wrong_epoch", "wrong_role"};
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

} // namespace

/// One step: what came in, and the effects that gather while it is worked on.
struct DeviceStream::Machine {
    DeviceStream &d;
    core::Instant now;
    DeviceEffects out;

    void add(DeviceEffect effect) { out.push_back(std::move(effect)); }
    void alarm(DeviceAlarm alarm, std::string detail = {}) { add(RaiseAlarm{alarm, std::move(detail)}); }

    /// Ends the step: what must hold after each one, whatever came.
    DeviceEffects done()
    {
        const auto &cursor = d.m_cursor;
        if (cursor.acked_seq < 0 || cursor.acked_seq > cursor.head_seq || d.m_in_flight > cursor.head_seq
            || (d.m_in_flight != 0 && (!d.online() || d.m_reading)))
            throw std::logic_error("the device's stream is out of order");
        return std::move(out);
    }

    void go(Link link)
    {
        const bool was_online = d.online();
        d.m_link = link;
        if (was_online != d.online())
            d.m_since = now;
    }

    /// Asks for the next batch when there is one to send and none is under way.
    void pump()
    {
        if (!d.online() || d.m_set_aside || d.m_reading || d.m_in_flight != 0 || d.pending() == 0)
            return;
        d.m_reading = true;
        d.m_deadline.reset();
        add(Read{d.m_cursor.acked_seq + 1, d.m_limits.push_events, d.m_limits.push_bytes});
    }

    void send_status()
    {
        if (d.online() && d.m_printer)
            add(Send{wire::TerminalStatus{*d.m_printer, d.pending()}});
    }

    void close(std::string reason)
    {
        d.m_in_flight = 0;
        d.m_deadline.reset();
        go(Link::offline);
        add(Close{std::move(reason)});
    }

    void keep_cursor() { add(KeepCursor{d.m_cursor.acked_seq, d.m_cursor.server_epoch}); }

    /// Sends again what is beyond the acknowledged, but not for ever on one connection.
    void resend()
    {
        if (d.m_resends >= d.m_limits.resends)
            return close("no_ack");
        ++d.m_resends;
        d.m_in_flight = 0;
        d.m_deadline.reset();
        pump();
    }

    void operator()(const wire::Challenge &challenge)
    {
        if (d.m_link != Link::shaking_hands)
            return;
        if (!d.m_identity.site.empty() && challenge.server != d.m_identity.site) {
            alarm(DeviceAlarm::wrong_site, challenge.server);
            return close("wrong_site");
        }
        add(Sign{wire::proof_text(challenge, d.m_identity.device, d.m_identity.epoch)});
    }

    void operator()(const wire::Welcome &welcome)
    {
        if (d.m_link != Link::shaking_hands)
            return;
        auto &cursor = d.m_cursor;
        d.m_clock_offset = welcome.now - now;
        // Whoever set this device aside says so again after the welcome; a repaired backend doesn't.
        d.m_set_aside = welcome.acked_seq > cursor.head_seq;
        if (d.m_set_aside)
            alarm(DeviceAlarm::own_events_lost, std::to_string(welcome.acked_seq));
        else if (welcome.acked_seq < cursor.acked_seq && welcome.server_epoch == cursor.server_epoch)
            alarm(DeviceAlarm::backend_lost_events, std::to_string(welcome.acked_seq));
        // The backend's word counts, also when it knows less than before: then everything it lost is sent again.
        cursor.acked_seq = std::min(welcome.acked_seq, cursor.head_seq);
        cursor.server_epoch = welcome.server_epoch;
        d.m_in_flight = 0;
        d.m_resends = 0;
        d.m_failed_tries = 0;
        d.m_deadline.reset();
        go(Link::online);
        keep_cursor();
        send_status();
        pump();
    }

    void operator()(const wire::Ack &ack)
    {
        auto &cursor = d.m_cursor;
        if (!d.online() || ack.epoch != d.m_identity.epoch || ack.seq <= cursor.acked_seq || ack.seq > cursor.head_seq)
            return;
        cursor.acked_seq = ack.seq;
        d.m_resends = 0;
        keep_cursor();
        if (d.m_in_flight > ack.seq) {
            d.m_deadline = now + d.m_limits.ack;
            return;
        }
        d.m_in_flight = 0;
        d.m_deadline.reset();
        pump();
    }

    void operator()(const wire::NumberGrant &grant) { add(Granted{grant}); }

    void operator()(const wire::Document &document)
    {
        if (!d.online())
            return;
        const wire::DocumentKind kind = wire::kind_of(document.body);
        std::int64_t &held = d.m_cursor.documents[kind];
        // The first of its kind on a connection is what the backend has now, whatever its version: its clock may have
        // been set back since. After it only what is newer.
        const bool first = d.m_seen.insert(kind).second;
        if (!first && document.version <= held)
            return;
        held = document.version;
        add(KeepDocument{document});
    }

    void operator()(const wire::ErrorMessage &error)
    {
        if (error.re)
            return add(Failed{error});
        if (error.code == "gap" && d.m_in_flight != 0)
            return resend();
        if (!sets_aside(error.code))
            return;
        d.m_set_aside = true;
        d.m_in_flight = 0;
        if (d.online())
            d.m_deadline.reset();
        alarm(DeviceAlarm::set_aside, error.code);
    }

    void operator()(const wire::Bye &bye) { close(bye.reason); }
};

DeviceStream::DeviceStream(DeviceIdentity identity, DeviceCursor cursor, core::Instant now, DeviceLimits limits)
    : m_identity(std::move(identity)), m_cursor(std::move(cursor)), m_limits(limits), m_since(now)
{
    // A journal that was set back behind its own cursor: the backend's welcome will tell how far.
    m_cursor.acked_seq = std::clamp(m_cursor.acked_seq, std::int64_t{0}, m_cursor.head_seq);
    m_limits.push_events = std::clamp(m_limits.push_events, std::size_t{1}, wire::max_push_events);
    m_limits.push_bytes = std::clamp(m_limits.push_bytes, std::size_t{1}, wire::max_push_bytes);
}

DeviceEffects DeviceStream::start() { return {Connect{core::Millis{0}}}; }

DeviceEffects DeviceStream::on_connected(core::Instant now)
{
    Machine step{*this, now, {}};
    step.go(Link::shaking_hands);
    m_in_flight = 0;
    m_seen.clear();
    m_deadline = now + m_limits.handshake;
    wire::Hello hello{m_identity.device, m_identity.epoch, m_identity.role, m_identity.software, m_cursor.head_seq, {}};
    for (const auto &[kind, version] : m_cursor.documents)
        hello.documents[std::string(wire::name_of(kind))] = std::clamp(version, std::int64_t{0}, wire::max_integer);
    step.add(Send{std::move(hello)});
    return step.done();
}

DeviceEffects DeviceStream::on_disconnected(core::Instant now)
{
    Machine step{*this, now, {}};
    step.go(Link::offline);
    m_in_flight = 0;
    m_deadline.reset();
    constexpr int doublings = 16; // beyond that the cap counts anyway
    const auto wait = m_limits.first_retry * (1 << std::min(m_failed_tries, doublings));
    m_failed_tries = std::min(m_failed_tries + 1, doublings);
    step.add(Connect{std::min(wait, m_limits.last_retry)});
    return step.done();
}

DeviceEffects DeviceStream::on_message(const wire::DownMessage &message, core::Instant now)
{
    Machine step{*this, now, {}};
    std::visit(step, message);
    return step.done();
}

DeviceEffects DeviceStream::on_signed(const std::string &signature, core::Instant now)
{
    Machine step{*this, now, {}};
    if (m_link == Link::shaking_hands)
        step.add(Send{wire::Prove{signature}});
    return step.done();
}

DeviceEffects DeviceStream::on_read(std::vector<wire::StreamEvent> events, core::Instant now)
{
    Machine step{*this, now, {}};
    m_reading = false;
    // Between the question and the answer the connection, or the cursor, may have become another.
    if (!online() || m_set_aside || m_in_flight != 0)
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
    m_deadline = now + m_limits.ack;
    if (!events.empty()) {
        m_in_flight = events.back().seq;
        step.add(Send{wire::Push{m_identity.epoch, std::move(events)}});
    }
    return step.done();
}

DeviceEffects DeviceStream::on_committed(std::int64_t head_seq, core::Instant now)
{
    Machine step{*this, now, {}};
    m_cursor.head_seq = std::max(m_cursor.head_seq, head_seq);
    step.pump();
    return step.done();
}

DeviceEffects DeviceStream::on_printer(wire::PrinterState printer, core::Instant now)
{
    Machine step{*this, now, {}};
    m_printer = printer;
    step.send_status();
    return step.done();
}

DeviceEffects DeviceStream::on_tick(core::Instant now)
{
    Machine step{*this, now, {}};
    // No deadline lies further ahead than it was ever set: then the clock was set back, and it counts as passed.
    const auto longest = std::max(m_limits.handshake, m_limits.ack);
    if (m_deadline && (now >= *m_deadline || *m_deadline > now + longest)) {
        m_deadline.reset();
        if (m_link == Link::shaking_hands)
            step.close("handshake_timeout");
        else if (m_in_flight != 0)
            step.resend();
        else
            step.pump();
    }
    return step.done();
}

std::optional<core::Instant> DeviceStream::next_tick() const { return m_deadline; }

} // namespace talon::sync
