// SPDX-License-Identifier: GPL-3.0-or-later
// Signs that somebody hands in answers who is no visitor: lines for people, who decide what to make of them.
#include "reports/report.h"
#include "server/http/answers.h"
#include "server/http/handlers.h"
#include "server/reports/figures_keeper.h"
#include "server/services.h"
#include "server/survey/survey_service.h"
#include "wire/json/times.h"

#include <boost/json.hpp>
#include <spdlog/spdlog.h>

namespace talon::server {

namespace {

namespace json = boost::json;
using core::survey::Sign;

/// Days of which codes that were used are compared with tickets.
constexpr std::chrono::days looked_back{14};

struct Read {
    std::vector<vault::AnswerStore::Seen> seen;
    std::map<core::Day, std::int64_t> used;   ///< codes of receipts, by the day of their tickets
    std::map<core::Day, std::int64_t> served; ///< visitors
    bool there = false;
};

json::object line(Sign sign, core::Day day, json::object values)
{
    return {{"code", std::string(core::survey::code_of(sign))}, {"day", wire::to_text(day)}, {"values", std::move(values)}};
}

json::object line_of(const vault::AnswerStore::Seen &seen)
{
    json::object values;
    if (seen.code == core::survey::code_of(Sign::hasty_run)) {
        values = {{"device", seen.source}, {"count", std::to_string(seen.count)}};
    } else {
        const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(core::survey::burst_time).count();
        values = {{"source", seen.source.empty() ? "phone" : "kiosk"}, {"device", seen.source}, {"count", std::to_string(seen.count)},
                  {"minutes", std::to_string(minutes)}};
    }
    return {{"code", seen.code}, {"day", wire::to_text(seen.day)}, {"values", std::move(values)}};
}

std::string signs_json(const Read &read)
{
    json::array lines;
    for (auto each = read.used.rbegin(); each != read.used.rend(); ++each) {
        const auto served = read.served.find(each->first);
        const std::int64_t people = served == read.served.end() ? 0 : served->second;
        if (each->second > people)
            lines.push_back(line(Sign::tokens_over_served, each->first, {{"tokens", std::to_string(each->second)}, {"served", std::to_string(people)}}));
    }
    for (const vault::AnswerStore::Seen &seen : read.seen)
        if (seen.code != core::survey::code_of(Sign::tokens_over_served))
            lines.push_back(line_of(seen));
    return json::serialize(json::object{{"signs", std::move(lines)}});
}

} // namespace

void survey_signs(Services &services, Call call, Answer answer)
{
    const core::Day today = services.hall.today();
    const core::survey::Days days{today - looked_back, today};
    const auto read = std::make_shared<Read>();
    const auto with_served = [&services, read, days, answer, language = call.language] {
        const auto told = [read, answer] { answer(json_answer(signs_json(*read))); };
        if (read->used.empty())
            return told();
        const auto measured = std::make_shared<bool>(false);
        const bool taken = services.figures.ask(
            [read, days, measured, now = services.hall.now()](const reports::FiguresFile &file) {
                const auto summary = reports::summarize(file, {days.from, days.to}, reports::By::day, {}, now);
                if (!summary)
                    return spdlog::error("who was served could not be read: {}", summary.error().detail);
                *measured = true;
                for (const auto &[key, sums] : summary->main.lines)
                    read->served[core::Day(std::chrono::days(std::stoll(key)))] = sums.served + sums.open;
            },
            [measured, told, answer, language] { *measured ? told() : answer(error_answer("figures_unavailable", language)); });
        if (!taken)
            answer(error_answer("busy", language));
    };
    services.surveys.with_answers(
        [read, days](vault::AnswerStore &store) {
            auto seen = store.signs();
            auto used = store.receipts_used(days);
            read->there = seen.ok() && used.ok();
            if (seen)
                read->seen = std::move(*seen);
            if (used)
                read->used = std::move(*used);
        },
        [read, with_served, answer, language = call.language](bool) { read->there ? with_served() : answer(error_answer("storage_failed", language)); });
}

} // namespace talon::server
