// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace talon::core::detail {

/// assets/voice/ru.grammar and en.grammar, compiled in: there is nothing to find at run time.
extern const std::string_view russian_grammar;
extern const std::string_view english_grammar;

} // namespace talon::core::detail
