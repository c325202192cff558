// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/device_effects.h"
#include "sync/site_clock.h"

#include <set>

namespace talon::sync {

struct DeviceIdentity {
    core::DeviceId device;
    std::int64_t epoch = 0;
    core::DeviceRole role = core::DeviceRole::ticket;
    std::string software;
    std::string site; ///< the site it was enrolled at
};

/// What the terminal holds on disk when it starts.
struct DeviceCursor {
    std::int64_t head_seq = 0;
    std::int64_t acked_seq = 0;
    std::int64_t server_epoch = 0; ///< 0: never welcomed
    std::map<wire::DocumentKind, std::int64_t> documents;
    std::int64_t base_seq = 0; ///< the last event that was pruned, 0 when all are there
    std::optional<wire::Hash> head_hash{}; ///< of the last event, where it is known
    std::string set_aside{};               ///< what StandAside said last
};

struct DeviceLimits {
    std::size_t push_events = 200;
    std::size_t push_bytes = 128 * 1024;
    core::Millis handshake{5'000}; ///< from the socket's opening to the welcome
    core::Millis ack{5'000};       ///< from a push to its acknowledgement; then it is sent again
    int resends = 3;               ///< of one push; then the socket is closed
    core::Millis status{10'000};   ///< between two statuses, each of which the backend answers with its time
    core::Millis first_retry{100}; ///< doubles at each failed try
    core::Millis last_retry{1'000};
    core::Millis last_retry_replaced{30'000}; ///< doubles each time that another program of this name took the connection
    core::Millis calm{60'000};                ///< a connection that lasts so long ends that
};

/// The terminal's end of the replication: proves who it is, pushes what its journal holds beyond the backend's
/// acknowledgement, one bounded batch at a time, and takes documents. Time and bytes come from outside.
class DeviceStream
{
public:
    /// Events whose age is known by the clock that only counts up; beyond it the oldest are told without one.
    static constexpr std::size_t max_ages = 20'000;

    enum class Link { offline, shaking_hands, online };

    DeviceStream(DeviceIdentity identity, DeviceCursor cursor, Moment now, DeviceLimits limits = {});

    /// Asks for the first connection.
    DeviceEffects start();
    DeviceEffects on_connected(Moment now);
    DeviceEffects on_disconnected(Moment now);
    DeviceEffects on_message(const wire::DownMessage &message, Moment now);
    DeviceEffects on_signed(const std::string &signature, Moment now);
    /// Answer to Read. Empty: the journal cannot be read now; it is tried again at a later tick.
    DeviceEffects on_read(std::vector<wire::StreamEvent> events, Moment now);
    /// The own journal's head is durable up to `head_seq`, whose hash is that.
    DeviceEffects on_committed(std::int64_t head_seq, Moment now, std::optional<wire::Hash> head_hash = {});
    /// The own journal let go of its events up to `base_seq`.
    void on_pruned(std::int64_t base_seq) { m_cursor.base_seq = std::max(m_cursor.base_seq, base_seq); }
    /// The printer's state changed; told now and after each welcome.
    DeviceEffects on_printer(wire::PrinterState printer, Moment now);
    /// What this stand shows has changed; told now and in each status.
    DeviceEffects on_content(const wire::ShownContent &content, Moment now);
    /// What is left on the printer's roll changes with every ticket: told in the next status, and at once only where it was not known or no longer is.
    DeviceEffects on_paper(const std::optional<wire::PaperLeft> &left, Moment now);
    /// How this terminal is heard, and as a display that speaks what it did not say and what it said last; told now, when it is something else
    /// than before, and in each status.
    DeviceEffects on_sound(std::optional<wire::SoundState> sound, std::optional<std::int64_t> unspoken, std::optional<std::int64_t> spoken, Moment now);
    /// What became of receipts, by ReceiptLog; told now, when it is something else than before, and in each status.
    DeviceEffects on_receipts(const std::optional<wire::ReceiptNews> &news, Moment now);
    DeviceEffects on_tick(Moment now);
    /// When on_tick() is next needed, if at all.
    std::optional<core::Instant> next_tick() const;

    Link link() const { return m_link; }
    bool online() const { return m_link == Link::online; }
    /// Since when online() is as it is, by the clock that only counts up.
    core::Instant since() const { return m_since; }
    /// Nothing is pushed and no ticket given, by the last word of the backend, this run's or one before; documents still come.
    bool is_set_aside() const { return !m_cursor.set_aside.empty(); }
    std::int64_t acked_seq() const { return m_cursor.acked_seq; }
    std::int64_t pending() const { return m_cursor.head_seq - m_cursor.acked_seq; }
    const std::map<wire::DocumentKind, std::int64_t> &documents() const { return m_cursor.documents; }

private:
    struct Machine; ///< the steps, one function a message (device_stream.cpp)

    DeviceIdentity m_identity;
    DeviceCursor m_cursor;
    DeviceLimits m_limits;
    Link m_link = Link::offline;
    core::Instant m_since{};
    bool m_reading = false;
    std::int64_t m_in_flight = 0; ///< last seq of the batch under way, 0 for none
    std::set<wire::DocumentKind> m_seen; ///< kinds that came on this connection
    int m_resends = 0;
    int m_failed_tries = 0;
    int m_replaced = 0; ///< times in a row
    bool m_was_replaced = false;
    std::optional<core::Instant> m_deadline; ///< of the handshake, the batch, or the next try to read
    std::optional<core::Instant> m_status_due;
    std::map<std::int64_t, core::Instant> m_born; ///< when unacknowledged events became durable, by the run's clock
    std::optional<wire::PrinterState> m_printer;
    std::optional<wire::ShownContent> m_content;
    std::optional<wire::ReceiptNews> m_receipts;
    std::optional<wire::PaperLeft> m_paper;
    std::optional<wire::SoundState> m_sound;
    std::optional<std::int64_t> m_unspoken;
    std::optional<std::int64_t> m_spoken;
};

} // namespace talon::sync
