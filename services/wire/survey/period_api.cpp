// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/survey/period_api.h"

#include "wire/survey/form_fields.h"

#include <cmath>

namespace talon::wire {

namespace {

using core::survey::PeriodFigure;
using core::survey::PeriodResult;
using detail::Writer;

void maybe(Writer &out, std::string_view key, std::optional<std::int64_t> value)
{
    out.key(key);
    value ? out.integer(*value) : out.null();
}

void maybe(Writer &out, std::string_view key, std::optional<double> value, int factor)
{
    maybe(out, key, value ? std::optional<std::int64_t>(std::llround(*value * factor)) : std::nullopt);
}

void number(Writer &out, std::string_view key, std::int64_t value)
{
    out.key(key);
    out.integer(value);
}

void interval(Writer &out, std::string_view key, const std::optional<core::survey::Interval> &value)
{
    out.key(key);
    if (!value)
        return out.null();
    out.begin_array();
    out.integer(std::llround(value->low * 1000));
    out.integer(std::llround(value->high * 1000));
    out.end_array();
}

std::optional<double> share(std::int64_t part, std::int64_t of)
{
    return of > 0 ? std::optional(static_cast<double>(part) / static_cast<double>(of)) : std::nullopt;
}

void figure(Writer &out, const PeriodFigure &figure, core::survey::Kind kind)
{
    const bool told = figure.of.has_value();
    const auto best = told && figure.best ? share(*figure.best, figure.marks) : std::nullopt;
    const auto of = [&](const char *who) { return figure.counts.contains(who) ? figure.counts.at(who) : std::int64_t{0}; };
    const auto nps = kind == core::survey::Kind::nps && told ? core::survey::promoters(of("promoters"), of("detractors"), figure.counts_of) : std::nullopt;
    out.begin_object();
    out("from", told ? std::optional(figure.of->from) : std::nullopt);
    out("to", told ? std::optional(figure.of->to) : std::nullopt);
    number(out, "marks", figure.marks);
    maybe(out, "best", figure.best);
    maybe(out, "best_thousandths", best, 1000);
    interval(out, "best_between_thousandths", best ? std::optional(core::survey::wilson(*figure.best, figure.marks)) : std::nullopt);
    maybe(out, "low", figure.low);
    number(out, "low_of", figure.low_of);
    maybe(out, "mean_hundredths", figure.mean, 100);
    number(out, "mean_of", figure.mean_of);
    maybe(out, "median_hundredths", figure.median, 100);
    out.key("counts");
    out.begin_object();
    for (const auto &[choice, count] : figure.counts)
        number(out, choice, count);
    out.end_object();
    number(out, "counts_of", figure.counts_of);
    maybe(out, "nps_tenths", nps ? std::optional(nps->score) : std::nullopt, 10);
    maybe(out, "nps_error_tenths", nps ? std::optional(nps->standard_error) : std::nullopt, 10);
    out.end_object();
}

void compared(Writer &out, const PeriodResult &result)
{
    out.key("all");
    figure(out, result.all, result.question.kind);
    out.key("before");
    result.before ? figure(out, *result.before, result.question.kind) : out.null();
    out.key("standing");
    if (!result.difference)
        out.null();
    else
        out.string(result.difference->low > 0 ? "better" : result.difference->high < 0 ? "worse" : "unproven");
    interval(out, "difference_thousandths", result.difference);
}

void result(Writer &out, const PeriodResult &result)
{
    out.begin_object();
    out("question", detail::id(result.question.id));
    out("kind", result.question.kind);
    out("title", result.question.title);
    out("options", detail::list(result.question.options, core::survey::max_options));
    out.key("versions");
    out.begin_array();
    for (const int version : result.versions)
        out.integer(version);
    out.end_array();
    compared(out, result);
    static constexpr std::array names{"by_service", "by_part", "by_channel"};
    for (std::size_t dimension = 0; dimension < core::survey::dimensions; ++dimension) {
        out.key(names[dimension]);
        out.begin_object();
        for (const auto &[slice, told] : result.slices[dimension]) {
            out.key(slice);
            figure(out, told, result.question.kind);
        }
        out.end_object();
    }
    out.end_object();
}

void norm(Writer &out, std::string_view key, const Quality::Norm &norm)
{
    out.key(key);
    out.begin_object();
    maybe(out, "waiting_thousandths", share(norm.waiting_kept, norm.waiting_counted), 1000);
    number(out, "waiting_counted", norm.waiting_counted);
    maybe(out, "serving_thousandths", share(norm.serving_kept, norm.serving_counted), 1000);
    number(out, "serving_counted", norm.serving_counted);
    number(out, "visitors", norm.visitors);
    out.end_object();
}

std::optional<std::int64_t> seconds(const std::optional<core::Millis> &time)
{
    return time ? std::optional<std::int64_t>(std::chrono::round<std::chrono::seconds>(*time).count()) : std::nullopt;
}

} // namespace

std::string encode_period(const ToldPeriod &told)
{
    Writer out;
    out.begin_object();
    out("survey", detail::id(told.survey));
    out("from", told.period.from);
    out("to", told.period.to);
    out.key("before");
    if (told.before) {
        out.begin_object();
        out("from", told.before->from);
        out("to", told.before->to);
        out.end_object();
    } else {
        out.null();
    }
    out("sealed_to", told.sealed_to);
    number(out, "answers", told.answers);
    out.key("services");
    out.begin_array();
    for (const auto &[service, title] : told.services) {
        out.begin_object();
        out("id", detail::id(service));
        out("title", title);
        out.end_object();
    }
    out.end_array();
    out.key("questions");
    out.begin_array();
    for (const PeriodResult &each : told.results)
        result(out, each);
    out.end_array();
    out.end_object();
    return out.take();
}

std::string encode_quality(const Quality &quality)
{
    Writer out;
    out.begin_object();
    out("from", quality.period.from);
    out("to", quality.period.to);
    out("sealed_to", quality.sealed_to);
    norm(out, "today", quality.today);
    norm(out, "period", quality.of_period);
    out.key("criteria");
    out.begin_array();
    for (const PeriodResult &each : quality.criteria) {
        out.begin_object();
        out("question", detail::id(each.question.id));
        out("title", each.question.title);
        compared(out, each);
        out.end_object();
    }
    out.end_array();
    out.key("answer_rate");
    out.begin_object();
    number(out, "served", quality.served);
    number(out, "with_receipt", quality.with_receipt);
    maybe(out, "thousandths", share(quality.with_receipt, quality.served), 1000);
    out.end_object();
    out.key("felt");
    out.begin_array();
    for (const Quality::Felt &each : quality.felt) {
        out.begin_object();
        out("service", detail::id(each.service));
        out("title", each.title);
        out.key("felt");
        figure(out, each.felt, core::survey::Kind::scale5);
        out.key("measured");
        out.begin_object();
        maybe(out, "median_s", seconds(each.median));
        maybe(out, "p90_s", seconds(each.p90));
        maybe(out, "norm_thousandths", share(each.kept, each.counted), 1000);
        number(out, "visitors", each.visitors);
        out.end_object();
        out.end_object();
    }
    out.end_array();
    number(out, "texts_new", quality.texts_new);
    out.end_object();
    return out.take();
}

} // namespace talon::wire
