// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/survey/answer.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace talon::vault {

/// The structured part of an answer as it stands in a column: for each question that has marks its id, then each of its choices (a
/// number in digits; nothing where it was declined), parted by the bytes 0x1f, and ended by 0x1e. Ids have no control characters.
std::string marks_of(const core::survey::Answer &answer);
/// The words of an answer, the same way; empty when it has none.
std::string words_of(const core::survey::Answer &answer);

/// Question and choice, one by one; a question that was declined has the choice "".
std::vector<std::pair<std::string, std::string>> cells_of(const std::string &marks);
/// Words by question.
std::map<std::string, std::string> texts_of(const std::string &words);

} // namespace talon::vault
