// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/survey/form.h"

#include <map>
#include <string_view>

namespace talon::core::survey {

/// One thing that is wrong with a form, and where.
struct FormFinding {
    using Values = std::map<std::string, std::string>;

    std::string path;     ///< of the field, "questions[2].options[1].title"; empty: of the whole
    std::string code;     ///< "title_missing"; the console has its sentence under "finding.survey.title_missing"
    Values values{};      ///< what stands in that sentence: {"most", "12"}
    std::string sentence; ///< the same in English, with the name of the thing

    bool operator==(const FormFinding &) const = default;
};

inline constexpr std::size_t max_form_findings = 100;

/// Everything that is wrong with the form, at most max_form_findings, in the order of the form; see check(), which gives the first one's sentence.
std::vector<FormFinding> form_findings(const Form &form);

/// "scale5", "yes_no", …
std::string_view name_of(Kind kind);

} // namespace talon::core::survey
