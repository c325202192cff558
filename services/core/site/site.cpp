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

const Place *Site::place(const std::string &wanted) const
{
    return find(places, [&](const Place &place) { return place.id == wanted; });
}

bool speaks(const Site &site, const std::string &place)
{
    const Place *own = site.place(place);
    if (!own || own->role != "hall")
        return own == nullptr;
    const Place *speaker = nullptr;
    for (const Place &each : site.places) {
        if (each.role != own->role || each.zone != own->zone || each.speaks == false)
            continue;
        if (!speaker || (each.speaks == true && speaker->speaks != true))
            speaker = &each;
    }
    return speaker == own;
}

} // namespace talon::core
