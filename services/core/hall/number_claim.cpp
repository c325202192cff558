// SPDX-License-Identifier: GPL-3.0-or-later
// Whose a number is that stands on a ticket of a device.
#include "core/hall/number_book.h"

#include "core/values/defects.h"

#include <algorithm>

namespace talon::core {

namespace {

bool holds(const NumberBook::Block &block, const TicketNumber &number)
{
    return block.letter == number.letter && block.first <= number.number && number.number <= block.last;
}

} // namespace

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

bool NumberBook::reserved_for_another(Day day, const TicketNumber &number, const DeviceId &device, std::int64_t epoch) const
{
    const auto end = m_reserves.upper_bound(day + near_days);
    for (auto it = m_reserves.lower_bound(day - near_days); it != end; ++it)
        for (const auto &[holder, holders_epoch, block] : it->second)
            if (holds(block, number) && (holder != device || holders_epoch != epoch))
                return true;
    return false;
}

NumberBook::Claim NumberBook::claim(const TicketIssued &issued, std::int64_t epoch, Day day) const
{
    const TicketNumber &number = issued.number;
    if (number.prefix != 0 || defect(Defect::number_of_anybody))
        return Claim::nobodys;
    const auto at = static_cast<std::size_t>(number.number);
    const bool its_grant = granted(issued.device, issued.ticket.value, issued.day) == number;
    const std::chrono::days wrong = issued.day - day;
    // Farther away the numbers of one day's blocks are those of another's.
    if (wrong <= near_days && wrong >= -near_days) {
        // A grant is one ticket's, on its own day; on another it gives way to whoever was granted the number there.
        const Series &s = series(day, number.letter);
        if (its_grant && (issued.day == day || !(s.granted | s.carried).test(at)))
            return Claim::own;
        const auto held = blocks(issued.day, issued.device, epoch);
        if (std::any_of(held.begin(), held.end(), [&](const Block &block) { return holds(block, number); }))
            return s.carried.test(at) ? Claim::taken : Claim::own;
    }
    // One of the two clocks was wrong. What the device was given on any of these days is nobody else's there.
    for (const Day each : {day, issued.day}) {
        const Series &s = series(each, number.letter);
        if (reserved_for_another(each, number, issued.device, epoch) || (s.granted.test(at) && !(its_grant && each == issued.day)))
            return Claim::taken;
        // What was given before a restore is not known, so that of two namesakes neither is the liar.
        if (s.carried.test(at) && each > m_fence)
            return Claim::taken;
    }
    return Claim::nobodys;
}

} // namespace talon::core
