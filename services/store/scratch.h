// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/entry.h"

namespace talon::store {

// A folder for work that is thrown away: made empty before it is used, removed after.

Stored<core::Done> make_empty(const std::string &folder);
/// An error is of no consequence: make_empty() comes before the next use.
void remove_scratch(const std::string &folder);

/// `io` with a sentence unless `needed` bytes can be written in the folder and `spare` are still free then.
Stored<core::Done> leave_room(const std::string &folder, std::uint64_t needed, std::uint64_t spare);

} // namespace talon::store
