// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vault/answer.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>

#include <optional>

namespace talon::vault {

/// What an SQLite error means for the answers.
VaultError to_error(const SQLite::Exception &exception);

/// Settings of the one connection, and the tables of a file that is new; or why the file at `path` is none of ours. Throws
/// SQLite::Exception.
std::optional<VaultError> prepare(SQLite::Database &database, const std::string &path);

} // namespace talon::vault
