// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/journal/changed.h"
#include "core/journal/restored.h"
#include "server/jobs/backup_job.h"
#include "server/jobs/snapshots.h"
#include "server/journal/journal_file.h"
#include "server/offline.h"
#include "store/reproject.h"
#include "store/restore.h"
#include "store/restore_mark.h"
#include "store/segment.h"
#include "store/verify.h"

#include <cstdio>
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
        return {ExitCode::newer, "The backup " + backup + " was written by another talond: " + error.detail + "."};
    case StoreFault::io:
        return {ExitCode::disk, "The backup " + backup + " could not be restored: " + error.detail + "."};
    case StoreFault::gap:
        return {ExitCode::damaged, "The backup " + backup + " contradicts itself, nothing was changed: " + error.detail + "."};
    default:
        return {ExitCode::damaged, "The backup " + backup + " is damaged, nothing was changed: " + error.detail + "."};
    }
}

/// "20261122T091500Z", as in a backup's name.
std::string time_in_name(core::Instant now)
{
    return store::backup_name("x", now, 0, 0).substr(8, 16);
}

store::StoreError broken_backup(const std::string &why)
{
    return {store::StoreFault::damaged, why};
}

/// A restored journal on its way: its hall, and how far it reaches.
struct Reached : core::Inspectorate {
    core::Instant last_event{};
    std::string verified; ///< what was found in the backup itself
    std::string shipped;  ///< what came after it, a sentence; empty when there was nothing
};

/// Appends events as they were shipped; each must come out with the hash that it had.
store::Stored<core::Done> append_shipped(store::Journal &journal, Reached &reached, const std::vector<store::Record> &records)
{
    std::vector<store::Entry> entries;
    for (const store::Record &record : records) {
        auto event = decode_record(record);
        if (!event)
            return core::Failure{store::StoreError{store::StoreFault::newer, "a shipped event cannot be read: " + event.error()}};
        const core::Happened happened{record.at, record.actor, std::move(*event)};
        store::Entry entry{record.origin, record.at, record.actor, record.type, record.version, record.body, {}};
        for (const core::TicketId &id : reached.apply(happened))
            if (const core::Ticket *ticket = reached.hall.ticket(id))
                entry.tickets.push_back(core::changed_by(happened.event, *ticket));
        entries.push_back(std::move(entry));
    }
    const auto head = journal.append(entries);
    if (!head)
        return core::Failure{head.error()};
    if (!records.empty() && head->hash != records.back().hash)
        return core::Failure{broken_backup("the shipped events do not come out as they were")};
    return core::Done{};
}

/// Appends what was shipped after the backup, as far as the chain holds.
store::Stored<core::Done> go_on_with_shipped(store::Journal &journal, const std::string &folder, Reached &reached)
{
    constexpr std::size_t at_once = 2000;
    const auto epoch = store::restore_epoch(journal);
    const auto segments = epoch ? store::list_segments(folder, journal.owner(), *epoch)
                                : store::Stored<std::vector<store::SegmentFile>>(core::Failure{epoch.error()});
    if (!segments)
        return core::Failure{segments.error()};
    const auto from = journal.head().position;
    for (const store::SegmentFile &segment : *segments) {
        if (segment.first > journal.head().position + 1)
            break; // what lies between is missing: nothing after it can follow
        std::vector<store::Record> records;
        store::Stored<core::Done> appended = core::Done{};
        const auto flush = [&] {
            appended = append_shipped(journal, reached, std::exchange(records, {}));
            return appended.ok();
        };
        bool follows = true;
        const auto end = store::read_segment(segment, std::nullopt, [&](store::Record &&record) {
            const store::Head head = records.empty() ? journal.head() : store::Head{records.back().position, records.back().hash};
            if (record.position <= head.position)
                return true;
            follows = record.prev == head.hash;
            if (!follows)
                return false;
            records.push_back(std::move(record));
            return records.size() < at_once || flush();
        });
        if (!end)
            return core::Failure{end.error()};
        if (appended.ok() && !records.empty())
            (void)flush();
        if (!appended)
            return appended;
        if (!follows)
            break;
    }
    if (journal.head().position > from)
        reached.shipped = std::to_string(journal.head().position - from) + " events were shipped after that";
    return core::Done{};
}

/// "event 1234 of 2026-11-22 12:15:07", the site's local time.
std::string how_far(const store::Head &head, core::Instant at, core::UtcOffset utc_offset)
{
    const auto local = at + utc_offset;
    const auto day = std::chrono::floor<std::chrono::days>(local);
    const std::chrono::year_month_day date{day};
    const auto second = std::chrono::floor<std::chrono::seconds>(local - day).count();
    char text[40];
    std::snprintf(text, sizeof text, "%04d-%02u-%02u %02d:%02d:%02d", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()), static_cast<int>(second / 3600), static_cast<int>(second / 60 % 60),
                  static_cast<int>(second % 60));
    return "event " + std::to_string(head.position) + " of " + text;
}

struct RestoredJournal {
    std::string sentence;
    bool replaced = false;
    std::string remark; ///< what could not be remembered for the next restore; empty as a rule
};

/// Checks the backup and makes it go on with what was shipped after it.
store::Stored<Reached> reach(store::Journal &journal, const std::string &folder)
{
    const auto verdict = store::verify(journal, decode_record, restore_snapshot);
    if (!verdict.sound)
        return core::Failure{store::StoreError{verdict.fault, verdict.sentence}};
    if (const auto projected = store::reproject(journal, decode_record); !projected)
        return core::Failure{projected.error()};
    Reached reached;
    reached.verified = verdict.sentence;
    if (const auto replayed = store::replay(journal, decode_record, reached); !replayed)
        return core::Failure{replayed.error()};
    if (!reached.hall.has_site())
        return core::Failure{broken_backup("it holds no site")};
    if (const auto gone_on = go_on_with_shipped(journal, folder, reached); !gone_on)
        return core::Failure{gone_on.error()};
    const auto read = journal.read(journal.head().position, [&reached](store::Record &&record) {
        reached.last_event = record.at;
        return true;
    });
    if (!read)
        return core::Failure{read.error()};
    return reached;
}

core::Result<RestoredJournal, Ending> restore_one(const std::string &data, const std::string &backup, const std::string &aside,
                                                  core::Instant now)
{
    const auto refused = [&](const store::StoreError &error) { return core::Failure{ending_of_restore(error, data, backup)}; };
    auto restore = store::Restore::begin(journal_path(data), backup, {});
    if (!restore)
        return refused(restore.error());
    store::Journal &journal = restore->journal();
    const std::string parent = fs::path(backup).parent_path().string();
    const std::string folder = parent.empty() ? "." : parent;
    const auto reached = reach(journal, folder);
    if (!reached)
        return refused(reached.error());
    const store::Head head = journal.head();
    const auto before = store::restore_epoch(journal);
    if (!before)
        return refused(before.error());
    const auto restored = core::restored(reached->hall, reached->registry, store::read_restore_mark(folder, journal.owner()), *before,
                                         now, reached->last_event);
    // Terminals that meet another epoch send again what this journal does not know.
    const auto epoch = journal.set_value(store::restore_epoch_key, std::to_string(restored.mark.server_epoch));
    if (!epoch)
        return refused(epoch.error());
    const store::Entry entry = entry_of(restored.event, restored.at, "talond");
    if (const auto written = journal.append({&entry, 1}); !written)
        return refused(written.error());
    // Before the journal is in its place: a mark of a restore that did not happen does no harm.
    const auto marked = store::write_restore_mark(folder, journal.owner(), restored.mark);
    const auto placed = restore->put_in_place(aside);
    if (!placed)
        return refused(placed.error());
    std::string sentence = reached->verified + (reached->shipped.empty() ? "" : "; " + reached->shipped) + ". It reaches until "
                         + how_far(head, reached->last_event, reached->hall.site().utc_offset) + ".";
    return RestoredJournal{std::move(sentence), *placed, marked ? std::string() : marked.error().detail};
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
    std::vector<store::BackupFile> backups{{from, {}, {}, 0, 0}};
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
