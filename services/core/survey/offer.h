// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/survey/day_part.h"
#include "core/values/time.h"

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace talon::core::survey {

/// So many answers of one part of the day, or of one service, are enough: then it is offered there no more. Exactly one of the two is named.
struct Quota {
    std::optional<DayPart> part;
    std::string service; ///< a service's id; empty: of a part of the day
    std::int64_t count = 1;

    bool operator==(const Quota &) const = default;
};

inline constexpr std::size_t max_quotas = 40;
inline constexpr std::int64_t max_quota = 100'000;

/// Where a survey meets a visitor.
enum class SurveyPlace : std::uint8_t { ticket_kiosk, survey_kiosk, poster, receipt, ticket_page };

/// When and where a version of a survey is offered. Days are the site's own, both included.
struct Offer {
    std::optional<Day> from;  ///< empty: at once
    std::optional<Day> until; ///< empty: until it is closed
    bool ticket_kiosks = false;
    bool survey_kiosks = true;
    bool posters = true;
    bool receipts = true;
    bool ticket_page = true;
    std::vector<Quota> quotas;

    bool operator==(const Offer &) const = default;

    bool at(SurveyPlace place) const;
    bool on(Day day) const { return (!from || *from <= day) && (!until || day <= *until); }
};

/// Everywhere from at once, without an end; at ticket kiosks where that is wanted.
inline Offer everywhere(bool ticket_kiosks)
{
    Offer offer;
    offer.ticket_kiosks = ticket_kiosks;
    return offer;
}

/// Answers that were taken of one version so far, each once.
struct AnswersTaken {
    std::map<DayPart, std::int64_t> parts;
    std::map<std::string, std::int64_t> services; ///< of those that came with a receipt, by its service
};

/// Whether its quota is full; never where none is set. What is under way when it fills still counts.
bool quota_full(const Offer &offer, const AnswersTaken &taken, DayPart part);
bool quota_full(const Offer &offer, const AnswersTaken &taken, const std::string &service);

/// Whether an offer that is made on `today` can ever be met: `until` is neither before `from` nor over, and each quota names one thing, no
/// two the same, within max_quotas and 1…max_quota.
bool sound(const Offer &offer, Day today);

} // namespace talon::core::survey
