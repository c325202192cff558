// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/link/booking_list.h"

#include "store/phone_tail.h"

#include <algorithm>
#include <vector>

namespace talon::kiosk {

void BookingList::add(const core::TicketIssued &issued)
{
    if (issued.booking)
        m_own.insert_or_assign(*issued.booking, issued);
}

const wire::BookingDay *BookingList::of(core::Day day) const
{
    const auto found = std::find_if(m_list.days.begin(), m_list.days.end(), [&](const wire::BookingDay &each) { return each.day == day; });
    return found == m_list.days.end() ? nullptr : &*found;
}

const core::TicketIssued *BookingList::own(const wire::BookingLine &line) const
{
    const auto found = m_own.find(line.booking);
    const bool counts = found != m_own.end() && std::find(line.parted.begin(), line.parted.end(), found->second.ticket) == line.parted.end();
    return counts ? &found->second : nullptr;
}

FoundBooking BookingList::found(const wire::BookingLine &line, const core::HallRules &rules, core::UtcOffset offset, core::Instant now) const
{
    FoundBooking found;
    found.booking.emplace();
    found.booking->id = line.booking;
    found.booking->slot = line.slot;
    found.booking->service = line.service;
    found.booking->state = line.state;
    found.booking->reinstated_until = line.until;
    found.ticket = line.number;
    found.given = line.given;
    if (const core::TicketIssued *issued = own(line)) {
        found.booking->state = core::BookingState::checked_in;
        found.ticket = issued->number;
        found.given = issued->arrival;
    }
    found.verdict = core::check_in_verdict(*found.booking, core::booking_rules(rules), offset, now);
    return found;
}

bool BookingList::forgetBefore(core::Day first)
{
    return std::erase_if(m_list.days, [first](const wire::BookingDay &each) { return each.day < first; }) > 0;
}

const wire::BookingLine *BookingList::line(const wire::BookingDay &listed, const Digest &digest)
{
    const auto wanted = digest(listed.salt);
    if (!wanted)
        return nullptr;
    const auto line = std::find_if(listed.lines.begin(), listed.lines.end(), [&](const wire::BookingLine &each) { return each.code == *wanted; });
    return line == listed.lines.end() ? nullptr : &*line;
}

FoundBooking BookingList::find(const Digest &digest, const core::HallRules &rules, core::UtcOffset offset, core::Instant now) const
{
    const core::Day today = core::local_day(now, offset);
    for (const core::Day day : {today, today + std::chrono::days{1}}) {
        const wire::BookingDay *listed = of(day);
        if (const wire::BookingLine *wanted = listed ? line(*listed, digest) : nullptr)
            return found(*wanted, rules, offset, now);
    }
    return {};
}

FoundBooking BookingList::findOnAnyDay(const Digest &digest, const core::HallRules &rules, core::UtcOffset offset, core::Instant now) const
{
    using enum core::CheckInVerdict;
    for (const wire::BookingDay &listed : m_list.days) {
        if (const wire::BookingLine *wanted = line(listed, digest)) {
            FoundBooking opened = found(*wanted, rules, offset, now);
            if (opened.verdict == late || opened.verdict == early || opened.verdict == other_day)
                opened.verdict = welcome;
            return opened;
        }
    }
    return {};
}

FoundBooking BookingList::find_by_phone(int minute, const Digest &tail, const core::HallRules &rules, core::UtcOffset offset, core::Instant now) const
{
    const wire::BookingDay *listed = of(core::local_day(now, offset));
    const auto wanted = listed ? tail(listed->salt) : std::nullopt;
    if (!wanted)
        return {};
    std::vector<const wire::BookingLine *> fitting;
    for (const wire::BookingLine &line : listed->lines)
        if (core::local_minute(line.slot, offset) == minute && store::holds_tail(line.tails, *wanted))
            fitting.push_back(&line);
    // Cancelled and booked anew: it is the other one. Of two of whom one has his ticket it may be that one who asks again, or his neighbour.
    if (std::any_of(fitting.begin(), fitting.end(), [](const auto *line) { return line->state != core::BookingState::cancelled; }))
        std::erase_if(fitting, [](const auto *line) { return line->state == core::BookingState::cancelled; });
    if (fitting.size() == 1)
        return found(*fitting.front(), rules, offset, now);
    FoundBooking none;
    none.several = !fitting.empty();
    return none;
}

bool BookingList::has_phones(core::Day day) const
{
    const wire::BookingDay *listed = of(day);
    return listed && std::any_of(listed->lines.begin(), listed->lines.end(), [](const wire::BookingLine &line) { return !line.tails.empty(); });
}

} // namespace talon::kiosk
