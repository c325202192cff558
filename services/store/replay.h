// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/inspectorate.h"
#include "store/journal.h"

namespace talon::store {

/// Decodes a record's body; the error is a sentence. Passed in, because only wire knows the encoding.
using Decode = std::function<core::Result<core::Event, std::string>(const Record &)>;

/// Makes the inspectorate that a snapshot tells; the error is a sentence. Passed in as Decode is.
using ReadSnapshot =
    std::function<core::Result<core::Done, std::string>(const Snapshot &, core::Inspectorate &)>;

/// Around each event of a replay.
struct Watcher {
    std::function<void(const core::Event &)> before;
    std::function<void(std::int64_t position, const std::vector<core::TicketId> &changed)> after;
};

/// Replays the events from that position on into an inspectorate. `newer` names an event that cannot be read, `gap` one that
/// contradicts what went before; `damaged` and `io` come from the journal.
Stored<core::Done> replay_each(const Journal &journal, std::int64_t from, const Decode &decode, core::Inspectorate &into,
                               const Watcher &watcher);

/// Replays the whole journal into an inspectorate. `damaged` names the first position that does not fit, and is the
/// answer of a journal that was pruned.
Stored<core::Done> replay(const Journal &journal, const Decode &decode, core::Inspectorate &into);

struct Replayed {
    std::int64_t from = 0;            ///< the position of the snapshot that it went out from, 0: the whole journal
    std::vector<std::string> ignored; ///< why each newer snapshot did not count, for the log
};

/// The same from the newest snapshot on that holds: it stands on an event of this journal, is what was written, can be
/// restored, and everything after it follows. When none does, the whole journal is replayed, and only that one's word
/// counts: a bad snapshot is never a reason not to start. What stands before the snapshot is not read: see verify().
Stored<Replayed> replay(const Journal &journal, const Decode &decode, const ReadSnapshot &restore, core::Inspectorate &into);

} // namespace talon::store
