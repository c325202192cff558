// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/booking_events.h"

#include <optional>
#include <string>
#include <vector>

namespace talon::core {

/// An act of destroyed personal data, as the journal tells it.
struct PersonalAct {
    int number = 0; ///< of the site, from 1
    PersonalDataDestroyed what; ///< of an older act without its bookings
    int bookings = 0;           ///< how many they are
    Instant at{};
    std::string actor; ///< a login, or "talond" by the clock
    bool operator==(const PersonalAct &) const = default;
};

inline constexpr std::size_t max_personal_acts = 400; ///< remembered; older ones stand in the journal
/// Ids of bookings that are remembered with the acts; beyond it older acts stand without theirs.
inline constexpr std::size_t max_act_bookings = 60'000;

/// The acts of a site. Plain values: its own image for snapshots.
struct PersonalActs {
    std::vector<PersonalAct> acts; ///< the latest last
    int count = 0;                 ///< of all there ever were

    bool operator==(const PersonalActs &) const = default;

    /// One that is known already changes nothing.
    void apply(const PersonalDataDestroyed &event, Instant at, const std::string &actor);
    const PersonalAct *act(const std::string &id) const;
    /// What a snapshot holds that no events lead to, in one sentence; nothing when it is sound.
    std::optional<std::string> contradiction() const;
};

/// From which local day on the personal data of a day's bookings are to be destroyed, the day itself having closed: `kept` days after it, 0…30.
constexpr Day personal_due(Day day, std::chrono::days kept) { return day + std::chrono::days(1) + kept; }

/// The names that fit what staff type, «иванов»: those that begin with it, or have a word that does, by folded_name(); hyphens part words. In the order
/// of `names`, by their place there. Nothing for fewer than least_surname letters.
std::vector<std::size_t> fitting_names(const std::vector<std::string> &names, std::string_view typed);
inline constexpr std::size_t least_surname = 3;

/// The first word of a name as lists write it, «Иванов-Петров Иван Иванович»: what is compared with a passport. The whole where there is one word.
std::string surname_of(std::string_view name);
/// A name as it is kept: single blanks, no control characters, at most `most` bytes, cut between letters. Empty where nothing is left.
std::string tidy_name(std::string_view cell, std::size_t most);

} // namespace talon::core
