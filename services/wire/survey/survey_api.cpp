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

void write_criterion(Writer &out, const core::survey::CriterionResult &result)
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
    out.end_object();
}

void write_survey(Writer &out, const core::survey::Form &form, const core::survey::Published *latest, bool running)
{
    out.begin_object();
    out("form", form);
    out("preset", form.id == core::survey::criteria_id);
    out("running", running);
    out("kiosks", latest && latest->kiosks);
    out("published_at", latest ? std::optional(latest->at) : std::nullopt);
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

Decoded<bool> decode_publish(std::string_view json)
{
    return detail::parsed(json, max_request_bytes, [](const detail::Reader &at) {
        bool kiosks = false;
        if (at.is_object())
            at("kiosks", kiosks);
        return kiosks;
    });
}

std::string encode_surveys(const core::survey::SurveyBook &book)
{
    const std::string preset(core::survey::criteria_id);
    detail::Writer out;
    out.begin_object();
    out.key("surveys");
    out.begin_array();
    if (!book.latest(preset))
        detail::write_survey(out, core::survey::five_criteria(preset), nullptr, false);
    for (const auto &[id, versions] : book.surveys)
        detail::write_survey(out, versions.back().form, &versions.back(), book.running == id);
    out.end_array();
    out.end_object();
    return out.take();
}

std::string encode_results(const core::survey::Form &form, std::int64_t answers, const std::vector<core::survey::CriterionResult> &criteria)
{
    detail::Writer out;
    out.begin_object();
    out("survey", detail::id(form.id));
    out.key("version");
    out.integer(form.version);
    out.key("answers");
    out.integer(answers);
    out.key("criteria");
    out.begin_array();
    for (const auto &each : criteria)
        detail::write_criterion(out, each);
    out.end_array();
    out.end_object();
    return out.take();
}

std::string encode_words(const std::vector<ToldWords> &words)
{
    detail::Writer out;
    out.begin_object();
    out.key("words");
    out.begin_array();
    for (const ToldWords &each : words)
        for (const auto &[question, text] : each.texts) {
            out.begin_object();
            out("sealed", each.sealed);
            out("question", detail::id(question));
            out("text", detail::text(text, detail::max_words_bytes));
            out.end_object();
        }
    out.end_array();
    out.end_object();
    return out.take();
}

} // namespace talon::wire
