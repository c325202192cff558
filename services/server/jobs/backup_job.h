// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/journal/journal_gate.h"
#include "server/settings.h"
#include "store/drill.h"

#include <atomic>

namespace talon::server {

/// Where backups go and by which rule.
struct BackupPlace {
    std::string data;
    std::string folder;
    bool own_folder = false; ///< the default one below DATA, which talond makes itself
    bool off_machine = false;
    store::Retention retention;
    store::BackupLimits limits;
};
BackupPlace backup_place(const std::string &data, const Settings::Backup &settings);

/// What a thread of its own does about backups. Everything may hang but the journal's part; the thread shares all it uses.
struct BackupWork {
    BackupPlace place;
    std::shared_ptr<JournalGate> gate;
    std::shared_ptr<std::atomic<bool>> stopping;
};

/// Is the folder there, and on the right disk? A sentence otherwise. Makes the default folder.
std::string check_folder(const BackupPlace &place);

/// How the journal and its newest good backup stood after a backup: nothing is copied again while neither has changed.
struct BackedUp {
    store::BackupFile file;
    std::uint64_t bytes = 0;
    store::Head head;
    std::int64_t changes = 0; ///< of the connection, see Journal::changes()
};

struct BackupResult {
    std::string error; ///< one sentence; empty: a good backup holds everything
    std::optional<BackedUp> newest;
    bool made = false; ///< false: the newest one still holds everything, or is young enough
    std::map<core::DeviceId, store::StreamEnd> streams; ///< of the one that was made
    double seconds = 0;
    double longest_hold_seconds = 0; ///< of the commit thread
    std::size_t deleted = 0;
    std::string remark; ///< something to be logged that is no failure
};

/// Makes a full copy, unless `last` still holds everything. `only_if_older` set: unless the folder's newest one is younger too.
BackupResult make_backup(const BackupWork &work, const std::optional<BackedUp> &last, core::Instant now,
                         std::optional<core::Millis> only_if_older);

struct DrillResult {
    bool tried = false;   ///< false: there was no backup to try, no time, or the sentence tells why it could not be
    bool ok = false;
    bool damaged = false; ///< the backup is not what was written: it is none any more
    std::string sentence;
    double seconds = 0;
};

/// Restores the newest backup and checks everything. One that is not what was written is renamed to NAME.bad; one that
/// could not be read, or for which there is no room, or that holds what this talond does not know, is left as it is.
DrillResult run_drill(const BackupWork &work);

} // namespace talon::server
