// SPDX-License-Identifier: GPL-3.0-or-later
// What staff do for somebody who has booked and stands before them.
#include "server/booking/booking_service.h"
#include "server/http/answers.h"
#include "server/http/handlers.h"
#include "server/services.h"
#include "wire/hall/ticket_document.h"

#include <algorithm>

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
    const core::Day today = services.hall.today();
    answer(json_answer(wire::encode_bookings(services.hall.bookings(), services.hall.hall(), today, services.hall.now(), services.names.are_kept(today))));
}

void find_booking(Services &services, Call call, Answer answer)
{
    const auto key = wire::decode_booking_key(call.request.body);
    if (!key)
        return answer(error_answer(key.error(), call.language));
    services.bookings.find(*key, [answer, language = call.language](const BookingService::FoundBookings &found) {
        answer(found ? json_answer(wire::encode_found_bookings(*found)) : error_answer(found.error(), language));
    });
}

namespace {

/// Of one that comes too early the sentence tells from when on.
void join(Services &services, const core::Inspectorate::Joining &joining, const Call &call, const Answer &answer)
{
    const core::Inspectorate &decided = services.hall.ledger().decided();
    const Decision decision = decided.join(joining, services.hall.now());
    if (decision || decision.error() != core::Refusal::booking_early)
        return record(services, decision, call, answer);
    const auto from = decided.joinable_from(*decided.hall.ticket(joining.ticket), *decided.bookings.booking(joining.booking));
    answer(error_answer(Fault(decision.error()), call.language, {{"time", wire::clock_text(*from, decided.hall.site().utc_offset)}}));
}

} // namespace

void join_booking(Services &services, Call call, Answer answer)
{
    const auto wanted = wire::decode_join_booking(call.request.body);
    if (!wanted)
        return answer(error_answer(wanted.error(), call.language));
    core::Inspectorate::Joining joining{{call.captures.at("booking")}, wanted->ticket, wanted->reason, call.staff.staff};
    if (!wanted->key)
        return join(services, joining, call, answer);
    services.bookings.find(*wanted->key, [&services, joining, call, answer](const auto &found) mutable {
        if (!found)
            return answer(error_answer(found.error(), call.language));
        if (std::count(found->begin(), found->end(), joining.booking) == 0)
            return answer(error_answer("unknown_booking", call.language));
        joining.is_known = true;
        join(services, joining, call, answer);
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
