// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/answers.h"

#include <algorithm>
#include <array>

namespace talon::server {

namespace {

struct Status {
    std::string_view code;
    int status;
};

constexpr std::array statuses{
    Status{"bad_json", 400},
    Status{"too_deep", 400},
    Status{"too_large", 413},
    Status{"unknown_version", 400},
    Status{"unknown_type", 400},
    Status{"unknown_event_version", 400},
    Status{"missing_field", 400},
    Status{"bad_field", 400},
    Status{"bad_request", 400},
    Status{"not_logged_in", 401},
    Status{"bad_credentials", 401},
    Status{"login_lookalikes", 401},
    Status{"login_layout", 401},
    Status{"not_allowed", 403},
    Status{"bad_csrf", 403},
    Status{"bad_code", 403},
    Status{"password_due", 403},
    Status{"not_yours", 403},
    Status{"window_not_yours", 403},
    Status{"not_found", 404},
    Status{"unknown_ticket", 404},
    Status{"unknown_window", 404},
    Status{"unknown_device", 404},
    Status{"unknown_place", 404},
    Status{"unknown_service", 404},
    Status{"unknown_class", 404},
    Status{"unknown_staff", 404},
    Status{"unknown_role", 404},
    Status{"unknown_revision", 404},
    Status{"unknown_list", 404},
    Status{"unknown_booking", 404},
    Status{"name_unknown", 404},
    Status{"names_none", 404},
    Status{"unknown_act", 404},
    Status{"names_unavailable", 503},
    Status{"too_many_names", 429},
    Status{"list_empty", 400},
    Status{"list_large", 400},
    Status{"list_old_workbook", 400},
    Status{"list_encrypted", 400},
    Status{"list_damaged", 400},
    Status{"list_malformed", 400},
    Status{"list_no_table", 400},
    Status{"list_encoding", 400},
    Status{"list_quote", 400},
    Status{"list_rows", 400},
    Status{"list_columns", 400},
    Status{"list_unplanned", 400},
    Status{"list_doubtful", 409},
    Status{"list_day", 409},
    Status{"booking_book_full", 409},
    Status{"booking_day_full", 409},
    Status{"booking_day_closed", 409},
    Status{"booking_time_taken", 409},
    Status{"booking_within_hours", 409},
    Status{"booking_decided", 409},
    Status{"booking_used", 409},
    Status{"booking_cancelled", 409},
    Status{"booking_late", 409},
    Status{"booking_not_late", 409},
    Status{"booking_other_day", 409},
    Status{"booking_other_service", 409},
    Status{"booking_code_needed", 409},
    Status{"booking_early", 409},
    Status{"booking_service_gone", 409},
    Status{"reason_unknown", 409},
    Status{"ticket_booked", 409},
    Status{"unknown_page", 404},
    Status{"revision_missing", 404},
    Status{"unknown_survey", 404},
    Status{"nobody_waiting", 404},
    Status{"wrong_method", 405},
    Status{"window_taken", 409},
    Status{"operator_elsewhere", 409},
    Status{"ticket_in_hand", 409},
    Status{"wrong_state", 409},
    Status{"not_your_service", 409},
    Status{"reason_missing", 409},
    Status{"key_reused", 409},
    Status{"restarted", 409},
    Status{"recall_limit", 409},
    Status{"login_taken", 409},
    Status{"own_rights", 409},
    Status{"last_keeper", 409},
    Status{"page_changed", 409},
    Status{"page_faulty", 409},
    Status{"too_many_pages", 409},
    Status{"bad_period", 409},
    Status{"service_closed", 409},
    Status{"numbers_used_up", 409},
    Status{"unknown_day", 409},
    Status{"bad_place", 400},
    Status{"no_phone_address", 409},
    Status{"receipt_unknown", 409},
    Status{"receipt_used", 409},
    Status{"survey_faulty", 409},
    Status{"survey_fixed", 409},
    Status{"offer_faulty", 409},
    Status{"unknown_answer", 404},
    Status{"survey_over", 409},
    Status{"too_many_surveys", 409},
    Status{"unknown_message", 404},
    Status{"message_empty", 409},
    Status{"message_long", 409},
    Status{"message_time", 409},
    Status{"too_many_messages", 409},
    Status{"display_away", 409},
    Status{"unknown_report", 404},
    Status{"report_backwards", 400},
    Status{"report_long", 400},
    Status{"figures_unavailable", 503},
    Status{"changed_meanwhile", 412},
    Status{"site_not_valid", 422},
    Status{"weak_password", 422},
    Status{"if_match_missing", 428},
    Status{"too_many_tries", 429},
    Status{"too_many_connections", 503},
    Status{"busy", 503},
    Status{"storage_failed", 503},
    Status{"stopping", 503},
};

} // namespace

int status_of(std::string_view code)
{
    const auto found = std::find_if(statuses.begin(), statuses.end(), [&](const Status &s) { return s.code == code; });
    return found == statuses.end() ? 500 : found->status;
}

Response error_answer(std::string_view code, core::Language language, const wire::Parameters &parameters,
                      const std::string &detail)
{
    Response response = json_answer(wire::encode_error(code, language, parameters, detail), status_of(code));
    response.headers.emplace_back("Content-Language", language == core::Language::ru ? "ru" : "en");
    return response;
}

Response error_answer(const wire::WireError &error, core::Language language)
{
    return error_answer(wire::code(error.fault), language, {{"field", error.path}}, error.path);
}

Response error_answer(const Fault &fault, core::Language language, const wire::Parameters &parameters)
{
    return error_answer(code_of(fault), language, parameters);
}

Response error_answer(EdgeFault fault)
{
    switch (fault) {
    case EdgeFault::header_too_large: {
        Response response = error_answer("too_large", core::Language::ru);
        response.status = 431; // of the head, not of the body
        return response;
    }
    case EdgeFault::body_too_large:
        return error_answer("too_large", core::Language::ru);
    case EdgeFault::too_many_connections:
        return error_answer("too_many_connections", core::Language::ru);
    case EdgeFault::malformed:
        break;
    }
    return error_answer("bad_request", core::Language::ru);
}

Response too_many_tries(core::Language language, core::Millis wait)
{
    const auto seconds = std::to_string(std::chrono::ceil<std::chrono::seconds>(wait).count());
    Response response = error_answer("too_many_tries", language, {{"seconds", seconds}});
    response.headers.emplace_back("Retry-After", seconds);
    return response;
}

Response json_answer(std::string body, int status)
{
    Response response;
    response.status = status;
    response.body = std::move(body);
    return response;
}

Response empty_answer()
{
    Response response;
    response.status = 204;
    return response;
}

} // namespace talon::server
