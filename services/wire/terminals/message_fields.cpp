// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/terminals/message_fields.h"

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
    if (!at.is_object())
        return;
    field.value = canonical(at.value());
    if (field.value.size() > max_event_body_bytes)
        at.bad();
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
