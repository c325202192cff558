// SPDX-License-Identifier: GPL-3.0-or-later
// Long because it is the one table of all messages.
#pragma once

#include "wire/survey/answer_fields.h"
#include "wire/terminals/document_fields.h"
#include "wire/terminals/messages.h"

namespace talon::wire::detail {

/// {"menu": 12, …}: at most max_documents kinds.
using Versions = std::map<std::string, std::int64_t>;
void read(const Reader &at, Versions &value);
void write(Writer &out, const Versions &value);

/// The bytes of a JSON object as they were hashed.
template<class S>
struct Body { S &value; };
void read(const Reader &at, Body<std::string> field);
inline void write(Writer &out, const Body<const std::string> &field) { out.raw(field.value); }

/// Standard base64 with padding of exactly `bytes` bytes.
template<class S>
struct Base64 { S &value; std::size_t bytes; };
void read(const Reader &at, Base64<std::string> field);
inline void write(Writer &out, const Base64<const std::string> &field) { out.string(field.value); }
template<class S>
Base64<S> base64(S &value, std::size_t bytes) { return {value, bytes}; }

inline constexpr std::size_t nonce_bytes = 32;
inline constexpr std::size_t key_bytes = 32;
inline constexpr std::size_t signature_bytes = 64;

template<class A, Like<Hello> M>
void fields(A &a, M &m)
{
    a("device", m.device);
    a("epoch", ranged(m.epoch, 1, max_integer));
    a("role", m.role);
    a("software", text(m.software, max_software_bytes));
    a("head_seq", ranged(m.head_seq, 0, max_integer));
    a.maybe("documents", m.documents);
    a.maybe("clock", m.clock);
    a.maybe("head_hash", m.head_hash); // terminals of before it was told
}

template<class A, Like<Prove> M>
void fields(A &a, M &m) { a("signature", base64(m.signature, signature_bytes)); }

template<class A, Like<StreamEvent> M>
void fields(A &a, M &m)
{
    a("seq", ranged(m.seq, 1, max_integer));
    a("prev", m.prev);
    a("hash", m.hash);
    a("type", text(m.type, max_id_bytes, 0));
    a("version", ranged(m.version, 0, max_event_version));
    a("at", m.at);
    a("body", Body<std::remove_reference_t<decltype((m.body))>>{m.body});
    a.maybe("age_ms", ranged(m.age, 0, max_age_ms));
}
/// Needs no more than a seq: an event that cannot be understood is set aside alone, and not the whole push.
void read(const Reader &at, StreamEvent &event);

template<class A, Like<Push> M>
void fields(A &a, M &m)
{
    a("epoch", ranged(m.epoch, 1, max_integer));
    a("events", list(m.events, max_push_events, 1));
}

template<class A, Like<NumberRequest> M>
void fields(A &a, M &m)
{
    a("request", id(m.request));
    a("day", m.day);
    a("service", m.service);
    a("class", m.visitor_class);
    a.where(m.booking.has_value(), "booking", m.booking);
}

template<class A, Like<ShownContent> M>
void fields(A &a, M &m)
{
    a("epoch", ranged(m.epoch, 0, max_integer));
    a("edition", ranged(m.edition, 0, max_integer));
    a.maybe("since", m.since);
    a("missing", ranged(m.missing, 0, max_integer));
    a("trouble", text(m.trouble, max_id_bytes, 0));
}

/// As backends of before know it, who refuse another word.
template<class P>
struct OlderPrinter { P &value; };
inline void read(const Reader &at, OlderPrinter<std::optional<PrinterState>> field) { read(at, field.value); }
inline void write(Writer &out, const OlderPrinter<const std::optional<PrinterState>> &field)
{
    write(out, field.value ? std::optional(older_than(*field.value)) : std::nullopt);
}
/// What it is to the letter. A word of a newer kiosk that is not known here leaves the older one standing.
template<class P>
struct PrinterDetail { P &value; };
inline void read(const Reader &at, PrinterDetail<std::optional<PrinterState>> field)
{
    if (const auto known = value_named<PrinterState>(at.text(1, max_id_bytes)))
        field.value = *known;
}
inline void write(Writer &out, const PrinterDetail<const std::optional<PrinterState>> &field) { write(out, field.value); }

template<class A, Like<ReceiptNews> M>
void fields(A &a, M &m)
{
    a("unprinted", list(m.unprinted, max_receipt_news));
    a("printed", list(m.printed, max_receipt_news));
}

template<class A, Like<PaperLeft> M>
void fields(A &a, M &m)
{
    a("left_mm", ranged(m.mm, 0, max_paper_mm));
    a("tickets", ranged(m.tickets, 0, max_people));
}

template<class A, Like<TerminalStatus> M>
void fields(A &a, M &m)
{
    using Printer = std::remove_reference_t<decltype((m.printer))>;
    a.maybe("printer", OlderPrinter<Printer>{m.printer});
    a.where(m.printer && older_than(*m.printer) != *m.printer, "printer_detail", PrinterDetail<Printer>{m.printer});
    a("pending", ranged(m.pending, 0, max_integer));
    a.maybe("clock", m.clock);
    a.where(m.content.has_value(), "content", m.content);
    a.where(m.receipts.has_value(), "receipts", m.receipts);
    a.where(m.paper.has_value(), "paper", m.paper);
    a.where(m.sound.has_value(), "sound", m.sound);
    a.where(m.unspoken.has_value(), "unspoken", ranged(m.unspoken, 0, max_integer));
    a.where(m.spoken.has_value(), "spoken", ranged(m.spoken, 0, max_integer));
}

template<class A, Like<KioskAnswer> M>
void fields(A &a, M &m)
{
    a("id", m.id);
    a("survey", id(m.survey));
    a("version", ranged(m.version, 1, core::survey::max_versions));
    a("day", m.day);
    a("part", m.part);
    a("answer", m.answer);
}

template<class A, Like<Answers> M>
void fields(A &a, M &m) { a("answers", list(m.answers, max_answers, 1)); }

template<class A, Like<AnswersTaken> M>
void fields(A &a, M &m) { a("ids", list(m.ids, max_answers, 1)); }

template<class A, Like<Challenge> M>
void fields(A &a, M &m)
{
    a("nonce", base64(m.nonce, nonce_bytes));
    a("server", id(m.server));
}

template<class A, Like<Welcome> M>
void fields(A &a, M &m)
{
    a("server_epoch", ranged(m.server_epoch, 1, max_integer));
    a("now", m.now);
    a("acked_seq", ranged(m.acked_seq, 0, max_integer));
    a("archived_seq", ranged(m.archived_seq, 0, max_integer));
    a.where(m.set_aside.has_value(), "set_aside", m.set_aside);
}

template<class A, Like<Ack> M>
void fields(A &a, M &m)
{
    a("epoch", ranged(m.epoch, 1, max_integer));
    a("seq", ranged(m.seq, 0, max_integer));
    a("archived_seq", ranged(m.archived_seq, 0, max_integer));
}

template<class A, Like<TimeNow> M>
void fields(A &a, M &m) { a("now", m.now); }

template<class A, Like<NumberGrant> M>
void fields(A &a, M &m)
{
    a("request", id(m.request));
    a("day", m.day);
    // The letter apart from the number, as on the ticket's face.
    a("letter", m.number.letter);
    a("number", ranged(m.number.number, core::first_number, core::last_number));
    a("ahead", ranged(m.ahead, 0, max_people));
    a.maybe("wait_minutes", ranged(m.wait, 0, max_minutes));
    a.where(m.range.has_value(), "range", m.range);
}

template<class A, Like<ErrorMessage> M>
void fields(A &a, M &m)
{
    a("code", id(m.code));
    a("message", text(m.message, max_message_bytes, 0));
    a.maybe("re", m.re);
}

template<class A, Like<Bye> M>
void fields(A &a, M &m) { a("reason", id(m.reason)); }

/// `re` of an error: an id.
void read(const Reader &at, std::string &value);
inline void write(Writer &out, const std::string &value) { out.string(value); }

} // namespace talon::wire::detail
