// SPDX-License-Identifier: GPL-3.0-or-later
// Results of a period, on the screen and as files.
#include "server/http/answers.h"
#include "server/http/handlers.h"
#include "server/reports/figures_keeper.h"
#include "server/reports/report_file.h"
#include "server/services.h"
#include "server/survey/period_asked.h"
#include "server/survey/period_sheet.h"
#include "server/survey/survey_service.h"

#include <spdlog/spdlog.h>

namespace talon::server {

namespace {

using Made = std::shared_ptr<std::optional<Response>>;

/// Makes the response in the answers' thread: a year of results takes longer than the hall may wait.
void answer_made(Services &services, const PeriodAsked &asked, std::function<std::optional<Response>(const wire::ToldPeriod &)> make,
                 core::Language language, const Answer &answer)
{
    const Made made = std::make_shared<std::optional<Response>>();
    services.surveys.with_answers(
        [made, asked, make = std::move(make), site = services.hall.hall().site()](vault::AnswerStore &store) {
            if (const auto told = told_of(store, asked, site))
                *made = make(*told);
            else
                spdlog::error("results cannot be read: {}", told.error().detail);
        },
        [made, language, answer](bool) { answer(*made ? std::move(**made) : error_answer("storage_failed", language)); });
}

} // namespace

void survey_period(Services &services, Call call, Answer answer)
{
    auto [asked, refused] = period_asked(services.hall.surveys(), call.captures.at("survey"), services.hall.today(), call);
    if (!asked)
        return answer(std::move(refused));
    answer_made(services, *asked, [](const wire::ToldPeriod &told) { return json_answer(wire::encode_period(told)); }, call.language, answer);
}

/// Who takes results away stands in the journal before they do.
void survey_file(Services &services, Call call, Answer answer)
{
    auto [asked, refused] = period_asked(services.hall.surveys(), call.captures.at("survey"), services.hall.today(), call);
    if (!asked)
        return answer(std::move(refused));
    const std::string format = call.query.value("format").value_or("xlsx");
    if (format != "xlsx" && format != "csv")
        return answer(error_answer("bad_field", call.language, {{"field", "format"}}, "format"));
    const core::survey::ResultsExported event{asked->survey, asked->period.from, asked->period.to, format, call.staff.staff};
    const auto make = [format, language = call.language, folder = services.figures.folder()](const wire::ToldPeriod &told) -> std::optional<Response> {
        const std::string name = period_disposition(told, format);
        const auto sheets = period_sheets(told, language);
        if (format == "csv")
            return file_answer(reports::csv_of(sheets.front()), csv_type, name);
        auto book = workbook(folder, sheets);
        if (book)
            return file_answer(std::move(*book), xlsx_type, name);
        spdlog::error("results cannot be written: {}", book.error().detail);
        return std::nullopt;
    };
    services.hall.record(event, call.staff.staff.value,
                         [&services, asked = *asked, make, answer, language = call.language](const HallService::Outcome &outcome) {
                             if (!outcome)
                                 return answer(error_answer(outcome.error(), language));
                             answer_made(services, asked, make, language, answer);
                         });
}

} // namespace talon::server
