// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forecast/calibration.h"

namespace talon::core::forecast {

/// When forecasts of one ticket are looked at: first at its birth, then while it waits.
inline constexpr std::array<Minutes, 4> watched_ages{Minutes{0}, Minutes{5}, Minutes{10}, Minutes{20}};

/// What came of forecasts, summed up. Sums, so that marks of services and days add up.
struct Marks {
    std::int64_t n = 0;
    Millis error{0};          ///< |came − median|
    Millis bias{0};           ///< median − came
    std::int64_t within = 0;  ///< the range of eight of ten
    Millis width{0};          ///< its
    std::int64_t inside = 0;  ///< what screens show
    std::int64_t later = 0;   ///< called after its end
    std::int64_t earlier = 0; ///< called before its beginning
    Millis shown_width{0};
    std::int64_t others = 0;  ///< of n, those for which both figures below were to be had: all three on the same tickets
    Millis same{0};           ///< |came − median| of those
    Millis last_wait{0};      ///< |came − the last wait that was over of this service and class|
    Millis formula{0};        ///< |came − mean serving time × lines| (Hall::expected_wait)

    Marks &operator+=(const Marks &other);
    bool operator==(const Marks &) const = default;
};

/// By day and service, for each of the ages.
using DayMarks = std::map<ServiceId, std::array<Marks, watched_ages.size()>>;

/// Follows tickets from their birth to their first call and marks what was forecast: the calibration learns from it and the head of
/// the inspectorate reads it. Whoever is called before any forecast was made is in no mark, or they would flatter.
class Watch
{
public:
    /// A batch was made of this hall, and these are the ranges that it means.
    void note(const Hall &hall, const Batch &batch, const Stretch &eight, const Stretch &seven);
    /// Something happened; `hall` is the hall after it.
    void apply(const Hall &hall, const Happened &happened, Calibration &calibration);

    const std::map<Day, DayMarks> &days() const { return m_days; } ///< the last 40 with tickets

private:
    struct Note {
        Instant at{};
        Spread spread{};
        Reach eight{};
        WaitRange shown{};
        std::optional<Millis> last_wait{};
        std::optional<Millis> formula{};
    };
    using Notes = std::array<std::optional<Note>, watched_ages.size()>;

    void called(const Hall &hall, const TicketId &id, Instant at, Calibration &calibration);

    std::map<TicketId, Notes> m_notes;
    std::map<Newcomer, Millis> m_last_waits;
    std::map<Day, DayMarks> m_days;
};

} // namespace talon::core::forecast
