// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/time.h"

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace talon::core::survey {

/// What looks as if somebody handed in answers who is no visitor. It is told to people, and no answer is dropped for it.
enum class Sign : std::uint8_t {
    tokens_over_served, ///< more answers with receipts' codes of a day than tickets of that day: codes are made by nobody's visit
    hasty_run,          ///< hasty_answers one after the other from one kiosk, each sooner than anybody can have been asked
    burst,              ///< so many answers from one kiosk, or from phones without a receipt, within burst_time
};
std::string_view code_of(Sign sign); ///< "tokens_over_served", …

inline constexpr int hasty_answers = 5;
inline constexpr Millis hasty_pause{8 * 1000};
inline constexpr Millis burst_time{10 * 60 * 1000};
inline constexpr std::size_t burst_of_kiosk = 40; ///< a hall's exit sees fewer people
inline constexpr std::size_t burst_of_phones = 150;

/// Watches answers as they come, one by one; what a kiosk has saved up while it was cut off is not shown to it. Time is that of a clock that does not jump.
class SignWatch
{
public:
    /// An answer came just now: from a kiosk by its id, or from a phone without a receipt by the empty one. The sign that it completes, if any:
    /// a run or a burst that goes on is told once, and again only when it had ended.
    std::optional<Sign> came(const std::string &kiosk, Instant at);

    /// Sources that are remembered; of more, the one that was silent longest is forgotten.
    static constexpr std::size_t max_sources = 200;

private:
    struct Source {
        std::deque<Instant> lately; ///< within burst_time; at most so many as make a burst
        int run = 0;                ///< answers one after the other, each within hasty_pause
        bool told_run = false, told_burst = false;
    };
    std::map<std::string, Source> m_sources;
};

} // namespace talon::core::survey
