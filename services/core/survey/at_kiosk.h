// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/survey/form.h"

namespace talon::core::survey {

// What stands on one screen in letters of every size: characters, not bytes.
inline constexpr std::size_t max_kiosk_options = 5;
inline constexpr std::size_t max_kiosk_question = 75;
inline constexpr std::size_t max_kiosk_option = 30;

/// Whether a kiosk can ask it: one touch answers, and its words stand on one screen. All others are asked on phones only.
bool asked_at_kiosk(const Question &question);

} // namespace talon::core::survey
