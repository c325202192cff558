// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace talon::server {

/// The log: lines on standard error, in UTC, which systemd keeps. Never a password, a token, a code or a visitor's
/// ticket id.
void start_log(const std::string &level);

} // namespace talon::server
