// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/survey/slices.h"
#include "core/survey/survey_book.h"
#include "wire/json/wire_error.h"
#include "wire/terminals/messages.h"

namespace talon::wire {

/// {"form":…}, with null when no survey runs: what a phone asks.
std::string encode_running(const core::survey::Published *running);

/// What a phone sends: {"id","survey","version","answer"}, and "receipt" where it came from one.
struct PhoneAnswer {
    AnswerId id{};
    std::string survey;
    int version = 1;
    core::survey::Answer answer;
    std::string receipt{}; ///< the code of a receipt; empty: without one

    bool operator==(const PhoneAnswer &) const = default;
};
Decoded<PhoneAnswer> decode_phone_answer(std::string_view json);
/// {"again":…}: the same answer had been taken before.
std::string encode_thanks(bool again);

/// {"receipt":…}
Decoded<std::string> decode_receipt(std::string_view json);
/// {"state":"fresh"|"used"|"unknown","service":…}
std::string encode_receipt(std::string_view state, const core::Text *service);

/// {"address":…,"rows":["1110…",…]}
std::string encode_poster(const std::string &address, const std::vector<std::string> &rows);

/// What the head of an inspectorate reads of one version. Shares in thousandths, means in hundredths.
struct ToldSlices {
    std::string id; ///< of a service; "morning", "midday", "evening"
    core::Text title;
};
struct ToldResults {
    std::int64_t answers = 0;
    std::int64_t with_receipt = 0; ///< of them, those that came with a receipt's code
    std::vector<core::survey::CriterionResult> criteria;
    std::vector<ToldSlices> services; ///< those that any answer was given for
    std::vector<core::survey::SlicedCriterion> by_service; ///< in the order of the criteria, as by_part
    std::vector<core::survey::SlicedCriterion> by_part;
};
std::string encode_results(const core::survey::Form &form, const ToldResults &told);

/// Words of an answer, by question, and the day that they were sealed with.
struct ToldWords {
    core::Day sealed{};
    std::map<std::string, std::string> texts;
    std::string id{}; ///< of the answer, 32 digits of hexadecimal
};
std::string encode_words(int version, const std::vector<ToldWords> &words);
/// {"reason":…}
Decoded<std::string> decode_removal(std::string_view json);

} // namespace talon::wire
