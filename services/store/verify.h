// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/replay.h"

namespace talon::store {

struct Verdict {
    bool sound = false;
    /// Where it is not sound, of what kind that is: `damaged` when something is not what was written; `io` when it could not be
    /// read; `newer` when an event is as it was written and this program does not know it; `gap` when everything is as it was
    /// written and still contradicts itself: an event the ones before it, or a snapshot its events.
    StoreFault fault = StoreFault::damaged;
    std::int64_t events = 0;
    std::int64_t tickets = 0;
    std::optional<std::int64_t> first_bad; ///< position of the first bad event, of the tickets one that is bad
    std::string sentence;                  ///< what was found, in English
};

/// Checks SQLite's own integrity, the chain from the first event, that replaying the events gives exactly the tickets and
/// periods that the projections hold, and that each snapshot which `restore` can read is what its events lead to. Reads only.
/// Of a pruned journal it is what is left that is checked. A snapshot that was spoilt, or that another program wrote, is told
/// in the sentence and leaves the journal sound: nobody uses it. Tickets that a migration left for reproject() are not compared,
/// which the sentence tells. Memory is that of a hall, whatever the journal's age.
Verdict verify(const Journal &journal, const Decode &decode, const ReadSnapshot &restore = {});

} // namespace talon::store
