// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/site/site.h"

#include <algorithm>

namespace talon::core {

namespace {

template <class Things, class Matches>
auto find(const Things &things, Matches matches) -> decltype(things.data())
{
    const auto found = std::find_if(things.begin(), things.end(), matches);
    return found == things.end() ? nullptr : &*found;
}

} // namespace

const Category *Site::category(const CategoryId &wanted) const
{
    return find(categories, [&](const Category &category) { return category.id == wanted; });
}

const Service *Site::service(const ServiceId &wanted) const
{
    return find(services, [&](const Service &service) { return service.id == wanted; });
}

const VisitorClass *Site::visitor_class(const ClassId &wanted) const
{
    return find(classes, [&](const VisitorClass &visitor_class) { return visitor_class.id == wanted; });
}

const Window *Site::window(WindowNumber number) const
{
    return find(windows, [&](const Window &window) { return window.number == number; });
}

const Window *Site::open_window(WindowNumber number) const
{
    const Window *known = window(number);
    return known && !known->retired ? known : nullptr;
}

const Place *Site::place(const std::string &wanted) const
{
    return find(places, [&](const Place &place) { return place.id == wanted; });
}

const Zone *Site::zone(const std::string &wanted) const
{
    return find(zones, [&](const Zone &zone) { return zone.id == wanted; });
}

SoundNow sound_at(const Site &site, const std::string &place, Instant at)
{
    const Place *own = site.place(place);
    const Sound &sound = own && own->sound ? *own->sound : site.sound;
    const int minute = local_minute(at, site.utc_offset);
    const auto hours = find(sound.hours, [&](const VolumeHours &each) { return each.at.contains(minute); });
    return {hours ? hours->volume : sound.volume, sound.parts};
}

} // namespace talon::core
