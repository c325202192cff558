// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/exit_code.h"

#include <iosfwd>

namespace talon::server {

/// Counts all figures anew beside the file that is there, while talond does not run, and compares them day by day. Where one differs, or
/// there is no file, the new one takes its place: figures are not mended, they are counted again. A day that differed is `damaged`.
core::Result<core::Done, Ending> check_figures(const std::string &data, std::ostream &out);

} // namespace talon::server
