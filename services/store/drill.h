// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/backup_folder.h"
#include "store/verify.h"

namespace talon::store {

/// The hash of one of the live journal's events, if it has that event.
using LiveHash = std::function<Stored<std::optional<Hash>>(std::int64_t position)>;

/// Restores a backup into the folder `scratch`, which is emptied before and removed after, opens it as any journal is
/// opened, checks all of it (verify.h), and compares its last event with the live journal's at that position. What was
/// found, in one sentence. An error otherwise: `damaged` when the backup is not what was written, `gap` when it is sound but of
/// another history than the journal or contradicts itself, anything else when it could not be tried: it or the scratch disk could
/// not be read or written, or another program wrote what this one does not know. `spare_bytes` stay free where the scratch folder is.
Stored<std::string> rehearse_restore(const BackupFile &backup, const std::string &scratch, const Decode &decode,
                                     const ReadSnapshot &restore, const LiveHash &live, std::uint64_t spare_bytes, const GoOn &go_on);

} // namespace talon::store
