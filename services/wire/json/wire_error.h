// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"

#include <string>
#include <string_view>

namespace talon::wire {

/// What is wrong with bytes that came from outside.
enum class WireFault {
    bad_json,              ///< not one JSON value in valid UTF-8, or a key twice in one object
    too_deep,              ///< nested over max_depth
    too_large,             ///< over the size of its kind
    unknown_version,       ///< the envelope's `v`
    unknown_type,          ///< a message or event type that this program does not know
    unknown_event_version, ///< a known event in a version that is not
    missing_field,
    bad_field,             ///< wrong JSON type, length, count, range or form
};

struct WireError {
    WireFault fault = WireFault::bad_json;
    std::string path; ///< where: "body.events[3].hash"; empty for the whole

    bool operator==(const WireError &) const = default;
};

/// The stable name of a fault in the protocol and the API: "bad_json", "too_deep", …
std::string_view code(WireFault fault);
/// "bad_field at body.day": for logs and the `detail` of error messages.
std::string describe(const WireError &error);

template<class T>
using Decoded = core::Result<T, WireError>;

} // namespace talon::wire
