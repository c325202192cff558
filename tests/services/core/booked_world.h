// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/inspectorate.h"
#include "small_hall.h"

namespace talon::core::test {

inline constexpr Instant half_past_ten = monday_nine + Minutes{90};
inline const BookingId booking{"0000000000001"};

/// An inspectorate with one booking, for half past ten of the day that small_hall.h begins.
struct BookedWorld {
    Inspectorate now_is;
    Instant now = monday_nine;

    BookedWorld()
    {
        apply(SiteSaved{small_site()});
        Booking booked;
        booked.id = booking;
        booked.slot = half_past_ten;
        booked.service = decl;
        apply(BookingMade{booked});
    }
    void apply(Event event) { now_is.apply({now, "test", std::move(event)}); }
    Result<std::vector<Event>, Refusal> run(const Command &command)
    {
        auto decision = now_is.decide(command, now);
        if (decision)
            for (const Event &event : *decision)
                apply(event);
        return decision;
    }
    static TicketIssued ticket(const char *id, int number, Instant arrival, std::optional<BookingId> of = booking)
    {
        return {.ticket = {id}, .number = {Letter::A, number}, .day = monday, .service = decl, .visitor_class = ordinary, .device = kiosk,
                .arrival = arrival, .slot = half_past_ten, .booking = std::move(of)};
    }
    Result<std::vector<Event>, Refusal> receive(const TicketIssued &issued) { return run(ReceiveTicket{.issued = issued}); }
    const Ticket &stands(const char *id) const { return *now_is.hall.ticket({id}); }
    const Booking &booked() const { return *now_is.bookings.booking(booking); }
    static GrantNumber wish(const char *request, const DeviceId &at = kiosk) { return {decl, ordinary, at, request, monday, booking}; }
    /// A ticket of the ordinary queue, taken now.
    void walks_in(const char *id, int number)
    {
        static_cast<void>(receive(walk_in(id, number)));
    }
    TicketIssued walk_in(const char *id, int number) const
    {
        TicketIssued issued = ticket(id, number, now, std::nullopt);
        issued.slot.reset();
        return issued;
    }
    Result<std::vector<Event>, Refusal> join(const char *id, const std::string &reason = {}, const BookingId &of = booking, bool by_code = false)
    {
        return take(now_is.join({of, {id}, {reason}, staff(1), by_code}, now));
    }
    Result<std::vector<Event>, Refusal> part(const char *id, const std::string &reason = "mistaken") { return take(now_is.part(booking, {id}, {reason})); }
    Result<std::vector<Event>, Refusal> reinstate(const std::string &reason) { return take(now_is.reinstate(booking, {reason}, now)); }
    /// Another booking of the same service.
    void books(const BookingId &id, Instant slot, const ServiceId &service = decl)
    {
        Booking booked;
        booked.id = id;
        booked.slot = slot;
        booked.service = service;
        apply(BookingMade{booked});
    }
    void called(const char *id)
    {
        static_cast<void>(run(TakeWindow{1, staff(1)}));
        static_cast<void>(run(CallChosen{{id}, 1, staff(1), {"other"}}));
    }

private:
    Result<std::vector<Event>, Refusal> take(Result<std::vector<Event>, Refusal> decision)
    {
        if (decision)
            for (const Event &event : *decision)
                apply(event);
        return decision;
    }
};

} // namespace talon::core::test
