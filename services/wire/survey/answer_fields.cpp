// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/survey/answer_fields.h"

namespace talon::wire::detail {

namespace {

constexpr std::string_view digits = "0123456789abcdef";

} // namespace

void read(const Reader &at, AnswerId &value)
{
    const std::string hex = at.text(2 * value.size(), 2 * value.size());
    for (std::size_t i = 0; i < value.size() && at.sound(); ++i) {
        const auto high = digits.find(hex[2 * i]);
        const auto low = digits.find(hex[2 * i + 1]);
        if (high == digits.npos || low == digits.npos)
            return at.bad();
        value[i] = static_cast<std::uint8_t>(high << 4 | low);
    }
}

void write(Writer &out, const AnswerId &value)
{
    std::string hex;
    for (const std::uint8_t byte : value) {
        hex += digits[byte >> 4];
        hex += digits[byte & 15];
    }
    out.string(hex);
}

void read(const Reader &at, core::survey::Answer &value)
{
    value.clear();
    at.members(core::survey::max_questions, [&](std::string_view question, const Reader &said) {
        if (!is_id(question))
            return said.bad();
        read(said, value[std::string(question)]);
    });
}

void write(Writer &out, const core::survey::Answer &value)
{
    out.begin_object();
    for (const auto &[question, said] : value) {
        out.key(question);
        write(out, said);
    }
    out.end_object();
}

} // namespace talon::wire::detail
