// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/booking.h"
#include "core/booking/list_rows.h"
#include "wire/json/wire_error.h"

namespace talon::wire {

/// What bookings are known by, and what a specialist has told of lists before. It stands beside the journal, in a file that no backup
/// holds: with it gone a list is taken in once more. No name and no code: digests that are worth guessing for one day, and of a phone that its last
/// four digits are one of four.
struct CodeBook {
    struct Code {
        std::string digest; ///< code_digest() with the day's salt
        core::BookingId booking;
        std::string tails{}; ///< of the phone's group, as kiosks get them; empty: no phone was told
        bool operator==(const Code &) const = default;
    };
    struct Day {
        core::Day day{};
        std::string salt; ///< store/code_salt.h
        std::vector<Code> codes; ///< in order of digests, each once
        bool operator==(const Day &) const = default;
    };
    /// The columns of lists with this header.
    struct Profile {
        std::string header; ///< a hash of it
        core::ListColumns columns;
        bool operator==(const Profile &) const = default;
    };
    /// What a name in lists means here.
    struct Name {
        std::string name; ///< folded
        core::ServiceId service;
        bool operator==(const Name &) const = default;
    };
    /// A list that needs no decision any more, by a hash of its file.
    struct Taken {
        std::string file;
        std::optional<core::Day> day; ///< that it was taken in for; empty: a person has put it aside
        core::Instant written{};      ///< when its file was, or when a person gave it
        bool operator==(const Taken &) const = default;
    };
    std::vector<Day> days; ///< rising
    std::vector<Profile> profiles; ///< the latest used last
    std::vector<Name> names;
    std::vector<Taken> taken{}; ///< the latest last

    bool operator==(const CodeBook &) const = default;
};

inline constexpr std::size_t max_code_days = 62;
inline constexpr std::size_t max_list_profiles = 20;
inline constexpr std::size_t max_list_names = 500;
inline constexpr std::size_t max_taken_lists = 200;
inline constexpr std::size_t max_list_name_bytes = 600;
inline constexpr std::size_t max_code_book_bytes = std::size_t{32} << 20;

std::string encode_code_book(const CodeBook &book);
Decoded<CodeBook> decode_code_book(std::string_view json);

} // namespace talon::wire
