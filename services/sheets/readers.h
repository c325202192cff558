// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sheets/parts.h"
#include "sheets/workbook.h"

namespace talon::sheets {

/// The two kinds of workbooks, each out of its parts; of this room only.
core::Result<std::vector<Sheet>, core::ListFault> read_xlsx(Parts &parts);
core::Result<std::vector<Sheet>, core::ListFault> read_ods(Parts &parts);

/// A part, walked through; the fault when there is one. A part that is not there is walked as nothing.
std::optional<core::ListFault> walk_part(Parts &parts, const std::string &name, class XmlListener &listener);

} // namespace talon::sheets
