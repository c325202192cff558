// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/entry.h"

#include <string_view>

namespace talon::store {

/// A name in a folder is durable when the folder that holds `path` is synced.
Stored<core::Done> sync_folder_of(const std::string &path);

/// Makes the file with these bytes, for its owner's eyes only, durable when it returns. After a crash in the middle
/// the file is whole or not there.
Stored<core::Done> make_durable_file(const std::string &path, std::string_view bytes);

/// Lays zeros over a file, so that writing in it later changes no length: a sync is then one write to the disk
/// instead of two. Nothing depends on it, so an error is of no consequence.
void lay_out(const std::string &path, std::size_t bytes);

} // namespace talon::store
