// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/hall.h"
#include "core/people/registry.h"
#include "core/survey/survey_book.h"

namespace talon::core {

/// One inspectorate as its journal tells it: all wings together.
struct Inspectorate {
    Hall hall;
    Registry registry;
    survey::SurveyBook surveys;

    bool operator==(const Inspectorate &) const = default;

    /// Makes the event so in every wing that it concerns, and names the tickets that it changed. Throws std::logic_error for what
    /// contradicts what went before (which only a damaged journal can hold).
    std::vector<TicketId> apply(const Happened &happened);
};

} // namespace talon::core
