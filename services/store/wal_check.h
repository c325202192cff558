// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/entry.h"

namespace talon::store {

/// Reads the write-ahead log of a journal that nobody has opened yet. SQLite takes a damaged frame for the place
/// where a crash cut the log short, and drops all commits from there on without a word. A crash can only cut the
/// last one, since each commit is synced before the next is written; so when two or more commits follow a bad frame,
/// or the log's header is bad, the answer is `damaged`.
Stored<core::Done> check_wal(const std::string &path);

} // namespace talon::store
