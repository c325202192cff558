// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/text.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace talon::core::survey {

/// What a question asks for, and so what an answer to it holds:
/// scale5, yes_no, one: one choice; many: some choices; nps, number: a whole number; text: words; note: nothing, it is read.
enum class Kind : std::uint8_t { scale5, yes_no, one, many, nps, number, text, note };

/// A choice of `one` or `many`. The id is never used again for another meaning, so that answers of two versions can be joined.
struct Option {
    std::string id;
    Text title;

    bool operator==(const Option &) const = default;
};

/// The question is shown when the visitor chose one of these in an earlier question; see visible().
struct ShowIf {
    std::string question;            ///< an earlier one, of a kind with choices
    std::vector<std::string> any_of; ///< its choices; never empty

    bool operator==(const ShowIf &) const = default;
};

struct Question {
    std::string id;
    Kind kind = Kind::scale5;
    Text title;
    std::vector<Option> options;   ///< of `one` and `many`, 2…12; empty for all others
    std::int64_t least = 0;        ///< of `number`
    std::int64_t most = 100;       ///< of `number`, not below `least`
    bool may_decline = true;       ///< «Затрудняюсь ответить» is offered
    std::optional<ShowIf> show_if; ///< empty: always shown

    bool operator==(const Question &) const = default;
};

/// A survey as a visitor meets it. What is published never changes: an edit is the next version.
struct Form {
    std::string id;
    int version = 1; ///< rises by one with each publication
    Text title;
    std::vector<Question> questions;

    bool operator==(const Form &) const = default;

    const Question *question(const std::string &id) const;
};

inline constexpr std::size_t max_questions = 30;
inline constexpr std::size_t min_options = 2;
inline constexpr std::size_t max_options = 12;
inline constexpr std::size_t max_form_id = 64;        ///< bytes of any id
inline constexpr std::size_t max_form_title = 600;    ///< bytes of one language of a title
inline constexpr std::int64_t max_number = 1'000'000; ///< of `least` and `most`, either sign

/// The choices that a question of this kind offers, in their order: "1"…"5" of a scale (5 is the best), "yes" and "no", the
/// ids of the options; none for other kinds.
std::vector<std::string> choices(const Question &question);

/// One English sentence that names the first thing that is wrong with the form, or nothing: the bounds above and beside the fields,
/// ids that are unique, conditions that look back at a question with choices and name its choices.
std::optional<std::string> check(const Form &form);

/// The five criteria of the national monitoring of the quality of services (Постановление Правительства РФ 1284 of 12.12.2012):
/// time of service, time of waiting, politeness and competence, comfort, availability of information; each 1…5, then a comment.
Form five_criteria(std::string id);

} // namespace talon::core::survey
