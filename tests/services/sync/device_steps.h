// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sync/device_stream.h"

// What the tests of the terminal's end have in common.

namespace talon::sync_test {

using namespace talon::sync;
using namespace std::chrono_literals;

inline const core::Instant now{core::Millis{1'795'000'000'000}};
inline const core::DeviceId device{"d1"};

template<class T>
const T *find(const DeviceEffects &effects)
{
    for (const auto &effect : effects)
        if (const T *found = std::get_if<T>(&effect))
            return found;
    return nullptr;
}

template<class M>
const M *sent(const DeviceEffects &effects)
{
    for (const auto &effect : effects)
        if (const auto *send = std::get_if<Send>(&effect))
            if (const M *message = std::get_if<M>(&send->message))
                return message;
    return nullptr;
}

inline DeviceStream stream(DeviceCursor cursor = {}) { return DeviceStream({device, 1, core::DeviceRole::ticket, "test", "demo"}, std::move(cursor), now); }

inline wire::Welcome welcome(std::int64_t acked, std::int64_t epoch = 1) { return {epoch, now + 250ms, acked, 0}; }

inline DeviceEffects shake_hands(DeviceStream &s, const wire::Welcome &with)
{
    s.on_connected(now);
    s.on_message(wire::Challenge{"nonce", "demo"}, now);
    s.on_signed("signature", now);
    return s.on_message(with, now);
}

inline std::vector<wire::StreamEvent> events(std::int64_t from, std::int64_t to)
{
    std::vector<wire::StreamEvent> made;
    for (std::int64_t seq = from; seq <= to; ++seq)
        made.push_back({seq, {}, {}, "t", 1, now, "{}", {}});
    return made;
}

inline wire::Document board(std::int64_t version) { return {version, wire::Board{{}, static_cast<int>(version)}}; }

} // namespace talon::sync_test
