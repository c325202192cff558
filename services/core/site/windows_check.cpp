// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/site/check_parts.h"

#include <algorithm>
#include <set>

namespace talon::core {

namespace {

constexpr std::int64_t longest_help_out = 480;

void check_taken(SiteCheck &check, const Window &window, const std::string &at, const std::string &name)
{
    std::set<ServiceId> taken;
    for (std::size_t i = 0; i < window.services.size(); ++i) {
        const WindowService &service = window.services[i];
        const std::string here = at + "." + path_of("services", i);
        const SiteFinding::Values values{{"id", service.service.value}};
        check.expect(check.site.service(service.service) != nullptr, here, "service_unknown",
                     "The service " + quoted(service.service.value) + " of " + name + " is unknown.", values);
        check.expect(taken.insert(service.service).second, here, "twice",
                     "The service " + quoted(service.service.value) + " stands twice at " + name + ".", values);
        check.range(service.help_out.count(), 0, longest_help_out, here + ".help_out_min", "The time by which " + name + " only helps out",
                    " minutes");
    }
}

void check_window(SiteCheck &check, const Window &window, const std::string &at)
{
    const std::string name = "window " + std::to_string(window.number);
    check.range(window.number, 1, static_cast<std::int64_t>(max_windows), at + ".number", "The number of " + name);
    check.title(window.title, at + ".title", name);
    check.expect(window.retired || !window.services.empty(), at + ".services", "window_without_services", "The " + name + " takes no service.");
    check_taken(check, window, at, name);
    const auto &lunch = window.lunch;
    check.expect(!lunch || (lunch->from >= 0 && lunch->from < lunch->to && lunch->to <= day_minutes), at + ".lunch", "lunch_bad",
                 "The lunch of " + name + " is empty or outside the day.");
}

} // namespace

void check_windows(SiteCheck &check)
{
    const Site &site = check.site;
    check.count(site.windows.size(), max_windows, "windows");
    std::set<WindowNumber> numbers;
    std::set<ServiceId> taken;
    for (std::size_t i = 0; i < site.windows.size(); ++i) {
        const Window &window = site.windows[i];
        const std::string at = path_of("windows", i);
        check_window(check, window, at);
        const std::string number = std::to_string(window.number);
        check.expect(numbers.insert(window.number).second, at + ".number", "twice", "There are two windows " + number + ".", {{"id", number}});
        for (const WindowService &service : window.services)
            if (!window.retired)
                taken.insert(service.service);
    }
    check.expect(site.windows.empty() || std::any_of(site.windows.begin(), site.windows.end(), [](const Window &w) { return !w.retired; }),
                 "windows", "all_closed", "Every window of the site is closed for good.");
    for (std::size_t i = 0; i < site.services.size(); ++i) {
        const std::string &id = site.services[i].id.value;
        check.expect(taken.contains(site.services[i].id), path_of("services", i), "nobody_takes", "No window takes the service " + quoted(id) + ".",
                     {{"id", id}});
    }
}

} // namespace talon::core
