// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall.h"
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
/// tickets and periods that the projections hold. Reads only.
Verdict verify(const Journal &journal, const Decode &decode);

/// Replays the journal into a hall and a registry. `damaged` names the first position that does not fit.
Stored<core::Done> replay(const Journal &journal, const Decode &decode, core::Hall &hall, core::Registry &registry);

} // namespace talon::store
