// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/journal.h"

namespace talon::server {

/// What talond's exit code says; README.md tells an administrator what to do about each.
enum class ExitCode {
    ok = 0,
    failed = 1,   ///< anything else
    usage = 2,    ///< the command line, the settings or the site file
    held = 3,     ///< another process holds the journal
    newer = 4,    ///< the journal was written by a newer talond
    damaged = 5,  ///< the journal does not hold
    disk = 6,     ///< the disk said no: nothing was acknowledged since; a restart is right
    address = 7,  ///< cannot listen
    missing = 8,  ///< there is no journal
    exists = 9,   ///< there is one already
};

/// Why a command of talond ended: an exit code and one sentence for standard error.
struct Ending {
    ExitCode code = ExitCode::failed;
    std::string sentence;
};

/// An invariant is broken, and nothing of this process may be trusted any more, not even to tidy up: says why in the log and
/// ends at once with `failed`. The journal is whole, and a restart begins from it.
[[noreturn]] void end_broken(std::string_view why);
/// Has an exception that nobody catches, in whatever thread, end the process so.
void end_at_uncaught_exceptions();

Ending ending_of(const store::StoreError &error, const std::string &data);

} // namespace talon::server
