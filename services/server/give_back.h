// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace talon::server {

/// Gives the machine back what only a start needed: memory that is free in this process, and code. Most of the code that is in memory then
/// runs once, and would count as talond's for good; what the day needs of it comes back from the file's cache when it is needed.
void give_back_memory();

} // namespace talon::server
