// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/site/check_parts.h"

#include <set>

namespace talon::core {

namespace {

void check_one(SiteCheck &check, const Sound &sound, const std::string &at, const std::string &name)
{
    check.range(sound.volume, 0, 100, at + ".volume", "The volume of " + name, " per cent");
    check.expect(sound.hours.size() <= max_volume_hours, at + ".hours", "list_too_long",
                 "The volume of " + name + " has more than " + std::to_string(max_volume_hours) + " hours of their own.",
                 {{"most", std::to_string(max_volume_hours)}});
    for (std::size_t i = 0; i < sound.hours.size(); ++i) {
        const VolumeHours &hours = sound.hours[i];
        const std::string here = at + ".hours[" + std::to_string(i) + "]";
        check.range(hours.volume, 0, 100, here + ".volume", "A volume of " + name, " per cent");
        check.expect(hours.at.from >= 0 && hours.at.from < hours.at.to && hours.at.to <= day_minutes, here + ".at", "interval_bad",
                     "Hours of the volume of " + name + " end before they begin.");
        for (std::size_t before = 0; before < i; ++before) {
            const Interval &other = sound.hours[before].at;
            check.expect(hours.at.to <= other.from || other.to <= hours.at.from, here + ".at", "interval_bad",
                         "Hours of the volume of " + name + " overlap.");
        }
    }
}

} // namespace

void check_zones(SiteCheck &check)
{
    const auto &zones = check.site.zones;
    const std::string most = std::to_string(max_zones);
    check.expect(zones.size() <= max_zones, "zones", "list_too_long", "The site has more than " + most + " zones.", {{"most", most}});
    std::set<std::string> ids;
    for (std::size_t i = 0; i < zones.size(); ++i) {
        const std::string at = path_of("zones", i);
        const std::string name = "zone " + quoted(zones[i].id);
        check.id(zones[i].id, at + ".id", "a zone");
        check.title(zones[i].title, at + ".title", name);
        check.expect(ids.insert(zones[i].id).second, at + ".id", "twice", "There are two of " + name + ".", {{"id", zones[i].id}});
    }
    for (std::size_t i = 0; i < check.site.places.size(); ++i) {
        const Place &place = check.site.places[i];
        check.expect(place.zone.empty() || ids.contains(place.zone), path_of("places", i) + ".zone", "zone_unknown",
                     "The place " + quoted(place.id) + " belongs to the zone " + quoted(place.zone) + ", and there is none.", {{"id", place.zone}});
    }
}

void check_sound(SiteCheck &check)
{
    check_one(check, check.site.sound, "sound", "the site");
    for (std::size_t i = 0; i < check.site.places.size(); ++i) {
        const Place &place = check.site.places[i];
        if (!place.sound)
            continue;
        const std::string at = path_of("places", i) + ".sound";
        check.expect(place.role == "hall", at, "sound_of_no_display", "The place " + quoted(place.id) + " has a sound of its own, and is no display.",
                     {{"id", place.id}});
        check_one(check, *place.sound, at, "the place " + quoted(place.id));
    }
}

} // namespace talon::core
