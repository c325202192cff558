// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/watch/booking_causes.h"

#include "wire/json/times.h"

namespace talon::server {

namespace {

using wire::AlarmCode;
using wire::AlarmSeverity;

Cause cause(AlarmSeverity severity, AlarmCode code)
{
    Cause made;
    made.alarm.id = wire::name_of(code);
    made.alarm.severity = severity;
    made.alarm.code = code;
    return made;
}

std::string clock_of(int minute)
{
    const std::string past = std::to_string(minute % 60);
    return std::to_string(minute / 60) + ':' + std::string(2 - past.size(), '0') + past;
}

} // namespace

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
        made.alarm.parameters["time"] = clock_of(crowded.from);
        made.alarm.parameters["booked"] = static_cast<std::int64_t>(crowded.booked);
        made.alarm.parameters["windows"] = static_cast<std::int64_t>(crowded.windows);
        made.alarm.parameters["halves"] = static_cast<std::int64_t>(crowded.halves);
        causes.push_back(std::move(made));
    }
    if (inputs.bookings.outside > 0) {
        Cause made = cause(AlarmSeverity::serious, AlarmCode::bookings_outside);
        made.alarm.parameters["bookings"] = static_cast<std::int64_t>(inputs.bookings.outside);
        causes.push_back(std::move(made));
    }
}

} // namespace talon::server
