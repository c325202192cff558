// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/json/wire_error.h"

namespace talon::wire {

std::string_view code(WireFault fault)
{
    switch (fault) {
    case WireFault::bad_json: return "bad_json";
    case WireFault::too_deep: return "too_deep";
    case WireFault::too_large: return "too_large";
    case WireFault::unknown_version: return "unknown_version";
    case WireFault::unknown_type: return "unknown_type";
    case WireFault::unknown_event_version: return "unknown_event_version";
    case WireFault::missing_field: return "missing_field";
    case WireFault::bad_field: return "bad_field";
    }
    return "bad_json";
}

std::string describe(const WireError &error)
{
    std::string text{code(error.fault)};
    if (!error.path.empty())
        text += " at " + error.path;
    return text;
}

} // namespace talon::wire
