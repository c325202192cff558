// SPDX-License-Identifier: GPL-3.0-or-later
#include "chain.h"

#include "wire/journal/event_codec.h"

namespace talon::sync_test {

wire::Hash chain_hash(const core::DeviceId &device, const wire::StreamEvent &event)
{
    std::uint64_t state = 14695981039346656037ULL;
    const auto feed = [&state](std::string_view text) {
        for (const char c : text)
            state = (state ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
        state = (state ^ text.size()) * 1099511628211ULL;
    };
    feed(device.value);
    feed(wire::to_hex(event.prev));
    feed(std::to_string(event.seq) + ' ' + std::to_string(event.version) + ' ' + std::to_string(event.at.time_since_epoch().count()));
    feed(event.type);
    feed(event.body);
    wire::Hash hash{};
    for (auto &byte : hash) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        byte = static_cast<std::uint8_t>(state >> 56);
    }
    return hash;
}

wire::StreamEvent next_event(const core::DeviceId &device, const std::vector<wire::StreamEvent> &journal, core::Instant at)
{
    const auto seq = static_cast<std::int64_t>(journal.size()) + 1;
    const core::TicketIssued issued{{device.value + "-" + std::to_string(seq)}, {core::Letter::A, static_cast<int>(seq % 999) + 1},
                                    std::chrono::floor<std::chrono::days>(at), {"s"}, {"c"}, core::Language::ru,
                                    core::NumberOrigin::reserve, device, at, std::nullopt};
    const wire::EncodedEvent encoded = wire::encode_event(issued);
    wire::StreamEvent event{seq, journal.empty() ? wire::Hash{} : journal.back().hash, {}, encoded.type, encoded.version, at, encoded.body, {}};
    event.hash = chain_hash(device, event);
    return event;
}

} // namespace talon::sync_test
