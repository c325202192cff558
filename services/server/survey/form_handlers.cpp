// SPDX-License-Identifier: GPL-3.0-or-later
// Forms as the specialist makes them, and which of them is asked when and where.
#include "server/http/answers.h"
#include "server/http/handlers.h"
#include "server/services.h"
#include "server/survey/survey_service.h"
#include "wire/journal/event_codec.h"
#include "wire/survey/form_api.h"

#include <charconv>

namespace talon::server {

namespace survey = core::survey;

namespace {

std::string tag_of(std::int64_t revision)
{
    return "\"" + std::to_string(revision) + "\"";
}

/// The revision of the draft that a change was made of, by If-Match; −1, which is none, for a tag that was never given.
std::optional<std::int64_t> base_of(const Request &request)
{
    const std::string_view tag = request.header("if-match");
    if (tag.empty())
        return std::nullopt;
    std::int64_t number = -1;
    if (tag.size() > 2 && tag.front() == '"' && tag.back() == '"') {
        const auto [end, error] = std::from_chars(tag.data() + 1, tag.data() + tag.size() - 1, number);
        if (error != std::errc() || end != tag.data() + tag.size() - 1)
            number = -1;
    }
    return number;
}

Response all_surveys(const Services &services)
{
    return json_answer(wire::encode_surveys(services.hall.surveys(), services.hall.today(), services.surveys.answers_taken()));
}

/// One survey with the tag of its draft; all of them where nothing is left of it.
Response one_survey(const Services &services, const std::string &id)
{
    const survey::SurveyBook &book = services.hall.surveys();
    const auto draft = book.drafts.find(id);
    if (draft == book.drafts.end() && !book.latest(id))
        return all_surveys(services);
    Response response = json_answer(wire::encode_survey(book, id, services.hall.today()));
    response.headers.emplace_back("ETag", tag_of(draft == book.drafts.end() ? 0 : draft->second.revision));
    return response;
}

/// Writes what was decided, and answers with how it is then.
void record(Services &services, const survey::Decision &decision, const Call &call, std::function<Response()> told, const Answer &answer)
{
    if (!decision)
        return answer(error_answer(survey::code_of(decision.error()), call.language));
    if (!*decision)
        return answer(told());
    const core::Event event = std::visit([](const auto &each) { return core::Event(each); }, **decision);
    // What no journal could hold must not be decided: nothing would be acknowledged any more.
    if (!wire::try_encode_event(event))
        return answer(error_answer("too_large", call.language));
    services.hall.record(event, call.staff.staff.value, [told = std::move(told), answer, language = call.language](const HallService::Outcome &outcome) {
        answer(outcome ? told() : error_answer(outcome.error(), language));
    });
}

} // namespace

void list_surveys(Services &services, Call, Answer answer)
{
    answer(all_surveys(services));
}

void read_survey(Services &services, Call call, Answer answer)
{
    const std::string &id = call.captures.at("survey");
    const survey::SurveyBook &book = services.hall.surveys();
    answer(book.drafts.contains(id) || book.latest(id) ? one_survey(services, id) : error_answer("unknown_survey", call.language));
}

void save_survey(Services &services, Call call, Answer answer)
{
    const std::string id = call.captures.at("survey");
    const auto base = base_of(call.request);
    if (!base)
        return answer(error_answer("if_match_missing", call.language));
    auto form = wire::decode_drafted(call.request.body);
    if (!form)
        return answer(error_answer(form.error(), call.language));
    if (form->id != id)
        return answer(error_answer(wire::WireError{wire::WireFault::bad_field, "form.survey"}, call.language));
    record(services, survey::decide(services.hall.decided_surveys(), survey::SaveDraft{std::move(*form), *base, call.staff.staff}), call,
           [&services, id] { return one_survey(services, id); }, answer);
}

void drop_survey(Services &services, Call call, Answer answer)
{
    const std::string id = call.captures.at("survey");
    const auto base = base_of(call.request);
    if (!base)
        return answer(error_answer("if_match_missing", call.language));
    record(services, survey::decide(services.hall.decided_surveys(), survey::DropDraft{id, *base, call.staff.staff}), call,
           [&services, id] { return one_survey(services, id); }, answer);
}

void check_survey(Services &services, Call call, Answer answer)
{
    const auto form = wire::decode_drafted(call.request.body);
    answer(form ? json_answer(wire::encode_findings(survey::findings_of(services.hall.surveys(), *form))) : error_answer(form.error(), call.language));
}

void publish_survey(Services &services, Call call, Answer answer)
{
    auto wanted = wire::decode_publish(call.request.body);
    if (!wanted)
        return answer(error_answer(wanted.error(), call.language));
    const std::string &id = call.captures.at("survey");
    const survey::SurveyBook &book = services.hall.decided_surveys();
    const auto draft = book.drafts.find(id);
    const survey::Published *latest = book.latest(id);
    if (wanted->draft != 0 && draft == book.drafts.end())
        return answer(error_answer("changed_meanwhile", call.language));
    if (wanted->draft == 0 && !latest && id != survey::criteria_id)
        return answer(error_answer("unknown_survey", call.language));
    const survey::Form &form = wanted->draft != 0 ? draft->second.form : latest ? latest->form : survey::five_criteria(id);
    record(services,
           survey::decide(book, survey::PublishSurvey{form, call.staff.staff, std::move(wanted->offer), services.hall.today(), wanted->draft}), call,
           [&services] { return all_surveys(services); }, answer);
}

void close_survey(Services &services, Call call, Answer answer)
{
    record(services,
           survey::decide(services.hall.decided_surveys(), survey::CloseSurvey{call.captures.at("survey"), call.staff.staff, services.hall.today()}), call,
           [&services] { return all_surveys(services); }, answer);
}

} // namespace talon::server
