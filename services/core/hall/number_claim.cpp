// SPDX-License-Identifier: GPL-3.0-or-later
// Whose a number is that stands on a ticket of a device.
#include "core/hall/number_book.h"

#include "core/values/defects.h"

#include <algorithm>

namespace talon::core {

std::optional<TicketNumber> NumberBook::granted(const DeviceId &device, const std::string &request, Day day) const
{
    if (defect(Defect::grant_of_any_day))
        return granted(device, request);
    const auto requests = m_requests.find(day);
    if (requests == m_requests.end())
        return std::nullopt;
    const auto found = requests->second.find({device, request});
    return found == requests->second.end() ? std::nullopt : std::optional(found->second);
}

NumberBook::Claim NumberBook::claim(const TicketIssued &issued, std::int64_t epoch, Day day) const
{
    const auto [letter, number, prefix] = issued.number;
    if (prefix != 0 || defect(Defect::number_of_anybody))
        return Claim::nobodys;
    const auto at = static_cast<std::size_t>(number);
    const std::chrono::days wrong = issued.day - day;
    const auto holds = [&, letter = letter, number = number](const Block &block) {
        return block.letter == letter && block.first <= number && number <= block.last;
    };
    // Farther away the numbers of one day's blocks are those of another's.
    if (wrong <= near_days && wrong >= -near_days) {
        // A grant is one ticket's, on its own day; on another it gives way to whoever was granted the number there.
        const Series &s = series(day, letter);
        if (granted(issued.device, issued.ticket.value, issued.day) == issued.number && (issued.day == day || !(s.granted | s.carried).test(at)))
            return Claim::own;
        const auto held = blocks(issued.day, issued.device, epoch);
        if (std::any_of(held.begin(), held.end(), holds))
            return series(day, letter).carried.test(at) ? Claim::taken : Claim::own;
    }
    // Of its own block of a day near by: one of the two clocks was wrong, and nobody else was given the number.
    const bool carried = series(day, letter).carried.test(at) || series(issued.day, letter).carried.test(at);
    for (Day each = day - near_days; !carried && each <= day + near_days; each += std::chrono::days{1}) {
        const auto held = blocks(each, issued.device, epoch);
        if (std::any_of(held.begin(), held.end(), holds))
            return Claim::nobodys;
    }
    for (const Day each : {day, issued.day}) {
        const Series &s = series(each, letter);
        if ((taken_around(each, letter, false) | s.granted).test(at))
            return Claim::taken;
        // What was given before a restore is not known, so that of two namesakes neither is the liar.
        if (s.carried.test(at) && each > m_fence)
            return Claim::taken;
    }
    return Claim::nobodys;
}

} // namespace talon::core
