// SPDX-License-Identifier: GPL-3.0-or-later
// Who comes to a kiosk: walk-ins, and those who have booked.
#include "tests/simulation/kiosk.h"

#include "core/site/calendar.h"
#include "tests/simulation/world.h"

namespace talon::simulation {

bool Kiosk::visit(std::size_t service, std::size_t visitor_class)
{
    if (!m_menu || m_issuer->busy() || m_issuer->broken())
        return false;
    const core::Site &site = m_menu->site;
    const core::Service &wanted = site.services[service % site.services.size()];
    const core::Instant at = site_now();
    const bool in_doubt = m_clock.in_doubt(moment());
    m_stamp.knew_the_time = m_clock.confirmed();
    if (!in_doubt && !core::gives_tickets(site, wanted, at)) {
        m_world.checkers.sent_away(m_disk, m_stamp.knew_the_time);
        return false;
    }
    return wish(wanted, site.classes[visitor_class % site.classes.size()].id, std::nullopt);
}

/// As the kiosk's program does: by its own list, with a link and without.
bool Kiosk::check_in(const std::string &digest)
{
    if (!m_menu || m_issuer->busy() || m_issuer->broken())
        return false;
    const core::Site &site = m_menu->site;
    const auto found = m_bookings.find([&](const std::string &) { return digest; }, site.rules, site.utc_offset, site_now());
    if (!found.booking)
        m_world.marks.reach(Mark::booking_unlisted);
    const core::Service *service = found.booking ? site.service(found.booking->service) : nullptr;
    if (!service || found.verdict != core::CheckInVerdict::welcome)
        return false;
    return wish(*service, site.classes.front().id, std::pair(found.booking->id, found.booking->slot));
}

bool Kiosk::wish(const core::Service &wanted, const core::ClassId &visitor_class, std::optional<std::pair<core::BookingId, core::Instant>> booking)
{
    const core::Instant at = site_now();
    const bool in_doubt = m_clock.in_doubt(moment());
    m_stamp.knew_the_time = m_clock.confirmed();
    if (in_doubt)
        m_world.marks.reach(Mark::time_in_doubt);
    const core::Day day = core::local_day(at, m_menu->site.utc_offset);
    if (m_issuer->numbers().left(day, wanted.letter) == 0)
        m_world.marks.reach(Mark::reserve_used_up);
    m_booking = booking ? std::optional(booking->first) : std::nullopt;
    const sync::TicketIssuer::Wish wish{core::TicketId{m_world.fresh_id(13)}, day, wanted, visitor_class, core::Language::ru, in_doubt, std::move(booking)};
    m_world.trace("wish", wish.ticket.value);
    m_stamp.error_at_wish = at - m_world.schedule.now();
    follow(m_issuer->wish(wish, m_stream.online(), moment(), at));
    if (const auto next = m_issuer->next_tick())
        after(*next - moment().run, [this] { tick(); });
    return true;
}

} // namespace talon::simulation
