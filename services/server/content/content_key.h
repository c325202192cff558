// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/signature.h"

namespace talon::server {

/// The key by which this site signs the editions of its stands: DATA/content.key, made where it is missing, in no backup. Stands know it
/// since they were enrolled: without the old one, as on a new machine, each stand needs a new code. One sentence when it cannot be kept.
core::Result<library::SigningKey, std::string> content_key_of(const std::string &data);

} // namespace talon::server
