// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/ids.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace talon::core {

/// How a display can be heard, as the backend knows it.
enum class Hearing : std::uint8_t {
    none,   ///< it is away, does not speak, or is of before displays told of it
    silent, ///< it would speak, and is not heard
    heard,
};

struct ZoneDisplay {
    DeviceId device;
    std::string zone;
    Hearing hearing = Hearing::none;
    std::int64_t spoken = 0; ///< the last call that it has said to its end, as it told

    bool operator==(const ZoneDisplay &) const = default;
};

/// Who speaks in a zone, and after which call: what another of the zone has said it says no more.
struct ZoneSpeaker {
    DeviceId device;
    std::int64_t after = 0;

    bool operator==(const ZoneSpeaker &) const = default;
};
using ZoneSpeakers = std::map<std::string, ZoneSpeaker>; ///< by zone

/// One display of each zone speaks, so that none echoes another and each call is said once. Whoever speaks goes on for as long as it is heard; when it
/// is gone or cannot be heard, the next one that can takes over, in the order of `displays`, after what any of the zone has said. Where none is
/// heard, the one that spoke keeps its turn while it would speak, else the first that would: its calls wait until it is heard.
ZoneSpeakers choose_speakers(const std::vector<ZoneDisplay> &displays, const ZoneSpeakers &before);

} // namespace talon::core
