// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/survey/form.h"
#include "core/survey/offer.h"
#include "core/values/ids.h"
#include "core/values/time.h"

#include <variant>

namespace talon::core::survey {

// What happens to surveys. Who did it and when stands beside each event (core::Happened). Answers are never events: the journal
// is ordered and stamped to the millisecond, and an answer a minute after a ticket was served would name the ticket.

/// A version of a survey runs from now on, in the place of the one that ran, or is planned to from its first day on; what it says never changes.
struct SurveyPublished {
    Form form;     ///< with its id and version
    StaffId staff; ///< who published it
    Offer offer;   ///< when and where it is offered
    std::optional<Day> day{}; ///< the site's day of the publication; empty: of before there were plans
    bool planned = false;     ///< its first day is yet to come: what runs goes on until then
    std::int64_t draft = 0;   ///< the revision of the draft that it was, which is used up by it; 0: of none
    bool operator==(const SurveyPublished &) const = default;
};

/// The survey takes no answers any more, nor will.
struct SurveyClosed {
    std::string survey;
    StaffId staff;
    std::optional<Day> day{}; ///< the site's day; empty: of before there were plans
    bool operator==(const SurveyClosed &) const = default;
};

/// What a survey is to become, as far as it is written; nobody is asked it.
struct SurveyDrafted {
    std::string survey;
    std::int64_t revision = 0; ///< rises by one with each of these events of the site
    std::optional<Form> form;  ///< whatever is wrong with it; empty: the draft is thrown away
    StaffId staff;
    bool operator==(const SurveyDrafted &) const = default;
};

/// All answers to this version that were kept by the end of `day` and in no earlier seal: how many, and their digest, so that
/// none of them can vanish or change unnoticed.
struct SurveyDaySealed {
    std::string survey;
    int version = 1;
    Day day{};
    std::int64_t answers = 0;
    std::string digest; ///< BLAKE2b-256, 64 digits of hexadecimal; services/vault tells over what
    bool operator==(const SurveyDaySealed &) const = default;
};

/// What was written in an answer is taken away, with its salt, since it names somebody; its marks stay. The file of the answers does it after this.
struct AnswerTextRemoved {
    std::string survey;
    int version = 1;
    Day day{};          ///< that it was sealed with
    std::string answer; ///< its id in that file, 32 digits of hexadecimal
    std::string reason; ///< in the words of who did it
    StaffId staff;
    bool operator==(const AnswerTextRemoved &) const = default;
};

/// Somebody took results away in a file.
struct ResultsExported {
    std::string survey;
    Day from{}, to{}; ///< of the period, both included
    std::string format; ///< "xlsx", "csv"
    StaffId staff;
    bool operator==(const ResultsExported &) const = default;
};

using Change = std::variant<SurveyPublished, SurveyClosed, SurveyDaySealed, SurveyDrafted, AnswerTextRemoved, ResultsExported>;

} // namespace talon::core::survey
