// SPDX-License-Identifier: GPL-3.0-or-later
// What was written in answers, apart from their marks.
#include "core/survey/survey_decisions.h"
#include "server/http/answers.h"
#include "server/http/handlers.h"
#include "server/services.h"
#include "server/survey/survey_service.h"

#include <spdlog/spdlog.h>

namespace talon::server {

namespace {

void answer_words(Services &services, const std::string &survey, int version, core::Language language, const Answer &answer)
{
    services.surveys.words(survey, version, [answer, language, version](const std::optional<std::vector<vault::Words>> &found) {
        if (!found)
            return answer(error_answer("storage_failed", language));
        std::vector<wire::ToldWords> words;
        for (const vault::Words &each : *found)
            words.push_back({each.sealed, each.texts, each.id});
        answer(json_answer(wire::encode_words(version, words)));
    });
}

/// What the journal says is taken away is taken away from the file; after a crash in between, it is with the next look.
void take_away(Services &services, const core::survey::AnswerTextRemoved &what, core::Language language, const Answer &answer)
{
    const auto gone = std::make_shared<bool>(false);
    services.surveys.with_answers(
        [gone, what](vault::AnswerStore &store) {
            const auto removed = store.remove_words(what.survey, what.version, {what.answer});
            *gone = removed.ok();
            if (!removed)
                spdlog::error("words cannot be removed: {}", removed.error().detail);
        },
        [&services, gone, what, language, answer](bool) {
            if (!*gone)
                return answer(error_answer("storage_failed", language));
            answer_words(services, what.survey, what.version, language, answer);
        });
}

} // namespace

void survey_words(Services &services, Call call, Answer answer)
{
    const auto *published = services.hall.surveys().latest(call.captures.at("survey"));
    if (!published)
        return answer(error_answer("unknown_survey", call.language));
    answer_words(services, published->form.id, published->form.version, call.language, answer);
}

void remove_words(Services &services, Call call, Answer answer)
{
    const auto *published = services.hall.surveys().latest(call.captures.at("survey"));
    if (!published)
        return answer(error_answer("unknown_survey", call.language));
    auto reason = wire::decode_removal(call.request.body);
    if (!reason)
        return answer(error_answer(reason.error(), call.language));
    core::survey::AnswerTextRemoved what{published->form.id, published->form.version, {}, call.captures.at("answer"), std::move(*reason), call.staff.staff};
    const auto sealed = std::make_shared<std::optional<core::Day>>();
    services.surveys.with_answers(
        [sealed, what](vault::AnswerStore &store) {
            if (const auto day = store.sealed_with(what.survey, what.version, what.answer))
                *sealed = *day;
        },
        [&services, sealed, what, answer, language = call.language](bool there) mutable {
            if (!there)
                return answer(error_answer("storage_failed", language));
            if (!*sealed)
                return answer(error_answer("unknown_answer", language));
            what.day = **sealed;
            const auto decision = core::survey::decide(services.hall.decided_surveys(), core::survey::RemoveText{what});
            if (!decision)
                return answer(error_answer(core::survey::code_of(decision.error()), language));
            services.hall.record(what, what.staff.value, [&services, what, answer, language](const HallService::Outcome &outcome) {
                if (!outcome)
                    return answer(error_answer(outcome.error(), language));
                take_away(services, what, language, answer);
            });
        });
}

} // namespace talon::server
