// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/survey/day_part.h"
#include "core/survey/form.h"
#include "core/values/result.h"

#include <map>
#include <set>

namespace talon::core::survey {

/// What a visitor said to one question. Which members hold depends on the question's kind; a question that was declined
/// («Затрудняюсь ответить») has only `declined`.
struct Said {
    std::vector<std::string> chosen; ///< scale5, yes_no, one: exactly one; many: one or more, in the order of the choices
    std::int64_t number = 0;         ///< nps: 0…10; number: least…most
    std::string text;                ///< text: 1…max_words characters of UTF-8, trimmed
    bool declined = false;

    bool operator==(const Said &) const = default;
};

/// By the question's id; a question that was not reached is not there.
using Answer = std::map<std::string, Said>;

enum class AnswerFault {
    other_form,       ///< a question that the form does not have
    unknown_choice,   ///< a choice that the question does not offer, one twice, or not as many as its kind takes
    out_of_bounds,    ///< a number beyond the question's bounds
    bad_text,         ///< too long, a control character, or no UTF-8
    declined_refused, ///< the question may not be declined
    nothing_said,     ///< no question is answered or declined
};

/// Characters (not bytes) of a text.
inline constexpr std::size_t max_words = 2000;

/// The questions that are shown to who said this so far, in the form's order: those without a condition, and those whose
/// condition looks at a question that is shown and was answered by one of the named choices. Nothing is thrown for answers
/// that do not fit the form: they fulfil no condition.
std::vector<std::string> visible(const Form &form, const Answer &answer);

/// The answer as it may be kept: what hangs on questions that are not visible is dropped, texts are trimmed and empty ones
/// dropped, choices are put in the form's order. `form` is one that check() passed. Errors: AnswerFault.
Result<Answer, AnswerFault> checked(const Form &form, Answer given);

} // namespace talon::core::survey
