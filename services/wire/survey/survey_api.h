// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/survey/results.h"
#include "core/survey/survey_book.h"
#include "wire/json/wire_error.h"
#include "wire/terminals/messages.h"

namespace talon::wire {

/// {"form":…}, with null when no survey runs: what a phone asks.
std::string encode_running(const core::survey::Published *running);

/// What a phone sends: {"id","survey","version","answer"}.
struct PhoneAnswer {
    AnswerId id{};
    std::string survey;
    int version = 1;
    core::survey::Answer answer;

    bool operator==(const PhoneAnswer &) const = default;
};
Decoded<PhoneAnswer> decode_phone_answer(std::string_view json);
/// {"again":…}: the same answer had been taken before.
std::string encode_thanks(bool again);

/// {"kiosks":…}
Decoded<bool> decode_publish(std::string_view json);

/// All surveys of the site with their newest version, and the presets that were never published.
std::string encode_surveys(const core::survey::SurveyBook &book);

/// What the head of an inspectorate reads of one version. Shares in thousandths, means in hundredths.
std::string encode_results(const core::survey::Form &form, std::int64_t answers, const std::vector<core::survey::CriterionResult> &criteria);

/// Words of an answer, by question, and the day that they were sealed with.
struct ToldWords {
    core::Day sealed{};
    std::map<std::string, std::string> texts;
};
std::string encode_words(const std::vector<ToldWords> &words);

} // namespace talon::wire
