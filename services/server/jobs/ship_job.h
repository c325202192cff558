// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/jobs/backup_job.h"
#include "store/segment.h"

namespace talon::server {

/// What the thread that ships events keeps from one time to the next; used by nobody else while it is at work.
struct ShipState {
    std::optional<store::BackupFile> after; ///< the backup that the segment follows
    std::optional<store::SegmentWriter> writer;
};

struct ShipResult {
    std::string error;         ///< one sentence; empty: everything up to `position` is in the folder, durable and read back
    std::int64_t position = 0; ///< of the last event that is shipped
    std::uint64_t bytes = 0;   ///< written this time
    std::map<core::DeviceId, store::StreamEnd> streams; ///< how far the devices' streams came with it
};

/// Ships the journal's new events into the backup folder, beside the backup `after`, which holds all those before. Everything may
/// hang but the journal's part.
ShipResult ship_events(const BackupWork &work, ShipState &state, const store::BackupFile &after);

} // namespace talon::server
