// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/random.h"

#include "wire/terminals/messages.h"

#include <string>
#include <vector>

namespace talon::simulation {

/// What the peer knows of the hall around it: all that it might want to take, spoil or overtake.
struct Sight {
    core::Instant now{};
    core::Day today{};
    std::vector<core::TicketNumber> numbers;   ///< of others, on tickets and granted
    std::vector<std::string> tickets;          ///< of others
    std::vector<core::DeviceId> devices;       ///< others
    std::vector<core::ServiceId> services;
};

/// An enrolled terminal whose program says whatever it likes: it keeps a chain that holds, so that it is listened to, and
/// puts any value at and beyond each bound into any field of any frame, in any order.
class HostilePeer
{
public:
    HostilePeer(std::uint64_t seed, core::DeviceId device, int prefix, core::DeviceRole role);

    std::string hello();
    std::string prove();
    /// Any frame. `admitted`: the backend has welcomed it.
    std::string frame(const Sight &sight);
    /// A push of a plain ticket that nobody can object to.
    std::string plain_ticket(const Sight &sight);
    void hear(const wire::DownMessage &message);
    std::int64_t head() const { return m_base + static_cast<std::int64_t>(m_sent.size()); }
    const core::DeviceId &device() const { return m_device; }

private:
    struct Sent {
        wire::Hash link{};
        std::string text;
    };
    std::string ticket_body(const Sight &sight);
    std::string any_body(const Sight &sight);
    core::TicketNumber number(const Sight &sight);
    std::string add_event(const Sight &sight, std::string type, std::string body, bool spoil);
    std::string push(const Sight &sight);
    std::string request(const Sight &sight);
    std::string receipts(const Sight &sight);
    std::string junk();
    std::string instant(const Sight &sight);
    std::string day(const Sight &sight);
    std::string id(const std::vector<std::string> &known);
    /// The value, or once in a while anything else.
    std::string maybe(int one_in, std::string value) { return m_random.below(one_in) == 0 ? junk() : value; }

    Random m_random;
    core::DeviceId m_device;
    int m_prefix = 0;
    core::DeviceRole m_role;
    std::int64_t m_base = 0; ///< acknowledged, and forgotten here
    wire::Hash m_base_link{};
    std::vector<Sent> m_sent;
    std::vector<std::pair<std::string, wire::NumberGrant>> m_grants;
    std::vector<std::string> m_requests;
    int m_turn = 0;
};

} // namespace talon::simulation
