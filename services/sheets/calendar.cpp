// SPDX-License-Identifier: GPL-3.0-or-later
// A calendar (RFC 5545) as a table: which entry of several counts, and what its properties say.
#include "sheets/calendar_lines.h"
#include "sheets/records.h"
#include "sheets/texts.h"
#include "sheets/xml.h"

#include <algorithm>
#include <set>

namespace talon::sheets {

namespace {

using core::Failure;
using core::ListFault;
using core::UtcOffset;
using What = ListFault::What;
using Trouble = core::ListTable::Trouble;

bool is_utc(std::string_view stamp)
{
    return stamp.size() == 16 && stamp.back() == 'Z';
}

/// (SEQUENCE, DTSTAMP): the greater one counts (RFC 5546, 2.1.5).
std::pair<int, std::string> age(const CalendarEntry &entry)
{
    const std::string stamp(entry.value("DTSTAMP"));
    return {number_of(entry.value("SEQUENCE"), 0), is_utc(stamp) ? stamp : std::string()};
}

bool repeats(const CalendarEntry &entry)
{
    constexpr std::string_view names[]{"RRULE", "RDATE", "EXRULE", "RECURRENCE-ID"};
    return std::any_of(std::begin(names), std::end(names), [&](std::string_view name) { return entry.find(name) != nullptr; });
}

/// Which of the entries count, by their places, and those of which it cannot be told.
struct Chosen {
    std::vector<std::size_t> entries;
    std::set<std::size_t> twice;
    std::set<std::size_t> repeating;
};

Chosen latest(const std::vector<CalendarEntry> &entries)
{
    Chosen chosen;
    std::map<std::string_view, std::vector<std::size_t>> by_uid;
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const std::string_view uid = entries[i].value("UID");
        if (uid.empty())
            chosen.entries.push_back(i);
        else
            by_uid[uid].push_back(i);
        if (repeats(entries[i]))
            chosen.repeating.insert(i);
    }
    for (const auto &[uid, all] : by_uid) {
        const auto younger = [&](std::size_t one, std::size_t other) { return age(entries[one]) < age(entries[other]); };
        const auto newest = std::max_element(all.begin(), all.end(), younger);
        bool differ = false;
        for (const std::size_t each : all)
            differ |= age(entries[each]) == age(entries[*newest]) && !entries[each].says_the_same(entries[*newest]);
        for (const std::size_t each : all)
            if (each == *newest || (differ && age(entries[each]) == age(entries[*newest]))) {
                chosen.entries.push_back(each);
                if (differ)
                    chosen.twice.insert(each);
            }
        // One that stands for many visits makes all of its name do.
        if (std::any_of(all.begin(), all.end(), [&](std::size_t each) { return repeats(entries[each]); }))
            chosen.repeating.insert(all.begin(), all.end());
    }
    std::sort(chosen.entries.begin(), chosen.entries.end());
    return chosen;
}

/// What DTSTART says, by the site's clock; as it stands there when that cannot be told.
struct Start {
    std::string text;
    bool sure = true;
};

Start start_of(const Calendar &calendar, const CalendarLine &line, UtcOffset site)
{
    const auto stamp = stamp_of(line.value);
    const std::string zone = line.parameter("TZID");
    if (!stamp)
        return {line.value};
    if (!stamp->time)
        return {written(*stamp, core::Millis{0})};
    if (stamp->utc)
        return {written(*stamp, site)};
    if (zone.empty())
        return {written(*stamp, core::Millis{0})}; // floating
    const auto offset = calendar.offset_of(zone, *stamp);
    return offset ? Start{written(*stamp, site - *offset)} : Start{line.value + " (" + zone + ')', false};
}

} // namespace

core::Result<core::ListTable, ListFault> read_calendar(std::string_view text, const std::vector<int> &numbers, UtcOffset offset)
{
    const auto calendar = take_calendar_apart(text, numbers);
    if (!calendar)
        return Failure{calendar.error()};
    const Chosen chosen = latest(calendar->entries);
    Records records;
    for (const std::size_t at : chosen.entries) {
        const CalendarEntry &entry = calendar->entries[at];
        const CalendarLine *begin = entry.find("DTSTART");
        const Start start = begin ? start_of(*calendar, *begin, offset) : Start{};
        const bool cancelled = calendar->cancelling.contains(entry.calendar);
        records.begin(entry.line, chosen.repeating.contains(at) ? Trouble::repeats
                                  : chosen.twice.contains(at)   ? Trouble::twice
                                  : start.sure                  ? Trouble::none
                                                                : Trouble::zone);
        for (const CalendarLine &line : entry.lines)
            if (line.name != "STATUS" || !cancelled)
                records.put(line.name, line.name == "DTSTART" ? start.text : unescaped(line.value));
        if (cancelled)
            records.put("STATUS", "CANCELLED");
    }
    return records.table();
}

} // namespace talon::sheets
