// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/ticket.h"

#include <array>
#include <cstddef>
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

/// A ticket as it is after an event. Of its periods the first ones, which the event did not touch, may be left out.
struct ChangedTicket {
    Ticket ticket;
    std::size_t left_out = 0; ///< so many periods stand before ticket.periods

    ChangedTicket(Ticket whole) : ticket(std::move(whole)) {} // NOLINT: a whole ticket is one
    ChangedTicket(Ticket end_of, std::size_t before) : ticket(std::move(end_of)), left_out(before) {}

    bool operator==(const ChangedTicket &) const = default;
};

/// The ticket with the periods that one event can have touched: the last two, since an event closes the last one and begins
/// another. Costs the same whatever the ticket's past. Not for TimeCorrected, which moves all of them.
ChangedTicket after_event(const Ticket &ticket);

/// An event on its way into a journal. `type`, `version` and `body` are wire's encoding; the store does not read them.
struct Entry {
    Origin origin;
    Instant at{};
    std::string actor; ///< at most 128 bytes
    std::string type;  ///< at most 64 bytes
    int version = 1;
    std::string body;  ///< at most 1 MiB
    /// The tickets that this event changed, as they are after it: what the projection shall hold.
    std::vector<ChangedTicket> tickets;
};

/// How much entries weigh on their way to the disk. What takes them on and what commits them count in this one unit.
struct Weight {
    std::size_t entries = 0;
    std::size_t bytes = 0; ///< of the bodies, roughly what they hold in memory

    constexpr bool fits(Weight most) const { return entries <= most.entries && bytes <= most.bytes; }
    constexpr Weight &operator+=(Weight other)
    {
        entries += other.entries;
        bytes += other.bytes;
        return *this;
    }
    constexpr Weight &operator-=(Weight other)
    {
        entries -= other.entries;
        bytes -= other.bytes;
        return *this;
    }
    friend constexpr Weight operator+(Weight one, Weight other) { return one += other; }
    bool operator==(const Weight &) const = default;
};

inline Weight weight_of(const std::vector<Entry> &entries)
{
    Weight weight{entries.size(), 0};
    for (const Entry &entry : entries)
        weight.bytes += sizeof(Entry) + entry.body.size();
    return weight;
}

/// What may wait for the disk before nothing more is taken on, and what may be decided at once beyond it: whoever looks before
/// deciding does not know yet how much a command or a push comes to.
inline constexpr Weight most_waiting{32'768, std::size_t{64} << 20};
inline constexpr Weight largest_batch{1'024, std::size_t{4} << 20};

} // namespace talon::core
