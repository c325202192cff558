// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/file.h"
#include "reports/sheet.h"
#include "server/http/message.h"

namespace talon::server {

inline constexpr auto xlsx_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
inline constexpr auto csv_type = "text/csv; charset=utf-8";

/// The bytes of a workbook with these sheets. It is written to a new file in the folder, which is deleted when it has been read.
reports::Filed<std::string> workbook(const std::string &folder, const std::vector<reports::Sheet> &sheets);

/// A file that a browser saves under a name: see file_disposition().
Response file_answer(std::string bytes, const char *type, std::string disposition);

/// Content-Disposition of a file: its name in ASCII for old browsers, and the one that people see; "talon_" and «Талон_» come before them.
std::string file_disposition(const std::string &ascii, const std::string &name);

} // namespace talon::server
