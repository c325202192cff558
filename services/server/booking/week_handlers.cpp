// SPDX-License-Identifier: GPL-3.0-or-later
// How full the days are, and what becomes of bookings outside the hours.
#include "core/booking/day_load.h"
#include "server/booking/booking_service.h"
#include "server/http/answers.h"
#include "server/http/handlers.h"
#include "server/services.h"
#include "wire/booking/week_api.h"
#include "wire/json/times.h"

namespace talon::server {

namespace {

using Decision = core::Result<core::BookingEvent, core::BookingRefusal>;

/// Of a booking that lies outside the hours; to be cancelled, also of one that was made here, and of no other one.
void decide(Services &services, const Call &call, const Answer &answer, bool keeps, const std::function<Decision(const core::BookingBook &, const core::BookingId &)> &how)
{
    const core::Inspectorate &decided = services.hall.ledger().decided();
    const core::BookingId id{call.captures.at("booking")};
    const core::Booking *booking = decided.bookings.booking(id);
    if (!booking)
        return answer(error_answer("unknown_booking", call.language));
    const auto why = core::outside(decided.hall.site(), *booking);
    const bool ours = !keeps && booking->source == core::BookingSource::desk;
    if (!why && !ours)
        return answer(error_answer("booking_within_hours", call.language));
    if (keeps && why == core::Outside::not_given)
        return answer(error_answer("booking_service_gone", call.language)); // no window could take its visitor
    if (booking->state == core::BookingState::checked_in)
        return answer(error_answer("booking_used", call.language));
    const Decision decision = how(decided.bookings, id);
    if (!decision) // nobody has decided of one whose time has gone by meanwhile
        return answer(error_answer(booking->state == core::BookingState::missed ? "booking_late" : "booking_decided", call.language));
    const core::Event event = std::visit([](const auto &each) -> core::Event { return each; }, *decision);
    services.hall.record(event, call.staff.staff.value, [answer, language = call.language](const HallService::Outcome &outcome) {
        if (!outcome)
            return answer(error_answer(outcome.error(), language));
        answer(empty_answer()); // kiosks hear of it with their next list: its visitor is not on the way to one
    });
}

} // namespace

void booking_week(Services &services, Call call, Answer answer)
{
    core::Day from = services.hall.today();
    if (const auto asked = call.query.value("from")) {
        const auto read = wire::parse_day(*asked);
        if (!read)
            return answer(error_answer("bad_field", call.language, {{"field", "from"}}, "from"));
        from = *read;
    }
    answer(json_answer(wire::encode_booking_week(services.hall.bookings(), services.hall.hall(), from, services.hall.today())));
}

void keep_booking(Services &services, Call call, Answer answer)
{
    decide(services, call, answer, true, [](const core::BookingBook &book, const core::BookingId &id) { return book.keep(id); });
}

void cancel_booking(Services &services, Call call, Answer answer)
{
    const core::Site &site = services.hall.ledger().decided().hall.site();
    decide(services, call, answer, false, [&site](const core::BookingBook &book, const core::BookingId &id) {
        return book.cancel(id, core::outside(site, *book.booking(id)) ? core::CancelledBy::closure : core::CancelledBy::staff);
    });
}

} // namespace talon::server
