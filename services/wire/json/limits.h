// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>

namespace talon::wire {

// Every bound of the protocol. What goes over one is refused with the error named beside it and its path.

/// A text frame in either direction, but for documents: `too_large`.
inline constexpr std::size_t max_frame_bytes = 256 * 1024;
/// A `document` frame, and the site file: `too_large`.
inline constexpr std::size_t max_document_bytes = 1024 * 1024;
/// The body of an HTTP request: `too_large`.
inline constexpr std::size_t max_request_bytes = 64 * 1024;
/// Nesting of objects and arrays, the outermost included: `too_deep`.
inline constexpr std::size_t max_depth = 16;

// Lengths in bytes of UTF-8: `bad_field`.
inline constexpr std::size_t max_id_bytes = 64;
// Titles and notes: core/site.h.
inline constexpr std::size_t max_url_bytes = 400;
inline constexpr std::size_t max_software_bytes = 64;
inline constexpr std::size_t max_message_bytes = 1000;
inline constexpr std::size_t max_revision_note = 500;      ///< why settings were saved
inline constexpr std::size_t max_event_body_bytes = 64 * 1024; ///< of a pushed event
/// What is kept of a body that cannot be taken. A frame may hold a larger one than this in another spelling; no event of a
/// journal does.
inline constexpr std::size_t max_kept_body_bytes = 384 * 1024;

// Counts: `bad_field`.
inline constexpr std::size_t max_push_events = 200;
/// Sum of the bodies' bytes in one push; leaves room for the envelope in a frame.
inline constexpr std::size_t max_push_bytes = 128 * 1024;
inline constexpr std::size_t max_text_members = 32; ///< of a text in languages, those that are none included
inline constexpr std::size_t max_receipt_days = 8;     ///< whose keys a kiosk holds
inline constexpr int max_paper_mm = 1'000'000;
inline constexpr std::size_t max_receipt_news = 500;   ///< tickets of a day whose receipts a kiosk tells of, in each of two lists
inline constexpr std::size_t max_answers = 50;         ///< to surveys, in one message
inline constexpr std::size_t max_calls = 64;
inline constexpr std::size_t max_reserve_days = 4;
inline constexpr std::size_t max_reserve_blocks = 600; ///< of one day, all letters
inline constexpr std::size_t max_documents = 16;       ///< kinds named in a hello
inline constexpr std::size_t max_tickets_shown = 5000; ///< in each list of the hall document: more than any day has
inline constexpr std::size_t max_roles = 16;           ///< of one member of staff

inline constexpr std::size_t max_data_categories = 16; ///< of a person, in an act of destroyed data

/// Rows of a list of bookings.
inline constexpr int max_list_rows = 5000;
/// Bookings of one day that go to ticket kiosks; a document of two full days stays below max_document_bytes.
inline constexpr std::size_t max_day_bookings = 2000;
inline constexpr std::size_t code_digest_digits = 16; ///< hexadecimal
inline constexpr std::size_t least_code_salt = 32;    ///< hexadecimal digits alone
inline constexpr std::size_t most_code_salt = 40;     ///< with what a digest costs before them (store/code_salt.h)
inline constexpr std::size_t phone_tail_digits = 8;   ///< hexadecimal
inline constexpr std::size_t max_phone_tails = 4;     ///< of one booking, decoys among them

/// Integers stand in JSON exactly up to this: `bad_field`.
inline constexpr std::int64_t max_integer = (std::int64_t{1} << 53) - 1;
/// Versions of events: `bad_field`.
inline constexpr int max_event_version = 1'000'000;
/// Minutes of any setting or estimate, in days enough for a week: `bad_field`.
inline constexpr int max_minutes = 7 * 24 * 60;
/// How long ago an event of a push happened, in milliseconds: a year. A longer one counts as not told.
inline constexpr std::int64_t max_age_ms = std::int64_t{366} * 24 * 60 * 60 * 1000;
/// People in a queue: `bad_field`.
inline constexpr int max_people = 1'000'000;

} // namespace talon::wire
