// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/hall.h"
#include "store/journal.h"

namespace talon::store {

/// Decodes a record's body; the error is a sentence. Passed in, because only wire knows the encoding.
using Decode = std::function<core::Result<core::Event, std::string>(const Record &)>;

struct Verdict {
    bool sound = false;
    std::int64_t events = 0;
    std::int64_t tickets = 0;
    std::optional<std::int64_t> first_bad; ///< position of the first bad event
    std::string sentence;                  ///< what was found, in English
};

/// Checks SQLite's own integrity, the chain from the first event, and that replaying the events gives exactly the
/// tickets and periods that the projections hold. Reads only. Of a pruned journal it is what is left that is checked.
/// Tickets that a migration left for reproject() are not compared, which the sentence tells.
/// A snapshot that was spoilt is told in the sentence and leaves the journal sound.
Verdict verify(const Journal &journal, const Decode &decode);

/// Replays the whole journal into a hall and a registry. `damaged` names the first position that does not fit, and is the
/// answer of a journal that was pruned.
Stored<core::Done> replay(const Journal &journal, const Decode &decode, core::Hall &hall, core::Registry &registry);

/// Makes the hall and the registry that a snapshot tells; the error is a sentence. Passed in as Decode is.
using ReadSnapshot =
    std::function<core::Result<core::Done, std::string>(const Snapshot &, core::Hall &hall, core::Registry &registry)>;

struct Replayed {
    std::int64_t from = 0;            ///< the position of the snapshot that it went out from, 0: the whole journal
    std::vector<std::string> ignored; ///< why each newer snapshot did not count, for the log
};

/// The same from the newest snapshot on that holds: it stands on an event of this journal, is what was written, can be
/// restored, and everything after it follows. When none does, the whole journal is replayed, and only that one's word
/// counts: a bad snapshot is never a reason not to start. What stands before the snapshot is not read: see verify().
Stored<Replayed> replay(const Journal &journal, const Decode &decode, const ReadSnapshot &restore, core::Hall &hall,
                        core::Registry &registry);

} // namespace talon::store
