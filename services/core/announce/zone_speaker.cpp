// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/announce/zone_speaker.h"

#include <algorithm>

namespace talon::core {

ZoneSpeakers choose_speakers(const std::vector<ZoneDisplay> &displays, const ZoneSpeakers &before)
{
    struct Choice {
        const ZoneDisplay *best = nullptr;
        std::int64_t spoken = 0; ///< by any of the zone
    };
    std::map<std::string, Choice> choices;
    const auto spoke_before = [&](const ZoneDisplay &display) {
        const auto known = before.find(display.zone);
        return known != before.end() && known->second.device == display.device;
    };
    for (const ZoneDisplay &each : displays) {
        Choice &choice = choices[each.zone];
        choice.spoken = std::max(choice.spoken, each.spoken);
        if (each.hearing == Hearing::none)
            continue;
        const bool better = !choice.best || each.hearing > choice.best->hearing || (each.hearing == choice.best->hearing && spoke_before(each));
        if (better)
            choice.best = &each;
    }
    ZoneSpeakers speakers;
    for (const auto &[zone, choice] : choices) {
        const auto known = before.find(zone);
        if (!choice.best) {
            // Everybody is gone: who comes next goes on after what was said until now.
            if (known != before.end())
                speakers[zone] = {{}, std::max(known->second.after, choice.spoken)};
            continue;
        }
        const std::int64_t after = known == before.end() ? choice.spoken : std::max(known->second.after, choice.spoken);
        speakers[zone] = spoke_before(*choice.best) ? known->second : ZoneSpeaker{choice.best->device, after};
    }
    return speakers;
}

} // namespace talon::core
