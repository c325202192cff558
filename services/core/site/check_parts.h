// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/site/findings.h"

// What the checks of a site are made of; of this room only.

namespace talon::core {

inline constexpr int day_minutes = 24 * 60;

/// Gathers what the checks find.
class SiteCheck
{
public:
    explicit SiteCheck(const Site &checked) : site(checked) {}

    const Site &site;

    /// Finds something wrong with the field; what comes after the first max_site_findings is not kept.
    void find(std::string path, std::string code, std::string sentence, SiteFinding::Values values = {});
    /// The same where the condition does not hold.
    void expect(bool holds, std::string path, std::string code, std::string sentence, SiteFinding::Values values = {});

    // Of what many things have. `at`: the path of the field; `of`: what it is called in the sentence.
    void title(const Text &title, const std::string &at, const std::string &of);
    void note(const Text &note, const std::string &at, const std::string &of);
    void id(const std::string &id, const std::string &at, const std::string &of);
    void day(const DayHours &day, const std::string &at, const std::string &of);
    void week(const WeekHours &hours, const std::string &at, const std::string &of);
    /// `least` ≤ value ≤ `most`; the sentence is "`subject` is not 1 to 99 minutes.", its unit with a space before.
    void range(std::int64_t value, std::int64_t least, std::int64_t most, std::string path, const std::string &subject,
               const std::string &unit = {});
    /// Some, and at most so many: `what` is their path and their name, "categories".
    void count(std::size_t number, std::size_t most, const std::string &what);

    /// No text is in more languages than a site may have.
    void languages(const Text &text, const std::string &at, const std::string &of);

    std::vector<SiteFinding> take() { return std::move(m_found); }

private:
    std::vector<SiteFinding> m_found;
};

std::string quoted(const std::string &text);
/// "services[3]"
std::string path_of(const char *list, std::size_t index);
/// "2027-01-09"
std::string date_text(Day day);

// The parts, in the order in which they are checked.
void check_head(SiteCheck &check);
void check_languages(SiteCheck &check);
void check_days(SiteCheck &check);
void check_categories(SiteCheck &check); ///< with check_services the tree that visitors choose from (menu_check.cpp)
void check_services(SiteCheck &check);
void check_classes(SiteCheck &check);
void check_windows(SiteCheck &check); ///< windows_check.cpp
void check_places(SiteCheck &check);
void check_zones(SiteCheck &check); ///< sound_check.cpp
void check_sound(SiteCheck &check); ///< of the site and of its places
void check_reserves(SiteCheck &check);
void check_whole(SiteCheck &check);
void check_rules(SiteCheck &check);

} // namespace talon::core
