// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue of what files of a survey's results say, and the tables that it stands in.
#include "server/survey/period_sheet.h"

#include "server/reports/report_file.h"
#include "wire/json/times.h"

#include <cmath>

namespace talon::server {

namespace {

using core::Text;
using core::survey::Kind;
using core::survey::PeriodFigure;
using core::survey::PeriodResult;
using reports::Value;

Text kind_title(Kind kind)
{
    switch (kind) {
    case Kind::scale5: return Text("Оценка 1–5", "Mark 1–5");
    case Kind::yes_no: return Text("Да или нет", "Yes or no");
    case Kind::one: return Text("Один вариант", "One choice");
    case Kind::many: return Text("Несколько вариантов", "Several choices");
    case Kind::nps: return Text("Готовность рекомендовать 0–10", "Would recommend, 0–10");
    case Kind::number: return Text("Число", "Number");
    case Kind::text: return Text("Текст", "Text");
    case Kind::note: break;
    }
    return Text("Пояснение", "Note");
}

Value count(std::int64_t number)
{
    return {Value::Kind::count, number, {}};
}

Value of(Value::Kind kind, double value, int factor)
{
    return {kind, std::llround(value * factor), {}};
}

Value day(const std::optional<core::survey::Days> &days, bool first)
{
    return days ? Value{Value::Kind::day, (first ? days->from : days->to).time_since_epoch().count(), {}} : Value{};
}

std::string versions_of(const PeriodResult &result)
{
    std::string all;
    for (const int version : result.versions)
        all += (all.empty() ? "" : ", ") + std::to_string(version);
    return all;
}

std::vector<Value> row_of(const PeriodResult &result, const std::string &slice, const PeriodFigure &figure, core::Language language)
{
    Value share, least, most;
    if (figure.best && figure.marks > 0) {
        const core::survey::Interval between = core::survey::wilson(*figure.best, figure.marks);
        share = of(Value::Kind::share, static_cast<double>(*figure.best) / static_cast<double>(figure.marks), 1000);
        least = of(Value::Kind::share, between.low, 1000);
        most = of(Value::Kind::share, between.high, 1000);
    }
    return {Value::of(result.question.title.in(language)),
            Value::of(kind_title(result.question.kind).in(language)),
            Value::of(versions_of(result)),
            Value::of(slice),
            day(figure.of, true),
            day(figure.of, false),
            figure.of ? count(figure.marks) : Value{},
            share,
            least,
            most,
            figure.low ? count(*figure.low) : Value{},
            figure.mean ? of(Value::Kind::ratio, *figure.mean, 100) : Value{},
            figure.median ? of(Value::Kind::ratio, *figure.median, 100) : Value{}};
}

std::string slice_title(std::size_t dimension, const std::string &slice, const wire::ToldPeriod &told, core::Language language)
{
    static const std::map<std::string, Text> known{
        {"morning", Text("до 12 часов", "before 12")}, {"midday", Text("с 12 до 15 часов", "from 12 to 15")}, {"evening", Text("после 15 часов", "after 15")},
        {"kiosk", Text("на терминале", "at a kiosk")}, {"phone", Text("с телефона", "by phone")}};
    if (dimension == static_cast<std::size_t>(core::survey::Dimension::service))
        for (const auto &[id, title] : told.services)
            if (id == slice)
                return title.in(language);
    const auto found = known.find(slice);
    return found == known.end() ? slice : found->second.in(language);
}

std::string choice_title(const PeriodResult &result, const std::string &choice, core::Language language)
{
    static const std::map<std::string, Text> known{
        {"yes", Text("Да", "Yes")}, {"no", Text("Нет", "No")}, {"promoters", Text("9–10, рекомендуют", "9–10, promoters")},
        {"passives", Text("7–8, нейтральные", "7–8, passives")}, {"detractors", Text("0–6, не рекомендуют", "0–6, detractors")}};
    for (const core::survey::Option &option : result.question.options)
        if (option.id == choice)
            return option.title.in(language);
    const auto found = known.find(choice);
    return found == known.end() ? choice : found->second.in(language);
}

std::vector<std::string> in(core::Language language, const std::vector<Text> &texts)
{
    std::vector<std::string> all;
    for (const Text &each : texts)
        all.push_back(each.in(language));
    return all;
}

} // namespace

std::vector<reports::Sheet> period_sheets(const wire::ToldPeriod &told, core::Language language)
{
    reports::Sheet figures{Text("Результаты", "Results").in(language),
                           in(language, {Text("Вопрос", "Question"), Text("Вид", "Kind"), Text("Версии анкеты", "Versions"), Text("Разрез", "Slice"),
                                         Text("Дни с", "Days from"), Text("Дни по", "Days to"), Text("Ответов", "Answers"),
                                         Text("Доля лучших ответов", "Share of the best"), Text("не меньше (95 %)", "at least (95 %)"),
                                         Text("не больше (95 %)", "at most (95 %)"), Text("Оценок 1–3", "Marks 1–3"), Text("Среднее", "Mean"),
                                         Text("Медиана", "Median")}),
                           {}};
    reports::Sheet choices{Text("Варианты ответов", "Choices").in(language),
                           in(language, {Text("Вопрос", "Question"), Text("Вариант", "Choice"), Text("Ответов", "Answers"), Text("Из", "Of")}),
                           {}};
    for (const PeriodResult &result : told.results) {
        figures.rows.push_back(row_of(result, Text("все ответы", "all answers").in(language), result.all, language));
        if (result.before)
            figures.rows.push_back(row_of(result, Text("период для сравнения", "compared with").in(language), *result.before, language));
        for (std::size_t dimension = 0; dimension < core::survey::dimensions; ++dimension)
            for (const auto &[slice, figure] : result.slices[dimension])
                figures.rows.push_back(row_of(result, slice_title(dimension, slice, told, language), figure, language));
        for (const auto &[choice, number] : result.all.counts)
            choices.rows.push_back({Value::of(result.question.title.in(language)), Value::of(choice_title(result, choice, language)), count(number),
                                    count(result.all.counts_of)});
    }
    return {std::move(figures), std::move(choices)};
}

std::string period_disposition(const wire::ToldPeriod &told, const std::string &ending)
{
    const std::string days = wire::to_text(told.period.from) + "--" + wire::to_text(told.period.to);
    return file_disposition("survey_" + days + "." + ending, "анкета_" + days + "." + ending);
}

} // namespace talon::server
