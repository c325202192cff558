// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace talon::core {

/// How a spreadsheet shows a number, as far as a list of bookings needs it.
struct SheetFormat {
    /// `elapsed`: hours that are not begun anew at midnight; `other`: in some way that is not told here, like «123,456», «12.00 %» or «30:00» of minutes.
    enum class Form { general, date, time, date_time, elapsed, other };
    Form form = Form::general;
    int least_digits = 0; ///< of a whole number: zeros are put before it

    bool operator==(const SheetFormat &) const = default;
};

/// By a format's code, «DD.MM.YYYY» or «000000» (ECMA-376 part 1, 18.8.31).
SheetFormat sheet_format(std::string_view code);
/// By its number alone, for those that every workbook knows (18.8.30); general for a number that none of them has.
SheetFormat sheet_format(int builtin);

/// A number as the sheet shows it, days and times in the form of list_rows.h: «2026-11-30», «10:30», «2026-11-30 10:30», «012345», «7.5».
/// Hours that go on are shown so, «34:30». `from_1904`: the workbook counts its days from the second of January 1904. What no calendar shows is «####»,
/// as it is there, and so is every number of the form `other`: no list reads it as anything.
std::string shown_number(double value, SheetFormat format, bool from_1904);

} // namespace talon::core
