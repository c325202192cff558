// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/content/search.h"

namespace talon::kiosk {

/// The stem of a word in lower case and without ё, by its letters: Cyrillic as Russian, Latin as English (libstemmer). What holds
/// both, or neither, is its own stem. Not for two threads at once.
core::content::Stem stemmer();

} // namespace talon::kiosk
