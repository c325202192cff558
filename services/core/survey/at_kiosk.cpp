// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/survey/at_kiosk.h"

#include <algorithm>

namespace talon::core::survey {

namespace {

/// In every language.
bool fits(const Text &text, std::size_t limit)
{
    const auto &all = text.languages();
    return std::all_of(all.begin(), all.end(), [limit](const auto &each) {
        const auto starts = [](char byte) { return (static_cast<unsigned char>(byte) & 0xc0) != 0x80; };
        return static_cast<std::size_t>(std::count_if(each.second.begin(), each.second.end(), starts)) <= limit;
    });
}

} // namespace

bool asked_at_kiosk(const Question &question)
{
    if (!fits(question.title, max_kiosk_question))
        return false;
    if (question.kind == Kind::one)
        return question.options.size() <= max_kiosk_options
            && std::all_of(question.options.begin(), question.options.end(), [](const Option &each) { return fits(each.title, max_kiosk_option); });
    return question.kind == Kind::scale5 || question.kind == Kind::yes_no;
}

} // namespace talon::core::survey
