// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/people/registry.h"
#include "store/entry.h"

namespace talon::store {

/// The mark of the last restore from a folder of backups, talon-OWNER.restored in that folder: what survives when the same
/// backup is put in place a second time. A file that cannot be read counts as none.
core::RestoreMark read_restore_mark(const std::string &folder, const std::string &owner);
/// Durable when it returns; `io` where the folder cannot be written.
Stored<core::Done> write_restore_mark(const std::string &folder, const std::string &owner, const core::RestoreMark &mark);

} // namespace talon::store
