// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/message/hall_message.h"

#include "core/site/calendar.h"

#include <algorithm>

namespace talon::core {

namespace {

constexpr int opening_minutes = 5;
constexpr int break_minutes = 10;
constexpr int closing_minutes = 10;

} // namespace

bool stands(const HallMessage &message, Instant now)
{
    return message.from <= now && now < message.until;
}

std::optional<Instant> last_turn(const HallMessage &message, Instant now)
{
    if (!stands(message, now))
        return std::nullopt;
    if (message.kind == MessageKind::evacuation)
        return message.from + (now - message.from) / evacuation_every * evacuation_every;
    if (!message.spoken)
        return std::nullopt;
    const Millis every = message.every;
    return every > Millis{0} ? message.from + (now - message.from) / every * every : message.from;
}

std::vector<HallMessage> messages_by_hours(const Site &site, Instant now)
{
    std::vector<HallMessage> messages;
    const Day day = local_day(now, site.utc_offset);
    const DayHours &hours = hours_on(site, day);
    if (!site.sound.tells_hours || hours.empty())
        return messages;
    const auto add = [&](MessageKind kind, int from, int until) {
        const Instant start = day_start(day, site.utc_offset);
        HallMessage made{"hours-" + std::to_string(from), kind, ready_text(kind), start + Minutes(from), start + Minutes(until), Minutes{0}, true};
        if (stands(made, now))
            messages.push_back(std::move(made));
    };
    add(MessageKind::opening, hours.front().from, std::min(hours.front().from + opening_minutes, hours.front().to));
    for (std::size_t i = 1; i < hours.size(); ++i)
        add(MessageKind::pause, hours[i - 1].to, std::min(hours[i - 1].to + break_minutes, hours[i].from));
    // A last interval that is no longer than that is said to end when it begins by nobody.
    if (hours.back().to - hours.back().from > closing_minutes)
        add(MessageKind::closing, hours.back().to - closing_minutes, hours.back().to);
    return messages;
}

} // namespace talon::core
