// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/people/registry.h"
#include "store/journal.h"

namespace talon::store {

/// The journal's own small value that rises with each restore, so that each history has its own: terminals tell by it that a
/// journal is another one, and backups which of them is the newer.
inline constexpr auto restore_epoch_key = "server_epoch";
/// 0 where there is none.
Stored<std::int64_t> restore_epoch(const Journal &journal);

/// The mark of the last restore from a folder of backups, talon-OWNER.restored in that folder: what survives when the same
/// backup is put in place a second time. A file that cannot be read counts as none.
core::RestoreMark read_restore_mark(const std::string &folder, const std::string &owner);
/// Durable when it returns; `io` where the folder cannot be written.
Stored<core::Done> write_restore_mark(const std::string &folder, const std::string &owner, const core::RestoreMark &mark);

} // namespace talon::store
