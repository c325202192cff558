// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/booking_book.h"
#include "core/booking/personal_acts.h"
#include "core/content/page_book.h"
#include "core/hall/hall_image.h"
#include "core/message/hall_message.h"
#include "core/survey/survey_book.h"
#include "wire/json/wire_error.h"

namespace talon::wire {

/// The hall and the registry as they stood after one event of the journal, for the journal's own disk: no other program
/// reads it. It is a cache; whoever does not understand it replays instead.
struct Snapshot {
    std::string software; ///< who wrote it, "talond 0.1.0": another version's rules may give another hall
    core::HallImage hall;
    core::RegistryImage registry;
    core::BookingBookImage bookings{};
    core::content::PageBook pages{};
    core::survey::SurveyBook surveys{};
    core::PersonalActs personal{};
    core::MessageBook messages{};

    bool operator==(const Snapshot &) const = default;
};

/// Raised with each change of the form, and with each change of what an event does to a hall.
inline constexpr int snapshot_version = 16;
/// Many times the largest hall's open day and the day before it.
inline constexpr std::size_t max_snapshot_bytes = 32 * 1024 * 1024;

/// Canonical JSON. Throws std::logic_error when decode_snapshot() would not give the same back.
std::string encode_snapshot(const Snapshot &snapshot);

/// `unknown_event_version` for any other version; else the first field that does not hold. Takes exactly the bytes that
/// encode_snapshot() writes: unknown and missing fields, white space and another order are refused. Whether the image makes
/// sense is core's to say (Hall::from).
Decoded<Snapshot> decode_snapshot(int version, std::string_view body);

} // namespace talon::wire
