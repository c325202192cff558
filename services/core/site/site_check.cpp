// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/site/check_parts.h"

#include <algorithm>
#include <map>
#include <set>

namespace talon::core {

namespace {

constexpr Minutes longest_norm{480};

std::string date_text(Day day)
{
    const std::chrono::year_month_day date{day};
    const auto two = [](unsigned value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return std::to_string(static_cast<int>(date.year())) + "-" + two(static_cast<unsigned>(date.month())) + "-"
        + two(static_cast<unsigned>(date.day()));
}

Fault check_days(const Site &site)
{
    if (site.days.size() > max_days)
        return "The site has hours of their own for more than " + std::to_string(max_days) + " dates.";
    for (const auto &[day, special] : site.days) {
        const std::string name = "the date " + date_text(day);
        if (auto fault = check_day(special.hours, name))
            return fault;
        if (auto fault = check_note(special.note, name))
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
        if (place.role != "hall" && (!place.zone.empty() || place.speaks))
            return "The " + name + " has a zone or speaks, and is no display.";
        if (!place.zone.empty())
            if (auto fault = check_id(place.zone, "the zone of " + name))
                return fault;
    }
    return std::nullopt;
}

/// One display of a zone speaks, no more and no less: two would echo, and nobody would hear of a silent hall.
Fault check_zones(const Site &site)
{
    std::map<std::string, int> set; // zone → displays that are set to speak
    std::map<std::string, int> willing;
    for (const Place &place : site.places) {
        if (place.role != "hall")
            continue;
        set[place.zone] += place.speaks == true ? 1 : 0;
        willing[place.zone] += place.speaks == false ? 0 : 1;
    }
    for (const auto &[zone, count] : set) {
        const std::string name = zone.empty() ? "The zone without a name" : "The zone " + quoted(zone);
        if (count > 1)
            return name + " has " + std::to_string(count) + " displays that speak.";
        if (willing[zone] == 0)
            return name + " has no display that speaks.";
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

std::size_t bytes_of(const Text &text)
{
    std::size_t bytes = 0;
    for (const auto &[language, said] : text.languages())
        bytes += said.size();
    return bytes;
}

/// Each text fits, and so does the whole: it goes to every device as one document.
Fault check_whole(const Site &site)
{
    std::size_t texts = bytes_of(site.name) + bytes_of(site.address);
    std::size_t taken = 0;
    for (const auto &[day, special] : site.days)
        texts += bytes_of(special.note);
    for (const Category &category : site.categories)
        texts += bytes_of(category.title) + bytes_of(category.note);
    for (const Service &service : site.services)
        texts += bytes_of(service.title) + bytes_of(service.note);
    for (const VisitorClass &visitor_class : site.classes)
        texts += bytes_of(visitor_class.title) + bytes_of(visitor_class.note);
    for (const Window &window : site.windows) {
        texts += bytes_of(window.title);
        taken += window.services.size();
    }
    for (const Place &place : site.places)
        texts += bytes_of(place.title);
    if (texts > max_texts)
        return "The texts of the site have more than " + std::to_string(max_texts) + " bytes together.";
    if (taken > max_taken)
        return "The windows take more than " + std::to_string(max_taken) + " services together.";
    return std::nullopt;
}

Fault check_languages(const Site &site)
{
    if (auto fault = check_count(site.languages, max_languages, "languages"))
        return fault;
    std::set<Language> offered;
    for (const Language language : site.languages)
        if (!offered.insert(language).second)
            return "The language " + quoted(language.tag()) + " stands twice in the site's languages.";
    if (!offered.contains(Language::ru))
        return "The site's languages lack Russian, \"ru\".";
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
         {check_head, check_languages, check_days, check_categories, check_services, check_classes, check_windows, check_places, check_zones,
          check_whole})
        if (auto fault = part(site))
            return fault;
    return check_rules(site.rules);
}

} // namespace talon::core
