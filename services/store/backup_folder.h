// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/file_copy.h"

#include <vector>

namespace talon::store {

/// A backup as its name tells: talon-OWNER-20261122T091500Z-EPOCH-12345.db, the time in UTC to the second, then the restore
/// epoch of the journal and the position of its last event. Only a backup that was checked ever gets such a name. OWNER is
/// the owner's id where that is made of letters, digits, '-' and '_', otherwise 16 hex digits of its hash. Names of
/// earlier versions have no EPOCH: it counts as 0.
struct BackupFile {
    std::string path;
    std::string owner; ///< as it stands in the name
    core::Instant made{}; ///< by a clock that may have been wrong: for people, never for which is the newest
    std::int64_t epoch = 0;
    std::int64_t position = 0;
};

std::string owner_in_name(const std::string &owner);
std::string backup_name(const std::string &owner, core::Instant made, std::int64_t epoch, std::int64_t position);
/// Nothing when the last part of the path is not such a name.
std::optional<BackupFile> parse_backup_path(const std::string &path);

/// The finished backups in a folder, newest first, by restore epoch and position: a restore begins another history, which is
/// the later one, and within a history events only come to it. Of this owner only, unless `owner` is empty.
Stored<std::vector<BackupFile>> list_backups(const std::string &folder, const std::string &owner);

/// Deletes what interrupted backups of this owner left in the folder. An error shows itself when the next one is written.
void remove_leftovers(const std::string &folder, const std::string &owner);

/// Sets a backup aside that was found damaged: NAME.bad is no backup any more, and the one bad file before it goes.
Stored<core::Done> mark_bad(const BackupFile &backup);

/// Brings a sealed and checked copy into the folder under its name, durable when it returns: by a rename on one and
/// the same disk; elsewhere copied aside, synced, read back, compared byte for byte by hash, and then renamed.
/// After an error nothing is left in the folder.
Stored<core::Done> place_backup(const std::string &sealed, const std::string &folder, const std::string &name,
                                const GoOn &go_on);

} // namespace talon::store
