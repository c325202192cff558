// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue of what files of reports and of acts say around their tables.
#include "server/reports/acts.h"
#include "server/reports/report_file.h"
#include "server/reports/report_json.h"
#include "store/entry.h"
#include "wire/json/times.h"

#include <boost/json.hpp>

#include <algorithm>

namespace talon::server {

namespace {

namespace json = boost::json;
using core::Text;
using reports::By;

std::string actor_title(const reports::Names &names, const std::string &actor, core::Language language)
{
    static const Text machine("сервер", "the server");
    static const Text device("устройство", "a device");
    if (actor == "talond")
        return machine.in(language);
    if (actor.starts_with("device:"))
        return device.in(language) + " " + actor.substr(7);
    const auto found = names.find({"staff", actor});
    return found == names.end() || found->second.empty() ? actor : found->second.in(language);
}

std::string kind_title(const std::string &kind, core::Language language)
{
    for (const ActKind &each : act_kinds())
        if (each.kind == kind)
            return each.title.in(language);
    return kind;
}

json::array details_of(const reports::Act &act)
{
    boost::system::error_code wrong;
    auto parsed = json::parse(act.details, wrong);
    return !wrong && parsed.is_array() ? parsed.as_array() : json::array();
}

std::string text_of(const json::value &value)
{
    return value.is_string() ? std::string(value.as_string()) : std::string("—");
}

/// Settings keep their paths, which the console puts into words by the settings themselves.
std::string field_title(const std::string &kind, const std::string &what, core::Language language)
{
    return kind == "site_saved" && what != "more" ? what : act_field(what, language);
}

std::string percent_encoded(const std::string &text)
{
    static constexpr char digits[] = "0123456789ABCDEF";
    std::string out;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool plain = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '-' || c == '_' || c == '.';
        if (plain)
            out += c;
        else
            out += {'%', digits[byte >> 4], digits[byte & 15]};
    }
    return out;
}

} // namespace

std::string acts_json(const std::vector<reports::Act> &acts, std::int64_t next, const reports::Names &names, core::Language language)
{
    json::array all;
    for (const reports::Act &act : acts) {
        json::array details;
        for (const json::value &each : details_of(act)) {
            const std::string what = text_of(each.at("what"));
            details.push_back(json::object{{"what", what}, {"title", field_title(act.kind, what, language)}, {"was", each.at("was")}, {"now", each.at("now")}});
        }
        all.push_back(json::object{{"position", act.position}, {"at", wire::to_text(act.at)}, {"actor", act.actor},
                                   {"actor_title", actor_title(names, act.actor, language)}, {"kind", act.kind}, {"kind_title", kind_title(act.kind, language)},
                                   {"subject", act.subject}, {"details", std::move(details)}});
    }
    json::array kinds;
    for (const ActKind &each : act_kinds())
        kinds.push_back(json::object{{"kind", each.kind}, {"title", each.title.in(language)}});
    json::array people;
    for (const auto &[key, title] : names)
        if (key.first == "staff")
            people.push_back(json::object{{"login", key.second}, {"title", title.in(language)}});
    return json::serialize(json::object{{"acts", std::move(all)}, {"next", next ? json::value(next) : json::value()}, {"kinds", std::move(kinds)},
                                        {"people", std::move(people)}});
}

std::vector<std::pair<std::string, std::string>> report_foot(const ReportQuestion &question)
{
    static const Text period("Период", "Period"), journal("По записи журнала №", "By record of the journal No."), hash("Отпечаток записи", "Hash of that record"),
        revision("Версия настроек", "Revision of the settings"), made("Составлено (UTC)", "Made at (UTC)");
    const auto language = question.language;
    return {{period.in(language), reports::written(question.period.from) + "—" + reports::written(question.period.to)},
            {journal.in(language), std::to_string(question.status.reached.position)},
            {hash.in(language), store::to_hex(question.status.reached.hash)},
            {revision.in(language), std::to_string(question.revision)},
            {made.in(language), wire::to_text(question.made_at)}};
}

reports::Sheet acts_sheet(const std::vector<reports::Act> &acts, const reports::Names &names, core::UtcOffset offset, core::Language language)
{
    using reports::Value;
    static const Text title("Журнал действий", "Actions");
    static const std::vector<Text> heads{Text("Запись", "Record"), Text("Когда", "When"), Text("Логин", "Login"), Text("Кто", "Who"), Text("Что", "What"),
                                         Text("О ком или о чём", "Subject"), Text("Поле", "Field"), Text("Было", "Was"), Text("Стало", "Now")};
    reports::Sheet sheet{title.in(language), {}, {}};
    for (const Text &each : heads)
        sheet.head.push_back(each.in(language));
    for (const reports::Act &act : acts) {
        const std::vector<Value> begin{{Value::Kind::count, act.position, {}},
                                       {Value::Kind::moment, (act.at.time_since_epoch() + core::Millis(offset)).count(), {}},
                                       Value::of(act.actor),
                                       Value::of(actor_title(names, act.actor, language)),
                                       Value::of(kind_title(act.kind, language)),
                                       Value::of(act.subject)};
        const json::array details = details_of(act);
        if (details.empty()) {
            auto row = begin;
            row.resize(heads.size());
            sheet.rows.push_back(std::move(row));
        }
        for (const json::value &each : details) {
            auto row = begin;
            row.push_back(Value::of(field_title(act.kind, text_of(each.at("what")), language)));
            row.push_back(Value::of(text_of(each.at("was"))));
            row.push_back(Value::of(text_of(each.at("now"))));
            sheet.rows.push_back(std::move(row));
        }
    }
    return sheet;
}

std::string disposition(By by, reports::Period period, const std::string &ending)
{
    static const std::map<By, std::string> words{{By::day, "дни"}, {By::service, "услуги"}, {By::visitor_class, "категории"}, {By::origin, "запись"},
                                                 {By::hour, "часы"}, {By::weekday, "дни-недели"}, {By::window, "окна"}, {By::staff, "сотрудники"}};
    const std::string days = wire::to_text(period.from) + "--" + wire::to_text(period.to);
    return file_disposition(std::string(reports::name_of(by)) + "_" + days + "." + ending, words.at(by) + "_" + days + "." + ending);
}

std::string file_disposition(const std::string &ascii, const std::string &name)
{
    return "attachment; filename=\"talon_" + ascii + "\"; filename*=UTF-8''" + percent_encoded("Талон_" + name);
}

} // namespace talon::server
