// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "chain.h"

#include "sync/stream_receiver.h"

// What the tests of the backend's end of a stream have in common.

namespace talon::sync_test {

using namespace talon::sync;

inline const core::DeviceId device{"d1"};
inline const core::Instant now{core::Millis{1'795'000'000'000}};

inline std::vector<wire::StreamEvent> chain(int count)
{
    std::vector<wire::StreamEvent> events;
    while (static_cast<int>(events.size()) < count)
        events.push_back(next_event(device, events, now));
    return events;
}

inline wire::Push push(const std::vector<wire::StreamEvent> &events, int from, int to) { return {1, {events.begin() + from - 1, events.begin() + to}}; }

inline StreamReceiver receiver(core::DeviceRole role = core::DeviceRole::ticket) { return StreamReceiver({device, role, 1, 0, {}, {}}, chain_hash); }

template<class T>
const T *find(const ReceiverEffects &effects)
{
    for (const auto &effect : effects)
        if (const T *found = std::get_if<T>(&effect))
            return found;
    return nullptr;
}

inline std::string said(const ReceiverEffects &effects)
{
    const auto *down = find<SendDown>(effects);
    const auto *error = down ? std::get_if<wire::ErrorMessage>(&down->message) : nullptr;
    return error ? error->code : "";
}

inline std::int64_t acked(const ReceiverEffects &effects)
{
    const auto *down = find<SendDown>(effects);
    const auto *ack = down ? std::get_if<wire::Ack>(&down->message) : nullptr;
    return ack ? ack->seq : -1;
}

inline wire::Hello hello(std::int64_t head, std::optional<wire::Hash> hash = {}) { return {device, 1, core::DeviceRole::ticket, "x", head, {}, {}, hash}; }

/// A chain whose event 2 is another, with the right hash.
inline std::vector<wire::StreamEvent> chain_with(std::string type, int version, std::string body)
{
    auto events = chain(1);
    wire::StreamEvent odd{2, events[0].hash, {}, std::move(type), version, now, std::move(body), {}};
    odd.hash = chain_hash(device, odd);
    events.push_back(odd);
    events.push_back(next_event(device, events, now));
    return events;
}

} // namespace talon::sync_test
