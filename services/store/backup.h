// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/backup_folder.h"
#include "store/journal_copy.h"
#include "store/retention.h"

namespace talon::store {

/// Runs work on the journal where the journal lives, between two commits, and returns when it has been run.
using WithJournal = std::function<void(const std::function<void(Journal &)> &)>;

/// Room and time that a backup may take.
struct BackupLimits {
    /// Must stay free on every disk that is written to, so that the journal itself never meets a full disk.
    std::uint64_t spare_bytes = 512ULL * 1024 * 1024;
    /// The longest that one piece may hold up commits, roughly.
    std::chrono::microseconds piece = std::chrono::milliseconds(4);
    /// How many of the newest events are checked by the chain's hashes; the nightly drill checks all.
    std::int64_t newest_events = 2'000'000;
};

/// A copy of the journal in a folder of this machine, complete but not yet checked.
struct StagedCopy {
    std::string path;
    std::string owner;
    std::int64_t epoch = 0; ///< the journal's restore epoch
    Head head; ///< the journal's when the copy was complete
    std::chrono::microseconds longest_piece{0};
    std::uint64_t pieces = 0;
};

/// First half of a backup: copies the journal into the folder `scratch`, which is emptied before. That folder lies on the
/// journal's own disk, never on a share, because commits write into the copy as well. After an error nothing is left.
Stored<StagedCopy> stage_backup(const WithJournal &with_journal, const std::string &scratch, const BackupLimits &limits,
                                const GoOn &go_on);

/// A backup that counts.
struct MadeBackup {
    BackupFile file;
    CheckedBackup held;
    std::uint64_t bytes = 0;
};

/// Second half, which does not touch the journal: seals the copy, opens it again for reading only, checks it, compares its
/// head with the journal's, and only then brings it into `folder` under its name. `made` is the time in the name. After
/// an error neither the copy nor anything in the folder is left.
Stored<MadeBackup> finish_backup(const StagedCopy &staged, const std::string &folder, core::Instant made,
                                 const BackupLimits &limits, const GoOn &go_on);

/// Deletes what `rule` does not keep of this owner's backups in the folder; how many. Call it after a new backup counts.
Stored<std::size_t> thin_out(const std::string &folder, const std::string &owner, const Retention &rule);

/// Both halves for a journal that nobody else uses meanwhile.
Stored<MadeBackup> back_up(Journal &journal, const std::string &scratch, const std::string &folder, core::Instant made,
                           const BackupLimits &limits);

} // namespace talon::store
