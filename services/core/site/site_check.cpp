// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/site/site.h"

#include <algorithm>
#include <set>

namespace talon::core {

namespace {

using Fault = std::optional<std::string>;

constexpr int day_minutes = 24 * 60;
constexpr Minutes longest_norm{480};

std::string quoted(const std::string &text)
{
    return "\"" + text + "\"";
}

template <class T>
bool within(T value, T low, T high)
{
    return low <= value && value <= high;
}

/// Printable, on one line, and not longer than the limit.
bool fits(const std::string &text, std::size_t limit, bool lines)
{
    const auto control = [&](unsigned char c) { return (c < 0x20 && !(lines && c == '\n')) || c == 0x7f; };
    return text.size() <= limit && std::none_of(text.begin(), text.end(), control);
}

Fault check_title(const Text &title, const std::string &of)
{
    if (title.ru.empty())
        return "The Russian title of " + of + " is empty.";
    if (!fits(title.ru, max_title_length, false) || !fits(title.en, max_title_length, false))
        return "The title of " + of + " is longer than " + std::to_string(max_title_length) +
               " bytes or has a control character.";
    return std::nullopt;
}

Fault check_note(const Text &note, const std::string &of)
{
    if (fits(note.ru, max_note_length, true) && fits(note.en, max_note_length, true))
        return std::nullopt;
    return "The note of " + of + " is longer than " + std::to_string(max_note_length) +
           " bytes or has a control character.";
}

Fault check_id(const std::string &id, const std::string &of)
{
    const bool ok = !id.empty() && fits(id, max_id_length, false);
    return ok ? std::nullopt
              : Fault("The id " + quoted(id) + " of " + of + " is empty, too long or not printable.");
}

Fault check_hours(const WeekHours &hours, const std::string &of)
{
    for (const auto &day : hours) {
        if (day.size() > max_intervals)
            return "The hours of " + of + " have more than " + std::to_string(max_intervals) +
                   " intervals a day.";
        int free_from = 0;
        for (const Interval &interval : day) {
            if (interval.from < free_from || interval.from >= interval.to || interval.to > day_minutes)
                return "The hours of " + of +
                       " have an interval that is empty, outside the day or out of order.";
            free_from = interval.to;
        }
    }
    return std::nullopt;
}

template <class Things>
Fault check_count(const Things &things, std::size_t most, const std::string &what)
{
    if (things.empty())
        return "The site has no " + what + ".";
    if (things.size() > most)
        return "The site has more than " + std::to_string(most) + " " + what + ".";
    return std::nullopt;
}

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
        const auto inside = [&](const Service &service) { return service.category == category.id; };
        if (std::none_of(site.services.begin(), site.services.end(), inside))
            return "There is no service in " + name + ".";
    }
    return std::nullopt;
}

Fault check_services(const Site &site)
{
    if (auto fault = check_count(site.services, max_services, "services"))
        return fault;
    std::set<ServiceId> ids;
    std::set<Letter> letters;
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
        if (!letters.insert(service.letter).second)
            return "The letter of " + name + " is another service's already.";
        const auto named = [&](const Category &category) { return category.id == service.category; };
        if (std::none_of(site.categories.begin(), site.categories.end(), named))
            return "The category " + quoted(service.category.value) + " of " + name + " is unknown.";
        if (service.hours)
            if (auto fault = check_hours(*service.hours, name))
                return fault;
    }
    return std::nullopt;
}

Fault check_classes(const Site &site)
{
    if (auto fault = check_count(site.classes, max_classes, "classes"))
        return fault;
    std::set<ClassId> ids;
    for (const VisitorClass &visitor_class : site.classes) {
        const std::string name = "class " + quoted(visitor_class.id.value);
        if (auto fault = check_id(visitor_class.id.value, "a class"))
            return fault;
        if (auto fault = check_title(visitor_class.title, name))
            return fault;
        if (!ids.insert(visitor_class.id).second)
            return "There are two of " + name + ".";
        if (!within(visitor_class.norm, Minutes{1}, longest_norm))
            return "The norm of " + name + " is not 1 to " + std::to_string(longest_norm.count()) +
                   " minutes.";
    }
    return std::nullopt;
}

Fault check_window(const Site &site, const Window &window)
{
    const std::string name = "window " + std::to_string(window.number);
    if (!within(window.number, 1, static_cast<WindowNumber>(max_windows)))
        return "The number of " + name + " is not 1 to " + std::to_string(max_windows) + ".";
    if (auto fault = check_title(window.title, name))
        return fault;
    if (window.services.empty())
        return "The " + name + " takes no service.";
    std::set<ServiceId> taken;
    for (const WindowService &service : window.services) {
        if (!site.service(service.service))
            return "The service " + quoted(service.service.value) + " of " + name + " is unknown.";
        if (!taken.insert(service.service).second)
            return "The service " + quoted(service.service.value) + " stands twice at " + name + ".";
        if (!within(service.help_out, Minutes{0}, longest_norm))
            return "The time by which " + name + " only helps out is not 0 to " +
                   std::to_string(longest_norm.count()) + " minutes.";
    }
    if (window.lunch &&
        (window.lunch->from < 0 || window.lunch->from >= window.lunch->to || window.lunch->to > day_minutes))
        return "The lunch of " + name + " is empty or outside the day.";
    return std::nullopt;
}

Fault check_windows(const Site &site)
{
    if (auto fault = check_count(site.windows, max_windows, "windows"))
        return fault;
    std::set<WindowNumber> numbers;
    std::set<ServiceId> taken;
    for (const Window &window : site.windows) {
        if (auto fault = check_window(site, window))
            return fault;
        if (!numbers.insert(window.number).second)
            return "There are two windows " + std::to_string(window.number) + ".";
        for (const WindowService &service : window.services)
            taken.insert(service.service);
    }
    for (const Service &service : site.services)
        if (!taken.contains(service.id))
            return "No window takes the service " + quoted(service.id.value) + ".";
    return std::nullopt;
}

Fault check_places(const Site &site)
{
    if (site.places.size() > max_places)
        return "The site has more than " + std::to_string(max_places) + " places.";
    std::set<std::string> ids;
    for (const Place &place : site.places) {
        const std::string name = "place " + quoted(place.id);
        if (auto fault = check_id(place.id, "a place"))
            return fault;
        if (auto fault = check_title(place.title, name))
            return fault;
        if (!ids.insert(place.id).second)
            return "There are two of " + name + ".";
        if (place.role != "ticket" && place.role != "hall")
            return "The role " + quoted(place.role) + " of " + name + " is neither \"ticket\" nor \"hall\".";
    }
    return std::nullopt;
}

Fault check_rules(const HallRules &rules)
{
    if (!within(rules.recall_limit, 0, 20))
        return "The rule recall_limit is not 0 to 20.";
    if (!within(rules.callable_before, Minutes{0}, Minutes{240}))
        return "The rule callable_before is not 0 to 240 minutes.";
    if (!within(rules.service_time, Minutes{1}, Minutes{240}))
        return "The rule service_time is not 1 to 240 minutes.";
    if (!within(rules.last_ticket_before_close, Minutes{0}, Minutes{240}))
        return "The rule last_ticket_before_close is not 0 to 240 minutes.";
    if (!within(rules.transfer_waits, Minutes{1}, Minutes{240}))
        return "The rule transfer_waits is not 1 to 240 minutes.";
    if (!within(rules.reserve_size, 0, 100))
        return "The rule reserve_size is not 0 to 100 numbers.";
    return std::nullopt;
}

Fault check_head(const Site &site)
{
    if (auto fault = check_id(site.id, "the site"))
        return fault;
    if (auto fault = check_title(site.name, "the site"))
        return fault;
    if (auto fault = check_note(site.address, "the site's address"))
        return fault;
    if (!within(site.utc_offset, UtcOffset{-720}, UtcOffset{840}))
        return "The site's UTC offset is not -720 to 840 minutes.";
    return check_hours(site.hours, "the site");
}

} // namespace

std::optional<std::string> check(const Site &site)
{
    for (const auto part :
         {check_head, check_categories, check_services, check_classes, check_windows, check_places})
        if (auto fault = part(site))
            return fault;
    return check_rules(site.rules);
}

} // namespace talon::core
