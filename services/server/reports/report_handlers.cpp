// SPDX-License-Identifier: GPL-3.0-or-later
// Reports: read from the figures' file in its thread, made there, and answered in the loop's.
#include "core/people/roles.h"
#include "server/http/answers.h"
#include "server/http/etag.h"
#include "server/http/handlers.h"
#include "server/reports/report_file.h"
#include "server/reports/report_json.h"
#include "server/services.h"
#include "wire/json/times.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace talon::server {

namespace {

constexpr int legs_a_page = 100;

/// A question, or the answer that says what is wrong with it.
struct Asked {
    std::optional<ReportQuestion> question;
    Response refused;
};

Asked wrong_field(const char *name, core::Language language)
{
    return {std::nullopt, error_answer("bad_field", language, {{"field", name}}, name)};
}

Asked asked(const Services &services, const Call &call, std::optional<reports::By> by)
{
    ReportQuestion question;
    if (!by)
        return {std::nullopt, error_answer("unknown_report", call.language)};
    question.by = *by;
    question.period = {services.hall.today(), services.hall.today()};
    for (const auto &[name, day] : {std::pair("from", &question.period.from), std::pair("to", &question.period.to)}) {
        const auto given = call.query.value(name);
        const auto parsed = given ? wire::parse_day(*given) : std::optional(*day);
        if (!parsed)
            return wrong_field(name, call.language);
        *day = *parsed;
    }
    if (question.period.to < question.period.from)
        return {std::nullopt, error_answer("report_backwards", call.language)};
    if (question.period.to - question.period.from >= reports::longest_period)
        return {std::nullopt, error_answer("report_long", call.language)};
    question.language = call.language;
    question.made_at = services.hall.now();
    question.revision = services.hall.hall().revision().number;
    question.status = services.figures.status();
    const bool lasts = question.period.to >= services.hall.today();
    question.now = question.status.reached.at;
    if (lasts)
        question.now = std::max<core::Instant>(question.now, std::chrono::floor<core::Minutes>(question.made_at));
    if (question.status.state == FiguresKeeper::Status::State::broken || question.status.state == FiguresKeeper::Status::State::opening)
        return {std::nullopt, error_answer("figures_unavailable", call.language)};
    return {std::move(question), {}};
}

/// The same as long as the file tells the same, and where the period is not over for a minute.
std::string tag_of(const ReportQuestion &question, const Call &call)
{
    return etag_of(call.request.path + "?" + call.request.query + "#" + std::to_string(question.status.reached.position)
                   + store::to_hex(question.status.reached.hash) + std::to_string(static_cast<int>(question.status.state)) + std::to_string(question.revision)
                   + std::to_string(question.now.time_since_epoch().count()) + (question.language == core::Language::ru ? "ru" : "en"));
}

using Made = reports::Filed<Response>;

/// Makes the response in the file's thread.
void answer_made(Services &services, std::function<Made(const reports::FiguresFile &)> make, core::Language language, const Answer &answer)
{
    const auto made = std::make_shared<std::optional<Response>>();
    const bool taken = services.figures.ask(
        [made, make = std::move(make)](const reports::FiguresFile &file) {
            auto response = make(file);
            if (response)
                *made = std::move(*response);
            else
                spdlog::error("a report could not be made: {}", response.error().detail);
        },
        [made, language, answer] { answer(*made ? std::move(**made) : error_answer("figures_unavailable", language)); });
    if (!taken)
        answer(error_answer("busy", language));
}

Response with_tag(Response response, const std::string &tag)
{
    response.headers.emplace_back("ETag", tag);
    return response;
}

void show(Services &services, const Call &call, std::optional<reports::By> by, const Answer &answer)
{
    auto [question, refused] = asked(services, call, by);
    if (!question)
        return answer(std::move(refused));
    const std::string tag = tag_of(*question, call);
    if (auto known = not_modified(call.request, tag))
        return answer(std::move(*known));
    answer_made(services,
                [question = *question, tag](const reports::FiguresFile &file) -> Made {
                    const auto report = make_report(file, question);
                    if (!report)
                        return core::Failure{report.error()};
                    return with_tag(json_answer(report_json(*report, question)), tag);
                },
                call.language, answer);
}

void save(Services &services, const Call &call, std::optional<reports::By> by, const Answer &answer)
{
    auto [question, refused] = asked(services, call, by);
    if (!question)
        return answer(std::move(refused));
    const std::string format = call.query.value("format").value_or("xlsx");
    if (format != "xlsx" && format != "csv")
        return answer(wrong_field("format", call.language).refused);
    answer_made(services,
                [question = *question, format, folder = services.figures.folder()](const reports::FiguresFile &file) -> Made {
                    const auto report = make_report(file, question);
                    if (!report)
                        return core::Failure{report.error()};
                    const auto sheet = reports::sheet_of(report->table, question.language);
                    const std::string name = disposition(question.by, question.period, format);
                    if (format == "csv")
                        return file_answer(reports::csv_of(sheet), csv_type, name);
                    auto book = workbook(folder, {sheet, report->transfers, reports::definitions_sheet(report->table, report_foot(question), question.language)});
                    if (!book)
                        return core::Failure{book.error()};
                    return file_answer(std::move(*book), xlsx_type, name);
                },
                call.language, answer);
}

void list(Services &services, const Call &call, std::optional<reports::By> by, bool operators, const Answer &answer)
{
    auto [question, refused] = asked(services, call, by);
    if (!question)
        return answer(std::move(refused));
    const std::string figure = call.query.value("figure").value_or("visitors");
    if (!reports::can_open(figure))
        return answer(wrong_field("figure", call.language).refused);
    const reports::LegQuery query{question->period, question->by, call.query.value("key"), figure, call.query.value("after").value_or(""), legs_a_page,
                                  question->now};
    answer_made(services,
                [query, language = call.language, operators](const reports::FiguresFile &file) -> Made {
                    const auto names = file.names(query.period.to);
                    if (!names)
                        return core::Failure{names.error()};
                    const auto page = reports::legs_behind(file, query);
                    if (!page)
                        return core::Failure{page.error()};
                    return json_answer(legs_json(*page, *names, language, operators));
                },
                call.language, answer);
}

/// By operators there is a route of its own, with a permission of its own.
std::optional<reports::By> report_of(const Call &call)
{
    const auto by = reports::by_name(call.captures.at("report"));
    return by == reports::By::staff ? std::nullopt : by;
}

bool sees_operators(const Call &call)
{
    return core::may(call.staff, "reports.operators");
}

} // namespace

void show_report(Services &services, Call call, Answer answer) { show(services, call, report_of(call), answer); }
void report_file(Services &services, Call call, Answer answer) { save(services, call, report_of(call), answer); }
void report_tickets(Services &services, Call call, Answer answer) { list(services, call, report_of(call), sees_operators(call), answer); }
void show_operators(Services &services, Call call, Answer answer) { show(services, call, reports::By::staff, answer); }
void operators_file(Services &services, Call call, Answer answer) { save(services, call, reports::By::staff, answer); }
void operators_tickets(Services &services, Call call, Answer answer) { list(services, call, reports::By::staff, true, answer); }

void list_acts(Services &services, Call call, Answer answer)
{
    reports::ActQuery query;
    for (const auto &[name, day] : {std::pair("from", &query.from), std::pair("to", &query.to)})
        if (const auto given = call.query.value(name)) {
            *day = wire::parse_day(*given);
            if (!*day)
                return answer(wrong_field(name, call.language).refused);
        }
    query.actor = call.query.value("who").value_or("");
    query.kind = call.query.value("what").value_or("");
    query.before = call.query.number("before", 1, std::numeric_limits<std::int64_t>::max()).value_or(0);
    const bool csv = call.query.value("format") == "csv";
    query.most = csv ? static_cast<int>(reports::many_rows) : 51; // one more than a page: is there another?
    const auto offset = services.hall.hall().site().utc_offset;
    if (services.figures.status().state == FiguresKeeper::Status::State::broken)
        return answer(error_answer("figures_unavailable", call.language));
    answer_made(services,
                [query, csv, offset, language = call.language](const reports::FiguresFile &file) -> Made {
                    const auto names = file.names();
                    if (!names)
                        return core::Failure{names.error()};
                    auto acts = file.acts(query);
                    if (!acts)
                        return core::Failure{acts.error()};
                    if (csv)
                        return file_answer(reports::csv_of(acts_sheet(*acts, *names, offset, language)), csv_type, "attachment; filename=\"talon_actions.csv\"");
                    const bool more = static_cast<int>(acts->size()) == query.most;
                    if (more)
                        acts->pop_back();
                    return json_answer(acts_json(*acts, more ? acts->back().position : 0, *names, language));
                },
                call.language, answer);
}

} // namespace talon::server
