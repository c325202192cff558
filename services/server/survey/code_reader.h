// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"

#include <cstddef>
#include <string>
#include <vector>

namespace talon::server {

/// Everything that a reader (zbar) finds in a square picture of `side` × `side` grey dots, 0 black … 255 white; the texts of several codes
/// run together. The error, an English sentence, says why nothing can be read on this machine.
///
/// zbar is loaded when it is asked for the first time: it brings X11, D-Bus and a camera's drivers along, which a process that holds the
/// hall's journal has no use for but on the few days on which posters are printed.
core::Result<std::string, std::string> read_codes(const std::vector<unsigned char> &grey, std::size_t side);

} // namespace talon::server
