// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/list_text.h"
#include "core/values/time.h"

namespace talon::sheets {

enum class TextKind : std::uint8_t { cells, json, xml, calendar };

struct TextList {
    core::ListTable table;
    core::ListEncoding encoding = core::ListEncoding::utf8;
    TextKind kind = TextKind::cells;
};

/// A list that is text, whichever of four kinds it is by its first letters:
/// - cells between separators (core/booking/list_text.h), which is all that is none of the others;
/// - JSON: an array of flat objects, or an object with exactly one such array; names are heads, values stand as they are written, null is empty;
/// - XML: elements repeated under one parent; their attributes and the elements within them are the columns;
/// - a calendar (RFC 5545): its VEVENTs, their properties being the columns. DTSTART is told by the site's clock, `offset` ahead of UTC: a floating time is
///   that clock's, one in UTC or a zone is converted, and a zone whose offset at that time is not certain is a trouble of its row. Of entries
///   of one UID the one of the greatest SEQUENCE counts, then of the latest DTSTAMP. What METHOD:CANCEL brings is cancelled.
/// Errors: those of list_text() and list_table(); malformed, no_table, not_text (also XML in another encoding than it tells), too_many_rows,
/// too_many_columns, empty. Bounds: of a list, and max_depth. Up to a second of work: not for a loop's thread.
core::Result<TextList, core::ListFault> read_text_list(std::string_view bytes, core::UtcOffset offset);

} // namespace talon::sheets
