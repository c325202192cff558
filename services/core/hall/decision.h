// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/hall.h"

namespace talon::core {

/// What a command leads to; of this wing only. No events: it is so already.
using Decision = Result<std::vector<Event>, Refusal>;

inline Decision one(Event event)
{
    return std::vector<Event>{std::move(event)};
}

inline Decision nothing()
{
    return std::vector<Event>{};
}

inline Decision no(Refusal refusal)
{
    return Failure{refusal};
}

Decision decide(const Hall &hall, const SaveSite &command); ///< site_change.cpp

} // namespace talon::core
