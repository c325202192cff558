// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/survey/survey_book.h"

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace talon::wire {

/// The document `survey`: what is asked at the kiosks, and what comes after it. A kiosk goes by its own day, also without the backend.
struct Survey {
    std::optional<core::survey::Form> form; ///< empty: no survey runs
    bool kiosks = false;                    ///< ticket kiosks offer it too
    core::survey::Offer offer{};            ///< of it; `ticket_kiosks` stands in `kiosks`
    std::vector<core::survey::DayPart> full{}; ///< parts of the day whose quota is full
    std::optional<core::survey::Form> next{};  ///< takes its place on the first day of its offer
    bool next_kiosks = false;
    core::survey::Offer next_offer{};

    bool operator==(const Survey &) const = default;
};

/// The document `receipts`: by what ticket kiosks make the codes of their receipts, which open the survey for one visit.
struct Receipts {
    using Key = std::array<std::uint8_t, 16>;

    std::string url; ///< a code is appended: "http://10.0.0.5:8080/s/"; empty: none is printed
    std::map<core::Day, Key> keys; ///< of today and of some days to come, for kiosks that are cut off: those on which receipts lead to a survey
    std::vector<std::string> full{}; ///< services whose quota is full: their receipts have no code

    bool operator==(const Receipts &) const = default;
};

Survey make_survey(const core::survey::SurveyBook &book, const std::vector<core::survey::DayPart> &full);

/// What a kiosk of one kind does with the document at this time of its site's day: without a form nothing is asked there, and `kiosks` says
/// whether it offers the survey itself. A ticket kiosk that does not keeps the form: its receipts may lead to it.
Survey offered_at(const Survey &document, bool ticket_kiosk, core::Day day, core::survey::DayPart part);

} // namespace talon::wire
