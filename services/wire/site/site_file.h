// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/site/site.h"
#include "core/values/result.h"

#include <string>
#include <string_view>

namespace talon::wire {

/// Reads a site file from its bytes, as editors save them: a byte order mark of UTF-8 is passed over. The error is one sentence
/// for the person who wrote the file, with the line and the column (counted in characters, from 1) where the form does not hold:
/// another encoding than UTF-8, a fault of JSON's syntax; then the path of a field (SITE.md), and what core::check says of the whole.
core::Result<core::Site, std::string> read_site_file(std::string_view bytes);

/// The site as a file that a person may read and change, and that read_site_file() reads back.
std::string site_file_text(const core::Site &site);

} // namespace talon::wire
