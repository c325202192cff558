// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/exit_code.h"
#include "server/hall/hall_service.h"
#include "sync/hub.h"

namespace talon::server {

/// The journal of a DATA folder, opened, with everything that it tells.
struct OpenedJournal {
    store::Journal journal;
    HallService::State state;
    sync::Hub::Cursors cursors;
    std::int64_t server_epoch = 1;
    core::Instant last_event{}; ///< when the last event happened; 1970 for none
    std::int64_t replayed_from = 0; ///< the position of the snapshot that was used, 0: everything was replayed
};

std::string journal_path(const std::string &data);
/// Opens, and replays from the newest snapshot that holds. One sentence and an exit code when it is held, newer, damaged or missing.
core::Result<OpenedJournal, Ending> open_journal(const std::string &data);
/// Reads a record's event; the error is a sentence.
core::Result<core::Event, std::string> decode_record(const store::Record &record);
/// An owner's event as an entry of the journal, for a hall without tickets at work.
store::Entry entry_of(const core::Event &event, core::Instant at, const std::string &actor);

} // namespace talon::server
