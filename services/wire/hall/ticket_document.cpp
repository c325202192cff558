// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/hall/ticket_document.h"

#include "core/booking/booking.h"
#include "wire/api/errors.h"
#include "wire/hall/ticket_fields.h"
#include "wire/json/fields.h"
#include "wire/json/times.h"

#include <algorithm>

namespace talon::wire {

namespace detail {

void write_title(Writer &out, const core::Text &title)
{
    out.begin_object();
    out("ru", text(title.in(core::Language::ru), 0));
    out("en", text(title.in(core::Language::en), 0));
    for (const auto &[language, said] : title.languages())
        if (language != core::Language::ru && language != core::Language::en)
            out(language.tag(), text(said, 0));
    out.end_object();
}

void write_window(Writer &out, const std::optional<core::WindowNumber> &window)
{
    window ? out.string(std::to_string(*window)) : out.null();
}

namespace {

void write_service_title(Writer &out, const core::Hall &hall, const core::ServiceId &service)
{
    const core::Service *found = hall.site().service(service);
    // A service that was taken out of the site since: its id says more than nothing.
    write_title(out, found != nullptr ? found->title : core::Text{service.value, {}});
}

/// When the present stretch of that state began.
std::optional<core::Instant> since(const core::Ticket &ticket, core::TicketState state)
{
    if (ticket.periods.empty() || ticket.periods.back().state != state || ticket.finished())
        return std::nullopt;
    return core::in_state_since(ticket);
}

/// When the last call to a window began, while the ticket is called or served.
std::optional<core::Instant> called_at(const core::Ticket &ticket)
{
    if (ticket.state != core::TicketState::called && ticket.state != core::TicketState::serving)
        return std::nullopt;
    // Of several called periods in a row the first one counts: a colleague who took the window over called nobody.
    std::optional<core::Instant> first;
    for (auto period = ticket.periods.rbegin(); period != ticket.periods.rend(); ++period) {
        if (period->state == core::TicketState::called)
            first = period->from;
        else if (first || period->state != core::TicketState::serving)
            break;
    }
    return first;
}

/// The console tells two classes apart: the site's first one is the ordinary one.
std::string_view class_name(const core::Hall &hall, const core::ClassId &visitor_class)
{
    const auto &classes = hall.site().classes;
    return classes.empty() || classes.front().id == visitor_class ? "ordinary" : "preferential";
}

/// How urgent it is to serve who has booked; told while the ticket waits or is called.
std::string_view promise_name(const core::Hall &hall, const core::Ticket &ticket, core::Instant now)
{
    const bool open = ticket.state == core::TicketState::waiting || ticket.state == core::TicketState::called || ticket.state == core::TicketState::parked;
    switch (open ? core::promise(*ticket.slot, ticket.arrival, core::booking_rules(hall.site().rules), now) : core::Promise::kept) {
    case core::Promise::kept: return "kept";
    case core::Promise::soon: return "soon";
    case core::Promise::alarm: return "alarm";
    case core::Promise::broken: break;
    }
    return "broken";
}

std::string_view sentence_of(const core::Reason &reason)
{
    switch (reason.kind) {
    case core::Reason::Kind::norm_ends: return "reason.norm_ends";
    case core::Reason::Kind::norm_ended: return "reason.norm_ended";
    case core::Reason::Kind::slot: return reason.minutes == core::Minutes{0} ? "reason.slot_now" : "reason.slot";
    case core::Reason::Kind::slot_past: return "reason.slot_past";
    case core::Reason::Kind::first: return "reason.first";
    case core::Reason::Kind::returned: return "reason.returned";
    }
    return "reason.norm_ends";
}

} // namespace

void write_ticket(Writer &out, const core::Hall &hall, const core::Ticket &ticket, core::Instant now, bool with_reason)
{
    out.begin_object();
    out("ticket", ticket.id);
    out("number", ticket.number);
    out("state", ticket.state);
    out("service", ticket.service);
    out.key("service_title");
    write_service_title(out, hall, ticket.service);
    out.key("class");
    out.string(class_name(hall, ticket.visitor_class));
    out("language", ticket.language);
    out("arrived_at", ticket.arrival);
    out("due_at", ticket.due);
    if (ticket.slot) {
        out("slot", *ticket.slot);
        out.key("promise");
        out.string(promise_name(hall, ticket, now));
    }
    if (ticket.has_booking)
        out("has_booking", true);
    if (ticket.unprinted)
        out("unprinted", true);
    out.key("window");
    write_window(out, ticket.window);
    out("called_at", called_at(ticket));
    out("serving_since", since(ticket, core::TicketState::serving));
    out("calls", ranged(ticket.calls, 0, 100));
    out("parked_until", ticket.parked_until);
    out.key("only_window");
    write_window(out, ticket.only_window);
    out("only_staff", ticket.only_staff);
    out.key("reason");
    if (with_reason && ticket.state == core::TicketState::waiting)
        write_title(out, reason_text(core::reason(ticket, now), hall.site().utc_offset));
    else
        out.null();
    out.end_object();
}

void write_ticket(Writer &out, const core::Hall &hall, const std::optional<core::TicketId> &ticket, core::Instant now)
{
    const core::Ticket *found = ticket ? hall.ticket(*ticket) : nullptr;
    found != nullptr ? write_ticket(out, hall, *found, now) : out.null();
}

} // namespace detail

std::string encode_ticket(const core::Hall &hall, const core::Ticket &ticket, core::Instant now)
{
    detail::Writer out;
    write_ticket(out, hall, ticket, now);
    return out.take();
}

std::string encode_acted(const core::Hall &hall, const core::Ticket &ticket, core::Instant now)
{
    return "{\"ticket\":" + encode_ticket(hall, ticket, now) + '}';
}

using detail::Writer;

namespace {

/// When a waiting one is called, by the clock; nothing that lies before now.
std::optional<core::forecast::Expected> expected(const core::Ticket &ticket, core::Instant now, const core::forecast::Waits &waits)
{
    if (ticket.state != core::TicketState::waiting)
        return std::nullopt;
    auto wait = waits.of(ticket.id);
    if (!wait && ticket.told && ticket.arrival + ticket.told->to > now)
        wait = core::forecast::Expected{ticket.arrival + ticket.told->from, ticket.arrival + ticket.told->to, ticket.told->from >= core::Minutes{120}, false};
    if (wait) {
        wait->from = std::max(wait->from, now);
        wait->to = std::max(wait->to, now + core::Minutes{5}); // never «now», and never in the past
    }
    return wait;
}

void write_expected(Writer &out, const core::Ticket &ticket, const std::optional<core::forecast::Expected> &wait, core::Instant now)
{
    out.key("expected");
    if (!wait)
        return out.null();
    out.begin_object();
    out("from", wait->from);
    out("to", wait->to);
    out("open_end", wait->open_end);
    out("too_late", wait->too_late);
    // Nine of ten are called by the end that they were told: this one is not, and hears that it is our fault. Who waits a second time, or
    // was told no end («больше часа»), was promised nothing.
    const bool promised = ticket.told && ticket.told->from < core::Minutes{60} && !ticket.slot && ticket.periods.size() == 1;
    out("late", promised && now > ticket.arrival + ticket.told->to);
    out.end_object();
}

} // namespace

std::string encode_status(const core::Hall &hall, const core::Ticket &ticket, core::Instant now, const core::forecast::Waits &waits)
{
    const bool waiting = ticket.state == core::TicketState::waiting;
    const bool at_window = ticket.state == core::TicketState::called || ticket.state == core::TicketState::serving;
    const int ahead = waiting ? hall.ahead_of(ticket) : 0;
    const std::string latin = core::to_latin(ticket.number);
    detail::Writer out;
    out.begin_object();
    out("number", ticket.number);
    out("letter_latin", detail::text(latin, 0));
    out("state", ticket.state);
    out("ahead", detail::ranged(ahead, 0, max_people));
    const auto wait = expected(ticket, now, waits);
    const auto minutes = wait ? std::optional(std::min(std::chrono::ceil<core::Minutes>(wait->to - now), core::Minutes{max_minutes})) : std::nullopt;
    out("wait_minutes", detail::ranged(minutes, 0, max_minutes));
    write_expected(out, ticket, wait, now);
    out.key("window");
    detail::write_window(out, at_window ? ticket.window : std::nullopt);
    out.key("service");
    detail::write_service_title(out, hall, ticket.service);
    out("language", ticket.language);
    out("updated_at", now);
    out.key("site");
    detail::write_title(out, hall.site().name);
    out("languages", detail::list(hall.site().languages, core::max_languages));
    out.end_object();
    return out.take();
}

std::string clock_text(core::Instant at, core::UtcOffset offset)
{
    return clock_text(core::local_minute(at, offset));
}

core::Text reason_text(const core::Reason &reason, core::UtcOffset offset)
{
    Parameters parameters{{"minutes", std::to_string(reason.minutes.count())}};
    if (reason.at)
        parameters["time"] = clock_text(*reason.at, offset);
    const std::string_view sentence = detail::sentence_of(reason);
    return {message(sentence, core::Language::ru, parameters), message(sentence, core::Language::en, parameters)};
}

} // namespace talon::wire
