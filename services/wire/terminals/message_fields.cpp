// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/terminals/message_fields.h"

#include "core/values/cut_text.h"

#include <algorithm>

namespace talon::wire::detail {

void read(const Reader &at, std::string &value) { value = at.id(); }

void read(const Reader &at, Versions &value)
{
    value.clear();
    at.members(max_documents, [&](std::string_view key, const Reader &version) {
        if (!is_id(key))
            return version.bad();
        value[std::string(key)] = version.integer(0, max_integer);
    });
}

void write(Writer &out, const Versions &value)
{
    out.begin_object();
    for (const auto &[kind, version] : value)
        out(kind, ranged(version, 0, max_integer));
    out.end_object();
}

void read(const Reader &at, Body<std::string> field)
{
    field.value = canonical(at.value());
    if (at.is_object() && field.value.size() > max_event_body_bytes)
        at.fail(WireFault::too_large);
}

namespace {

/// What stands there in place of a type: a string as it is, anything else as JSON.
std::string spelled(const json::value *found)
{
    if (found == nullptr)
        return {};
    const json::string *string = found->if_string();
    return std::string(core::cut_text(string ? std::string(string->data(), string->size()) : canonical(*found), max_id_bytes));
}

} // namespace

void read(const Reader &at, StreamEvent &event)
{
    at("seq", ranged(event.seq, 1, max_integer));
    if (!at.sound())
        return;
    const auto sound = [&](std::string_view key, auto &&target) {
        Trouble trouble;
        Reader(at.value(), trouble)(key, target);
        if (trouble.first && !event.fault)
            event.fault.emplace().what = *trouble.first;
        return !trouble.first;
    };
    const bool prev = sound("prev", event.prev);
    const bool hash = sound("hash", event.hash);
    if (!sound("type", text(event.type, max_id_bytes, 0)))
        event.type = spelled(at.value().get_object().if_contains("type"));
    if (!sound("version", ranged(event.version, 0, max_event_version)))
        event.version = 0;
    sound("at", event.at);
    if (!sound("body", Body<std::string>{event.body}))
        event.body = std::string(core::cut_text(event.body, max_kept_body_bytes));
    if (event.fault) {
        event.fault->prev = !prev;
        event.fault->hash = !hash;
    }
    // How long ago it was is no part of the event: without it the ticket is as good.
    Trouble untold;
    Reader(at.value(), untold).maybe("age_ms", ranged(event.age, 0, max_age_ms));
    if (untold.first)
        event.age.reset();
}

void read(const Reader &at, Base64<std::string> field)
{
    const std::size_t groups = (field.bytes + 2) / 3;
    const std::size_t padding = groups * 3 - field.bytes;
    field.value = at.text(groups * 4, groups * 4);
    const auto in_alphabet = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '+' || c == '/';
    };
    if (!at.sound())
        return;
    const auto end = field.value.end() - static_cast<std::ptrdiff_t>(padding);
    if (!std::all_of(field.value.begin(), end, in_alphabet) || !std::all_of(end, field.value.end(), [](char c) { return c == '='; }))
        at.bad();
}

} // namespace talon::wire::detail
