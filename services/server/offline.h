// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/people/registry.h"
#include "server/exit_code.h"
#include "server/loop.h"
#include "server/settings.h"

#include <iosfwd>

namespace talon::server {

// What a specialist does while talond does not run. Each takes the journal for itself, and says in `out` what was done.

using Ended = core::Result<core::Done, Ending>;

Ended init_journal(const std::string &data, const std::string &site_file, core::Instant now);

/// Writes the settings in force, a site file, to the file `to`, or to `out` where that is empty.
Ended export_settings(const std::string &data, const std::string &to, std::ostream &out);
/// Makes a site file the settings in force: one more revision, whose author is the machine. Where the file says what is in force
/// already nothing is written.
Ended import_settings(const std::string &data, const std::string &site_file, const std::string &note, core::Instant now, std::ostream &out);

struct NewUser {
    std::string login;
    std::vector<core::RoleId> roles; ///< one at least, of core/people/roles.h
    std::string title;
    std::string password;
    bool once = false; ///< the person must choose another one at the first login
};
/// Makes the member of staff, or gives an existing one these roles, this title and password.
Ended save_user(const std::string &data, NewUser user, core::Instant now);

/// Writes the code, alone on its line, to `out`. Where terminals come through TLS it carries the fingerprint of the key.
Ended make_enrolment_code(const std::string &data, const Settings &settings, core::DeviceRole role, const std::string &place,
                          core::Instant now, std::ostream &out);

/// Makes a new key and certificate for TLS in DATA, and writes the key's fingerprint to `out`. With an old key there only when `anew`:
/// terminals know talond by it, and each needs a new code then.
Ended make_key(const std::string &data, bool anew, core::Instant now, std::ostream &out);

/// Saves and publishes what has changed of the pages in the folder: NAME.json is the page NAME, sections.json the sections of the first
/// screen. A page that may not hang is named with what is wrong with it, and nothing at all is written then.
Ended take_in_content(const std::string &data, const std::string &from, core::Instant now, std::ostream &out);

/// Writes the present edition: manifest.json, manifest.json.minisig, site.pub and pages/HASH. `minisign -Vm manifest.json -p site.pub` checks it.
Ended write_out_content(const std::string &data, const std::string &to, std::ostream &out);

/// Checks everything that can be checked, and says what was found.
Ended verify_journal(const std::string &data, std::ostream &out);

/// Makes a checked backup of a journal that nobody holds. `folder` empty: DATA/backups, which is made.
Ended back_up_journal(const std::string &data, const std::string &folder, core::Instant now, std::ostream &out);

/// Puts a backup, or the newest good one of a folder, in the journal's place. It is verified whole before anything of the old
/// journal is touched; the old files are then moved to DATA/replaced-<UTC time>, never deleted.
Ended restore_journal(const std::string &data, const std::string &from, core::Instant now, std::ostream &out);

} // namespace talon::server
