// SPDX-License-Identifier: GPL-3.0-or-later
// What staff do for somebody who has booked and stands before them.
#include "server/booking/booking_service.h"
#include "server/http/answers.h"
#include "server/http/handlers.h"
#include "server/services.h"

namespace talon::server {

namespace {

using Decision = core::Result<std::vector<core::Event>, core::Refusal>;

/// Writes what was decided, and tells the kiosks at once: the visitor may be on the way to one.
void record(Services &services, const Decision &decision, const Call &call, const Answer &answer)
{
    if (!decision)
        return answer(error_answer(Fault(decision.error()), call.language));
    services.hall.record_all(*decision, call.staff.staff.value, services.hall.now(),
                             [&services, answer, language = call.language](const HallService::Outcome &outcome) {
                                 if (!outcome)
                                     return answer(error_answer(outcome.error(), language));
                                 services.bookings.tell_kiosks();
                                 answer(empty_answer());
                             });
}

} // namespace

void todays_bookings(Services &services, Call, Answer answer)
{
    answer(json_answer(wire::encode_bookings(services.hall.bookings(), services.hall.hall(), services.hall.today(), services.hall.now())));
}

void find_booking(Services &services, Call call, Answer answer)
{
    const auto code = wire::decode_booking_code(call.request.body);
    if (!code)
        return answer(error_answer(code.error(), call.language));
    services.bookings.find(*code, [answer, language = call.language](const BookingService::FoundBooking &found) {
        answer(found ? json_answer(wire::encode_found_booking(*found)) : error_answer(found.error(), language));
    });
}

void join_booking(Services &services, Call call, Answer answer)
{
    const auto wanted = wire::decode_join_booking(call.request.body);
    if (!wanted)
        return answer(error_answer(wanted.error(), call.language));
    const auto join = [&services, call, answer, wanted = *wanted](bool by_code) {
        const core::Inspectorate::Joining joining{{call.captures.at("booking")}, wanted.ticket, wanted.reason, by_code};
        record(services, services.hall.ledger().decided().join(joining, services.hall.now()), call, answer);
    };
    if (!wanted->code)
        return join(false);
    services.bookings.find(*wanted->code, [join, answer, language = call.language, booking = call.captures.at("booking")](const auto &found) {
        if (!found)
            return answer(error_answer(found.error(), language));
        if ((*found).value != booking)
            return answer(error_answer("unknown_booking", language));
        join(true);
    });
}

void part_booking(Services &services, Call call, Answer answer)
{
    const auto wanted = wire::decode_part_booking(call.request.body);
    if (!wanted)
        return answer(error_answer(wanted.error(), call.language));
    const core::Inspectorate &decided = services.hall.ledger().decided();
    record(services, decided.part({call.captures.at("booking")}, wanted->ticket, wanted->reason), call, answer);
}

void reinstate_booking(Services &services, Call call, Answer answer)
{
    const auto wanted = wire::decode_reinstate_booking(call.request.body);
    if (!wanted)
        return answer(error_answer(wanted.error(), call.language));
    const core::Inspectorate &decided = services.hall.ledger().decided();
    record(services, decided.reinstate({call.captures.at("booking")}, wanted->reason, services.hall.now()), call, answer);
}

} // namespace talon::server
