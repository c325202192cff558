// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/journal/event_codec.h"
#include "wire/terminals/messages.h"

#include <algorithm>
#include <deque>
#include <functional>

namespace talon::sync {

/// The hash of a device's event over its prev and all fields but `hash` itself, as PROTOCOL.md defines it.
using ChainHash = std::function<wire::Hash(const core::DeviceId &device, const wire::StreamEvent &event)>;

/// An event of a device that is new here.
struct Received {
    wire::StreamEvent stream; ///< seq, hash, type, version, body: what becomes the journal's origin and entry
    /// What happened; for a poison event core::EventSetAside, which keeps it as it came.
    core::Event event;
    bool poison = false;
};

// What the backend's end wants done, in order.

/// Commit these, all of one batch in this order, then on_committed(last seq). Not taken (queue full): on_not_taken(first
/// seq), as when it cannot be offered at all. The disk failed: on_failed(), after which nothing more is accepted or acknowledged.
struct Append { std::vector<Received> events; };
struct SendDown { wire::DownMessage message; };

enum class ReceiverAlarm {
    poison,   ///< an event that cannot be understood or is not a device's to make: kept, set aside, the stream goes on
    cloned,   ///< same seq, other hash; or a chain that leaves the known one: the device is set aside whole
    set_back, ///< the device knows fewer events than it had sent: restored from a copy; set aside whole
};
/// The protocol's code of an alarm about the whole device: "device_cloned", "device_set_back".
std::string_view code_of(ReceiverAlarm alarm);
/// The inverse; nothing for another text.
std::optional<ReceiverAlarm> alarm_of(std::string_view code);
struct RaiseReceiverAlarm { ReceiverAlarm alarm = ReceiverAlarm::poison; std::int64_t seq = 0; std::string detail; };

using ReceiverEffect = std::variant<Append, SendDown, RaiseReceiverAlarm>;
using ReceiverEffects = std::vector<ReceiverEffect>;

/// The backend's end of one device's stream in one epoch: takes each event exactly once and in order, and acknowledges
/// only what is durable. Lives as long as the program, over all connections of the device.
class StreamReceiver
{
public:
    /// The durable cursor: the journal's stream_head().
    struct Start {
        core::DeviceId device;
        core::DeviceRole role = core::DeviceRole::ticket;
        std::int64_t epoch = 0;
        std::int64_t seq = 0;
        wire::Hash hash{};
        std::optional<ReceiverAlarm> set_aside; ///< found cloned or set back before
    };
    /// Hashes remembered for telling a repetition from a clone.
    static constexpr std::size_t remembered = 1024;
    /// Events accepted and not durable yet; a push beyond is left to be sent again.
    static constexpr std::size_t max_uncommitted = 1000;

    StreamReceiver(Start start, ChainHash chain_hash);

    /// A proven hello: the welcome's acked_seq is durable_seq().
    ReceiverEffects on_hello(const wire::Hello &hello);
    ReceiverEffects on_push(const wire::Push &push);
    ReceiverEffects on_committed(std::int64_t seq);
    void on_not_taken(std::int64_t first_seq);
    void on_failed();

    /// What a verified backup off the machine holds. Never falls.
    void set_archived(std::int64_t seq) { m_archived = std::max(m_archived, std::min(seq, m_durable)); }

    std::int64_t archived_seq() const { return m_archived; }
    /// The same for the device's ear, which prunes by it: no further than its present connection has shown that its
    /// events are these. A twin of it may have others at their places, which are held nowhere else.
    std::int64_t archived_to_tell() const { return m_aside ? 0 : std::min(m_archived, m_same); }
    /// Everything durable, and what of it is archived.
    wire::Ack acknowledgement() const { return {m_start.epoch, m_durable, archived_to_tell()}; }
    std::int64_t durable_seq() const { return m_durable; }
    std::int64_t accepted_seq() const { return m_accepted; }
    bool is_set_aside() const { return m_aside.has_value(); }
    /// The protocol's code for it.
    std::optional<std::string> set_aside_code() const { return m_aside ? std::optional(std::string(code_of(*m_aside))) : std::nullopt; }

private:
    enum class Fit { next, repeated, gap, clone };
    /// What stands for the event in its chain: its hash, or, where it tells none, the one that its content has.
    wire::Hash link(const wire::StreamEvent &event) const;
    Fit fit(const wire::StreamEvent &event, const wire::Hash &link) const;
    const wire::Hash *hash_of(std::int64_t seq) const;
    Received receive(const wire::StreamEvent &event) const;
    void accept(std::int64_t seq, const wire::Hash &link);
    void compare_heads(ReceiverEffects &effects, const wire::Hash &head);
    void set_aside(ReceiverEffects &effects, ReceiverAlarm alarm, std::int64_t seq, std::string detail);

    Start m_start;
    ChainHash m_chain_hash;
    std::int64_t m_durable = 0;
    std::int64_t m_archived = 0;
    std::int64_t m_same = 0; ///< up to here the device on the present connection was seen to have the same events
    std::int64_t m_accepted = 0;
    std::deque<wire::Hash> m_hashes; ///< of the last events up to m_accepted
    std::optional<ReceiverAlarm> m_aside; ///< why
    bool m_failed = false;
};

} // namespace talon::sync
