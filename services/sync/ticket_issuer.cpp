// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/ticket_issuer.h"

#include "core/values/defects.h"
#include "wire/api/errors.h"

#include <algorithm>
#include <array>
#include <stdexcept>

namespace talon::sync {

namespace {

core::Refusal refusal_of(const std::string &code)
{
    static constexpr std::array known{core::Refusal::service_closed, core::Refusal::unknown_service, core::Refusal::unknown_class,
                                      core::Refusal::unknown_day, core::Refusal::numbers_used_up, core::Refusal::booking_used,
                                      core::Refusal::booking_cancelled, core::Refusal::booking_late};
    const auto found = std::find_if(known.begin(), known.end(), [&](auto refusal) { return wire::code(refusal) == code; });
    return found == known.end() ? core::Refusal::unknown_service : *found;
}

} // namespace

TicketIssuer::TicketIssuer(core::DeviceId device, NumberSource numbers)
    : m_device(std::move(device)), m_numbers(std::move(numbers))
{
}

IssuerEffects TicketIssuer::wish(const Wish &wish, bool online, Moment now, core::Instant site_now)
{
    if (m_broken || busy())
        return {};
    if (m_aside && !core::defect(core::Defect::set_aside_gives))
        return {TicketRefused{}};
    core::TicketIssued issued;
    issued.ticket = wish.ticket;
    issued.day = wish.day;
    issued.service = wish.service.id;
    issued.visitor_class = wish.visitor_class;
    issued.language = wish.language;
    issued.device = m_device;
    issued.in_doubt = wish.in_doubt;
    if (wish.booking) {
        issued.booking = wish.booking->first;
        issued.slot = wish.booking->second;
    }
    m_born = TicketGiven{std::move(issued), {}, {}};
    m_committing = false;
    const NumberSource::Request request{wish.ticket.value, wish.day, wish.service.id, wish.visitor_class, wish.service.letter, wish.in_doubt,
                                        wish.booking ? std::optional(wish.booking->first) : std::nullopt};
    return follow(m_numbers.ask(request, online, now.run), site_now);
}

IssuerEffects TicketIssuer::on_grant(const wire::NumberGrant &grant, Moment now, core::Instant site_now)
{
    return follow(m_numbers.on_grant(grant, now.run), site_now);
}

IssuerEffects TicketIssuer::on_error(const wire::ErrorMessage &error, core::Instant site_now)
{
    return follow(m_numbers.on_error(error), site_now);
}

IssuerEffects TicketIssuer::on_offline(core::Instant site_now) { return follow(m_numbers.on_offline(), site_now); }

IssuerEffects TicketIssuer::on_tick(Moment now, core::Instant site_now)
{
    return follow(m_numbers.on_tick(now.run), site_now);
}

IssuerEffects TicketIssuer::on_committed(const core::TicketId &ticket)
{
    if (!m_born || !m_committing || m_born->issued.ticket != ticket)
        throw std::logic_error("a ticket is durable that was not being born");
    m_committing = false;
    return {*std::exchange(m_born, std::nullopt)};
}

void TicketIssuer::on_failed()
{
    m_broken = true;
    m_born.reset();
}

IssuerEffects TicketIssuer::on_set_aside(bool aside)
{
    m_aside = aside;
    if (!aside || !m_born || m_committing || core::defect(core::Defect::set_aside_gives))
        return {};
    m_born.reset();
    return {TicketRefused{}};
}

IssuerEffects TicketIssuer::follow(const NumberEffects &effects, core::Instant site_now)
{
    IssuerEffects out;
    for (const auto &effect : effects) {
        if (const auto *send = std::get_if<Send>(&effect)) {
            out.emplace_back(*send);
            continue;
        }
        // Of a wish that ended otherwise: its number stays a gap.
        if (!m_born || (m_committing && !core::defect(core::Defect::stale_grant_used)))
            continue;
        if (const auto *number = std::get_if<NumberGiven>(&effect)) {
            if (number->request != m_born->issued.ticket.value)
                continue;
            m_born->issued.number = number->number;
            m_born->issued.origin = number->origin;
            m_born->issued.arrival = site_now;
            if (!m_born->issued.slot)
                m_born->issued.told = number->range;
            if (number->ahead >= 0)
                m_born->ahead = number->ahead;
            m_born->wait = number->wait;
            m_committing = true;
            if (core::defect(core::Defect::shown_before_committed))
                out.emplace_back(*m_born);
            out.emplace_back(std::in_place_type<BearTicket>, m_born->issued);
        } else {
            const auto *no = std::get_if<NumberRefused>(&effect);
            m_born.reset();
            out.emplace_back(std::in_place_type<TicketRefused>, no ? refusal_of(no->code) : core::Refusal::numbers_used_up);
        }
    }
    return out;
}

} // namespace talon::sync
