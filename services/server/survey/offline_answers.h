// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"
#include "core/values/time.h"
#include "server/exit_code.h"

#include <optional>
#include <string>

namespace talon::store {
class Journal;
}

namespace talon::server {

/// Publishes the survey of the five criteria, for phones, survey kiosks and ticket kiosks, while talond does not run. One that runs already goes on.
core::Result<core::Done, Ending> publish_criteria(const std::string &data, core::Instant now);

/// Holds DATA/answers.db against every seal that the journal remembers of it, when talond does not run. The sentence says how many seals
/// hold; the error names the first day that does not: answers vanished, were changed or added, or an older copy was put back. Nothing to say
/// where no survey was ever published.
core::Result<std::optional<std::string>, Ending> check_answers(const std::string &data, const store::Journal &journal);

} // namespace talon::server
