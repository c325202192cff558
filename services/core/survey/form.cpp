// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/survey/form.h"

#include <algorithm>

namespace talon::core::survey {

const Question *Form::question(const std::string &wanted) const
{
    const auto found = std::find_if(questions.begin(), questions.end(), [&](const Question &each) { return each.id == wanted; });
    return found == questions.end() ? nullptr : &*found;
}

std::vector<std::string> choices(const Question &question)
{
    switch (question.kind) {
    case Kind::scale5: return {"1", "2", "3", "4", "5"};
    case Kind::yes_no: return {"yes", "no"};
    case Kind::one:
    case Kind::many: break;
    case Kind::nps:
    case Kind::number:
    case Kind::text:
    case Kind::note: return {};
    }
    std::vector<std::string> ids;
    for (const Option &option : question.options)
        ids.push_back(option.id);
    return ids;
}

} // namespace talon::core::survey
