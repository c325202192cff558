// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/backup_job.h"
#include "server/journal/journal_file.h"
#include "server/offline.h"
#include "store/restore.h"
#include "store/restore_mark.h"
#include "store/verify.h"

#include <charconv>
#include <filesystem>
#include <ostream>

namespace talon::server {

namespace fs = std::filesystem;

namespace {

Ending ending_of_restore(const store::StoreError &error, const std::string &data, const std::string &backup)
{
    using store::StoreFault;
    switch (error.fault) {
    case StoreFault::held:
        return {ExitCode::held, "The journal in " + data + " is held by another talond: stop it before a restore."};
    case StoreFault::newer:
        return {ExitCode::newer, "The backup " + backup + " was written by a newer talond: " + error.detail + "."};
    case StoreFault::io:
        return {ExitCode::disk, "The backup " + backup + " could not be restored: " + error.detail + "."};
    default:
        return {ExitCode::damaged, "The backup " + backup + " is damaged, nothing was changed: " + error.detail + "."};
    }
}

/// "20261122T091500Z", as in a backup's name.
std::string time_in_name(core::Instant now)
{
    return store::backup_name("x", now, 0).substr(8, 16);
}

std::int64_t epoch_of(store::Journal &journal)
{
    std::int64_t epoch = 0;
    if (const auto value = journal.value("server_epoch"); value && *value)
        std::from_chars((*value)->data(), (*value)->data() + (*value)->size(), epoch);
    return epoch;
}

struct Fence {
    core::RestoreMark mark;
    store::Entry entry;
};

/// The event that tells the hall where its memory ends, and what makes this restore another one than those before it.
core::Result<Fence, store::StoreError> fence(store::Journal &journal, const core::RestoreMark &before, core::Instant now)
{
    core::Hall hall;
    core::Registry registry;
    if (const auto replayed = store::replay(journal, decode_record, hall, registry); !replayed)
        return core::Failure{replayed.error()};
    if (!hall.has_site())
        return core::Failure{store::StoreError{store::StoreFault::damaged, "it holds no site"}};
    const core::Day until = core::local_day(now, hall.site().utc_offset) + std::chrono::days(1);
    const auto mark = registry.next_restore(before, epoch_of(journal), now);
    return Fence{mark, entry_of(core::HallRestored{until, mark.prefix}, now, "talond")};
}

struct Restored {
    std::string sentence;
    bool replaced = false;
    std::string remark; ///< what could not be remembered for the next restore; empty as a rule
};

core::Result<Restored, Ending> restore_one(const std::string &data, const std::string &backup, const std::string &aside,
                                           core::Instant now)
{
    auto restore = store::Restore::begin(journal_path(data), backup, {});
    if (!restore)
        return core::Failure{ending_of_restore(restore.error(), data, backup)};
    store::Journal &journal = restore->journal();
    const auto verdict = store::verify(journal, decode_record);
    if (!verdict.sound)
        return core::Failure{ending_of_restore({store::StoreFault::damaged, verdict.sentence}, data, backup)};
    const std::string folder = fs::path(backup).parent_path().string();
    const auto fenced = fence(journal, store::read_restore_mark(folder, journal.owner()), now);
    if (!fenced)
        return core::Failure{ending_of_restore(fenced.error(), data, backup)};
    // Terminals that meet another epoch send again what this journal does not know.
    const auto epoch = journal.set_value("server_epoch", std::to_string(fenced->mark.server_epoch));
    if (!epoch)
        return core::Failure{ending_of_restore(epoch.error(), data, backup)};
    if (const auto head = journal.append({&fenced->entry, 1}); !head)
        return core::Failure{ending_of_restore(head.error(), data, backup)};
    // Before the journal is in its place: a mark of a restore that did not happen does no harm.
    const auto marked = store::write_restore_mark(folder, journal.owner(), fenced->mark);
    const auto placed = restore->put_in_place(aside);
    if (!placed)
        return core::Failure{ending_of_restore(placed.error(), data, backup)};
    return Restored{verdict.sentence, *placed, marked ? std::string() : marked.error().detail};
}

/// Newest first; one sentence when there is none, or when they are of several inspectorates.
core::Result<std::vector<store::BackupFile>, Ending> candidates(const std::string &from)
{
    auto backups = store::list_backups(from, "");
    if (!backups)
        return core::Failure{Ending{ExitCode::disk, "The folder " + from + " cannot be read: " + backups.error().detail + "."}};
    if (backups->empty())
        return core::Failure{Ending{ExitCode::missing, "There is no backup in " + from + "."}};
    for (const auto &backup : *backups)
        if (backup.owner != backups->front().owner)
            return core::Failure{Ending{ExitCode::usage, "There are backups of several inspectorates in " + from
                                                             + ": name the file to be restored."}};
    return std::move(*backups);
}

} // namespace

Ended back_up_journal(const std::string &data, const std::string &folder, core::Instant now, std::ostream &out)
{
    auto journal = store::Journal::open(journal_path(data));
    if (!journal)
        return core::Failure{ending_of(journal.error(), data)};
    const std::string target = folder.empty() ? data + "/backups" : folder;
    std::error_code error;
    if (folder.empty())
        fs::create_directories(target, error);
    if (error || !fs::is_directory(target, error))
        return core::Failure{Ending{ExitCode::usage, "The folder " + target + " is not there."}};
    store::BackupLimits limits;
    limits.newest_events = 0; // all of them: nobody waits for the hall
    limits.spare_bytes = 0;
    const auto made = store::back_up(*journal, data + "/backup.scratch", target, now, limits);
    if (!made)
        return core::Failure{Ending{made.error().fault == store::StoreFault::damaged ? ExitCode::damaged : ExitCode::disk,
                                    "No backup was made: " + made.error().detail + "."}};
    out << made->file.path << " holds everything up to event " << made->held.head.position << std::endl;
    return core::Done{};
}

Ended restore_journal(const std::string &data, const std::string &from, core::Instant now, std::ostream &out)
{
    std::error_code error;
    std::vector<store::BackupFile> backups{{from, {}, {}, 0}};
    if (fs::is_directory(from, error)) {
        auto found = candidates(from);
        if (!found)
            return core::Failure{found.error()};
        backups = std::move(*found);
    } else if (!fs::exists(from, error)) {
        return core::Failure{Ending{ExitCode::missing, "There is no backup " + from + "."}};
    }
    fs::create_directories(data, error);
    if (error)
        return core::Failure{Ending{ExitCode::failed, "The folder " + data + " cannot be made: " + error.message() + "."}};
    const std::string aside = data + "/replaced-" + time_in_name(now);
    for (std::size_t i = 0;; ++i) {
        const auto restored = restore_one(data, backups[i].path, aside, now);
        if (restored) {
            out << backups[i].path << " is the journal of " << data << " now: " << restored->sentence << std::endl;
            if (restored->replaced)
                out << "The journal that was there is in " << aside << std::endl;
            if (!restored->remark.empty())
                out << "Do not restore the same backup a second time once a kiosk has been enrolled: " << restored->remark << std::endl;
            return core::Done{};
        }
        // Of a folder's backups a damaged one is passed over for the one before it.
        if (restored.error().code != ExitCode::damaged || i + 1 == backups.size())
            return core::Failure{restored.error()};
        out << restored.error().sentence << std::endl;
    }
}

} // namespace talon::server
