// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/answers.h"
#include "server/http/handlers.h"
#include "server/services.h"
#include "server/survey/poster.h"
#include "server/survey/survey_service.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace talon::server {

namespace {

/// As far as they tell of nobody.
wire::ToldResults results_of(const core::survey::Form &form, const vault::Told &told, const core::Site &site)
{
    using core::survey::DayPart;
    wire::ToldResults results{told.answers, told.with_receipt, core::survey::results(form, told.counts), {}, {}, {}};
    for (const auto &[id, counts] : told.services) {
        const core::Service *service = site.service({id});
        results.services.push_back({id, service ? service->title : core::Text{id}});
    }
    results.by_service = core::survey::sliced(form, told.counts, told.services);
    std::map<std::string, core::survey::Counts> parts;
    for (const auto &[part, counts] : told.parts)
        parts[part == DayPart::morning ? "morning" : part == DayPart::midday ? "midday" : "evening"] = counts;
    results.by_part = core::survey::sliced(form, told.counts, parts);
    return results;
}

/// Of a survey's own pages nothing is kept on the way: what somebody is asked changes when another survey runs.
Response fresh(Response response)
{
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

} // namespace

void survey_results(Services &services, Call call, Answer answer)
{
    const auto *published = services.hall.surveys().latest(call.captures.at("survey"));
    if (!published)
        return answer(error_answer("unknown_survey", call.language));
    services.surveys.told(published->form.id, published->form.version,
                          [&services, answer, form = published->form, language = call.language](const std::optional<vault::Told> &told) {
                              answer(told ? json_answer(wire::encode_results(form, results_of(form, *told, services.hall.hall().site())))
                                          : error_answer("storage_failed", language));
                          });
}

/// `via`: by what somebody came to the page; a poster where it is not said.
void show_survey(Services &services, Call call, Answer answer)
{
    using core::survey::SurveyPlace;
    const std::string via = call.query.value("via").value_or("poster");
    const SurveyPlace place = via == "receipt" ? SurveyPlace::receipt : via == "ticket" ? SurveyPlace::ticket_page : SurveyPlace::poster;
    answer(fresh(json_answer(wire::encode_running(services.surveys.offered(place)))));
}

/// Who answers is asked nothing, is given no cookie, and is not in the log: only the answer is kept.
void take_answer(Services &services, Call call, Answer answer)
{
    const auto given = wire::decode_phone_answer(call.request.body);
    if (!given)
        return answer(error_answer(given.error(), call.language));
    services.surveys.take(*given, [answer, language = call.language](SurveyService::Phone what) {
        using Phone = SurveyService::Phone;
        switch (what) {
        case Phone::taken:
        case Phone::again: return answer(fresh(json_answer(wire::encode_thanks(what == Phone::again))));
        case Phone::too_many: return answer(too_many_tries(language, core::Millis(60'000)));
        case Phone::unknown: return answer(error_answer("survey_over", language));
        case Phone::faulty: return answer(error_answer("bad_field", language, {{"field", "answer"}}, "answer"));
        case Phone::no_store: return answer(error_answer("storage_failed", language));
        case Phone::receipt_unknown: return answer(error_answer("receipt_unknown", language));
        case Phone::receipt_used: return answer(error_answer("receipt_used", language));
        }
    });
}

void show_poster(Services &services, Call call, Answer answer)
{
    const auto place = place_in_address(call.captures.at("place"));
    if (!place)
        return answer(error_answer("bad_place", call.language));
    std::string address = services.surveys.phone_url();
    if (address.empty())
        return answer(error_answer("no_phone_address", call.language));
    std::transform(address.begin(), address.end(), address.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    const auto poster = poster_of(address + *place);
    if (!poster) {
        spdlog::error("no poster is made: {}", poster.error());
        return answer(error_answer("internal", call.language));
    }
    answer(json_answer(wire::encode_poster(poster->address, poster->rows)));
}

/// In the body of a request, which no log on the way writes down.
void look_at_receipt(Services &services, Call call, Answer answer)
{
    const auto code = wire::decode_receipt(call.request.body);
    if (!code)
        return answer(error_answer(code.error(), call.language));
    services.surveys.look_at_receipt(*code, [&services, answer, language = call.language](const SurveyService::ReceiptState &state) {
        using Is = SurveyService::ReceiptState::Is;
        switch (state.is) {
        case Is::too_many: return answer(too_many_tries(language, core::Millis(60'000)));
        case Is::no_store: return answer(error_answer("storage_failed", language));
        case Is::unknown: return answer(fresh(json_answer(wire::encode_receipt("unknown", nullptr))));
        case Is::used:
        case Is::fresh: break;
        }
        const core::Service *service = services.hall.hall().site().service(state.service);
        answer(fresh(json_answer(wire::encode_receipt(state.is == Is::used ? "used" : "fresh", service ? &service->title : nullptr))));
    });
}

void survey_page(Services &services, Call call, Answer answer)
{
    auto file = services.files.answer("/survey.html", call.request);
    answer(file ? std::move(*file) : error_answer("not_found", call.language));
}

} // namespace talon::server
