// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/database.h"

#include <span>

namespace talon::store {

/// "Taln": how a file says that it is a journal of ours.
inline constexpr int application_id = 0x54616c6e;

/// The texts of migrations/NNN.sql in order: the first leads to version 1. Generated at build time.
std::span<const char *const> migrations();

/// The version that this program writes.
int schema_version();

/// Is this file a journal, and one that this program may write? Nothing is changed.
Stored<core::Done> check_schema(SQLite::Database &database);

/// Brings the file to schema_version(), each step a transaction of its own, so that a crash leaves a whole version.
void migrate(SQLite::Database &database);

} // namespace talon::store
