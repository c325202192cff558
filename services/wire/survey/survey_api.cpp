// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/survey/survey_api.h"

#include "wire/json/parsed.h"
#include "wire/survey/answer_fields.h"

#include <cmath>

namespace talon::wire {

namespace detail {

template<class A, Like<PhoneAnswer> M>
void fields(A &a, M &m)
{
    a("id", m.id);
    a("survey", id(m.survey));
    a("version", ranged(m.version, 1, core::survey::max_versions));
    a("answer", m.answer);
    a.where(!m.receipt.empty(), "receipt", text(m.receipt, core::survey::max_form_id, 0));
}

namespace {

std::int64_t times(double value, int factor) { return static_cast<std::int64_t>(std::llround(value * factor)); }

void write_maybe(Writer &out, std::string_view key, const std::optional<double> &value, int factor)
{
    out.key(key);
    value ? out.integer(times(*value, factor)) : out.null();
}

void write_maybe(Writer &out, std::string_view key, const std::optional<std::int64_t> &value)
{
    out.key(key);
    value ? out.integer(*value) : out.null();
}

std::string_view name_of(core::survey::Standing standing)
{
    using core::survey::Standing;
    return standing == Standing::better ? "better" : standing == Standing::worse ? "worse" : "unproven";
}

/// By slice; those that are hidden are not there.
void write_slices(Writer &out, std::string_view key, const core::survey::SlicedCriterion *sliced)
{
    out.key(key);
    out.begin_object();
    if (sliced)
        for (const auto &[name, slice] : sliced->shown) {
            out.key(name);
            out.begin_object();
            out.key("marks");
            out.integer(slice.marks);
            write_maybe(out, "best_thousandths", slice.best, 1000);
            out.key("best_between_thousandths");
            out.begin_array();
            out.integer(times(slice.best_between.low, 1000));
            out.integer(times(slice.best_between.high, 1000));
            out.end_array();
            write_maybe(out, "low", slice.low);
            write_maybe(out, "mean_hundredths", slice.mean, 100);
            out.key("standing");
            out.string(name_of(slice.standing));
            out.end_object();
        }
    out.end_object();
}

void write_criterion(Writer &out, const core::survey::CriterionResult &result, const core::survey::SlicedCriterion *by_service,
                     const core::survey::SlicedCriterion *by_part)
{
    out.begin_object();
    out("question", id(result.question));
    out("title", result.title);
    out.key("marks");
    out.integer(result.marks);
    out.key("declined");
    out.integer(result.declined);
    out("shown", result.shown);
    write_maybe(out, "mean_hundredths", result.mean, 100);
    write_maybe(out, "best_thousandths", result.best, 1000);
    out.key("best_between_thousandths");
    out.begin_array();
    out.integer(times(result.best_between.low, 1000));
    out.integer(times(result.best_between.high, 1000));
    out.end_array();
    out.key("counts");
    out.begin_array();
    for (const auto &count : result.counts)
        count ? out.integer(*count) : out.null();
    out.end_array();
    write_maybe(out, "low", result.low);
    write_slices(out, "by_service", by_service);
    write_slices(out, "by_part", by_part);
    out.end_object();
}

} // namespace

} // namespace detail

std::string encode_running(const core::survey::Published *running)
{
    detail::Writer out;
    out.begin_object();
    out("form", running ? std::optional(running->form) : std::nullopt);
    out.end_object();
    return out.take();
}

Decoded<PhoneAnswer> decode_phone_answer(std::string_view json)
{
    return detail::parsed(json, max_request_bytes, [](const detail::Reader &at) {
        PhoneAnswer answer;
        read(at, answer);
        return answer;
    });
}

std::string encode_thanks(bool again)
{
    detail::Writer out;
    out.begin_object();
    out("again", again);
    out.end_object();
    return out.take();
}

Decoded<std::string> decode_receipt(std::string_view json)
{
    return detail::parsed(json, max_request_bytes, [](const detail::Reader &at) {
        std::string code;
        if (at.is_object())
            at("receipt", detail::text(code, core::survey::max_form_id));
        return code;
    });
}

std::string encode_receipt(std::string_view state, const core::Text *service)
{
    detail::Writer out;
    out.begin_object();
    out.key("state");
    out.string(state);
    out("service", service ? std::optional(*service) : std::nullopt);
    out.end_object();
    return out.take();
}

std::string encode_poster(const std::string &address, const std::vector<std::string> &rows)
{
    detail::Writer out;
    out.begin_object();
    out.key("address");
    out.string(address);
    out.key("rows");
    out.begin_array();
    for (const std::string &row : rows)
        out.string(row);
    out.end_array();
    out.end_object();
    return out.take();
}

std::string encode_results(const core::survey::Form &form, const ToldResults &told)
{
    detail::Writer out;
    out.begin_object();
    out("survey", detail::id(form.id));
    out.key("version");
    out.integer(form.version);
    out.key("answers");
    out.integer(told.answers);
    out.key("with_receipt");
    out.integer(told.with_receipt);
    out.key("services");
    out.begin_array();
    for (const ToldSlices &each : told.services) {
        out.begin_object();
        out("id", detail::id(each.id));
        out("title", each.title);
        out.end_object();
    }
    out.end_array();
    out.key("criteria");
    out.begin_array();
    for (std::size_t i = 0; i < told.criteria.size(); ++i)
        detail::write_criterion(out, told.criteria[i], i < told.by_service.size() ? &told.by_service[i] : nullptr,
                                i < told.by_part.size() ? &told.by_part[i] : nullptr);
    out.end_array();
    out.end_object();
    return out.take();
}

std::string encode_words(int version, const std::vector<ToldWords> &words)
{
    detail::Writer out;
    out.begin_object();
    out.key("version");
    out.integer(version);
    out.key("words");
    out.begin_array();
    for (const ToldWords &each : words)
        for (const auto &[question, text] : each.texts) {
            out.begin_object();
            out.key("id");
            out.string(each.id);
            out("sealed", each.sealed);
            out("question", detail::id(question));
            out("text", detail::text(text, detail::max_words_bytes));
            out.end_object();
        }
    out.end_array();
    out.end_object();
    return out.take();
}

Decoded<std::string> decode_removal(std::string_view json)
{
    return detail::parsed(json, max_request_bytes, [](const detail::Reader &at) {
        std::string reason;
        if (at.is_object())
            at("reason", detail::text(reason, core::survey::max_reason));
        return reason;
    });
}

} // namespace talon::wire
