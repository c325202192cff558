// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/json/fields.h"

#include <stdexcept>

namespace talon::wire::detail {

void read(const Reader &at, core::Instant &value) { read_parsed(at, value, parse_instant(at.text(1, 32))); }
void read(const Reader &at, core::Day &value) { read_parsed(at, value, parse_day(at.text(1, 16))); }
void read(const Reader &at, Hash &value) { read_parsed(at, value, hash_from_hex(at.text(1, 64))); }

void read(const Reader &at, core::Letter &value)
{
    const auto letter = core::parse_letter(at.text(1, 4));
    letter.ok() ? void(value = *letter) : at.bad();
}

void read(const Reader &at, core::TicketNumber &value)
{
    const auto number = core::parse_number(at.text(1, 8));
    number.ok() ? void(value = *number) : at.bad();
}

void read(const Reader &at, Spoken<core::Text> field)
{
    const std::size_t min = field.required ? 1 : 0;
    if (at.value().is_string()) {
        field.value = core::Text{at.text(min, field.max), {}};
        return;
    }
    at("ru", text(field.value.ru, field.max, min));
    at.maybe("en", text(field.value.en, field.max, 0));
}

void write(Writer &out, const core::Text &value)
{
    out.begin_object();
    out("ru", text(value.ru, 0));
    out("en", text(value.en, 0));
    out.end_object();
}

void refuse_to_write(const WireError &error, std::string_view what)
{
    throw std::logic_error("not fit to be written: " + std::string(what) + ", " + describe(error));
}

} // namespace talon::wire::detail
