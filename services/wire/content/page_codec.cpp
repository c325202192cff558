// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/content/page_codec.h"

#include "wire/content/page_fields.h"
#include "wire/json/parsed.h"

#include <algorithm>

namespace talon::wire {

namespace detail {

void read(const Reader &at, HashText<std::string> field)
{
    field.value = at.text(max_hash_length, max_hash_length);
    const bool hex = std::all_of(field.value.begin(), field.value.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
    if (at.sound() && !hex)
        at.bad();
}

void read(const Reader &at, Drafts<std::vector<core::Text>> field)
{
    field.value.clear();
    at.each(0, max_draft_items, [&](const Reader &item) { read(item, draft(field.value.emplace_back())); });
}

void write(Writer &out, const Drafts<const std::vector<core::Text>> &field)
{
    out.begin_array();
    for (const core::Text &each : field.value)
        write(out, each);
    out.end_array();
}

void read(const Reader &at, Rows<std::vector<std::vector<core::Text>>> field)
{
    field.value.clear();
    at.each(0, max_draft_items, [&](const Reader &row) { read(row, drafts(field.value.emplace_back())); });
}

void write(Writer &out, const Rows<const std::vector<std::vector<core::Text>>> &field)
{
    out.begin_array();
    for (const auto &row : field.value)
        write(out, drafts(row));
    out.end_array();
}

void read(const Reader &at, Hashes<std::vector<std::string>> field)
{
    field.value.clear();
    at.each(0, max_draft_items * max_draft_items, [&](const Reader &item) { read(item, hash_text(field.value.emplace_back())); });
}

void write(Writer &out, const Hashes<const std::vector<std::string>> &field)
{
    out.begin_array();
    for (const std::string &each : field.value)
        out.string(each);
    out.end_array();
}

void read(const Reader &at, Strings<std::vector<std::string>> field)
{
    field.value.clear();
    at.each(0, field.count, [&](const Reader &item) { field.value.push_back(item.text(0, field.length)); });
}

void write(Writer &out, const Strings<const std::vector<std::string>> &field)
{
    out.begin_array();
    for (const std::string &each : field.value)
        out.string(each);
    out.end_array();
}

void read(const Reader &at, Hints<std::vector<std::vector<content::Hint>>> field)
{
    field.value.clear();
    at.each(0, max_draft_items, [&](const Reader &page) {
        auto &of_page = field.value.emplace_back();
        page.each(0, max_draft_items, [&](const Reader &item) { read(item, of_page.emplace_back()); });
    });
}

void write(Writer &out, const Hints<const std::vector<std::vector<content::Hint>>> &field)
{
    out.begin_array();
    for (const auto &page : field.value) {
        out.begin_array();
        for (const content::Hint &hint : page)
            write(out, hint);
        out.end_array();
    }
    out.end_array();
}

namespace {

template<std::size_t I = 0>
void read_block(const Reader &at, content::Block &value, std::string_view kind)
{
    if constexpr (I == std::variant_size_v<content::Block>) {
        at.fail(WireFault::unknown_type, "kind");
    } else {
        if (kind != block_kinds[I])
            return read_block<I + 1>(at, value, kind);
        fields(at, value.emplace<I>());
    }
}

} // namespace

void read(const Reader &at, content::Block &value)
{
    if (!at.is_object())
        return;
    std::string kind;
    at("kind", text(kind, max_id_bytes));
    if (at.sound())
        read_block(at, value, kind);
}

void write(Writer &out, const content::Block &value)
{
    out.begin_object();
    out.key("kind");
    out.string(block_kinds[value.index()]);
    std::visit([&out](const auto &block) { fields(out, block); }, value);
    out.end_object();
}

} // namespace detail

std::string encode_page(const core::content::Page &page)
{
    auto json = try_encode_page(page);
    if (!json)
        detail::refuse_to_write(json.error(), "page");
    return std::move(*json);
}

Decoded<std::string> try_encode_page(const core::content::Page &page)
{
    std::string json = detail::to_json(page);
    const auto back = decode_page(json);
    if (!back)
        return core::Failure{back.error()};
    if (!(*back == page))
        return core::Failure{WireError{WireFault::bad_field, {}}};
    return json;
}

Decoded<core::content::Page> decode_page(std::string_view json)
{
    return detail::parsed(json, max_page_bytes, [](const detail::Reader &at) {
        core::content::Page page;
        read(at, page);
        return page;
    });
}

std::string_view name_of(core::content::Finding::Kind kind)
{
    using Kind = core::content::Finding::Kind;
    switch (kind) {
    case Kind::empty: return "empty";
    case Kind::too_long: return "too_long";
    case Kind::too_many: return "too_many";
    case Kind::bad_characters: return "bad_characters";
    case Kind::bad_requisites: return "bad_requisites";
    case Kind::hint_outside: return "hint_outside";
    case Kind::service_missing: return "service_missing";
    case Kind::no_english: return "no_english";
    case Kind::long_sentence: return "long_sentence";
    case Kind::many_words_in_title: return "many_words_in_title";
    case Kind::unchecked: return "unchecked";
    }
    return "empty";
}

std::string_view name_of(core::content::PageKind kind) { return detail::name(kind); }

} // namespace talon::wire
