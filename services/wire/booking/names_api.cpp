// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/booking/names_api.h"

#include "wire/hall/ticket_fields.h"
#include "wire/json/fields.h"
#include "wire/json/limits.h"
#include "wire/json/parsed.h"

namespace talon::wire {

namespace {

using detail::Writer;

constexpr std::size_t max_surname_bytes = 240;

void write_text(Writer &out, std::string_view key, std::string_view value)
{
    out.key(key);
    out.string(value);
}

void write_name(Writer &out, const ShownName &name)
{
    out.begin_object();
    out("booking", name.booking);
    write_text(out, "name", name.name);
    out.end_object();
}

/// What the list of acts and an act alone have in common.
void write_head(Writer &out, const core::PersonalAct &act)
{
    write_text(out, "act", act.what.act);
    out("number", detail::ranged(act.number, 0, max_integer));
    out("day", act.what.day);
    out("reason", act.what.reason);
    out("at", act.at);
    write_text(out, "actor", act.actor);
}

} // namespace

std::string encode_shown_name(const ShownName &name)
{
    Writer out;
    write_name(out, name);
    return out.take();
}

std::string encode_no_name()
{
    return R"({"booking":null,"name":null})";
}

Decoded<std::string> decode_name_search(std::string_view json)
{
    return detail::parsed(json, max_request_bytes, [](const detail::Reader &at) {
        std::string surname;
        at("surname", detail::text(surname, max_surname_bytes));
        return surname;
    });
}

std::string encode_found_names(const FoundNames &found)
{
    Writer out;
    out.begin_object();
    const auto fitting = static_cast<std::int64_t>(found.fitting);
    out("fitting", detail::ranged(fitting, 0, max_integer));
    out.key("names");
    out.begin_array();
    for (const ShownName &each : found.names)
        write_name(out, each);
    out.end_array();
    out.end_object();
    return out.take();
}

std::string encode_names_page(const NamesPage &page, const core::PersonalActs &acts)
{
    Writer out;
    out.begin_object();
    out("available", page.available);
    out("kept_days", detail::ranged(page.kept_days, 0, max_integer));
    out.key("days");
    out.begin_array();
    for (const NamesPage::Day &each : page.days) {
        out.begin_object();
        out("day", each.day);
        out("names", detail::ranged(each.names, 0, max_integer));
        out("readable", each.readable);
        out("due", each.due);
        out.end_object();
    }
    out.end_array();
    out("acts_count", detail::ranged(acts.count, 0, max_integer));
    out.key("acts");
    out.begin_array();
    for (auto each = acts.acts.rbegin(); each != acts.acts.rend(); ++each) {
        out.begin_object();
        write_head(out, *each);
        out("bookings", detail::ranged(each->bookings, 0, max_integer));
        out.end_object();
    }
    out.end_array();
    out.end_object();
    return out.take();
}

Decoded<core::ReasonId> decode_destroy_names(std::string_view json)
{
    return detail::parsed(json, max_request_bytes, [](const detail::Reader &at) {
        core::ReasonId reason;
        at("reason", reason);
        return reason;
    });
}

std::string encode_destroyed_names(const std::string &act)
{
    Writer out;
    out.begin_object();
    write_text(out, "act", act);
    out.end_object();
    return out.take();
}

std::string encode_names_act(const core::PersonalAct &act, const std::string &actor_title, const core::Text &keeper, const core::Text &address,
                             const std::optional<ActRecord> &record)
{
    Writer out;
    out.begin_object();
    write_head(out, act);
    out("bookings", detail::list(act.what.bookings, core::max_destroyed));
    out("categories", detail::list(act.what.categories, max_data_categories));
    out("method", act.what.method);
    write_text(out, "actor_title", actor_title);
    out.key("operator");
    detail::write_title(out, keeper);
    out.key("address");
    detail::write_title(out, address);
    out.key("record");
    if (!record) {
        out.null();
    } else {
        out.begin_object();
        out("position", detail::ranged(record->position, 0, max_integer));
        write_text(out, "hash", record->hash);
        out("at", record->at);
        write_text(out, "actor", record->actor);
        write_text(out, "type", record->type);
        out.end_object();
    }
    out.end_object();
    return out.take();
}

} // namespace talon::wire
