// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/backup_job.h"

#include "server/jobs/snapshots.h"
#include "server/journal/journal_file.h"
#include "store/restore_mark.h"
#include "store/segment.h"

#include <filesystem>

namespace talon::server {

namespace fs = std::filesystem;

namespace {

using Steady = std::chrono::steady_clock;

double seconds_since(Steady::time_point start)
{
    return std::chrono::duration<double>(Steady::now() - start).count();
}

struct JournalNow {
    std::string owner;
    std::int64_t epoch = 0;
    store::Head head;
    std::int64_t changes = 0;
};

std::optional<JournalNow> look_at_journal(const BackupWork &work)
{
    const JournalGate::Use use(*work.gate);
    if (!use)
        return std::nullopt;
    JournalNow now;
    use.with_journal()([&now](store::Journal &journal) {
        const auto epoch = store::restore_epoch(journal);
        now = {journal.owner(), epoch ? *epoch : 0, journal.head(), journal.changes()};
    });
    return now;
}

bool still_holds(const std::optional<BackedUp> &last, const JournalNow &now)
{
    std::error_code error;
    return last && last->head == now.head && last->changes == now.changes
        && fs::file_size(last->file.path, error) == last->bytes && !error;
}

/// From a folder that talond knows nothing of yet.
std::optional<BackedUp> newest_in(const std::vector<store::BackupFile> &backups)
{
    if (backups.empty())
        return std::nullopt;
    BackedUp newest{backups.front(), 0, {}, -1}; // no journal has changed so: it counts for nothing but its age
    std::error_code unknown;
    newest.bytes = fs::file_size(newest.file.path, unknown);
    newest.head.position = newest.file.position;
    return newest;
}

/// What was shipped after a backup older than the newest three helps nobody.
void drop_old_segments(const BackupPlace &place, const std::string &owner, BackupResult &result)
{
    const auto backups = store::list_backups(place.folder, owner);
    if (!backups || backups->size() < store::Retention::always_kept)
        return;
    const auto &oldest = (*backups)[store::Retention::always_kept - 1];
    if (const auto dropped = store::drop_segments(place.folder, owner, oldest.epoch, oldest.position + 1); !dropped)
        result.remark = dropped.error().detail;
}

void make(const BackupWork &work, core::Instant now, BackupResult &result)
{
    const auto &place = work.place;
    const store::GoOn go_on = [&work] { return !*work.stopping; };
    std::int64_t changes = 0;
    const auto staged = [&]() -> store::Stored<store::StagedCopy> {
        const JournalGate::Use use(*work.gate);
        if (!use)
            return core::Failure{store::StoreError{store::StoreFault::io, "talond is stopping"}};
        // Counted before the copy: what changes later is backed up again.
        use.with_journal()([&changes](store::Journal &journal) { changes = journal.changes(); });
        return store::stage_backup(use.with_journal(), place.data + "/backup.scratch", place.limits, go_on);
    }();
    if (!staged) {
        result.error = staged.error().detail;
        return;
    }
    result.longest_hold_seconds = std::chrono::duration<double>(staged->longest_piece).count();
    store::remove_leftovers(place.folder, staged->owner);
    auto made = store::finish_backup(*staged, place.folder, now, place.limits, go_on);
    if (!made) {
        result.error = made.error().detail;
        return;
    }
    result.made = true;
    result.newest = BackedUp{made->file, made->bytes, made->held.head, changes};
    result.streams = std::move(made->held.streams);
    const auto deleted = store::thin_out(place.folder, staged->owner, place.retention);
    if (deleted)
        result.deleted = *deleted;
    else
        result.remark = deleted.error().detail; // the backup counts all the same
    drop_old_segments(place, staged->owner, result);
}

void make_if_needed(const BackupWork &work, const std::optional<BackedUp> &last, core::Instant now,
                    std::optional<core::Millis> only_if_older, BackupResult &result)
{
    const auto journal = look_at_journal(work);
    if (!journal) {
        result.error = "talond is stopping";
        return;
    }
    result.error = check_folder(work.place);
    if (!result.error.empty())
        return;
    if (still_holds(last, *journal)) {
        result.newest = last;
        return;
    }
    if (only_if_older) {
        const auto backups = store::list_backups(work.place.folder, journal->owner);
        if (!backups) {
            result.error = backups.error().detail;
            return;
        }
        result.newest = newest_in(*backups);
        // One of before a restore is of another history than what is shipped after it.
        const bool of_this_history = result.newest && result.newest->file.epoch == journal->epoch;
        if (of_this_history && result.newest->file.made <= now && now - result.newest->file.made < *only_if_older)
            return;
    }
    make(work, now, result);
}

void drill(const BackupWork &work, DrillResult &result)
{
    const auto journal = look_at_journal(work);
    const auto backups = journal ? store::list_backups(work.place.folder, journal->owner)
                                 : store::Stored<std::vector<store::BackupFile>>(std::vector<store::BackupFile>{});
    if (!backups)
        result.sentence = backups.error().detail;
    if (!backups || backups->empty())
        return;
    const store::LiveHash live = [&work](std::int64_t position) -> store::Stored<std::optional<store::Hash>> {
        const JournalGate::Use use(*work.gate);
        if (!use)
            return core::Failure{store::StoreError{store::StoreFault::io, "talond is stopping"}};
        store::Stored<std::optional<store::Hash>> found = std::optional<store::Hash>{};
        use.with_journal()([&](store::Journal &journal_now) {
            const auto read = journal_now.read(position, [&found](store::Record &&record) {
                found = std::optional{record.hash};
                return false;
            });
            if (!read) // the journal's own trouble is not the backup's
                found = core::Failure{store::StoreError{store::StoreFault::io, "the journal itself: " + read.error().detail}};
        });
        return found;
    };
    // Ends the long check at a stop.
    const store::Decode decode = [&work](const store::Record &record) -> core::Result<core::Event, std::string> {
        if (*work.stopping)
            return core::Failure{std::string("talond is stopping")};
        return decode_record(record);
    };
    const auto done = store::rehearse_restore(backups->front(), work.place.data + "/drill.scratch", decode, restore_snapshot, live,
                                              work.place.limits.spare_bytes, [&work] { return !*work.stopping; });
    if (*work.stopping)
        return;
    const auto fault = done ? std::nullopt : std::optional(done.error().fault);
    result.ok = done.ok();
    result.damaged = fault == store::StoreFault::damaged;
    result.tried = result.ok || result.damaged || fault == store::StoreFault::gap;
    result.sentence = done ? backups->front().path + ": " + *done : done.error().detail;
    if (result.damaged)
        if (const auto marked = store::mark_bad(backups->front()); !marked)
            result.sentence += "; " + marked.error().detail;
}

} // namespace

/// A share that is not mounted leaves an empty folder on this machine's disk.
std::string check_folder(const BackupPlace &place)
{
    std::error_code error;
    if (place.own_folder)
        fs::create_directories(place.folder, error);
    if (error)
        return "the folder " + place.folder + " cannot be made: " + error.message();
    if (!fs::is_directory(place.folder, error))
        return "the folder " + place.folder + " is not there";
    const auto near = store::on_one_disk(place.data, place.folder);
    if (!near)
        return near.error().detail;
    if (place.off_machine && *near)
        return "the folder " + place.folder + " should be off this machine, but lies on the journal's own disk: is the share mounted?";
    return {};
}

BackupPlace backup_place(const std::string &data, const Settings::Backup &settings)
{
    BackupPlace place;
    place.data = data;
    place.own_folder = settings.folder.empty();
    place.folder = place.own_folder ? data + "/backups" : settings.folder;
    place.off_machine = settings.off_machine;
    place.retention = {settings.hourly, settings.daily, settings.weekly};
    place.limits.spare_bytes = static_cast<std::uint64_t>(settings.spare_mib) << 20;
    return place;
}

BackupResult make_backup(const BackupWork &work, const std::optional<BackedUp> &last, core::Instant now,
                         std::optional<core::Millis> only_if_older)
{
    const auto start = Steady::now();
    BackupResult result;
    try {
        make_if_needed(work, last, now, only_if_older, result);
    } catch (const std::runtime_error &error) {
        result.error = error.what(); // the file system's; a broken invariant goes on up
    }
    result.seconds = seconds_since(start);
    return result;
}

DrillResult run_drill(const BackupWork &work)
{
    const auto start = Steady::now();
    DrillResult result;
    try {
        drill(work, result);
    } catch (const std::runtime_error &error) {
        result.tried = false;
        result.sentence = error.what();
    }
    result.seconds = seconds_since(start);
    return result;
}

} // namespace talon::server
