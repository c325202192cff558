// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/site/check_parts.h"

#include <algorithm>
#include <set>

namespace talon::core {

namespace {

/// A branch of the menu's tree: its place, and that something hangs on it.
Fault check_branch(const Site &site, const Category &category, const std::string &name)
{
    if (category.parent) {
        const Category *parent = site.category(*category.parent);
        if (!parent)
            return "The category " + quoted(category.parent->value) + " in which " + name + " stands is unknown.";
        if (parent->parent)
            return "The " + name + " stands in a group: a tree has three levels, categories, groups and services.";
    }
    const bool services = std::any_of(site.services.begin(), site.services.end(),
                                      [&](const Service &service) { return service.category == category.id; });
    const bool groups = std::any_of(site.categories.begin(), site.categories.end(),
                                    [&](const Category &other) { return other.parent == category.id; });
    if (!services && !groups)
        return "There is no service in " + name + ".";
    if (services && groups)
        return "There are both services and groups in " + name + ": a visitor is shown one kind.";
    return std::nullopt;
}

} // namespace

Fault check_categories(const Site &site)
{
    if (auto fault = check_count(site.categories, max_categories, "categories"))
        return fault;
    std::set<CategoryId> ids;
    for (const Category &category : site.categories) {
        const std::string name = "category " + quoted(category.id.value);
        if (auto fault = check_id(category.id.value, "a category"))
            return fault;
        if (auto fault = check_title(category.title, name))
            return fault;
        if (auto fault = check_note(category.note, name))
            return fault;
        if (!ids.insert(category.id).second)
            return "There are two of " + name + ".";
        if (auto fault = check_branch(site, category, name))
            return fault;
    }
    return std::nullopt;
}

Fault check_services(const Site &site)
{
    if (auto fault = check_count(site.services, max_services, "services"))
        return fault;
    std::set<ServiceId> ids;
    for (const Service &service : site.services) {
        const std::string name = "service " + quoted(service.id.value);
        if (auto fault = check_id(service.id.value, "a service"))
            return fault;
        if (auto fault = check_title(service.title, name))
            return fault;
        if (auto fault = check_note(service.note, name))
            return fault;
        if (!ids.insert(service.id).second)
            return "There are two of " + name + ".";
        if (!site.category(service.category))
            return "The category " + quoted(service.category.value) + " of " + name + " is unknown.";
        if (service.hours)
            if (auto fault = check_hours(*service.hours, name))
                return fault;
    }
    if (std::all_of(site.services.begin(), site.services.end(), [](const Service &service) { return service.retired; }))
        return "Every service of the site is retired.";
    return std::nullopt;
}

} // namespace talon::core
