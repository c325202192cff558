// SPDX-License-Identifier: GPL-3.0-or-later
// Long because it is the one table of all documents.
#pragma once

#include "wire/booking/bookings_fields.h"
#include "wire/content/manifest.h"
#include "wire/message/message_fields.h"
#include "wire/site/site_fields.h"
#include "wire/survey/answer_fields.h"
#include "wire/terminals/documents.h"

namespace talon::wire::detail {

template<>
struct Names<Doubt> {
    static constexpr std::array<std::pair<Doubt, std::string_view>, 2> all{{{Doubt::no_window, "no_window"}, {Doubt::too_late, "too_late"}}};
};

template<class A, Like<ScreenTimeouts> M>
void fields(A &a, M &m)
{
    a.maybe("idle_s", ranged(m.idle, 5, 3600));
    a.maybe("warning_s", ranged(m.warning, 5, 3600));
    a.maybe("number_s", ranged(m.number, 5, 3600));
    a.maybe("unprinted_s", ranged(m.unprinted, 5, 3600));
    a.maybe("call_s", ranged(m.call, 5, 3600));
}

// Terminals of before languages were data know two, and refuse a document that names another. What they read names these two
// alone, and what is said beside it replaces it for all others: site.languages, and `tag` of a call.

/// Of the site's languages those two.
template<class V>
struct OlderLanguages { V &value; };
void read(const Reader &at, OlderLanguages<std::vector<core::Language>> field);
void write(Writer &out, const OlderLanguages<const std::vector<core::Language>> &field);

/// One of the two; Russian for any other.
template<class L>
struct OlderLanguage { L &value; };
inline void read(const Reader &at, OlderLanguage<core::Language> field) { read(at, field.value); }
inline bool is_older(core::Language language) { return language == core::Language::ru || language == core::Language::en; }
inline void write(Writer &out, const OlderLanguage<const core::Language> &field)
{
    write(out, is_older(field.value) ? field.value : core::Language::ru);
}

template<class A, Like<Menu> M>
void fields(A &a, M &m)
{
    a("site", m.site);
    a("languages", OlderLanguages<std::remove_reference_t<decltype((m.site.languages))>>{m.site.languages});
    a("status_url", text(m.status_url, max_url_bytes, 0));
    a.maybe("timeouts", m.timeouts);
}

/// [1,4,12]
template<class V>
struct WindowNumbers { V &value; };
void read(const Reader &at, WindowNumbers<std::vector<core::WindowNumber>> field);
void write(Writer &out, const WindowNumbers<const std::vector<core::WindowNumber>> &field);

template<class A, Like<BoardLine> M>
void fields(A &a, M &m)
{
    a("service", m.service);
    a("waiting", ranged(m.waiting, 0, max_people));
    a.maybe("wait_minutes", ranged(m.wait, 0, max_minutes));
    a("open", m.open);
    a.maybe("doubt", m.doubt);
    a.where(!m.windows.empty(), "windows", WindowNumbers<std::remove_reference_t<decltype((m.windows))>>{m.windows});
    a.where(m.range.has_value(), "range", m.range);
}

template<class A, Like<Board> M>
void fields(A &a, M &m)
{
    a("services", list(m.lines, core::max_services));
    a("waiting_total", ranged(m.waiting_total, 0, max_people));
}

template<class A, Like<CallLine> M>
void fields(A &a, M &m)
{
    a("call", ranged(m.call.call, 1, max_integer));
    a("number", m.call.number);
    a("window", ranged(m.call.window, 1, 99));
    a("language", OlderLanguage<std::remove_reference_t<decltype((m.call.language))>>{m.call.language});
    a("called_at", m.call.at);
    a("repeat", ranged(m.call.repeat, 0, 100));
    a("service", m.service);
    a("active", m.active);
    a.where(!is_older(m.call.language), "tag", m.call.language);
}

template<class A, Like<Calls> M>
void fields(A &a, M &m) { a("calls", list(m.lines, max_calls)); }

template<class A, Like<ReserveBlock> M>
void fields(A &a, M &m)
{
    a("letter", m.letter);
    a("first", ranged(m.first, core::first_number, core::last_number));
    a("last", ranged(m.last, core::first_number, core::last_number));
}

/// {"2026-11-22": [blocks], …}.
using ReserveDays = std::map<core::Day, std::vector<ReserveBlock>>;
void read(const Reader &at, ReserveDays &value);
void write(Writer &out, const ReserveDays &value);

template<class A, Like<Reserve> M>
void fields(A &a, M &m)
{
    a("device", m.device);
    a("epoch", ranged(m.epoch, 1, max_integer));
    a("days", m.days);
}

template<class A, Like<Content> M>
void fields(A &a, M &m)
{
    a("manifest", text(m.manifest, max_manifest_bytes));
    a("signature", text(m.signature, max_message_bytes));
}

template<class A, Like<Survey> M>
void fields(A &a, M &m)
{
    a.maybe("form", m.form);
    a("kiosks", m.kiosks);
    a.where(is_bound(m.offer), "offer", m.offer);
    a.where(!m.full.empty(), "full", list(m.full, 3));
    a.where(m.next.has_value(), "next", m.next);
    a.where(m.next_kiosks, "next_kiosks", m.next_kiosks);
    a.where(is_bound(m.next_offer), "next_offer", m.next_offer);
}

/// {"2026-11-22": "<32 hexadecimal digits>", …}.
using ReceiptKeys = std::map<core::Day, Receipts::Key>;
void read(const Reader &at, ReceiptKeys &value);
void write(Writer &out, const ReceiptKeys &value);

template<class A, Like<Receipts> M>
void fields(A &a, M &m)
{
    a("url", text(m.url, max_url_bytes, 0));
    a("keys", m.keys);
    a.where(!m.full.empty(), "full", ids(m.full, core::survey::max_quotas));
}

template<class A, Like<Voice::Check> M>
void fields(A &a, M &m)
{
    a("at", m.at);
    a("volume", ranged(m.volume, 0, 100));
}

template<class A, Like<Voice> M>
void fields(A &a, M &m)
{
    a("speaks", m.speaks);
    a("after", ranged(m.after, 0, max_integer));
    a.where(m.check.has_value(), "check", m.check);
}

template<class A, Like<Messages> M>
void fields(A &a, M &m) { a("messages", list(m.messages, core::max_messages)); }

/// Reads the body of a document of this kind.
DocumentBody read_body(const Reader &at, DocumentKind kind);

} // namespace talon::wire::detail
