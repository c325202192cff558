// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/entry.h"

#include <functional>

namespace talon::store {

/// Asked now and then during long work with files: false ends it with an `io` error that says so.
using GoOn = std::function<bool()>;

/// Copies the bytes of a file into a new one for its owner's eyes only, durable when it returns, and answers with
/// their hash as hash_file() makes it. After an error nothing is left of the new file.
Stored<Hash> copy_file(const std::string &from, const std::string &to, const GoOn &go_on);

/// A hash over the file's bytes as the disk holds them: what the cache of this machine holds of it is dropped first, as
/// far as the system lets that be done.
Stored<Hash> hash_file(const std::string &path, const GoOn &go_on);

/// Syncs a file that somebody else wrote, and drops it from this machine's cache.
Stored<core::Done> sync_file(const std::string &path);

/// Bytes that may still be written where `folder` is.
Stored<std::uint64_t> free_bytes(const std::string &folder);

/// Do both paths lie on one file system, so that a file can be renamed from one to the other?
Stored<bool> on_one_disk(const std::string &one, const std::string &other);

/// Renames a file and syncs the folder that it comes into. A network share that cannot sync a folder counts as one that
/// needs not: its server keeps names as it keeps bytes.
Stored<core::Done> rename_durably(const std::string &from, const std::string &to);

/// Makes the names of the files in the folder durable; a network share likewise.
Stored<core::Done> sync_folder(const std::string &folder);

} // namespace talon::store
