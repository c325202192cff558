// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/site/check_parts.h"

#include <algorithm>
#include <set>

namespace talon::core {

namespace {

/// Where a category stands in the menu's tree.
void check_parent(SiteCheck &check, const Category &category, const std::string &at, const std::string &name)
{
    if (!category.parent)
        return;
    const Category *parent = check.site.category(*category.parent);
    if (!parent)
        return check.find(at + ".parent", "category_unknown",
                          "The category " + quoted(category.parent->value) + " in which " + name + " stands is unknown.",
                          {{"id", category.parent->value}});
    check.expect(!parent->parent, at + ".parent", "category_too_deep",
                 "The " + name + " stands in a group: a tree has three levels, categories, groups and services.");
}

/// A branch of the menu's tree: its place, and that something hangs on it. What is retired is shown to nobody, so it may hang anywhere.
void check_branch(SiteCheck &check, const Category &category, const std::string &at, const std::string &name)
{
    check_parent(check, category, at, name);
    const Site &site = check.site;
    const auto here = [&](const Service &service) { return service.category == category.id; };
    const bool any = std::any_of(site.services.begin(), site.services.end(), here);
    const bool living =
        std::any_of(site.services.begin(), site.services.end(), [&](const Service &service) { return here(service) && !service.retired; });
    const bool groups = std::any_of(site.categories.begin(), site.categories.end(),
                                    [&](const Category &other) { return other.parent == category.id; });
    check.expect(any || groups, at, "category_empty", "There is no service in " + name + ".");
    check.expect(!living || !groups, at, "category_mixed",
                 "There are both services and groups in " + name + ": a visitor is shown one kind.");
}

} // namespace

void check_categories(SiteCheck &check)
{
    check.count(check.site.categories.size(), max_categories, "categories");
    std::set<CategoryId> ids;
    for (std::size_t i = 0; i < check.site.categories.size(); ++i) {
        const Category &category = check.site.categories[i];
        const std::string at = path_of("categories", i);
        const std::string name = "category " + quoted(category.id.value);
        check.id(category.id.value, at + ".id", "a category");
        check.title(category.title, at + ".title", name);
        check.note(category.note, at + ".note", name);
        if (ids.insert(category.id).second)
            check_branch(check, category, at, name);
        else
            check.find(at + ".id", "twice", "There are two of " + name + ".", {{"id", category.id.value}});
    }
}

void check_services(SiteCheck &check)
{
    const auto &services = check.site.services;
    const auto retired = static_cast<std::size_t>(
        std::count_if(services.begin(), services.end(), [](const Service &service) { return service.retired; }));
    check.count(services.size() - (retired < services.size() ? retired : 0), max_services, "services");
    check.expect(services.size() <= max_known_services, "services", "list_too_long",
                 "The site has more than " + std::to_string(max_known_services) + " services, those that are retired included.",
                 {{"most", std::to_string(max_known_services)}});
    std::set<ServiceId> ids;
    for (std::size_t i = 0; i < services.size(); ++i) {
        const Service &service = services[i];
        const std::string at = path_of("services", i);
        const std::string name = "service " + quoted(service.id.value);
        check.id(service.id.value, at + ".id", "a service");
        check.title(service.title, at + ".title", name);
        check.note(service.note, at + ".note", name);
        check.expect(ids.insert(service.id).second, at + ".id", "twice", "There are two of " + name + ".", {{"id", service.id.value}});
        check.expect(check.site.category(service.category) != nullptr, at + ".category", "category_unknown",
                     "The category " + quoted(service.category.value) + " of " + name + " is unknown.", {{"id", service.category.value}});
        if (service.hours)
            check.week(*service.hours, at + ".hours", name);
    }
    check.expect(services.empty() || retired < services.size(), "services", "all_retired", "Every service of the site is retired.");
}

} // namespace talon::core
