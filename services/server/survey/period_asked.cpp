// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/survey/period_asked.h"

#include "core/site/site.h"
#include "server/http/answers.h"
#include "wire/json/times.h"

#include <algorithm>
#include <set>

namespace talon::server {

namespace {

constexpr std::chrono::days longest{366};

/// The days of two fields; `otherwise` where neither is there. The name of the field that is wrong, where one is.
const char *read_days(const Query &query, const std::array<const char *, 2> &names, std::optional<core::survey::Days> &days)
{
    for (const char *name : names) {
        const auto given = query.value(name);
        const auto day = given ? wire::parse_day(*given) : std::nullopt;
        if (!day && (given || (days && query.has(name == names[0] ? names[1] : names[0]))))
            return name;
        if (day && !days)
            days = core::survey::Days{*day, *day};
        if (day)
            (name == names[0] ? days->from : days->to) = *day;
    }
    return nullptr;
}

} // namespace

AskedOrRefused period_asked(const core::survey::SurveyBook &book, const std::string &survey, core::Day today, const Call &call)
{
    const auto known = book.surveys.find(survey);
    if (known == book.surveys.end())
        return {std::nullopt, error_answer("unknown_survey", call.language)};
    PeriodAsked asked{survey, {}, {today - std::chrono::days(7), today - std::chrono::days(1)}, {}};
    std::optional<core::survey::Days> period, before;
    const char *wrong = read_days(call.query, {"from", "to"}, period);
    wrong = wrong ? wrong : read_days(call.query, {"before_from", "before_to"}, before);
    if (wrong)
        return {std::nullopt, error_answer("bad_field", call.language, {{"field", wrong}}, wrong)};
    asked.period = period.value_or(asked.period);
    asked.before = before;
    for (const auto &days : {std::optional(asked.period), asked.before}) {
        if (days && days->to < days->from)
            return {std::nullopt, error_answer("report_backwards", call.language)};
        if (days && days->to - days->from >= longest)
            return {std::nullopt, error_answer("report_long", call.language)};
    }
    for (const core::survey::Published &each : known->second)
        asked.versions.push_back(each.form);
    return {std::move(asked), {}};
}

vault::Kept<wire::ToldPeriod> told_of(const vault::AnswerStore &store, const PeriodAsked &asked, const core::Site &site)
{
    const auto groups = store.sealed_groups(asked.survey);
    if (!groups)
        return core::Failure{groups.error()};
    wire::ToldPeriod told{asked.survey, asked.period, asked.before, {}, core::survey::answers_in(*groups, asked.period), {},
                          core::survey::period_results(asked.versions, *groups, asked.period, asked.before)};
    for (const core::survey::SealedGroup &each : *groups)
        told.sealed_to = std::max(told.sealed_to.value_or(each.day), each.day);
    std::set<std::string> services;
    for (const core::survey::PeriodResult &result : told.results)
        for (const auto &[service, figure] : result.slices[static_cast<std::size_t>(core::survey::Dimension::service)])
            services.insert(service);
    for (const std::string &id : services) {
        const core::Service *service = site.service({id});
        told.services.emplace_back(id, service ? service->title : core::Text{id});
    }
    return told;
}

} // namespace talon::server
