// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/plain_device.h"
#include "tests/support/talond_process.h"

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

// What the measures of a whole talond have in common.

namespace talon::bench {

using Steady = std::chrono::steady_clock;
namespace fs = std::filesystem;

/// It could not be measured.
[[noreturn]] void give_up(const std::string &why);
/// One figure, as a line of JSON; `more` are further fields, each with its comma before it.
void tell(const std::string &name, double value, const char *unit, const std::string &more = {});
void tell_mark(const std::string &name, double value, const char *unit, double mark, bool ok);
double ms_since(Steady::time_point start);
/// 0…1 of them are not larger.
double quantile(std::vector<double> values, double q);

/// A journal with the site and its staff in a folder of that name.
std::string make_data(const fs::path &folder, const std::string &name);
/// So many ticket kiosks, enrolled and connected.
std::vector<test::PlainDevice> enrol(std::uint16_t port, int count);
core::Day today();

} // namespace talon::bench
