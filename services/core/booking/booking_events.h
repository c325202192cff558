// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Long because it is the one list of what happens to bookings.
#include "core/booking/booking.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace talon::core {

// What has happened to bookings. None of it names a person, nor the code that a booking is known by, nor a digest of the code:
// a few digits are guessed from a digest, and a journal is kept for years.

struct BookingMade {
    Booking booking; ///< as it is born: booked, without tickets
    bool operator==(const BookingMade &) const = default;
};
/// The same booking at another time; its id is kept.
struct BookingMoved {
    BookingId booking;
    Instant slot{};
    bool operator==(const BookingMoved &) const = default;
};
struct BookingCancelled {
    BookingId booking;
    CancelledBy by = CancelledBy::import;
    bool operator==(const BookingCancelled &) const = default;
};
/// A list had taken the booking away, and a later one has it again, for this time.
struct BookingReopened {
    BookingId booking;
    Instant slot{};
    bool operator==(const BookingReopened &) const = default;
};
/// The slot went by and nobody came.
struct BookingMissed {
    BookingId booking;
    bool operator==(const BookingMissed &) const = default;
};

/// Why staff take a late visitor, and why they part a booking from a ticket. No other reason is taken: a journal is kept for years, and what
/// somebody types may be about a person, or about a person's health.
inline constexpr std::array<std::string_view, 4> late_reasons{"transport", "entrance", "ours", "other"};
inline constexpr std::array<std::string_view, 3> parting_reasons{"mistaken", "claimed", "other"};
/// The one of them by which we have kept the visitor ourselves.
inline constexpr std::string_view late_by_us = "ours";
inline bool is_one_of(const ReasonId &reason, std::span<const std::string_view> reasons)
{
    return std::find(reasons.begin(), reasons.end(), reason.value) != reasons.end();
}

/// A late visitor is taken by staff, with a reason, until a time.
struct BookingReinstated {
    BookingId booking;
    Instant until{};
    ReasonId reason; ///< one of late_reasons; by `ours` the slot is the due time of who comes late
    bool operator==(const BookingReinstated &) const = default;
};
/// The visitor had passed the kiosk's question by and held a ticket of the ordinary queue: staff have joined the booking to it. One place, not
/// two.
struct BookingJoined {
    BookingId booking;
    TicketId ticket;
    std::optional<Instant> slot{}; ///< of the booking: it counts from here on. Empty: the ticket keeps its place and its times
    bool on_us = false; ///< late for the slot by our own mistake: the slot is the due time all the same
    bool operator==(const BookingJoined &) const = default;
};
/// The ticket is not of this booking's visitor after all: it stands in the ordinary queue by its arrival, or stays as it is when its visitor has
/// gone, and the booking is open again.
struct BookingParted {
    BookingId booking;
    TicketId ticket;
    ReasonId reason; ///< one of parting_reasons
    bool operator==(const BookingParted &) const = default;
};

/// The slot lies outside the hours since they were changed, and somebody has decided that its visitor is served all the same.
struct BookingKept {
    BookingId booking;
    Instant slot{}; ///< for which it was decided
    bool operator==(const BookingKept &) const = default;
};

/// A member of staff is about to see the name of who has booked. Where the name stands is no journal's business (services/vault).
struct PersonalDataShown {
    BookingId booking;
    StaffId staff;
    bool operator==(const PersonalDataShown &) const = default;
};
/// Why the personal data of a day are destroyed: by the clock alone once they are of no use, or because a person says so: somebody has taken a
/// consent back, the data were not lawful to keep, or the head has ordered it.
inline constexpr std::array<std::string_view, 4> destroy_reasons{"expired", "withdrawn", "unlawful", "order"};
/// What is kept of a person, and how it is destroyed: the only ones so far.
using DataCategoryId = Id<struct DataCategoryTag>;
using DestroyMethodId = Id<struct DestroyMethodTag>;
inline constexpr std::string_view name_category = "name";
inline constexpr std::string_view key_overwritten = "key_overwritten";
/// The personal data of who had booked for that day are destroyed: by this the act is printed.
struct PersonalDataDestroyed {
    Day day{};
    std::vector<BookingId> bookings;     ///< of which something was kept, rising; at most max_destroyed
    std::vector<DataCategoryId> categories; ///< name_category
    ReasonId reason;                     ///< one of destroy_reasons
    DestroyMethodId method;              ///< key_overwritten
    std::string act;                     ///< 13 random characters: told twice it is still one act
    bool operator==(const PersonalDataDestroyed &) const = default;
};
inline constexpr std::size_t max_destroyed = 4000;

/// A list for one day was taken in; what it changed stands before this.
struct BookingsImported {
    Day day{};
    std::string file; ///< which file it was: BLAKE2b-256 of its bytes, 64 hexadecimal digits
    int rows = 0;
    int added = 0;
    int moved = 0;
    int cancelled = 0;
    int kept = 0;    ///< as they were already
    int refused = 0; ///< rows that were not understood
    bool operator==(const BookingsImported &) const = default;
};

} // namespace talon::core
