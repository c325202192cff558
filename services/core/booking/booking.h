// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/site/site.h"

#include <optional>
#include <vector>

namespace talon::core {

/// 13 random characters of Crockford's base 32, made by the backend; says nothing of the person, the code or the list it came by.
using BookingId = Id<struct BookingTag>;

/// Where a booking was made: the national service, this site's own page, or a member of staff at a desk.
enum class BookingSource : std::uint8_t { national, own, desk };

/// A booking's life: booked → checked_in; booked → cancelled; booked → missed → booked (reinstated by staff).
enum class BookingState : std::uint8_t { booked, checked_in, cancelled, missed };

enum class CancelledBy : std::uint8_t { visitor, staff, import, closure };

inline constexpr std::size_t max_parted = 8;

/// One visitor's time for one service. No personal data: names, phones, codes and their digests are never here.
struct Booking {
    BookingId id;
    BookingSource source = BookingSource::national;
    Instant slot{};
    ServiceId service;
    Minutes length{15};
    ClassId visitor_class;
    BookingState state = BookingState::booked;
    std::optional<Instant> reinstated_until;  ///< staff take a late visitor until then
    std::optional<CancelledBy> cancelled_by;
    bool kept = false; ///< though the slot lies outside the hours: somebody has decided so
    std::vector<TicketId> tickets; ///< of its check-ins: one, or two by kiosks that were out of touch
    std::optional<Instant> reinstated_at{}; ///< when staff said so, by the hall's clock
    std::vector<TicketId> parted{};         ///< tickets from which staff have parted it, the latest last; at most max_parted
    bool on_us = false; ///< its visitor comes late by our own mistake, or was told that another has the ticket: the slot is the due time

    bool operator==(const Booking &) const = default;
};

/// Rules of booked visitors; settings, since the field's own rules are told in public copies only.
struct BookingRules {
    Minutes grid{15};         ///< slots begin at multiples of it from local midnight; 5…240, a divisor of a day
    int share_percent = 50;   ///< of the planned windows that may be booked, 0…100
    int horizon_days = 14;    ///< booking opens that many calendar days ahead, 0…60
    bool same_day = false;    ///< may a time of today be booked; the national service closes at 24:00 of the day before
    Minutes early{0};         ///< check-in opens so long before the slot; 0: at any time of the day
    Minutes late{10};         ///< and closes so long after it; later the right is lost
    Minutes first_after{10};  ///< so long after the slot a booked visitor goes before every walk-in
    Minutes promise{30};      ///< serving begins within this after the slot

    bool operator==(const BookingRules &) const = default;
};

/// What a kiosk or a desk says to somebody who checks in. Each has words and a way on of its own.
enum class CheckInVerdict : std::uint8_t {
    welcome,
    early,     ///< check-in has not opened yet
    late,      ///< the right is lost: the ordinary queue with the service kept
    other_day, ///< a slot of another local day
    used,      ///< a ticket was given for it already
    cancelled,
};

/// Those of these rules that a site sets by now; the others are the field's usual ones.
BookingRules booking_rules(const HallRules &rules);

/// Whether the holder of the booking may check in at `now`. Of several reasons the first of: cancelled, used, other_day, late,
/// early. A missed booking is late unless staff reinstated it; a reinstated one is welcome until its time.
CheckInVerdict check_in_verdict(const Booking &booking, const BookingRules &rules, UtcOffset offset, Instant now);

/// How urgent the promise of a booked visitor is who waits since `arrival` and is not served at `now`: waiting counts from the
/// later of arrival and slot. `soon` from 20 minutes of a promise of 30 (two thirds), `alarm` from 25 (five sixths), then `broken`.
enum class Promise : std::uint8_t { kept, soon, alarm, broken };
Promise promise(Instant slot, Instant arrival, const BookingRules &rules, Instant now);

/// From when to when the ticket of a booking is called in words: «Вас вызовут с 10:20 до 10:40» of a slot at 10:30.
struct CalledBetween {
    Instant from{};
    Instant to{};
};
CalledBetween called_between(Instant slot, const BookingRules &rules);

} // namespace talon::core
