// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chain.h"

#include "sync/device_stream.h"
#include "sync/document_feed.h"
#include "sync/handshake.h"
#include "sync/stream_receiver.h"

#include <deque>
#include <random>

// Both ends of the replication in one thread, with disks that survive crashes and a pipe that does its worst. Frames go
// through the real codec. One seed decides everything.

namespace talon::sync_test {

struct Terminal {
    core::DeviceId id;
    // On disk.
    std::vector<wire::StreamEvent> journal;
    sync::DeviceCursor cursor;
    std::map<wire::DocumentKind, wire::Document> documents;
    // In memory.
    std::unique_ptr<sync::DeviceStream> stream;
    std::optional<core::Instant> connect_at;
    std::optional<sync::Read> reading;
    std::vector<sync::DeviceAlarm> alarms;
    bool connected = false;
    // The pipe of the present connection, and the backend's end of it.
    std::vector<std::string> up, down;
    std::unique_ptr<sync::Handshake> handshake;
    bool admitted = false;
    bool document_under_way = false;
    std::size_t checked = 0; ///< events of the backend's that were compared already: nothing there changes
};

struct Backend {
    std::map<core::DeviceId, std::vector<sync::Received>> durable; ///< on disk
    std::map<core::DeviceId, std::unique_ptr<sync::StreamReceiver>> receivers;
    std::unique_ptr<sync::DocumentFeed> feed;
    std::deque<std::pair<core::DeviceId, std::vector<sync::Received>>> committing; ///< not on disk yet
    std::vector<sync::ReceiverAlarm> alarms;
};

class World
{
public:
    World(std::uint64_t seed, int terminals);

    /// One random thing happens: work, time, or (when `faults`) trouble.
    void step(bool faults);
    /// Trouble ends: everything connects anew and runs until nothing is left to do. False when that takes too long.
    bool heal(int steps = 20'000);
    /// What must hold at every moment; the first thing that doesn't, in words.
    std::optional<std::string> broken();
    /// What must hold when all is healed.
    std::optional<std::string> unfinished() const;

    std::vector<Terminal> terminals;
    Backend backend;
    core::Instant now{core::Millis{1'795'000'000'000}};
    std::map<std::string, int> marks; ///< rare paths that were walked

private:
    std::size_t pick(std::size_t count) { return m_random() % count; }
    bool chance(int percent) { return static_cast<int>(m_random() % 100) < percent; }
    void issue(Terminal &terminal);
    void start(Terminal &terminal);
    void start_backend();
    void connect(Terminal &terminal);
    void cut(Terminal &terminal);
    void crash(Terminal &terminal);
    void crash_backend();
    void read(Terminal &terminal);
    void deliver_up(Terminal &terminal, bool faults);
    void deliver_down(Terminal &terminal, bool faults);
    void commit(bool faults);
    void tick(Terminal &terminal);
    void publish();
    void trouble(Terminal &terminal);
    std::string take(std::vector<std::string> &pipe, bool faults);
    void carry_out(Terminal &terminal, const sync::DeviceEffects &effects);
    void carry_out(Terminal &terminal, const sync::ReceiverEffects &effects);
    void carry_out(const sync::FeedEffects &effects);
    void receive(Terminal &terminal, const wire::UpMessage &message);
    sync::StreamReceiver &receiver(const core::DeviceId &device);
    void send_down(Terminal &terminal, const wire::DownMessage &message);

    std::mt19937_64 m_random;
    wire::Board m_board;
    int m_issued = 0;
};

} // namespace talon::sync_test
