// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/events.h"
#include "wire/json/json_reader.h"

#include <span>

namespace talon::wire::detail {

/// One form in which events of a kind stand, or ever stood, in journals. `read` gives today's event: it fills in what an older
/// form did not say. A row is never taken away, nor its reader changed in meaning: a journal is kept for years.
struct EventForm {
    std::string_view type;
    int version;
    core::Event (*read)(const Reader &);
};

/// The form of that name and version. `unknown_type`; `unknown_event_version` where only others of the kind are known.
Decoded<const EventForm *> find_form(std::span<const EventForm> forms, std::string_view type, int version);

/// The body, by the form of that name and version among `forms`; the errors of find_form(), or the first field that does not hold.
Decoded<core::Event> read_event(std::span<const EventForm> forms, std::string_view type, int version, std::string_view body);

} // namespace talon::wire::detail
