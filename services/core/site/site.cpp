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

} // namespace talon::core
