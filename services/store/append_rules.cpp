// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/append_rules.h"

#include "store/chain.h"

#include <map>

namespace talon::store {

namespace {

constexpr std::size_t max_device = 64;
constexpr std::size_t max_actor = 128;
constexpr std::size_t max_type = 64;
constexpr std::size_t max_body = 1024 * 1024;

core::Failure<StoreError> refusal(StoreFault fault, std::string sentence)
{
    return core::Failure{StoreError{fault, std::move(sentence)}};
}

std::string place_of(const Origin &origin)
{
    return "event " + std::to_string(origin.seq) + " of device " + origin.device.value + ", epoch "
        + std::to_string(origin.epoch);
}

} // namespace

std::optional<StoreError> over_limits(const Entry &entry)
{
    const auto over = [&entry](const char *what) {
        return StoreError{StoreFault::too_large, "the event " + entry.type.substr(0, max_type) + " has a " + what};
    };
    if (entry.origin.device.value.size() > max_device)
        return over("device over 64 bytes");
    if (entry.actor.size() > max_actor)
        return over("actor over 128 bytes");
    if (entry.type.size() > max_type)
        return over("type over 64 bytes");
    if (entry.body.size() > max_body)
        return over("body over 1 MiB");
    return std::nullopt;
}

Stored<core::Done> check_streams(std::span<const Entry> entries, const LastSeq &last_seq)
{
    std::map<std::pair<core::DeviceId, std::int64_t>, std::int64_t> last;
    for (const Entry &entry : entries) {
        const Origin &origin = entry.origin;
        if (origin.device.empty()) {
            if (origin.seq != 0 || origin.hash != Hash{})
                return refusal(StoreFault::gap, "an event of the owner's own has a seq or a hash of a stream");
            continue;
        }
        if (origin.seq < 1 || origin.epoch < 0)
            return refusal(StoreFault::gap, place_of(origin) + " has no place in a stream");
        auto [place, fresh] = last.try_emplace({origin.device, origin.epoch}, 0);
        if (fresh)
            place->second = last_seq(origin.device, origin.epoch);
        if (origin.seq <= place->second)
            return refusal(StoreFault::duplicate, place_of(origin) + " is here already");
        // A stream whose first events were pruned on the device may begin anywhere; after that nothing is left out.
        if (place->second > 0 && origin.seq != place->second + 1)
            return refusal(StoreFault::gap, place_of(origin) + " does not follow " + std::to_string(place->second));
        place->second = origin.seq;
    }
    return core::Done{};
}

Head next_head(const Entry &entry, const Head &head)
{
    return {head.position + 1, event_hash(entry, head.position + 1, head.hash)};
}

} // namespace talon::store
