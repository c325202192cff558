// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hall/arrival.h"

#include "core/values/defects.h"

#include <algorithm>

namespace talon::core {

Instant bounded_arrival(Instant claimed, std::optional<Instant> previous, Instant received)
{
    if (defect(Defect::arrival_unbounded))
        return claimed;
    // The first local day that can be written down is 1970-01-02 at any offset.
    const Instant oldest = std::max(received - oldest_arrival, Instant{std::chrono::days{1}});
    claimed = defect(Defect::arrival_of_any_year) ? claimed : std::max(claimed, oldest);
    return std::min(previous ? std::max(claimed, *previous + Millis{1}) : claimed, received);
}

} // namespace talon::core
