// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/booking/folder_lists.h"
#include "server/http/answers.h"
#include "server/http/handlers.h"
#include "server/services.h"
#include "wire/json/limits.h"
#include "wire/json/times.h"

#include <charconv>

namespace talon::server {

namespace {

std::string_view code_of_list(core::ListFault::What what)
{
    using What = core::ListFault::What;
    switch (what) {
    case What::empty: return "list_empty";
    case What::not_text: return "list_encoding";
    case What::quote_open: return "list_quote";
    case What::too_many_rows: return "list_rows";
    case What::too_many_columns: break;
    case What::too_large: return "list_large";
    case What::old_workbook: return "list_old_workbook";
    case What::encrypted: return "list_encrypted";
    case What::damaged: return "list_damaged";
    case What::busy: return "busy";
    case What::malformed: return "list_malformed";
    case What::no_table: return "list_no_table";
    }
    return "list_columns";
}

Response refused(const core::ListFault &fault, core::Language language)
{
    const bool rows = fault.what == core::ListFault::What::too_many_rows;
    return error_answer(code_of_list(fault.what), language,
                        {{"line", std::to_string(fault.line)}, {"most", std::to_string(rows ? core::max_list_table_rows : core::max_list_columns)}});
}

Response told(const BookingService::Compared &compared, core::Language language)
{
    if (compared)
        return json_answer(wire::encode_compared_list(*compared));
    const std::size_t most = compared.error() == "booking_day_full" ? wire::max_day_bookings : core::max_bookings;
    return error_answer(compared.error(), language, {{"most", std::to_string(most)}});
}

/// False: what was asked is no number.
bool asked_sheet(const Call &call, std::optional<std::size_t> &sheet)
{
    const auto asked = call.query.value("sheet");
    if (!asked)
        return true;
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(asked->data(), asked->data() + asked->size(), number);
    sheet = number;
    return !asked->empty() && error == std::errc{} && end == asked->data() + asked->size();
}

std::function<void(const BookingService::Opened &)> told_opened(const Answer &answer, core::Language language)
{
    return [answer, language](const BookingService::Opened &opened) {
        answer(opened ? json_answer(wire::encode_opened_list(*opened)) : refused(opened.error(), language));
    };
}

} // namespace

void list_bookings(Services &services, Call call, Answer answer)
{
    core::Day day = services.hall.today();
    if (const auto asked = call.query.value("day")) {
        const auto read = wire::parse_day(*asked);
        if (!read)
            return answer(error_answer("bad_field", call.language, {{"field", "day"}}, "day"));
        day = *read;
    }
    answer(json_answer(wire::encode_bookings(services.hall.bookings(), services.hall.hall(), day, services.hall.now(), services.names.are_kept(day))));
}

void open_list(Services &services, Call call, Answer answer)
{
    std::optional<std::size_t> sheet;
    if (!asked_sheet(call, sheet))
        return answer(error_answer("bad_field", call.language, {{"field", "sheet"}}, "sheet"));
    services.bookings.open(std::move(call.request.body), sheet, told_opened(answer, call.language));
}

void waiting_list(Services &services, Call, Answer answer)
{
    answer(json_answer(wire::encode_waiting_list(services.folder.waiting())));
}

void open_waiting(Services &services, Call call, Answer answer)
{
    std::optional<std::size_t> sheet;
    if (!asked_sheet(call, sheet))
        return answer(error_answer("bad_field", call.language, {{"field", "sheet"}}, "sheet"));
    if (!services.folder.open(call.captures.at("file"), sheet, told_opened(answer, call.language)))
        answer(error_answer("unknown_list", call.language));
}

void put_list_aside(Services &services, Call call, Answer answer)
{
    if (!services.folder.put_aside(call.captures.at("file")))
        return answer(error_answer("unknown_list", call.language));
    answer(empty_answer());
}

void compare_list(Services &services, Call call, Answer answer)
{
    auto plan = wire::decode_list_plan(call.request.body);
    if (!plan)
        return answer(error_answer(plan.error(), call.language));
    services.bookings.compare(call.captures.at("list"), std::move(*plan),
                              [answer, language = call.language](const auto &compared) { answer(told(compared, language)); });
}

void apply_list(Services &services, Call call, Answer answer)
{
    auto plan = wire::decode_list_plan(call.request.body);
    if (!plan)
        return answer(error_answer(plan.error(), call.language));
    services.bookings.apply(call.captures.at("list"), std::move(*plan), call.staff.staff.value,
                            [answer, language = call.language](const auto &compared) { answer(told(compared, language)); });
}

} // namespace talon::server
