// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/booking/place_desk.h"

#include "server/people/secrets.h"

namespace talon::server {

namespace {

/// As long as ids of bookings are.
constexpr std::size_t id_characters = 13;

} // namespace

core::Result<core::Booking, core::PlaceRefusal> PlaceDesk::decided(const core::PlaceWish &wish, core::BookingId id)
{
    const core::Inspectorate &decided = m_hall.ledger().decided();
    return core::place(m_free, decided.hall.site(), decided.hall.revision().number, decided.bookings, wish, std::move(id), m_hall.now());
}

std::optional<wire::FreeDays> PlaceDesk::free_days(const core::ServiceId &service)
{
    const core::Inspectorate &decided = m_hall.ledger().decided();
    const core::Site &site = decided.hall.site();
    const core::Service *given = site.service(service);
    if (!given || given->retired)
        return std::nullopt;
    wire::FreeDays days;
    const auto [first, last] = core::bookable_days(core::booking_rules(site.rules), site.utc_offset, m_hall.now());
    for (core::Day day = first; day <= last; day += std::chrono::days(1))
        if (auto times = m_free.times(site, decided.hall.revision().number, decided.bookings, day, service, core::Booking{}.length); !times.empty())
            days.emplace_back(day, std::move(times));
    return days;
}

void PlaceDesk::book(core::PlaceWish wish, const std::string &actor, std::function<void(const Outcome &)> done)
{
    if (m_waiting.size() > most_waiting)
        return done(core::Failure{std::string("busy")});
    m_waiting.push_back({std::move(wish), actor, std::move(done)});
    if (m_waiting.size() == 1)
        go_on();
}

void PlaceDesk::go_on()
{
    while (!m_waiting.empty()) {
        const core::BookingId id{random_base32(id_characters)};
        const auto possible = decided(m_waiting.front().wish, id);
        if (possible)
            return m_bookings.new_code(m_waiting.front().wish.day, id, [this, id](const BookingService::NewCode &code) {
                if (!code)
                    return end(core::Failure{code.error()});
                make(id, *code);
            });
        const Waiting refused = std::move(m_waiting.front());
        m_waiting.pop_front();
        refused.done(core::Failure{std::string(core::code_of(possible.error()))});
    }
}

/// A list may have taken the time while the disk was written.
void PlaceDesk::make(const core::BookingId &id, const std::string &code)
{
    const auto booking = decided(m_waiting.front().wish, id);
    if (!booking)
        return end(core::Failure{std::string(core::code_of(booking.error()))});
    m_hall.record(core::BookingMade{*booking}, m_waiting.front().actor, [this, booking = *booking, code](const HallService::Outcome &outcome) {
        if (!outcome)
            return end(core::Failure{std::string(sync::code_of(outcome.error()))});
        m_bookings.tell_kiosks();
        end(Placed{booking, code});
    });
}

void PlaceDesk::end(const Outcome &outcome)
{
    const Waiting ended = std::move(m_waiting.front());
    m_waiting.pop_front();
    ended.done(outcome);
    go_on();
}

} // namespace talon::server
