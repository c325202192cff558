// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "expect.h"
#include "journal_cases.h"
#include "store/number_guard.h"

#include <fstream>
#include <sstream>

namespace talon::store::test {

inline constexpr std::size_t copy_bytes = 128 * 1024;

inline core::Day day(int number) { return core::Day{std::chrono::days{20'000 + number}}; }

inline std::string path_in(const Folder &folder) { return folder.file("numbers.guard"); }

inline std::string bytes_of(const std::string &path)
{
    std::ifstream file{path, std::ios::binary};
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

inline void write_bytes(const std::string &path, const std::string &bytes)
{
    std::ofstream{path, std::ios::binary | std::ios::trunc} << bytes;
}

inline NumberGuard opened(const Folder &folder)
{
    auto guard = NumberGuard::open(path_in(folder));
    if (!guard)
        throw std::runtime_error(guard.error().detail);
    return std::move(guard.value());
}

} // namespace talon::store::test
