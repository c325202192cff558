// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/backup.h"

#include "store/restore_mark.h"
#include "store/scratch.h"

#include <algorithm>
#include <filesystem>

namespace talon::store {

namespace fs = std::filesystem;

namespace {

/// What was copied is synced now and then, so that the journal's own syncs never wait for a mountain of it.
constexpr std::uint64_t bytes_between_syncs = 8 * 1024 * 1024;

core::Failure<StoreError> said_no(std::string sentence)
{
    return core::Failure{StoreError{StoreFault::io, std::move(sentence)}};
}

/// The copying itself; the JournalCopy lives and dies where the journal is used.
class Staging
{
public:
    Staging(const WithJournal &with_journal, std::string path, const BackupLimits &limits)
        : m_with_journal(with_journal), m_limits(limits)
    {
        m_staged.path = std::move(path);
    }
    ~Staging()
    {
        if (m_copy)
            m_with_journal([this](Journal &) { m_copy.reset(); });
    }
    Staging(const Staging &) = delete;
    Staging &operator=(const Staging &) = delete;

    Stored<StagedCopy> run(const std::string &scratch, const GoOn &go_on)
    {
        std::uint64_t synced = 0;
        Stored<std::optional<Head>> result = std::optional<Head>{};
        while (result && !*result) {
            if (go_on && !go_on())
                return said_no("the backup was ended before it was done");
            m_with_journal([&](Journal &journal) { result = piece(journal); });
            if (!result)
                break;
            if (m_bytes >= synced + bytes_between_syncs) {
                if (auto done = sync_file(m_staged.path); !done)
                    return core::Failure{done.error()};
                synced = m_bytes;
            }
            if (auto room = leave_room(scratch, m_bytes_left, m_limits.spare_bytes); !room)
                return core::Failure{room.error()};
        }
        if (!result)
            return core::Failure{result.error()};
        m_staged.head = **result;
        return m_staged;
    }

private:
    /// In the journal's own thread.
    Stored<std::optional<Head>> piece(Journal &journal)
    {
        const auto start = std::chrono::steady_clock::now();
        Stored<std::optional<Head>> result = std::optional<Head>{};
        if (!m_copy) {
            m_staged.owner = journal.owner();
            const auto epoch = restore_epoch(journal);
            if (!epoch)
                return core::Failure{epoch.error()};
            m_staged.epoch = *epoch;
            auto begun = journal.begin_copy(m_staged.path);
            if (!begun)
                return core::Failure{begun.error()};
            m_copy = std::move(*begun);
        }
        result = m_copy->go_on(m_limits.piece);
        m_bytes = m_copy->bytes_done();
        m_bytes_left = m_copy->bytes_left();
        // The end of the copy may write what its cache still holds: it belongs to the piece.
        if (!result || *result)
            m_copy.reset();
        const auto taken = std::chrono::duration_cast<std::chrono::microseconds>(std::chrono::steady_clock::now() - start);
        m_staged.longest_piece = std::max(m_staged.longest_piece, taken);
        ++m_staged.pieces;
        return result;
    }

    const WithJournal &m_with_journal;
    const BackupLimits &m_limits;
    StagedCopy m_staged;
    std::unique_ptr<JournalCopy> m_copy;
    std::uint64_t m_bytes = 0;
    std::uint64_t m_bytes_left = 0;
};

Stored<MadeBackup> check_and_place(const StagedCopy &staged, const std::string &folder, core::Instant made,
                                   const BackupLimits &limits, const GoOn &go_on)
{
    if (auto sealed = seal_copy(staged.path); !sealed)
        return core::Failure{sealed.error()};
    auto held = check_backup(staged.path, limits.newest_events);
    if (!held)
        return core::Failure{held.error()};
    if (held->owner != staged.owner || held->head != staged.head)
        return core::Failure{StoreError{StoreFault::damaged, "the copy ends with event " + std::to_string(held->head.position)
                                                                 + " and not as the journal did, with event "
                                                                 + std::to_string(staged.head.position)}};
    std::error_code error;
    const std::uint64_t bytes = fs::file_size(staged.path, error);
    const auto near = on_one_disk(staged.path, folder);
    if (!near || error)
        return near ? said_no("cannot look at " + staged.path + ": " + error.message()) : core::Failure{near.error()};
    if (auto room = leave_room(folder, *near ? 0 : bytes, limits.spare_bytes); !room)
        return core::Failure{room.error()};
    const std::string name = backup_name(staged.owner, made, staged.epoch, staged.head.position);
    if (auto placed = place_backup(staged.path, folder, name, go_on); !placed)
        return core::Failure{placed.error()};
    return MadeBackup{*parse_backup_path(folder + "/" + name), std::move(*held), bytes};
}

} // namespace

Stored<StagedCopy> stage_backup(const WithJournal &with_journal, const std::string &scratch, const BackupLimits &limits,
                                const GoOn &go_on)
{
    if (auto made = make_empty(scratch); !made)
        return core::Failure{made.error()};
    auto staged = Staging{with_journal, scratch + "/copy.db", limits}.run(scratch, go_on);
    if (!staged)
        remove_scratch(scratch);
    return staged;
}

Stored<MadeBackup> finish_backup(const StagedCopy &staged, const std::string &folder, core::Instant made,
                                 const BackupLimits &limits, const GoOn &go_on)
{
    auto done = check_and_place(staged, folder, made, limits, go_on);
    remove_scratch(fs::path(staged.path).parent_path().string());
    return done;
}

Stored<std::size_t> thin_out(const std::string &folder, const std::string &owner, const Retention &rule)
{
    const auto backups = list_backups(folder, owner);
    if (!backups)
        return core::Failure{backups.error()};
    std::vector<BackupFile> oldest_first(backups->rbegin(), backups->rend());
    std::vector<core::Instant> made;
    for (const BackupFile &backup : oldest_first)
        made.push_back(backup.made);
    std::size_t deleted = 0;
    for (const std::size_t index : to_delete(made, rule)) {
        std::error_code error;
        fs::remove(oldest_first[index].path, error);
        if (error)
            return said_no("cannot delete " + oldest_first[index].path + ": " + error.message());
        ++deleted;
    }
    return deleted;
}

Stored<MadeBackup> back_up(Journal &journal, const std::string &scratch, const std::string &folder, core::Instant made,
                           const BackupLimits &limits)
{
    const WithJournal here = [&journal](const std::function<void(Journal &)> &work) { work(journal); };
    const auto staged = stage_backup(here, scratch, limits, {});
    if (!staged)
        return core::Failure{staged.error()};
    return finish_backup(*staged, folder, made, limits, {});
}

} // namespace talon::store
