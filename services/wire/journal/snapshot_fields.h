// SPDX-License-Identifier: GPL-3.0-or-later
// Long because it is the one table of everything that a snapshot holds.
#pragma once

#include "wire/journal/event_fields.h"
#include "wire/journal/snapshot_codec.h"

// The shape of a snapshot. Lists are bounded by the bytes of the whole.

namespace talon::wire::detail {

inline constexpr std::size_t any_count = max_snapshot_bytes;

/// [1,2,3]: numbers of tickets.
template<class V>
struct Numbers { V &value; };
void read(const Reader &at, Numbers<std::vector<int>> field);
void write(Writer &out, const Numbers<const std::vector<int>> &field);
template<class V>
Numbers<V> numbers(V &value) { return {value}; }

template<class A, Like<core::Period> M>
void fields(A &a, M &m)
{
    a("state", m.state);
    a("from", m.from);
    a.maybe("to", m.to);
    a.maybe("window", ranged(m.window, 1, 99));
    a.maybe("staff", m.staff);
    a("service", m.service);
    a("calls", ranged(m.calls, 0, 1000));
}

template<class A, Like<core::Ticket> M>
void fields(A &a, M &m)
{
    a("ticket", m.id);
    a("number", m.number);
    a("day", m.day);
    a("service", m.service);
    a("class", m.visitor_class);
    a("language", m.language);
    a("device", m.device);
    a("seq", ranged(m.seq, 0, max_integer));
    a("origin", m.origin);
    a("arrival", m.arrival);
    a.maybe("slot", m.slot);
    a.where(m.has_booking, "has_booking", m.has_booking);
    a.where(m.on_us, "on_us", m.on_us);
    if (!std::is_const_v<M> || m.in_doubt) // written only where it is so
        a.maybe("in_doubt", m.in_doubt);
    a("due", m.due);
    a.where(m.unprinted, "unprinted", m.unprinted);
    a.where(m.first, "first", m.first);
    a.where(m.told.has_value(), "told", m.told);
    a("state", m.state);
    a.maybe("window", ranged(m.window, 1, 99));
    a.maybe("only_window", ranged(m.only_window, 1, 99));
    a.maybe("only_staff", m.only_staff);
    a.maybe("parked_until", m.parked_until);
    a("calls", ranged(m.calls, 0, 1000));
    a("ended_by_day", m.ended_by_day);
    a("periods", list(m.periods, any_count));
}

template<class A, Like<core::HallImage::Held> M>
void fields(A &a, M &m)
{
    a("window", ranged(m.window, 1, 99));
    a("staff", m.by.staff);
    a.maybe("ticket", m.by.ticket);
    a("since", m.by.since);
}

template<class A, Like<core::HallImage::Released> M>
void fields(A &a, M &m)
{
    a("window", ranged(m.window, 1, 99));
    a("staff", m.staff);
    a("at", m.at);
}

template<class A, Like<core::NumberBookImage::Series> M>
void fields(A &a, M &m)
{
    a("day", m.day);
    a("letter", m.letter);
    a("last_granted", ranged(m.last_granted, 0, core::last_number));
    a("granted", numbers(m.granted));
    a("reserved", numbers(m.reserved));
    a("used", numbers(m.used));
    a("carried", numbers(m.carried));
}

template<class A, Like<core::NumberBookImage::Reserve> M>
void fields(A &a, M &m)
{
    a("day", m.day);
    a("device", m.device);
    a("epoch", ranged(m.epoch, 0, max_integer));
    a("letter", m.block.letter);
    a("first", ranged(m.block.first, core::first_number, core::last_number));
    a("last", ranged(m.block.last, core::first_number, core::last_number));
}

template<class A, Like<core::NumberBookImage::Request> M>
void fields(A &a, M &m)
{
    a("day", m.day);
    a("device", m.device);
    a("request", id(m.request));
    a("number", m.number);
}

template<class A, Like<core::NumberBookImage> M>
void fields(A &a, M &m)
{
    a.maybe("first_day", m.first_day);
    a.maybe("fence", m.fence);
    a("series", list(m.series, any_count));
    a("reserves", list(m.reserves, any_count));
    a("requests", list(m.requests, any_count));
}

template<class A, Like<core::Call> M>
void fields(A &a, M &m)
{
    a("call", ranged(m.call, 1, max_integer));
    a("ticket", m.ticket);
    a("number", m.number);
    a("window", ranged(m.window, 1, 99));
    a("language", m.language);
    a("repeat", ranged(m.repeat, 0, 100));
    a("at", m.at);
}

template<class A, Like<core::HallImage::ServiceTime> M>
void fields(A &a, M &m)
{
    a("service", m.service);
    a("count", ranged(m.count, 0, max_people));
    a("sum_ms", ranged(m.sum_ms, 0, max_integer));
}

template<class A, Like<core::Hall::Today> M>
void fields(A &a, M &m)
{
    // Whatever the sums are, they come back.
    a("issued", ranged(m.issued, -max_people, max_people));
    a("served", ranged(m.served, -max_people, max_people));
    a("no_show", ranged(m.no_show, -max_people, max_people));
    a("left", ranged(m.left, -max_people, max_people));
    a("ended_by_day", ranged(m.ended_by_day, -max_people, max_people));
}

template<class A, Like<core::SiteRevision> M>
void fields(A &a, M &m)
{
    a("number", ranged(m.number, 0, max_integer));
    a("at", m.at);
    a("by", text(m.by, max_message_bytes, 0));
    a("note", text(m.note, max_revision_note, 0));
}

template<class A, Like<core::HallImage> M>
void fields(A &a, M &m)
{
    a.maybe("site", m.site);
    a("revision", m.revision);
    a.maybe("day", m.day);
    a("tickets", list(m.tickets, any_count));
    a("held", list(m.held, any_count));
    a("released", list(m.released, any_count));
    a("numbers", m.numbers);
    a("calls", list(m.calls, core::remembered_calls));
    a("last_call", ranged(m.last_call, 0, max_integer));
    a("service_times", list(m.service_times, any_count));
    a("today", m.today);
}

template<class A, Like<core::RegistryImage::PlaceEpoch> M>
void fields(A &a, M &m)
{
    a("place", id(m.place));
    a("epoch", ranged(m.epoch, 0, max_integer));
}

template<class A, Like<core::RegistryImage::SetAside> M>
void fields(A &a, M &m)
{
    a("device", m.device);
    a("events", ranged(m.events, 0, max_people));
}

template<class A, Like<core::RegistryImage> M>
void fields(A &a, M &m)
{
    a("staff", list(m.staff, any_count));
    a("one_time", list(m.one_time, any_count));
    a("devices", list(m.devices, any_count));
    a("codes", list(m.codes, any_count));
    a("set_aside", list(m.set_aside, any_count));
    a("events_set_aside", list(m.events_set_aside, any_count));
    a("epochs", list(m.epochs, any_count));
    a("last_prefix", ranged(m.last_prefix, 0, core::last_prefix));
}

template<class A, Like<core::Booking> M>
void fields(A &a, M &m)
{
    a("booking", m.id);
    a("source", m.source);
    a("slot", m.slot);
    a("service", m.service);
    a("minutes", ranged(m.length, 1, 240));
    a("class", text(m.visitor_class.value, max_id_bytes, 0));
    a("state", m.state);
    a.maybe("reinstated_until", m.reinstated_until);
    a.maybe("cancelled_by", m.cancelled_by);
    a("kept", m.kept);
    a("tickets", list(m.tickets, any_count));
    a.maybe("reinstated_at", m.reinstated_at);
    a("parted", list(m.parted, core::max_parted));
    a.where(m.on_us, "on_us", m.on_us);
}

template<class A, Like<core::BookingBookImage::EarlierSlot> M>
void fields(A &a, M &m)
{
    a("booking", m.booking);
    a("slot", m.slot);
}

template<class A, Like<core::BookingBookImage::Claim> M>
void fields(A &a, M &m)
{
    a("booking", m.booking);
    a("device", m.device);
    a("at", m.at);
}

template<class A, Like<core::BookingBookImage::Past> M>
void fields(A &a, M &m)
{
    a("day", m.day);
    a("booked", ranged(m.sums.booked, 0, max_people));
    a("came", ranged(m.sums.came, 0, max_people));
    a("cancelled", ranged(m.sums.cancelled, 0, max_people));
}

template<class A, Like<core::BookingBookImage> M>
void fields(A &a, M &m)
{
    a("bookings", list(m.bookings, core::max_bookings));
    a("earlier_slots", list(m.earlier_slots, any_count));
    a("claims", list(m.claims, core::max_bookings));
    a("past", list(m.past, core::max_past_days));
}

template<class A, Like<core::content::Revision> M>
void fields(A &a, M &m)
{
    a("number", ranged(m.number, 1, 1'000'000));
    a("at", m.at);
    a("by", text(m.by, 128, 0));
    a("text", hash_text(m.text));
    a("size", ranged(m.size, 0, max_page_bytes));
}

template<class A, Like<core::content::KeptPage> M>
void fields(A &a, M &m)
{
    a("revisions", list(m.revisions, core::content::max_revisions));
    a("hangs", list(m.hangs, any_count));
}

// {"page":{…}, …} by id, {"hash":{…}, …}.
using KeptPages = std::map<core::content::PageId, core::content::KeptPage>;
void read(const Reader &at, KeptPages &value);
void write(Writer &out, const KeptPages &value);
using KeptTexts = std::map<core::content::FileHash, core::content::Page>;
void read(const Reader &at, KeptTexts &value);
void write(Writer &out, const KeptTexts &value);

template<class A, Like<core::content::PageBook> M>
void fields(A &a, M &m)
{
    a("pages", m.pages);
    a("texts", m.texts);
    a("sections", list(m.sections, core::content::max_sections));
    a("epoch", ranged(m.epoch, 0, max_integer));
    a("edition", ranged(m.number, 0, max_integer));
    a("made", m.made);
    a("manifest", text(m.manifest, max_hash_length, 0));
}

template<class A, Like<core::survey::Seal> M>
void fields(A &a, M &m)
{
    a("day", m.day);
    a("answers", ranged(m.answers, 0, max_integer));
    a("digest", text(m.digest, 64, 64));
}

template<class A, Like<core::survey::Published> M>
void fields(A &a, M &m)
{
    a("form", m.form);
    a("kiosks", m.offer.ticket_kiosks);
    a("offer", m.offer);
    a("at", m.at);
    a("seals", list(m.seals, core::survey::max_seals));
    a("removed", ids(m.removed, core::survey::max_removed));
}

template<class A, Like<core::survey::Draft> M>
void fields(A &a, M &m)
{
    a("form", m.form);
    a("revision", ranged(m.revision, 1, max_integer));
    a("saved_by", text(m.saved_by, max_id_bytes, 0));
    a("saved_at", m.saved_at);
}

template<class A, Like<core::survey::Turn> M>
void fields(A &a, M &m)
{
    a("survey", text(m.survey, max_id_bytes, 0));
    a("version", ranged(m.version, 0, core::survey::max_versions));
}

/// By their survey, which stands in their form.
using SurveyDrafts = std::map<std::string, core::survey::Draft>;
void read(const Reader &at, SurveyDrafts &value);
void write(Writer &out, const SurveyDrafts &value);

/// All versions of all surveys, in order.
using Surveys = std::map<std::string, std::vector<core::survey::Published>>;
void read(const Reader &at, Surveys &value);
void write(Writer &out, const Surveys &value);

template<class A, Like<core::survey::SurveyBook> M>
void fields(A &a, M &m)
{
    a("surveys", m.surveys);
    a("drafts", m.drafts);
    a("draft_revision", ranged(m.draft_revision, 0, max_integer));
    a("running", m.running);
    a("planned", m.planned);
}

template<class A, Like<core::PersonalAct> M>
void fields(A &a, M &m)
{
    a("number", ranged(m.number, 1, max_people));
    a("what", m.what);
    a("bookings", ranged(m.bookings, 0, max_people));
    a("at", m.at);
    a("actor", text(m.actor, max_id_bytes + 8));
}

template<class A, Like<core::PersonalActs> M>
void fields(A &a, M &m)
{
    a("acts", list(m.acts, core::max_personal_acts));
    a("count", ranged(m.count, 0, max_people));
}

template<class A, Like<core::MessageBook::Kept> M>
void fields(A &a, M &m)
{
    a("message", m.message);
    a("set", m.set);
}

template<class A, Like<core::MessageBook> M>
void fields(A &a, M &m) { a("kept", list(m.kept, core::max_messages)); }

template<class A, Like<Snapshot> M>
void fields(A &a, M &m)
{
    a("software", text(m.software, max_software_bytes));
    a("hall", m.hall);
    a("registry", m.registry);
    a("bookings", m.bookings);
    a("content", m.pages);
    a("surveys", m.surveys);
    a("personal", m.personal);
    a("messages", m.messages);
}

} // namespace talon::wire::detail
