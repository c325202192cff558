// SPDX-License-Identifier: GPL-3.0-or-later
// Long because it is the one table of all events.
#pragma once

#include "core/journal/events.h"
#include "wire/booking/booking_names.h"
#include "wire/content/page_fields.h"
#include "wire/message/message_fields.h"
#include "wire/site/site_fields.h"
#include "wire/survey/form_fields.h"
#include "wire/survey/offer_fields.h"

// The body of each event. A change of meaning makes a new version of the event, never another reading of an old one.

namespace talon::wire::detail {

template<class A, Like<core::SiteSaved> M>
void fields(A &a, M &m)
{
    a("site", m.site);
    a.where(!m.note.empty(), "note", text(m.note, max_revision_note, 0));
}

template<class A, Like<core::NumberGranted> M>
void fields(A &a, M &m)
{
    a("day", m.day);
    a("number", m.number);
    a("device", m.device);
    a("request", id(m.request));
    a.where(m.booking.has_value(), "booking", m.booking);
}

template<class A, Like<core::ReserveGranted> M>
void fields(A &a, M &m)
{
    a("day", m.day);
    a("letter", m.letter);
    a("first", ranged(m.first, core::first_number, core::last_number));
    a("last", ranged(m.last, core::first_number, core::last_number));
    a("device", m.device);
    a("epoch", ranged(m.epoch, 1, max_integer));
}

template<class A, Like<core::TicketIssued> M>
void fields(A &a, M &m)
{
    a("ticket", m.ticket);
    a("number", m.number);
    a("day", m.day);
    a("service", m.service);
    a("class", m.visitor_class);
    a("language", m.language);
    a("origin", m.origin);
    a("device", m.device);
    a("arrival", m.arrival);
    a.maybe("slot", m.slot);
    a.where(m.seq != 0, "seq", ranged(m.seq, 0, max_integer));
    if (!std::is_const_v<M> || m.in_doubt) // written only where it is so
        a.maybe("in_doubt", m.in_doubt);
    a.where(m.booking.has_value(), "booking", m.booking); // of version 2
    a.where(m.told.has_value(), "told", m.told);
    a.where(m.on_us, "on_us", m.on_us);
}

template<class A, Like<core::TicketCalled> M>
void fields(A &a, M &m)
{
    a("ticket", m.ticket);
    a("window", ranged(m.window, 1, 99));
    a("staff", m.staff);
    a("call", ranged(m.call, 1, max_integer));
    a("repeat", ranged(m.repeat, 0, 100));
    a.where(!m.reason.value.empty(), "reason", m.reason);
}

/// Events that say no more than which ticket.
template<class M>
concept OfTicket = Like<M, core::ServingStarted> || Like<M, core::TicketServed> || Like<M, core::TicketNoShow>
    || Like<M, core::NoShowCorrected> || Like<M, core::TicketUnparked> || Like<M, core::TicketFellBack>
    || Like<M, core::TicketLeft>;
template<class A, OfTicket M>
void fields(A &a, M &m) { a("ticket", m.ticket); }

template<class A, Like<core::TicketTransferred> M>
void fields(A &a, M &m)
{
    a("ticket", m.ticket);
    a.maybe("service", m.service);
    a.maybe("window", ranged(m.window, 1, 99));
    a.maybe("staff", m.staff);
}

template<class A, Like<core::TicketParked> M>
void fields(A &a, M &m)
{
    a("ticket", m.ticket);
    a.maybe("until", m.until);
}

template<class A, Like<core::ReceiptReported> M>
void fields(A &a, M &m)
{
    a("ticket", m.ticket);
    a("printed", m.printed);
}

template<class A, Like<core::TicketReturned> M>
void fields(A &a, M &m)
{
    a("ticket", m.ticket);
    a.maybe("reason", m.reason);
}

template<class A, Like<core::WindowTaken> M>
void fields(A &a, M &m)
{
    a("window", ranged(m.window, 1, 99));
    a("staff", m.staff);
}

template<class A, Like<core::WindowReleased> M>
void fields(A &a, M &m)
{
    a("window", ranged(m.window, 1, 99));
    a("staff", m.staff);
    a.maybe("reason", m.reason);
}

template<class A, Like<core::WindowTakenOver> M>
void fields(A &a, M &m)
{
    a("window", ranged(m.window, 1, 99));
    a("staff", m.staff);
    a("from", m.from);
}

template<class A, Like<core::DayClosed> M>
void fields(A &a, M &m) { a("day", m.day); }

template<class A, Like<core::TimeCorrected> M>
void fields(A &a, M &m)
{
    a("by_ms", ranged(m.by, -max_integer, max_integer));
    a("since", m.since);
}

template<class A, Like<core::StaffSaved> M>
void fields(A &a, M &m)
{
    a("staff", m.staff);
    a("roles", list(m.roles, max_roles));
    a("title", text(m.title, core::max_title_length, 0));
    a("active", m.active);
}

template<class A, Like<core::PasswordSet> M>
void fields(A &a, M &m)
{
    a("staff", m.staff);
    a("one_time", m.one_time);
}

template<class A, Like<core::EnrolmentCodeIssued> M>
void fields(A &a, M &m)
{
    a("code_hash", text(m.code_hash, 128));
    a("role", m.role);
    a("place", id(m.place));
    a("expires", m.expires);
}

template<class A, Like<core::DeviceEnrolled> M>
void fields(A &a, M &m)
{
    a("device", m.device);
    a("code_hash", text(m.code_hash, 128));
    a("role", m.role);
    a("place", id(m.place));
    a("public_key", text(m.public_key, 128));
    a("epoch", ranged(m.epoch, 1, max_integer));
    a.maybe("prefix", ranged(m.prefix, 0, core::last_own_prefix)); // missing in journals of before there were any
}

template<class A, Like<core::DeviceRevoked> M>
void fields(A &a, M &m) { a("device", m.device); }

template<class A, Like<core::HallRestored> M>
void fields(A &a, M &m)
{
    a("until", m.until);
    a.maybe("prefix", ranged(m.prefix, 0, core::last_own_prefix)); // missing in journals of before it was told
}

template<class A, Like<core::DeviceSetAside> M>
void fields(A &a, M &m)
{
    a("device", m.device);
    a("epoch", ranged(m.epoch, 1, max_integer));
    a("seq", ranged(m.seq, 0, max_integer));
    a("reason", id(m.reason));
}

template<class A, Like<core::EventSetAside> M>
void fields(A &a, M &m)
{
    a("device", m.device);
    a("type", text(m.type, max_id_bytes, 0));
    a("version", ranged(m.version, 0, max_event_version));
    // A string, so that what came stands here to the byte, whatever it was.
    a("body", text(m.body, max_kept_body_bytes, 0));
    a("reason", id(m.reason));
}

// Bookings: no name, no code, no digest of a code.

template<class A, Like<core::BookingMade> M>
void fields(A &a, M &m)
{
    a("booking", m.booking.id);
    a("source", m.booking.source);
    a("slot", m.booking.slot);
    a("service", m.booking.service);
    a("minutes", ranged(m.booking.length, 1, 240));
    a.where(!m.booking.visitor_class.value.empty(), "class", m.booking.visitor_class); // none: the ordinary one
}

template<class A, Like<core::BookingMoved> M>
void fields(A &a, M &m)
{
    a("booking", m.booking);
    a("slot", m.slot);
}

template<class A, Like<core::BookingReopened> M>
void fields(A &a, M &m)
{
    a("booking", m.booking);
    a("slot", m.slot);
}

template<class A, Like<core::BookingCancelled> M>
void fields(A &a, M &m)
{
    a("booking", m.booking);
    a("by", m.by);
}

template<class A, Like<core::BookingMissed> M>
void fields(A &a, M &m) { a("booking", m.booking); }

template<class A, Like<core::BookingsImported> M>
void fields(A &a, M &m)
{
    a("day", m.day);
    a("file", id(m.file));
    a("rows", ranged(m.rows, 0, max_list_rows));
    a("added", ranged(m.added, 0, max_list_rows));
    a("moved", ranged(m.moved, 0, max_list_rows));
    a("cancelled", ranged(m.cancelled, 0, max_people));
    a("kept", ranged(m.kept, 0, max_list_rows));
    a("refused", ranged(m.refused, 0, max_list_rows));
}

template<class A, Like<core::BookingReinstated> M>
void fields(A &a, M &m)
{
    a("booking", m.booking);
    a("until", m.until);
    a("reason", m.reason);
}

template<class A, Like<core::BookingKept> M>
void fields(A &a, M &m)
{
    a("booking", m.booking);
    a("slot", m.slot);
}

template<class A, Like<core::BookingJoined> M>
void fields(A &a, M &m)
{
    a("booking", m.booking);
    a("ticket", m.ticket);
    a.where(m.slot.has_value(), "slot", m.slot);
    a.where(m.on_us, "on_us", m.on_us);
}

template<class A, Like<core::BookingParted> M>
void fields(A &a, M &m)
{
    a("booking", m.booking);
    a("ticket", m.ticket);
    a("reason", m.reason);
}

template<class A, Like<core::PersonalDataShown> M>
void fields(A &a, M &m)
{
    a("booking", m.booking);
    a("staff", m.staff);
}

template<class A, Like<core::PersonalDataDestroyed> M>
void fields(A &a, M &m)
{
    a("day", m.day);
    a("bookings", list(m.bookings, core::max_destroyed));
    a("categories", list(m.categories, max_data_categories));
    a("reason", m.reason);
    a("method", m.method);
    a("act", id(m.act));
}

template<class A, Like<core::content::PageSaved> M>
void fields(A &a, M &m)
{
    a("page", m.page);
    a("revision", ranged(m.revision, 1, 1'000'000));
    a("text", hash_text(m.text));
    a("size", ranged(m.size, 0, max_page_bytes));
}

template<class A, Like<core::content::PagePublished> M>
void fields(A &a, M &m)
{
    a("page", m.page);
    a("revision", ranged(m.revision, 1, 1'000'000));
    a("from", m.from);
    a.maybe("until", m.until);
    a("places", strings(m.places, core::max_places, max_id_bytes));
}

template<class A, Like<core::content::PageWithdrawn> M>
void fields(A &a, M &m)
{
    a("page", m.page);
    a("reason", m.reason);
}

template<class A, Like<core::content::SectionsSaved> M>
void fields(A &a, M &m) { a("sections", list(m.sections, core::content::max_sections)); }

template<class A, Like<core::content::EditionMade> M>
void fields(A &a, M &m)
{
    a("epoch", ranged(m.epoch, 1, max_integer));
    a("edition", ranged(m.number, 1, max_integer));
    a("made", m.made);
    a("manifest", hash_text(m.manifest));
}

template<class A, Like<core::survey::SurveyPublished> M>
void fields(A &a, M &m)
{
    a("form", m.form);
    a("staff", m.staff);
    a("kiosks", m.offer.ticket_kiosks);
    a.where(is_bound(m.offer), "offer", m.offer);
    a.where(m.day.has_value(), "day", m.day);
    a.where(m.planned, "planned", m.planned);
    a.where(m.draft != 0, "draft", ranged(m.draft, 0, max_integer));
}

template<class A, Like<core::survey::SurveyClosed> M>
void fields(A &a, M &m)
{
    a("survey", id(m.survey));
    a("staff", m.staff);
    a.where(m.day.has_value(), "day", m.day);
}

template<class A, Like<core::survey::SurveyDaySealed> M>
void fields(A &a, M &m)
{
    a("survey", id(m.survey));
    a("version", ranged(m.version, 1, core::survey::max_versions));
    a("day", m.day);
    a("answers", ranged(m.answers, 0, max_integer));
    a("digest", text(m.digest, 64, 64));
}

template<class A, Like<core::HallMessageSet> M>
void fields(A &a, M &m) { a("message", m.message); }

template<class A, Like<core::HallMessageEnded> M>
void fields(A &a, M &m)
{
    a("message", id(m.message));
    a("text", message_text(m.text));
}

template<class A, Like<core::survey::SurveyDrafted> M>
void fields(A &a, M &m)
{
    a("survey", id(m.survey));
    a("revision", ranged(m.revision, 1, max_integer));
    a.maybe("form", m.form);
    a("staff", m.staff);
}

template<class A, Like<core::survey::AnswerTextRemoved> M>
void fields(A &a, M &m)
{
    a("survey", id(m.survey));
    a("version", ranged(m.version, 1, core::survey::max_versions));
    a("day", m.day);
    a("answer", text(m.answer, 32, 32));
    a("reason", text(m.reason, core::survey::max_reason));
    a("staff", m.staff);
}

template<class A, Like<core::survey::ResultsExported> M>
void fields(A &a, M &m)
{
    a("survey", id(m.survey));
    a("from", m.from);
    a("to", m.to);
    a("format", text(m.format, max_id_bytes));
    a("staff", m.staff);
}

} // namespace talon::wire::detail
