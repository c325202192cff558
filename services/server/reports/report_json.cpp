// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/reports/report_json.h"

#include "server/reports/acts.h"
#include "store/entry.h"
#include "wire/json/times.h"

#include <boost/json.hpp>

#include <algorithm>

namespace talon::server {

namespace {

namespace json = boost::json;
using reports::By;

std::string_view kind_name(reports::CellKind kind)
{
    switch (kind) {
    case reports::CellKind::duration: return "duration";
    case reports::CellKind::share: return "share";
    case reports::CellKind::ratio: return "ratio";
    case reports::CellKind::count: break;
    }
    return "count";
}

std::string_view end_name(const reports::Leg &leg)
{
    switch (leg.end) {
    case reports::LegEnd::open: return "open";
    case reports::LegEnd::transferred: return "transferred";
    case reports::LegEnd::served: return leg.ended_by_day ? "ended_by_day" : "served";
    case reports::LegEnd::no_show: return "no_show";
    case reports::LegEnd::handed: return "handed";
    case reports::LegEnd::left: break;
    }
    return leg.left_by == reports::LeftBy::day ? "ended_by_day" : leg.left_by == reports::LeftBy::late ? "late" : "left";
}

json::value cell_json(const reports::Cell &cell)
{
    if (const auto *number = std::get_if<std::int64_t>(&cell))
        return *number;
    return std::holds_alternative<reports::TooFew>(cell) ? json::value("few") : json::value();
}

json::array cells_json(const std::vector<reports::Cell> &cells)
{
    json::array all;
    for (const auto &each : cells)
        all.push_back(cell_json(each));
    return all;
}

json::value instant_json(const std::optional<core::Instant> &at)
{
    return at ? json::value(wire::to_text(*at)) : json::value();
}

json::value length_json(const std::optional<core::Millis> &length)
{
    return length ? json::value(length->count()) : json::value();
}

std::string named(const reports::Names &names, const char *kind, const std::string &id, core::Language language)
{
    const auto found = names.find({kind, id});
    return found == names.end() || found->second.empty() ? id : found->second.in(language);
}

json::object frame_json(const ReportQuestion &question)
{
    const auto &status = question.status;
    return {{"report", reports::name_of(question.by)},
            {"from", wire::to_text(question.period.from)},
            {"to", wire::to_text(question.period.to)},
            {"state", status.state == FiguresKeeper::Status::State::ready ? "ready" : "behind"},
            {"position", status.reached.position},
            {"hash", store::to_hex(status.reached.hash)},
            {"told_at", wire::to_text(status.reached.at)},
            {"revision", question.revision},
            {"made_at", wire::to_text(question.made_at)}};
}

std::map<std::string, reports::Line> lines_of(reports::Grouped &&grouped)
{
    std::map<std::string, reports::Line> lines;
    for (auto &[key, sums] : grouped.lines)
        lines.emplace(key, reports::line_of(key, std::move(sums)));
    return lines;
}

} // namespace

reports::Filed<MadeReport> make_report(const reports::FiguresFile &file, const ReportQuestion &question)
{
    auto names = file.names(question.period.to);
    if (!names)
        return core::Failure{names.error()};
    auto summary = reports::summarize(file, question.period, question.by, {By::hour, By::day, By::service}, question.now);
    if (!summary)
        return core::Failure{summary.error()};
    auto transfers = file.transfers(question.period);
    if (!transfers)
        return core::Failure{transfers.error()};
    MadeReport made;
    made.waits = summary->total.waits;
    const auto hours = lines_of(std::move(summary->beside[0]));
    const auto days = static_cast<std::int64_t>(summary->beside[1].lines.size());
    const auto services = lines_of(std::move(summary->beside[2]));
    const reports::Line total = reports::line_of({}, std::move(summary->total));
    made.sentences = reports::sentences({total, hours, services, summary->load, *names, days}, question.language);
    made.table = reports::table_of(std::move(summary->main), std::move(summary->lines_total), *names, question.language);
    made.transfers = reports::sheet_of(*transfers, *names, question.language);
    made.load = std::move(summary->load);
    return made;
}

json::array transfers_json(const reports::Sheet &transfers)
{
    json::array all;
    for (const auto &row : transfers.rows)
        all.push_back(json::object{{"from", row[0].text}, {"to", row[1].text}, {"count", row[2].number}});
    return all;
}

std::string report_json(const MadeReport &report, const ReportQuestion &question)
{
    json::object object = frame_json(question);
    json::array columns;
    for (const reports::Column *each : report.table.columns)
        columns.push_back(json::object{{"id", each->id}, {"group", each->group}, {"kind", kind_name(each->kind)},
                                       {"title", each->title.in(question.language)}, {"about", each->about.in(question.language)}, {"opens", each->opens()}});
    json::array rows;
    for (const reports::Row &each : report.table.rows)
        rows.push_back(json::object{{"key", each.key}, {"title", each.title}, {"cells", cells_json(each.cells)}});
    json::array load;
    for (const auto &each : report.load)
        load.push_back(json::object{{"minute", each.minute}, {"days", each.days}, {"waiting", each.waiting}, {"windows", each.windows}});
    json::array waits;
    for (std::size_t i = 0; i < report.waits.size(); ++i)
        waits.push_back(json::object{{"up_to", i < reports::wait_bounds.size() ? json::value(reports::wait_bounds[i]) : json::value()}, {"visitors", report.waits[i]}});
    object["sentences"] = json::array(report.sentences.begin(), report.sentences.end());
    object["columns"] = std::move(columns);
    object["rows"] = std::move(rows);
    object["total"] = cells_json(report.table.total);
    object["load"] = std::move(load);
    object["waits"] = std::move(waits);
    object["transfers"] = transfers_json(report.transfers);
    return json::serialize(object);
}

std::string legs_json(const reports::LegPage &page, const reports::Names &names, core::Language language, bool operators)
{
    json::array legs;
    for (const reports::Leg &each : page.legs) {
        const bool served_by = operators && !each.staff.empty();
        legs.push_back(json::object{
            {"day", wire::to_text(each.day)}, {"number", core::to_text(each.number)}, {"leg", each.leg + 1},
            {"service", named(names, "service", each.service.value, language)}, {"class", named(names, "class", each.visitor_class.value, language)},
            {"booked", each.booked}, {"arrived_at", wire::to_text(each.arrived)}, {"called_at", instant_json(each.first_call)},
            {"serving_since", instant_json(each.began)}, {"ended_at", instant_json(each.ended)}, {"window", each.window ? json::value(each.window) : json::value()},
            {"operator", served_by ? json::value(named(names, "staff", each.staff.value, language)) : json::value()},
            {"first_wait", length_json(each.first_wait)}, {"norm", each.norm.count()}, {"served", length_json(each.served)}, {"end", end_name(each)},
            {"out_of_turn", each.out_of_turn.empty() ? json::value() : json::value(each.out_of_turn.value)}});
    }
    return json::serialize(json::object{{"tickets", std::move(legs)}, {"next", page.next.empty() ? json::value() : json::value(page.next)}});
}

} // namespace talon::server
