// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/json/fields.h"

#include <stdexcept>

namespace talon::wire::detail {

void read(const Reader &at, core::Instant &value) { read_parsed(at, value, parse_instant(at.text(1, 32))); }
void read(const Reader &at, core::Day &value) { read_parsed(at, value, parse_day(at.text(1, 16))); }
void read(const Reader &at, Hash &value) { read_parsed(at, value, hash_from_hex(at.text(1, 64))); }

void read(const Reader &at, core::Language &value) { read_parsed(at, value, core::Language::parse(at.text(1, core::Language::longest))); }

void read(const Reader &at, core::Letter &value)
{
    const auto letter = core::parse_letter(at.text(1, 4));
    letter.ok() ? void(value = *letter) : at.bad();
}

void read(const Reader &at, core::TicketNumber &value)
{
    const auto number = core::parse_number(at.text(1, 10));
    number.ok() ? void(value = *number) : at.bad();
}

void read(const Reader &at, Spoken<core::Text> field)
{
    const std::size_t min = field.required ? 1 : 0;
    if (at.value().is_string()) {
        field.value = core::Text{at.text(min, field.max), {}};
        return;
    }
    field.value = {};
    std::string said;
    at("ru", text(said, field.max, min));
    field.value.set(core::Language::ru, std::move(said));
    if (!at.sound())
        return;
    // A member that is no language is passed over, as any field that this program does not know.
    at.members(max_text_members, [&](std::string_view key, const Reader &item) {
        const auto language = core::Language::parse(key);
        if (!language || language == core::Language::ru || item.value().is_null())
            return;
        if (!field.value.only(*language).empty()) // "tt" and "TT"
            return item.bad();
        field.value.set(*language, item.text(0, field.max));
    });
    if (field.value.languages().size() > core::max_languages)
        at.bad();
}

void write(Writer &out, const core::Text &value)
{
    out.begin_object();
    // The two that every reader of version 1 expects come first, be they empty.
    out("ru", text(value.only(core::Language::ru), 0));
    out("en", text(value.only(core::Language::en), 0));
    for (const auto &[language, said] : value.languages())
        if (language != core::Language::ru && language != core::Language::en)
            out(language.tag(), text(said, 0));
    out.end_object();
}

void refuse_to_write(const WireError &error, std::string_view what)
{
    throw std::logic_error("not fit to be written: " + std::string(what) + ", " + describe(error));
}

} // namespace talon::wire::detail
