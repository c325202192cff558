// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/site/check_parts.h"
#include "core/site/reserves.h"

#include <algorithm>
#include <set>

namespace talon::core {

namespace {

constexpr std::int64_t longest_norm = 480;

std::size_t bytes_of(const Text &text)
{
    std::size_t bytes = 0;
    for (const auto &[language, said] : text.languages())
        bytes += said.size();
    return bytes;
}

template<class Things>
std::size_t titles_of(const Things &things)
{
    std::size_t bytes = 0;
    for (const auto &thing : things)
        bytes += bytes_of(thing.title);
    return bytes;
}

template<class Things>
std::size_t notes_of(const Things &things)
{
    std::size_t bytes = 0;
    for (const auto &thing : things)
        bytes += bytes_of(thing.note);
    return bytes;
}

} // namespace

void check_head(SiteCheck &check)
{
    const Site &site = check.site;
    check.id(site.id, "id", "the site");
    check.title(site.name, "name", "the site");
    check.note(site.address, "address", "the site's address");
    check.range(site.utc_offset.count(), -720, 840, "utc_offset", "The site's UTC offset", " minutes");
    check.week(site.hours, "hours", "the site");
}

void check_languages(SiteCheck &check)
{
    const auto &languages = check.site.languages;
    check.count(languages.size(), max_languages, "languages");
    std::set<Language> offered;
    for (const Language language : languages)
        check.expect(offered.insert(language).second, "languages", "twice",
                     "The language " + quoted(language.tag()) + " stands twice in the site's languages.", {{"id", language.tag()}});
    check.expect(offered.contains(Language::ru), "languages", "russian_missing", "The site's languages lack Russian, \"ru\".");
}

void check_days(SiteCheck &check)
{
    const std::string most = std::to_string(max_days);
    check.expect(check.site.days.size() <= max_days, "days", "list_too_long", "The site has hours of their own for more than " + most + " dates.",
                 {{"most", most}});
    for (const auto &[day, special] : check.site.days) {
        const std::string at = "days." + date_text(day);
        const std::string name = "the date " + date_text(day);
        check.day(special.hours, at + ".hours", name);
        check.note(special.note, at + ".note", name);
    }
}

void check_classes(SiteCheck &check)
{
    const auto &classes = check.site.classes;
    const auto living = static_cast<std::size_t>(
        std::count_if(classes.begin(), classes.end(), [](const VisitorClass &each) { return !each.retired; }));
    check.count(classes.empty() ? 0 : std::max<std::size_t>(living, 1), max_classes, "classes");
    check.expect(classes.size() <= max_known_classes, "classes", "list_too_long",
                 "The site has more than " + std::to_string(max_known_classes) + " classes, those that are retired included.",
                 {{"most", std::to_string(max_known_classes)}});
    std::set<ClassId> ids;
    for (std::size_t i = 0; i < classes.size(); ++i) {
        const VisitorClass &visitor_class = classes[i];
        const std::string at = path_of("classes", i);
        const std::string name = "class " + quoted(visitor_class.id.value);
        check.id(visitor_class.id.value, at + ".id", "a class");
        check.title(visitor_class.title, at + ".title", name);
        check.note(visitor_class.note, at + ".note", name);
        check.expect(ids.insert(visitor_class.id).second, at + ".id", "twice", "There are two of " + name + ".", {{"id", visitor_class.id.value}});
        check.range(visitor_class.norm.count(), 1, longest_norm, at + ".norm_min", "The norm of " + name, " minutes");
    }
    check.expect(classes.empty() || !classes.front().retired, "classes[0].retired", "ordinary_retired",
                 "The first class, that of ordinary visitors, is retired.");
    check.expect(classes.empty() || !classes.front().first, "classes[0].first", "ordinary_first",
                 "The first class, that of ordinary visitors, goes before the others.");
}

void check_places(SiteCheck &check)
{
    const auto &places = check.site.places;
    const std::string most = std::to_string(max_places);
    check.expect(places.size() <= max_places, "places", "list_too_long", "The site has more than " + most + " places.", {{"most", most}});
    std::set<std::string> ids;
    for (std::size_t i = 0; i < places.size(); ++i) {
        const Place &place = places[i];
        const std::string at = path_of("places", i);
        const std::string name = "place " + quoted(place.id);
        check.id(place.id, at + ".id", "a place");
        check.title(place.title, at + ".title", name);
        check.expect(ids.insert(place.id).second, at + ".id", "twice", "There are two of " + name + ".", {{"id", place.id}});
        check.expect(place.role == "ticket" || place.role == "hall" || place.role == "stand" || place.role == "survey", at + ".role", "role_unknown",
                     "The role " + quoted(place.role) + " of " + name + " is none of \"ticket\", \"hall\", \"stand\" and \"survey\".", {{"id", place.role}});
    }
}

/// Each kiosk is given whole blocks, and half of a day's numbers of a letter are left to be granted (reserves.h).
void check_reserves(SiteCheck &check)
{
    const int kiosks = ticket_kiosks(check.site);
    if (kiosks == 0 || check.site.rules.reserve_size > largest_reserve)
        return; // what is too large for any site is said by check_rules
    const int most = most_reserve_size(kiosks);
    check.expect(check.site.rules.reserve_size <= most, "rules.reserve_size", "reserve_too_large",
                 "The rule reserve_size is more than " + std::to_string(most) + " numbers, which is the most for " + std::to_string(kiosks)
                     + " ticket kiosks: reserves would leave fewer than half of a day's numbers to be granted.",
                 {{"most", std::to_string(most)}, {"kiosks", std::to_string(kiosks)}});
}

void check_rules(SiteCheck &check)
{
    const HallRules &rules = check.site.rules;
    check.range(rules.recall_limit, 0, 20, "rules.recall_limit", "The rule recall_limit");
    check.range(rules.callable_before.count(), 0, 240, "rules.callable_before_min", "The rule callable_before", " minutes");
    check.range(rules.service_time.count(), 1, 240, "rules.service_time_min", "The rule service_time", " minutes");
    check.range(rules.last_ticket_before_close.count(), 0, 240, "rules.last_ticket_before_close_min", "The rule last_ticket_before_close", " minutes");
    check.range(rules.transfer_waits.count(), 1, 240, "rules.transfer_waits_min", "The rule transfer_waits", " minutes");
    check.range(rules.reserve_size, 0, largest_reserve, "rules.reserve_size", "The rule reserve_size", " numbers");
    check.range(rules.booked_late.count(), 0, 240, "rules.booked_late_min", "The rule booked_late", " minutes");
    check.range(rules.booked_first_after.count(), 0, 240, "rules.booked_first_after_min", "The rule booked_first_after", " minutes");
    check.range(rules.booked_promise.count(), 1, 240, "rules.booked_promise_min", "The rule booked_promise", " minutes");
    check.range(rules.booking_digits, 4, 10, "rules.booking_digits", "The rule booking_digits", " digits");
}

/// Each text fits, and so does the whole: it goes to every device as one document.
void check_whole(SiteCheck &check)
{
    const Site &site = check.site;
    std::size_t texts = bytes_of(site.name) + bytes_of(site.address) + titles_of(site.categories) + notes_of(site.categories)
        + titles_of(site.services) + notes_of(site.services) + titles_of(site.classes) + notes_of(site.classes) + titles_of(site.windows)
        + titles_of(site.places) + titles_of(site.zones);
    for (const auto &[day, special] : site.days)
        texts += bytes_of(special.note);
    std::size_t taken = 0;
    for (const Window &window : site.windows)
        taken += window.services.size();
    check.expect(texts <= max_texts, "", "texts_too_large", "The texts of the site have more than " + std::to_string(max_texts) + " bytes together.",
                 {{"most", std::to_string(max_texts)}});
    check.expect(taken <= max_taken, "windows", "taken_too_many",
                 "The windows take more than " + std::to_string(max_taken) + " services together.", {{"most", std::to_string(max_taken)}});
}

std::vector<SiteFinding> site_findings(const Site &site)
{
    SiteCheck check(site);
    for (const auto part : {check_head, check_languages, check_days, check_categories, check_services, check_classes, check_windows, check_places,
                            check_zones, check_sound, check_reserves, check_whole, check_rules})
        part(check);
    return check.take();
}

std::optional<std::string> check(const Site &site)
{
    const auto found = site_findings(site);
    return found.empty() ? std::nullopt : std::optional(found.front().sentence);
}

} // namespace talon::core
