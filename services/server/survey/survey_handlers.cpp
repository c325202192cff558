// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http/answers.h"
#include "server/http/handlers.h"
#include "server/services.h"
#include "server/survey/survey_service.h"

namespace talon::server {

namespace {

/// Writes what was decided, and answers with the surveys as they are then.
void record(Services &services, const core::survey::Decision &decision, const Call &call, const Answer &answer)
{
    if (!decision)
        return answer(error_answer(core::survey::code_of(decision.error()), call.language));
    if (!*decision)
        return answer(json_answer(wire::encode_surveys(services.hall.surveys())));
    std::visit(
        [&](const auto &event) {
            services.hall.record(event, call.staff.staff.value, [&services, answer, language = call.language](const HallService::Outcome &outcome) {
                answer(outcome ? json_answer(wire::encode_surveys(services.hall.surveys())) : error_answer(outcome.error(), language));
            });
        },
        **decision);
}

/// Of a survey's own pages nothing is kept on the way: what somebody is asked changes when another survey runs.
Response fresh(Response response)
{
    response.headers.emplace_back("Cache-Control", "no-store");
    return response;
}

} // namespace

void list_surveys(Services &services, Call, Answer answer)
{
    answer(json_answer(wire::encode_surveys(services.hall.surveys())));
}

void publish_survey(Services &services, Call call, Answer answer)
{
    const auto kiosks = wire::decode_publish(call.request.body);
    if (!kiosks)
        return answer(error_answer(kiosks.error(), call.language));
    const std::string &survey = call.captures.at("survey");
    if (survey != core::survey::criteria_id)
        return answer(error_answer("unknown_survey", call.language));
    record(services,
           core::survey::decide(services.hall.decided_surveys(),
                                core::survey::PublishSurvey{core::survey::five_criteria(survey), call.staff.staff, *kiosks}),
           call, answer);
}

void close_survey(Services &services, Call call, Answer answer)
{
    record(services, core::survey::decide(services.hall.decided_surveys(), core::survey::CloseSurvey{call.captures.at("survey"), call.staff.staff}), call,
           answer);
}

void survey_results(Services &services, Call call, Answer answer)
{
    const auto *published = services.hall.surveys().latest(call.captures.at("survey"));
    if (!published)
        return answer(error_answer("unknown_survey", call.language));
    services.surveys.told(published->form.id, published->form.version,
                          [answer, form = published->form, language = call.language](const std::optional<vault::Told> &told) {
                              answer(told ? json_answer(wire::encode_results(form, told->answers, core::survey::results(form, told->counts)))
                                          : error_answer("storage_failed", language));
                          });
}

/// Apart from the marks, so that nobody reads whose they are.
void survey_words(Services &services, Call call, Answer answer)
{
    const auto *published = services.hall.surveys().latest(call.captures.at("survey"));
    if (!published)
        return answer(error_answer("unknown_survey", call.language));
    services.surveys.words(published->form.id, published->form.version,
                           [answer, language = call.language](const std::optional<std::vector<vault::Words>> &found) {
                               if (!found)
                                   return answer(error_answer("storage_failed", language));
                               std::vector<wire::ToldWords> words;
                               for (const vault::Words &each : *found)
                                   words.push_back({each.sealed, each.texts});
                               answer(json_answer(wire::encode_words(words)));
                           });
}

void show_survey(Services &services, Call, Answer answer)
{
    answer(fresh(json_answer(wire::encode_running(services.hall.surveys().now_running()))));
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
        }
    });
}

void survey_page(Services &services, Call call, Answer answer)
{
    auto file = services.files.answer("/survey.html", call.request);
    answer(file ? std::move(*file) : error_answer("not_found", call.language));
}

} // namespace talon::server
