// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/content/edition.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace talon::core::content {

namespace {

bool of_place(const Hanging &hanging, const std::string &place)
{
    return hanging.places.empty() || std::find(hanging.places.begin(), hanging.places.end(), place) != hanging.places.end();
}

bool due(const Hanging &hanging, Instant now)
{
    return hanging.from <= now && (!hanging.until || now < *hanging.until);
}

} // namespace

bool may_follow(const Edition &held, const Edition &given)
{
    return std::tie(given.epoch, given.number) > std::tie(held.epoch, held.number);
}

std::vector<const Hanging *> hanging(const Edition &edition, const std::string &place, Instant now)
{
    std::map<PageId, const Hanging *> last;
    for (const Hanging &each : edition.pages) {
        if (!of_place(each, place) || each.from > now)
            continue;
        const Hanging *&known = last[each.page];
        if (!known || std::tie(known->from, known->revision) < std::tie(each.from, each.revision))
            known = &each;
    }
    // The newest revision decides, also when its time is over: an older one does not come back from under it.
    std::vector<const Hanging *> shown;
    for (const Hanging &each : edition.pages)
        if (const auto found = last.find(each.page); found != last.end() && found->second == &each && due(each, now))
            shown.push_back(&each);
    return shown;
}

std::optional<Instant> next_change(const Edition &edition, const std::string &place, Instant now)
{
    std::vector<Instant> moments;
    for (const Hanging &each : edition.pages)
        if (of_place(each, place)) {
            moments.push_back(each.from);
            if (each.until)
                moments.push_back(*each.until);
        }
    std::sort(moments.begin(), moments.end());
    const auto present = hanging(edition, place, now);
    for (const Instant moment : moments)
        if (moment > now && hanging(edition, place, moment) != present)
            return moment;
    return std::nullopt;
}

std::vector<FileHash> files_of(const Edition &edition)
{
    std::vector<FileHash> files;
    for (const Hanging &each : edition.pages) {
        files.push_back(each.text);
        files.insert(files.end(), each.files.begin(), each.files.end());
    }
    std::sort(files.begin(), files.end());
    files.erase(std::unique(files.begin(), files.end()), files.end());
    return files;
}

bool is_stale(const Edition &edition, Instant now)
{
    return edition.number > 0 && now - edition.made > fresh_for;
}

} // namespace talon::core::content
