// SPDX-License-Identifier: GPL-3.0-or-later
// Times that staff book for a visitor.
#include "server/booking/place_desk.h"
#include "server/http/answers.h"
#include "server/http/handlers.h"
#include "server/services.h"
#include "wire/json/limits.h"

namespace talon::server {

void free_days(Services &services, Call call, Answer answer)
{
    const auto days = services.places.free_days({call.query.value("service").value_or("")});
    answer(days ? json_answer(wire::encode_free_days(*days)) : error_answer("unknown_service", call.language));
}

void place_booking(Services &services, Call call, Answer answer)
{
    auto wish = wire::decode_place_wish(call.request.body);
    if (!wish)
        return answer(error_answer(wish.error(), call.language));
    services.places.book(std::move(*wish), call.staff.staff.value, [answer, language = call.language](const PlaceDesk::Outcome &outcome) {
        if (outcome)
            return answer(json_answer(wire::encode_placed_booking(outcome->booking, outcome->code)));
        const std::size_t most = outcome.error() == "booking_day_full" ? wire::max_day_bookings : core::max_bookings;
        answer(error_answer(outcome.error(), language, {{"most", std::to_string(most)}}));
    });
}

} // namespace talon::server
