// SPDX-License-Identifier: GPL-3.0-or-later
// Long because the shape of a site stands in one place.
#pragma once

#include "core/site/reserves.h"
#include "wire/site/hours_fields.h"

// The site's shape (SITE.md): in the site file, in site_saved, and in the menu document.

namespace talon::wire::detail {

/// "+03:00".
template<class T>
struct Offset { T &value; };
void read(const Reader &at, Offset<core::UtcOffset> field);
void write(Writer &out, const Offset<const core::UtcOffset> &field);

/// "id", or {"id", "help_out_min"}.
void read(const Reader &at, core::WindowService &value);
void write(Writer &out, const core::WindowService &value);

/// "ticket", "hall", "stand" or "survey".
template<class S>
struct PlaceRole { S &value; };
void read(const Reader &at, PlaceRole<std::string> field);
inline void write(Writer &out, const PlaceRole<const std::string> &field) { out.string(field.value); }

inline constexpr std::int64_t day_minutes = 24 * 60;

template<class A, Like<core::Category> M>
void fields(A &a, M &m)
{
    a("id", m.id);
    a("title", title(m.title));
    a.maybe("note", note(m.note));
    a.maybe("parent", m.parent);
}

template<class A, Like<core::Service> M>
void fields(A &a, M &m)
{
    a("id", m.id);
    a("category", m.category);
    a("letter", m.letter);
    a("title", title(m.title));
    a.maybe("note", note(m.note));
    a.maybe("hours", m.hours);
    a.maybe("retired", m.retired);
}

template<class A, Like<core::VisitorClass> M>
void fields(A &a, M &m)
{
    a("id", m.id);
    a("title", title(m.title));
    a("norm_min", ranged(m.norm, 0, day_minutes));
    a.maybe("note", note(m.note));
    a.where(m.retired, "retired", m.retired);
    a.where(m.first, "first", m.first);
}

template<class A, Like<core::Window> M>
void fields(A &a, M &m)
{
    a("number", ranged(m.number, 1, 99));
    a("title", title(m.title));
    a.maybe("services", list(m.services, core::max_known_services));
    a.maybe("lunch", m.lunch);
    a.where(m.retired, "retired", m.retired);
}

template<class A, Like<core::VolumeHours> M>
void fields(A &a, M &m)
{
    a("at", m.at);
    a("volume", ranged(m.volume, 0, 100));
}

template<class A, Like<core::Sound> M>
void fields(A &a, M &m)
{
    a.maybe("volume", ranged(m.volume, 0, 100));
    a.maybe("parts", m.parts);
    a.maybe("hours", list(m.hours, core::max_volume_hours));
    a.maybe("tells_hours", m.tells_hours);
}

template<class A, Like<core::Zone> M>
void fields(A &a, M &m)
{
    a("id", id(m.id));
    a("title", title(m.title));
}

template<class A, Like<core::Place> M>
void fields(A &a, M &m)
{
    a("id", id(m.id));
    a("role", PlaceRole<std::remove_reference_t<decltype((m.role))>>{m.role});
    a("title", title(m.title));
    // Later than the fields above: written only where a site has set them.
    a.where(!m.zone.empty(), "zone", id(m.zone));
    a.where(m.sound.has_value(), "sound", m.sound);
}

template<class A, Like<core::HallRules> M>
void fields(A &a, M &m)
{
    a.maybe("recall_limit", ranged(m.recall_limit, 0, 20));
    a.maybe("callable_before_min", ranged(m.callable_before, 0, day_minutes));
    a.maybe("service_time_min", ranged(m.service_time, 0, day_minutes));
    a.maybe("last_ticket_before_close_min", ranged(m.last_ticket_before_close, 0, day_minutes));
    a.maybe("transfer_waits_min", ranged(m.transfer_waits, 0, day_minutes));
    a.maybe("reserve_size", ranged(m.reserve_size, 0, 100));
    // Later than the rules above: written only where a site has set them.
    const core::HallRules usual;
    a.where(m.booked_late != usual.booked_late, "booked_late_min", ranged(m.booked_late, 0, day_minutes));
    a.where(m.booked_first_after != usual.booked_first_after, "booked_first_after_min", ranged(m.booked_first_after, 0, day_minutes));
    a.where(m.booked_promise != usual.booked_promise, "booked_promise_min", ranged(m.booked_promise, 0, day_minutes));
    a.where(m.booking_digits != usual.booking_digits, "booking_digits", ranged(m.booking_digits, 0, 100));
}

template<class A, Like<core::Site> M>
void fields(A &a, M &m)
{
    a("id", id(m.id));
    a("name", title(m.name));
    a.maybe("address", note(m.address));
    a("utc_offset", Offset<std::remove_reference_t<decltype((m.utc_offset))>>{m.utc_offset});
    a("hours", m.hours);
    a.maybe("days", m.days);
    a("categories", list(m.categories, core::max_categories));
    a("services", list(m.services, core::max_known_services));
    a("classes", list(m.classes, core::max_known_classes));
    a.maybe("windows", list(m.windows, core::max_windows));
    a.maybe("places", list(m.places, core::max_places));
    constexpr int unsaid = -1;
    if constexpr (!std::is_const_v<M>)
        m.rules.reserve_size = unsaid;
    a.maybe("rules", m.rules);
    if constexpr (!std::is_const_v<M>)
        if (m.rules.reserve_size == unsaid)
            m.rules.reserve_size = core::usual_reserve_size(core::ticket_kiosks(m));
    a.where(m.languages != core::Site{}.languages, "languages", list(m.languages, core::max_languages, 1));
    a.where(!m.zones.empty(), "zones", list(m.zones, core::max_zones));
    a.where(m.sound != core::Sound{}, "sound", m.sound);
}

} // namespace talon::wire::detail
