// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/watch/booking_causes.h"

#include "wire/json/times.h"

namespace talon::server {

using wire::AlarmCode;
using wire::AlarmSeverity;

void add_lists(std::vector<Cause> &causes, const AlarmInputs &inputs, core::Instant now)
{
    const auto from = inputs.lists.expected ? watched_since(inputs.site, inputs.limits.list_before_opening, now) : std::nullopt;
    const core::Day day = core::local_day(from.value_or(now) + inputs.limits.list_before_opening, inputs.site.utc_offset);
    if (from && !inputs.lists.listed.contains(day) && !inputs.bookings.listed.contains(day)) {
        Cause made = cause(AlarmSeverity::serious, AlarmCode::bookings_missing);
        began(made, *from, now);
        made.alarm.parameters["day"] = wire::to_text(day);
        causes.push_back(std::move(made));
    }
    if (inputs.lists.waiting) {
        Cause made = cause(AlarmSeverity::serious, AlarmCode::list_waiting);
        began(made, inputs.lists.since, now);
        made.alarm.parameters["file"] = *inputs.lists.waiting;
        causes.push_back(std::move(made));
    }
    if (inputs.lists.folder_away) {
        Cause made = cause(AlarmSeverity::serious, AlarmCode::list_folder_away);
        made.patience = inputs.limits.folder;
        made.alarm.parameters["error"] = *inputs.lists.folder_away;
        causes.push_back(std::move(made));
    }
}

void add_bookings(std::vector<Cause> &causes, const AlarmInputs &inputs)
{
    if (inputs.promised) {
        Cause made = cause(AlarmSeverity::serious, AlarmCode::booking_promise);
        made.alarm.since = inputs.promised->since;
        made.began = true;
        made.alarm.parameters["tickets"] = static_cast<std::int64_t>(inputs.promised->tickets);
        made.alarm.parameters["number"] = inputs.promised->number;
        made.alarm.parameters["minutes"] = static_cast<std::int64_t>(inputs.promised->waited.count());
        causes.push_back(std::move(made));
    }
    for (const CrowdedTime &crowded : inputs.bookings.crowded) {
        Cause made = cause(AlarmSeverity::warning, AlarmCode::bookings_crowded);
        const std::string day = wire::to_text(crowded.day);
        made.alarm.id += ":" + day;
        made.alarm.parameters["day"] = day;
        made.alarm.parameters["time"] = wire::clock_text(crowded.from);
        made.alarm.parameters["booked"] = static_cast<std::int64_t>(crowded.booked);
        made.alarm.parameters["windows"] = static_cast<std::int64_t>(crowded.windows);
        made.alarm.parameters["halves"] = static_cast<std::int64_t>(crowded.halves);
        causes.push_back(std::move(made));
    }
    if (inputs.names.overdue > 0) {
        Cause made = cause(AlarmSeverity::serious, AlarmCode::personal_data_overdue);
        made.patience = std::chrono::minutes(5); // the work of a day that has just become due
        made.alarm.parameters["days"] = static_cast<std::int64_t>(inputs.names.overdue);
        causes.push_back(std::move(made));
    }
    if (inputs.names.lost)
        causes.push_back(cause(AlarmSeverity::warning, AlarmCode::names_unavailable));
    if (inputs.bookings.outside > 0) {
        Cause made = cause(AlarmSeverity::serious, AlarmCode::bookings_outside);
        made.alarm.parameters["bookings"] = static_cast<std::int64_t>(inputs.bookings.outside);
        causes.push_back(std::move(made));
    }
}

} // namespace talon::server
