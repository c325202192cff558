// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/announce/announcement.h"
#include "core/people/registry.h"
#include "store/append_rules.h"
#include "store/journal.h"
#include "sync/device_stream.h"
#include "sync/hall_clock.h"
#include "sync/receipt_log.h"
#include "wire/booking/code_book.h"

#include <array>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <span>

namespace talon::simulation {

/// A folder for the files that the shipped code insists on, in memory where the system has one; removed at the end.
class Folder
{
public:
    Folder();
    ~Folder();
    Folder(const Folder &) = delete;
    Folder &operator=(const Folder &) = delete;
    std::string fresh_file(std::string_view name);

private:
    std::filesystem::path m_path;
    int m_files = 0;
};

/// A journal on a simulated disk, by the store's own rules: what stands here is durable, and a batch is here whole or not
/// at all. A copy is a copy of the disk.
class JournalFile
{
public:
    using RecordPtr = std::shared_ptr<const store::Record>;
    using StreamHead = std::pair<std::int64_t, store::Hash>;

    store::Stored<store::Head> append(std::span<const store::Entry> entries);
    /// Lets go of the oldest records as the store does: never of the last one. What stands below the base now.
    std::int64_t prune(std::int64_t last);
    std::int64_t base() const { return m_base; }
    std::span<const RecordPtr> records() const { return std::span(m_records).subspan(static_cast<std::size_t>(m_base)); }
    /// What was pruned too: for those who check, never for a program.
    const std::vector<RecordPtr> &ever() const { return m_records; }
    store::Head head() const;
    /// {0, zero} when there is none.
    StreamHead stream_head(const core::DeviceId &device, std::int64_t epoch) const;
    /// The last seq of each device's stream.
    std::map<std::pair<core::DeviceId, std::int64_t>, std::int64_t> streams() const;

private:
    std::vector<RecordPtr> m_records;
    std::int64_t m_base = 0;
    std::map<std::pair<core::DeviceId, std::int64_t>, StreamHead> m_streams;
};

/// How the disk is today.
struct DiskState { bool full = false; core::Millis latency{2}; };

/// All that a terminal keeps over a restart.
struct TerminalDisk {
    int place = 0;   ///< 0…: where the terminal stands
    int lineage = 0; ///< no two disks that ever were have the same
    sync::DeviceIdentity identity;
    int prefix = 0;
    std::string aside; ///< why the backend takes no tickets of it; empty: it takes them
    std::string key; ///< stands for both keys: a signature by it is known by everybody who knows it
    JournalFile journal;
    std::int64_t acked_seq = 0;
    std::int64_t server_epoch = 0;
    sync::SiteClock::Kept clock;
    std::vector<sync::ReceiptLog::Line> receipts;
    std::map<wire::DocumentKind, std::string> documents; ///< as files
    std::string guard; ///< the path of the side file
    std::array<int, core::letter_count> pruned_turns{}; ///< the last own turn of each letter when it was pruned
    core::AnnouncementQueue::Spoken spoken;
};

/// A copy of everything, the side file too.
TerminalDisk copy_of(const TerminalDisk &disk, int lineage, Folder &folder);
/// The power failed while the side file was written: the copy written last is half of it, the other one is whole.
void tear_guard(const std::string &path);

/// A hall as it was at one event; it stands in the journal's own file, and in each copy of it.
struct KeptSnapshot {
    store::Head at;
    std::string body;
};

struct BackendDisk {
    JournalFile journal;
    std::int64_t server_epoch = 1;
    std::optional<KeptSnapshot> snapshot;
    /// A good one. Those off the machine, or on it, as the plan says.
    struct Backup {
        JournalFile journal;
        std::optional<KeptSnapshot> snapshot;
        core::Instant at{};
        std::int64_t server_epoch = 1;
    };
    std::vector<Backup> backups; ///< the newest last
    std::optional<sync::HallClock::Kept> clock; ///< beside the journal, and in no backup
    std::pair<wire::CodeBook, std::uint64_t> codes; ///< what bookings are known by, beside the journal as well, and its revision
    core::RestoreMark mark;      ///< beside the backups, so that no restore takes it back
};

/// What a kiosk's records look like in a push.
wire::StreamEvent stream_event(const store::Record &record);
/// sync's ChainHash, as talond's.
wire::Hash chain_hash(const core::DeviceId &device, const wire::StreamEvent &event);

} // namespace talon::simulation
