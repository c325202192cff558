// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vault/vault_error.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>

#include <optional>
#include <vector>

namespace talon::vault {

/// A kind of file of this room.
struct FileKind {
    const char *holds;  ///< "the answers", as sentences say it
    int application_id; ///< four letters
    int version;        ///< of its tables, from 1
    const char *tables; ///< SQL that makes those of version 1
    std::vector<const char *> later = {}; ///< SQL that makes version 2 of version 1, and so on
};
extern const FileKind answers_file;

/// What an SQLite error means for a file of that kind.
VaultError to_error(const SQLite::Exception &exception, const FileKind &kind = answers_file);

/// Settings of the one connection, and the tables of a file that is new; or why the file at `path` is none of that kind. Throws
/// SQLite::Exception.
std::optional<VaultError> prepare(SQLite::Database &database, const std::string &path, const FileKind &kind = answers_file);

} // namespace talon::vault
