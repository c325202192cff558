// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/snapshot.h"

#include <functional>
#include <map>
#include <memory>
#include <span>

namespace talon::store {

class Hold;
class JournalCopy;

/// How far a device's stream is held: its latest epoch, and the last seq of that.
struct StreamEnd {
    std::int64_t epoch = 0;
    std::int64_t seq = 0;
    bool operator==(const StreamEnd &) const = default;
};

/// One journal: an SQLite file in WAL mode with synchronous=FULL, used through one connection by one process at a
/// time (an advisory lock beside it). After an `io` fault the object refuses everything: restart and reopen,
/// never retry an fsync. Not thread-safe: GroupCommit owns it in its own thread while a program runs.
class Journal
{
public:
    /// Makes a new journal owned by `owner` (site or device id), or refuses with `exists`.
    static Stored<Journal> create(const std::string &path, const std::string &owner);
    /// Opens, takes the lock, migrates to the present schema, and checks that the head of the chain holds.
    static Stored<Journal> open(const std::string &path);
    /// Opens a backup, one plain file of the present schema, for reading only: takes no lock, writes nothing.
    static Stored<Journal> open_for_reading(const std::string &path);

    Journal(Journal &&) noexcept;
    Journal &operator=(Journal &&) noexcept;
    ~Journal();

    const std::string &owner() const;
    Head head() const;

    /// Appends all entries in order as one transaction, durable when it returns. All or nothing.
    Stored<Head> append(std::span<const Entry> entries);

    /// From here on the object refuses everything, as after an `io` fault; the first reason stays.
    void stop(StoreError why);

    /// Moves what the write-ahead log has gathered into the database file when it is worth it (some milliseconds).
    /// Called between commits, when nobody waits; append() does it by itself when nobody ever calls this.
    Stored<core::Done> settle();

    /// Keeps a snapshot and the one before it, durable when it returns; a commit of its own. `gap` when no event stands
    /// at its position, `too_large`, `damaged` when the disk spoilt the snapshots: then the journal lives on.
    Stored<core::Done> keep_snapshot(const Snapshot &snapshot);
    /// Visits the kept snapshots, newest first, until `visit` returns false; in place of one that does not stand on an
    /// event of this journal, or is not what was written, a sentence that says so.
    Stored<core::Done> each_snapshot(const std::function<bool(core::Result<Snapshot, std::string> &&)> &visit) const;

    /// Deletes the oldest events, up to `last` and never the head, at most 4096 a call, in one transaction, and says up to
    /// which. The chain holds from there on, and the free pages are used again: the file need not shrink. For a device's
    /// own journal; one that holds tickets of a hall throws std::logic_error.
    Stored<Head> prune(std::int64_t last);
    /// The last event that was pruned, {0, zero} when everything is here.
    Head base() const;

    /// Reads records with position ≥ `from`, but for the pruned, in order until `visit` returns false. Checks the chain as
    /// it goes: `damaged` names the first bad position.
    Stored<core::Done> read(std::int64_t from, const std::function<bool(Record &&)> &visit) const;

    /// Reads the events `site_saved`, of which the first is number 1, from number `first` on, at most `most` of them, until `visit`
    /// returns false. By an index of their own, whatever the journal's length. `damaged` where one is not what was written.
    Stored<core::Done> read_site_revisions(std::int64_t first, std::int64_t most, const std::function<bool(Record &&)> &visit) const;

    /// SQLite's own check of the whole file: its complaints, at most ten; none when all is well.
    Stored<std::vector<std::string>> complaints() const;

    /// The last seq and hash of a device's epoch, {0, zero} when there is none: the durable cursor.
    Stored<std::pair<std::int64_t, Hash>> stream_head(const core::DeviceId &device, std::int64_t epoch) const;
    /// The hash stored for one event of a device's stream, if it is here.
    Stored<std::optional<Hash>> stream_hash(const core::DeviceId &device, std::int64_t epoch, std::int64_t seq) const;

    /// Where every device's stream ends.
    Stored<std::map<core::DeviceId, StreamEnd>> stream_ends() const;

    /// Rises with each row that this object changes, in events, projections, values or password hashes.
    std::int64_t changes() const;

    /// Begins a copy of this journal in a new file at `path`, see journal_copy.h.
    Stored<std::unique_ptr<JournalCopy>> begin_copy(const std::string &path);

    /// Password hashes stand beside the journal, not in it, so that they can be replaced and erased.
    Stored<core::Done> set_password_hash(const core::StaffId &staff, const std::string &hash);
    Stored<std::optional<std::string>> password_hash(const core::StaffId &staff) const;

    /// A small durable value of the owner's (a device's push cursor, the last spoken call). Keys and values ≤ 4 KiB.
    Stored<core::Done> set_value(const std::string &key, const std::string &value);
    Stored<std::optional<std::string>> value(const std::string &key) const;

    /// The projection of one ticket, for checks and for tickets of earlier days.
    Stored<std::optional<core::Ticket>> ticket(const core::TicketId &id) const;
    /// Visits the whole projection, oldest ticket first, with the position of the ticket's last event, until
    /// `visit` returns false.
    Stored<core::Done> each_ticket(const std::function<bool(core::Ticket &&, std::int64_t changed)> &visit) const;

    /// Do the projected tickets follow today's rules? Not after a migration that could not tell, see reproject.h.
    bool tickets_fresh() const;
    using WriteTicket = std::function<void(const core::Ticket &, std::int64_t changed)>;
    /// Replaces the whole projection, in one transaction, by what `tell` writes; a fault that it returns leaves all as it was.
    Stored<core::Done> rewrite_tickets(const std::function<Stored<core::Done>(const WriteTicket &)> &tell);

private:
    struct Impl;
    explicit Journal(std::unique_ptr<Impl> impl);
    static Stored<Journal> open_held(const std::string &path, Hold hold);
    std::unique_ptr<Impl> m_impl;
};

} // namespace talon::store
