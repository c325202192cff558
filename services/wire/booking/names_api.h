// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/personal_acts.h"
#include "core/values/text.h"
#include "wire/json/wire_error.h"

#include <optional>
#include <string>
#include <vector>

namespace talon::wire {

// Bodies of the HTTP API about names of booked visitors. They go to staff alone, and no log writes them down.

struct ShownName {
    core::BookingId booking;
    std::string name;
    bool operator==(const ShownName &) const = default;
};
/// {"booking": "8N4E6B0HTRC1W", "name": "…"}
std::string encode_shown_name(const ShownName &name);
/// {"booking": null, "name": null}
std::string encode_no_name();

/// {"surname": "ива"}: 1…240 bytes.
Decoded<std::string> decode_name_search(std::string_view json);
struct FoundNames {
    std::size_t fitting = 0; ///< how many people
    std::vector<ShownName> names; ///< none where too many fit
};
std::string encode_found_names(const FoundNames &found);

struct NamesPage {
    struct Day {
        core::Day day{};
        int names = 0;
        bool readable = true; ///< false: the day's key is lost
        core::Day due{};      ///< from its beginning on they are destroyed
    };
    bool available = true;
    int kept_days = 1;
    std::vector<Day> days;
};
std::string encode_names_page(const NamesPage &page, const core::PersonalActs &acts);

/// {"reason": "order"}
Decoded<core::ReasonId> decode_destroy_names(std::string_view json);
std::string encode_destroyed_names(const std::string &act);

/// What the journal holds of an act.
struct ActRecord {
    std::int64_t position = 0;
    std::string hash; ///< 64 digits of hexadecimal
    core::Instant at{};
    std::string actor;
    std::string type;
};
/// An act for paper: `actor_title` is who did it, in words; `keeper` and `address` are the inspectorate's; `record` nothing where it was not found.
std::string encode_names_act(const core::PersonalAct &act, const std::string &actor_title, const core::Text &keeper, const core::Text &address,
                             const std::optional<ActRecord> &record);

} // namespace talon::wire
