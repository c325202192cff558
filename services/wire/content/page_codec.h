// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/content/page.h"
#include "wire/json/wire_error.h"

#include <vector>

namespace talon::wire {

// A page as a file of the library and as a body of the API: canonical JSON, so that equal pages have equal hashes.

/// Throws std::logic_error for what decode_page() would not give back.
std::string encode_page(const core::content::Page &page);
/// Refused where the page is more than 48 KiB in this form, whatever it had in the one in which it came.
Decoded<std::string> try_encode_page(const core::content::Page &page);
/// At most 48 KiB: `too_large`. A page that holds may still have findings.
Decoded<core::content::Page> decode_page(std::string_view json);

/// The code of what was found, "long_sentence"; screens say it in words.
std::string_view name_of(core::content::Finding::Kind kind);
std::string_view name_of(core::content::PageKind kind);

} // namespace talon::wire
