// SPDX-License-Identifier: GPL-3.0-or-later
// The quality of service on one page: how norms are kept, and how visitors mark it.
#include "reports/columns.h"
#include "reports/report.h"
#include "server/http/answers.h"
#include "server/http/handlers.h"
#include "server/reports/figures_keeper.h"
#include "server/services.h"
#include "server/survey/period_asked.h"
#include "server/survey/survey_service.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace talon::server {

namespace {

constexpr std::string_view waiting_criterion = "waiting_time";
/// Texts of so many days are new.
constexpr std::chrono::days new_days{7};

/// What the page is made of, and by which survey: the one that runs, else the five criteria, else any.
struct QualityAsked {
    PeriodAsked answers;
    int newest = 0; ///< version of that survey; 0: there is none
    core::Day today{};
    core::Instant now{};
    core::Site site;
};

std::string survey_of_quality(const core::survey::SurveyBook &book, core::Day today)
{
    const std::string criteria(core::survey::criteria_id);
    if (const std::string &running = book.turn_on(today).survey; !running.empty())
        return running;
    return book.surveys.contains(criteria) || book.surveys.empty() ? criteria : book.surveys.begin()->first;
}

/// As many days before as the period has.
core::survey::Days days_before(core::survey::Days period)
{
    return {period.from - (period.to - period.from) - std::chrono::days(1), period.from - std::chrono::days(1)};
}

wire::Quality::Norm norm_of(const reports::Sums &sums)
{
    return {sums.visitors, sums.within, sums.counted, 0, 0};
}

/// The hall's part: norms, who was served, and how long each service's visitors waited.
reports::Filed<core::Done> measure(const reports::FiguresFile &file, const QualityAsked &asked, wire::Quality &quality)
{
    const reports::Period period{asked.answers.period.from, asked.answers.period.to};
    auto today = reports::summarize(file, {asked.today, asked.today}, reports::By::day, {}, asked.now);
    if (!today)
        return core::Failure{today.error()};
    auto summary = reports::summarize(file, period, reports::By::service, {}, asked.now);
    if (!summary)
        return core::Failure{summary.error()};
    quality.today = norm_of(today->total);
    quality.of_period = norm_of(summary->total);
    quality.served = summary->total.served;
    for (auto &[service, sums] : summary->main.lines) {
        wire::Quality::Felt felt;
        felt.service = service;
        const core::Service *known = asked.site.service({service});
        felt.title = known ? known->title : core::Text{service};
        felt.kept = sums.within;
        felt.counted = sums.counted;
        felt.visitors = sums.visitors;
        const auto waits = sums.first_wait.told();
        if (waits.n >= reports::few) {
            felt.median = core::Millis(waits.median);
            felt.p90 = core::Millis(waits.p90);
        }
        quality.felt.push_back(std::move(felt));
    }
    return core::Done{};
}

/// The visitors' part.
vault::Kept<core::Done> hear(const vault::AnswerStore &store, const QualityAsked &asked, wire::Quality &quality)
{
    const auto told = told_of(store, asked.answers, asked.site);
    if (!told)
        return core::Failure{told.error()};
    quality.sealed_to = told->sealed_to;
    for (const core::survey::PeriodResult &result : told->results) {
        if (result.question.kind != core::survey::Kind::scale5)
            continue;
        quality.criteria.push_back(result);
        const auto &by_service = result.slices[static_cast<std::size_t>(core::survey::Dimension::service)];
        if (result.question.id == waiting_criterion)
            for (wire::Quality::Felt &felt : quality.felt)
                if (const auto found = by_service.find(felt.service); found != by_service.end())
                    felt.felt = found->second;
    }
    const auto used = store.receipts_used(asked.answers.period);
    const auto texts = asked.newest > 0 ? store.words_since(asked.answers.survey, asked.newest, asked.today - new_days) : vault::Kept<std::int64_t>(0);
    if (!used || !texts)
        return core::Failure{!used ? used.error() : texts.error()};
    for (const auto &[day, count] : *used)
        quality.with_receipt += count;
    quality.texts_new = *texts;
    return core::Done{};
}

void listen(Services &services, const QualityAsked &asked, std::shared_ptr<wire::Quality> quality, core::Language language, const Answer &answer)
{
    const auto heard = std::make_shared<bool>(false);
    services.surveys.with_answers(
        [asked, quality, heard](vault::AnswerStore &store) {
            const auto done = hear(store, asked, *quality);
            *heard = done.ok();
            if (!done)
                spdlog::error("results cannot be read: {}", done.error().detail);
        },
        [quality, heard, language, answer](bool) {
            answer(*heard ? json_answer(wire::encode_quality(*quality)) : error_answer("storage_failed", language));
        });
}

} // namespace

void show_quality(Services &services, Call call, Answer answer)
{
    const core::survey::SurveyBook &book = services.hall.surveys();
    const core::Day today = services.hall.today();
    const std::string survey = survey_of_quality(book, today);
    core::survey::SurveyBook known = book.surveys.contains(survey) ? book : core::survey::SurveyBook();
    known.surveys.try_emplace(survey); // without a survey the page tells of the norms alone
    auto [period, refused] = period_asked(known, survey, today, call);
    if (!period)
        return answer(std::move(refused));
    period->before = days_before(period->period);
    const auto *newest = book.latest(survey);
    const QualityAsked asked{std::move(*period), newest ? newest->form.version : 0, today, services.hall.now(), services.hall.hall().site()};
    const auto quality = std::make_shared<wire::Quality>();
    quality->period = asked.answers.period;
    const auto measured = std::make_shared<bool>(false);
    const bool taken = services.figures.ask(
        [asked, quality, measured](const reports::FiguresFile &file) {
            const auto done = measure(file, asked, *quality);
            *measured = done.ok();
            if (!done)
                spdlog::error("the norms could not be read: {}", done.error().detail);
        },
        [&services, asked, quality, measured, answer, language = call.language] {
            if (!*measured)
                return answer(error_answer("figures_unavailable", language));
            listen(services, asked, quality, language, answer);
        });
    if (!taken)
        answer(error_answer("busy", call.language));
}

} // namespace talon::server
