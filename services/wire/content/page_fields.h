// SPDX-License-Identifier: GPL-3.0-or-later
// Long because every form that a page is made of stands in one table.
#pragma once

#include "core/content/page_book.h"
#include "wire/json/fields.h"

// The shape of a page and of what hangs: in events, in files of the library, in manifests, in snapshots. The bounds here keep what is read
// within a file; how much of it a screen takes is core's to say (findings()).

namespace talon::wire {

/// A page as a file of the library: what is larger is not saved.
inline constexpr std::size_t max_page_bytes = 48 * 1024;
inline constexpr std::size_t max_hash_length = 64;

} // namespace talon::wire

namespace talon::wire::detail {

namespace content = core::content;

template<>
struct Names<content::PageKind> {
    static constexpr std::array<std::pair<content::PageKind, std::string_view>, 6> all{
        {{content::PageKind::service, "service"},
         {content::PageKind::how_to, "how_to"},
         {content::PageKind::news, "news"},
         {content::PageKind::contacts, "contacts"},
         {content::PageKind::appeal, "appeal"},
         {content::PageKind::general, "general"}}};
};

/// Twice what a screen takes, so that a draft may be too long and say so.
inline constexpr std::size_t max_draft_text = 2 * core::content::max_page_text;
inline constexpr std::size_t max_draft_items = 60;

template<class T>
Spoken<T> draft(T &value) { return {value, max_draft_text, false}; }

/// 64 digits of hexadecimal.
template<class S>
struct HashText { S &value; };
template<class S>
HashText<S> hash_text(S &value) { return {value}; }
void read(const Reader &at, HashText<std::string> field);
inline void write(Writer &out, const HashText<const std::string> &field) { out.string(field.value); }

// Lists of what is no struct of its own.
template<class V>
struct Drafts { V &value; };
template<class V>
Drafts<V> drafts(V &value) { return {value}; }
void read(const Reader &at, Drafts<std::vector<core::Text>> field);
void write(Writer &out, const Drafts<const std::vector<core::Text>> &field);
template<class V>
struct Rows { V &value; };
template<class V>
Rows<V> rows(V &value) { return {value}; }
void read(const Reader &at, Rows<std::vector<std::vector<core::Text>>> field);
void write(Writer &out, const Rows<const std::vector<std::vector<core::Text>>> &field);
template<class V>
struct Hashes { V &value; };
template<class V>
Hashes<V> hashes(V &value) { return {value}; }
void read(const Reader &at, Hashes<std::vector<std::string>> field);
void write(Writer &out, const Hashes<const std::vector<std::string>> &field);
template<class V>
struct Strings { V &value; std::size_t count; std::size_t length; };
template<class V>
Strings<V> strings(V &value, std::size_t count, std::size_t length) { return {value, count, length}; }
void read(const Reader &at, Strings<std::vector<std::string>> field);
void write(Writer &out, const Strings<const std::vector<std::string>> &field);
/// Hints of each page of a sample.
template<class V>
struct Hints { V &value; };
template<class V>
Hints<V> hints(V &value) { return {value}; }
void read(const Reader &at, Hints<std::vector<std::vector<content::Hint>>> field);
void write(Writer &out, const Hints<const std::vector<std::vector<content::Hint>>> &field);

template<class A, Like<content::Paragraph> M>
void fields(A &a, M &m) { a("text", draft(m.text)); }
template<class A, Like<content::Warning> M>
void fields(A &a, M &m) { a("text", draft(m.text)); }
template<class A, Like<content::Steps> M>
void fields(A &a, M &m) { a("steps", drafts(m.steps)); }
template<class A, Like<content::Items> M>
void fields(A &a, M &m) { a("items", drafts(m.items)); }
template<class A, Like<content::Table> M>
void fields(A &a, M &m) { a("rows", rows(m.rows)); }
template<class A, Like<content::Hint> M>
void fields(A &a, M &m)
{
    a("left", ranged(m.left, -10'000, 10'000));
    a("top", ranged(m.top, -10'000, 10'000));
    a("width", ranged(m.width, -10'000, 10'000));
    a("height", ranged(m.height, -10'000, 10'000));
    a("text", draft(m.text));
}
template<class A, Like<content::Sample> M>
void fields(A &a, M &m)
{
    a("title", draft(m.title));
    a("pages", hashes(m.pages));
    a.maybe("hints", hints(m.hints));
}
template<class A, Like<core::content::Requisites> M>
void fields(A &a, M &m)
{
    constexpr std::size_t most = 800;
    a.maybe("payee", text(m.payee, most, 0));
    a.maybe("inn", text(m.inn, most, 0));
    a.maybe("kpp", text(m.kpp, most, 0));
    a.maybe("account", text(m.account, most, 0));
    a.maybe("bank", text(m.bank, most, 0));
    a.maybe("bic", text(m.bic, most, 0));
    a.maybe("bank_account", text(m.bank_account, most, 0));
    a.maybe("kbk", text(m.kbk, most, 0));
    a.maybe("oktmo", text(m.oktmo, most, 0));
    a.maybe("purpose", text(m.purpose, most, 0));
}
template<class A, Like<content::Payment> M>
void fields(A &a, M &m)
{
    a("title", draft(m.title));
    a("requisites", m.requisites);
}
template<class A, Like<content::LegalAct> M>
void fields(A &a, M &m)
{
    a("name", draft(m.name));
    a.maybe("place", draft(m.place));
}
template<class A, Like<content::Contact> M>
void fields(A &a, M &m)
{
    a("name", draft(m.name));
    a.maybe("post", draft(m.post));
    a.maybe("phone", text(m.phone, 200, 0));
    a.maybe("place", draft(m.place));
}

/// In the order of content::Block.
inline constexpr std::array<std::string_view, std::variant_size_v<content::Block>> block_kinds{
    "paragraph", "warning", "steps", "items", "table", "sample", "payment", "legal_act", "contact"};
/// {"kind":"paragraph", …}
void read(const Reader &at, content::Block &value);
void write(Writer &out, const content::Block &value);

template<class A, Like<content::Summary> M>
void fields(A &a, M &m)
{
    a.maybe("bring", drafts(m.bring));
    a.maybe("term", draft(m.term));
    a.maybe("fee", draft(m.fee));
}

template<class A, Like<content::Page> M>
void fields(A &a, M &m)
{
    a("id", m.id);
    a("kind", m.kind);
    a.where(!m.service.empty(), "service", m.service);
    a.where(!m.section.empty(), "section", m.section);
    a("title", draft(m.title));
    a.maybe("wish", draft(m.wish));
    a.maybe("summary", m.summary);
    a("blocks", list(m.blocks, max_draft_items));
    a.maybe("synonyms", strings(m.synonyms, max_draft_items, 200));
    a.maybe("checked", m.checked);
}

template<class A, Like<content::Section> M>
void fields(A &a, M &m)
{
    a("id", m.id);
    a("title", title(m.title));
    a.maybe("note", draft(m.note));
    a.maybe("sign", text(m.sign, max_id_bytes, 0));
}

template<class A, Like<content::Hanging> M>
void fields(A &a, M &m)
{
    a("page", m.page);
    a("revision", ranged(m.revision, 1, 1'000'000));
    a("text", hash_text(m.text));
    a.maybe("files", hashes(m.files));
    a("from", m.from);
    a.maybe("until", m.until);
    a.maybe("places", strings(m.places, core::max_places, max_id_bytes));
}

} // namespace talon::wire::detail
