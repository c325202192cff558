// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/ticket.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace talon::core {

/// Where an event of a journal comes from: a device's own stream, or the journal's owner itself (device empty, epoch 0).
struct Origin {
    DeviceId device;
    std::int64_t epoch = 0;
    std::int64_t seq = 0; ///< gapless from 1 within device and epoch; 0 for the owner's own events
    std::array<std::uint8_t, 32> hash{}; ///< the hash in the device's chain; zero for the owner's own events

    bool operator==(const Origin &) const = default;
};

/// An event on its way into a journal. `type`, `version` and `body` are wire's encoding; the store does not read them.
struct Entry {
    Origin origin;
    Instant at{};
    std::string actor; ///< at most 128 bytes
    std::string type;  ///< at most 64 bytes
    int version = 1;
    std::string body;  ///< at most 1 MiB
    /// The tickets that this event changed, as they are after it: what the projection shall hold.
    std::vector<Ticket> tickets;
};

} // namespace talon::core
