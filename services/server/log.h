// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/time.h"

#include <string>
#include <string_view>

namespace talon::server {

/// The log: lines on standard error, in UTC, which systemd keeps. Never a password, a token, a code or a visitor's ticket id. They are
/// written in a thread of their own: a reader that hangs holds up nobody; beyond 4,096 waiting lines new ones are lost and counted.
void start_log(const std::string &level);

/// Waits at most a second until what was logged has been written: before the process ends.
void finish_log();

/// The text with every control character as \xNN, so that nothing that came from outside begins a line of its own.
std::string printable(std::string_view text);

} // namespace talon::server
