// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/terminals/document_fields.h"

#include <algorithm>
#include <stdexcept>

namespace talon::wire::detail {

void read(const Reader &at, OlderLanguages<std::vector<core::Language>> field)
{
    std::vector<core::Language> told;
    read(at, list(told, 2, 1));
    // A backend of before the site named its languages says them here alone.
    if (field.value == core::Site{}.languages)
        field.value = std::move(told);
}

void write(Writer &out, const OlderLanguages<const std::vector<core::Language>> &field)
{
    std::vector<core::Language> known;
    for (const core::Language language : field.value)
        if (is_older(language) && std::find(known.begin(), known.end(), language) == known.end())
            known.push_back(language);
    if (known.empty())
        known.push_back(core::Language::ru);
    write(out, list(known, 2, 1));
}

void read(const Reader &at, ReserveDays &value)
{
    value.clear();
    at.members(max_reserve_days, [&](std::string_view key, const Reader &blocks) {
        const auto day = parse_day(key);
        if (!day)
            return blocks.bad();
        std::vector<ReserveBlock> &found = value[*day];
        blocks.each(0, max_reserve_blocks, [&](const Reader &item) {
            ReserveBlock &block = found.emplace_back();
            read(item, block);
            if (block.first > block.last)
                item.bad();
        });
    });
}

void write(Writer &out, const ReserveDays &value)
{
    out.begin_object();
    for (const auto &[day, blocks] : value)
        out(to_text(day), list(blocks, max_reserve_blocks));
    out.end_object();
}

void read(const Reader &at, WindowNumbers<std::vector<core::WindowNumber>> field)
{
    field.value.clear();
    at.each(0, core::max_windows, [&](const Reader &item) { field.value.push_back(static_cast<int>(item.integer(1, 99))); });
}

void write(Writer &out, const WindowNumbers<const std::vector<core::WindowNumber>> &field)
{
    out.begin_array();
    for (const core::WindowNumber number : field.value)
        out.integer(number);
    out.end_array();
}

void read(const Reader &at, ReceiptKeys &value)
{
    value.clear();
    at.members(max_receipt_days, [&](std::string_view key, const Reader &item) {
        const auto day = parse_day(key);
        if (!day)
            return item.bad();
        read(item, value[*day]);
    });
}

void write(Writer &out, const ReceiptKeys &value)
{
    out.begin_object();
    for (const auto &[day, key] : value)
        out(to_text(day), key);
    out.end_object();
}

DocumentBody read_body(const Reader &at, DocumentKind kind)
{
    const auto as = [&at]<class B>(B body) {
        read(at, body);
        return DocumentBody{std::move(body)};
    };
    switch (kind) {
    case DocumentKind::menu: return as(Menu{});
    case DocumentKind::board: return as(Board{});
    case DocumentKind::calls: return as(Calls{});
    case DocumentKind::reserve: return as(Reserve{});
    case DocumentKind::bookings: return as(Bookings{});
    case DocumentKind::content: return as(Content{});
    case DocumentKind::survey: return as(Survey{});
    case DocumentKind::receipts: return as(Receipts{});
    case DocumentKind::voice: return as(Voice{});
    case DocumentKind::messages: return as(Messages{});
    }
    throw std::logic_error("no such kind of document");
}

} // namespace talon::wire::detail
