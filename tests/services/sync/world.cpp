// SPDX-License-Identifier: GPL-3.0-or-later
#include "world.h"

#include "wire/terminals/codec.h"

#include <algorithm>
#include <stdexcept>

namespace talon::sync_test {

namespace {

const std::string nonce = std::string(43, 'A') + '=';

template<class... F>
struct Each : F... { using F::operator()...; };

} // namespace

World::World(std::uint64_t seed, int count) : m_random(seed)
{
    start_backend();
    terminals.resize(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i) {
        terminals[static_cast<std::size_t>(i)].id = {"d" + std::to_string(i)};
        start(terminals[static_cast<std::size_t>(i)]);
    }
}

void World::start(Terminal &terminal)
{
    terminal.cursor.head_seq = static_cast<std::int64_t>(terminal.journal.size());
    sync::DeviceLimits limits;
    limits.push_events = 1 + pick(5);
    terminal.stream = std::make_unique<sync::DeviceStream>(
        sync::DeviceIdentity{terminal.id, 1, core::DeviceRole::ticket, "test", "demo"}, terminal.cursor, now, limits);
    carry_out(terminal, terminal.stream->start());
}

void World::start_backend()
{
    backend.receivers.clear();
    backend.committing.clear();
    backend.feed = std::make_unique<sync::DocumentFeed>();
    publish();
}

sync::StreamReceiver &World::receiver(const core::DeviceId &device)
{
    auto &found = backend.receivers[device];
    if (!found) {
        const auto &events = backend.durable[device];
        sync::StreamReceiver::Start start{device, core::DeviceRole::ticket, 1, 0, {}, {}};
        if (!events.empty())
            start.seq = events.back().stream.seq, start.hash = events.back().stream.hash;
        found = std::make_unique<sync::StreamReceiver>(start, chain_hash);
    }
    return *found;
}

void World::connect(Terminal &terminal)
{
    terminal.connect_at.reset();
    terminal.connected = true;
    terminal.handshake = std::make_unique<sync::Handshake>("demo", nonce, [](const core::DeviceId &device) {
        return std::optional(core::DeviceEnrolled{device, "h", core::DeviceRole::ticket, "p", "k", 1});
    }, now);
    carry_out(terminal, terminal.stream->on_connected(now));
}

void World::cut(Terminal &terminal)
{
    terminal.up.clear();
    terminal.down.clear();
    terminal.admitted = false;
    terminal.document_under_way = false;
    backend.feed->on_gone(terminal.id);
    if (std::exchange(terminal.connected, false))
        carry_out(terminal, terminal.stream->on_disconnected(now));
}

void World::crash(Terminal &terminal)
{
    ++marks["terminal crashed"];
    terminal.connected = false; // nobody is left to be told
    cut(terminal);
    terminal.reading.reset();
    start(terminal);
}

void World::crash_backend()
{
    ++marks["backend crashed"];
    if (!backend.committing.empty())
        ++marks["backend crashed between append and commit"];
    start_backend();
    for (Terminal &terminal : terminals)
        cut(terminal);
}

void World::issue(Terminal &terminal)
{
    terminal.journal.push_back(next_event(terminal.id, terminal.journal, now));
    ++m_issued;
    carry_out(terminal, terminal.stream->on_committed(static_cast<std::int64_t>(terminal.journal.size()), now));
}

void World::read(Terminal &terminal)
{
    if (!terminal.reading)
        return;
    const sync::Read read = *std::exchange(terminal.reading, std::nullopt);
    const auto first = terminal.journal.begin() + static_cast<std::ptrdiff_t>(read.from - 1);
    const auto count = std::min(read.max_events, static_cast<std::size_t>(terminal.journal.end() - first));
    carry_out(terminal, terminal.stream->on_read({first, first + static_cast<std::ptrdiff_t>(count)}, now));
}

/// The next frame out of a pipe that, in bad times, reorders and repeats.
std::string World::take(std::vector<std::string> &pipe, bool faults)
{
    const std::size_t index = faults && chance(20) ? pick(pipe.size()) : 0;
    std::string frame = pipe[index];
    if (index != 0)
        ++marks["reordered"];
    if (faults && chance(10))
        ++marks["repeated"];
    else
        pipe.erase(pipe.begin() + static_cast<std::ptrdiff_t>(index));
    return frame;
}

void World::deliver_up(Terminal &terminal, bool faults)
{
    if (terminal.up.empty())
        return;
    const auto message = wire::decode_up(take(terminal.up, faults));
    receive(terminal, message.value());
}

void World::deliver_down(Terminal &terminal, bool faults)
{
    if (terminal.down.empty())
        return;
    const auto message = wire::decode_down(take(terminal.down, faults));
    carry_out(terminal, terminal.stream->on_message(message.value(), now));
}

void World::receive(Terminal &terminal, const wire::UpMessage &message)
{
    if (terminal.admitted) {
        if (const auto *push = std::get_if<wire::Push>(&message))
            carry_out(terminal, receiver(terminal.id).on_push(*push));
        return;
    }
    auto effects = terminal.handshake->on_message(message);
    if (!effects.empty() && std::holds_alternative<sync::Verify>(effects.front()))
        effects = terminal.handshake->on_verified(true);
    for (const auto &effect : effects)
        std::visit(Each{[&](const sync::Challenged &each) { send_down(terminal, each.message); },
                        [](const sync::Verify &) {},
                        [&](const sync::Refuse &) { cut(terminal); },
                        [&](const sync::Admit &each) {
                            terminal.admitted = true;
                            send_down(terminal, wire::Welcome{1, now, receiver(terminal.id).durable_seq(), 0});
                            carry_out(terminal, receiver(terminal.id).on_hello(each.hello));
                            carry_out(backend.feed->on_admitted(terminal.id, each.hello.role, each.hello.documents));
                        }},
                   effect);
}

void World::commit(bool faults)
{
    if (backend.committing.empty())
        return;
    auto [device, events] = std::move(backend.committing.front());
    backend.committing.pop_front();
    Terminal &terminal = *std::find_if(terminals.begin(), terminals.end(), [&](const Terminal &each) { return each.id == device; });
    const bool last_of_device = std::none_of(backend.committing.begin(), backend.committing.end(), [&](const auto &each) { return each.first == device; });
    if (faults && last_of_device && chance(10)) {
        ++marks["queue full"];
        return receiver(device).on_not_taken(events.front().stream.seq);
    }
    const std::int64_t last = events.back().stream.seq;
    auto &durable = backend.durable[device];
    durable.insert(durable.end(), events.begin(), events.end());
    carry_out(terminal, receiver(device).on_committed(last));
}

void World::tick(Terminal &terminal)
{
    now += core::Millis{static_cast<std::int64_t>(pick(3000))};
    if (terminal.connect_at && *terminal.connect_at <= now)
        return connect(terminal);
    carry_out(terminal, terminal.stream->on_tick(now));
}

void World::publish()
{
    m_board.waiting_total += 1;
    carry_out(backend.feed->publish(m_board, now));
}

void World::trouble(Terminal &terminal)
{
    switch (pick(6)) {
    case 0: return cut(terminal);
    case 1: return crash(terminal);
    case 2: return chance(30) ? crash_backend() : void();
    case 3: now -= core::Millis{static_cast<std::int64_t>(pick(100'000))}; return; // a clock is set back
    case 4: if (!terminal.up.empty()) terminal.up.erase(terminal.up.begin()), ++marks["lost"]; return;
    default: if (!terminal.down.empty()) terminal.down.erase(terminal.down.begin()), ++marks["lost"]; return;
    }
}

void World::step(bool faults)
{
    Terminal &terminal = terminals[pick(terminals.size())];
    if (faults && chance(8))
        return trouble(terminal);
    switch (pick(faults ? 9 : 7)) {
    case 0:
    case 1: return deliver_up(terminal, faults);
    case 2:
    case 3: return deliver_down(terminal, faults);
    case 4: return faults && chance(50) ? void() : commit(faults); // a slow disk
    case 5: return read(terminal);
    case 6:
        if (std::exchange(terminal.document_under_way, false))
            carry_out(backend.feed->on_sent(terminal.id));
        return tick(terminal);
    case 7: return issue(terminal);
    default: return publish();
    }
}

bool World::heal(int steps)
{
    for (Terminal &terminal : terminals)
        cut(terminal);
    for (int i = 0; i < steps; ++i) {
        step(false);
        if (i % 50 == 0 && !unfinished())
            return true;
    }
    return !unfinished();
}

std::optional<std::string> World::broken()
{
    for (Terminal &terminal : terminals) {
        const auto found = backend.durable.find(terminal.id);
        const std::size_t durable = found == backend.durable.end() ? 0 : found->second.size();
        for (std::size_t &i = terminal.checked; i < durable; ++i)
            if (i >= terminal.journal.size() || found->second[i].stream.hash != terminal.journal[i].hash || found->second[i].poison)
                return "the backend holds something else at " + std::to_string(i + 1);
        if (terminal.stream->acked_seq() > static_cast<std::int64_t>(durable))
            return "acknowledged what is not durable";
        if (terminal.stream->is_set_aside() || !terminal.alarms.empty())
            return "a false alarm at the terminal";
    }
    if (!backend.alarms.empty())
        return "a false alarm at the backend";
    return std::nullopt;
}

std::optional<std::string> World::unfinished() const
{
    for (const Terminal &terminal : terminals) {
        const auto found = backend.durable.find(terminal.id);
        if ((found == backend.durable.end() ? 0 : found->second.size()) != terminal.journal.size())
            return "not all events arrived";
        if (terminal.stream->pending() != 0)
            return "not all events are acknowledged";
        const auto board = terminal.documents.find(wire::DocumentKind::board);
        if (board == terminal.documents.end() || !(board->second.body == wire::DocumentBody{m_board}))
            return "an old board";
    }
    return std::nullopt;
}

} // namespace talon::sync_test
