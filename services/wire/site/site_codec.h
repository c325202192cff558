// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/site/site.h"
#include "wire/json/wire_error.h"

namespace talon::wire {

/// Reads a site file as a person writes it (SITE.md). Checks form and limits; whether the site makes sense as a whole
/// is core::check's to say.
Decoded<core::Site> decode_site(std::string_view json);

/// Canonical JSON of a site, which decode_site reads back. Throws std::logic_error when over the limits.
std::string encode_site(const core::Site &site);

} // namespace talon::wire
