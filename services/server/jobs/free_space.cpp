// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/free_space.h"

#include <filesystem>

namespace talon::server {

namespace {

std::optional<std::int64_t> free_mib(const std::string &folder)
{
    std::error_code error;
    const auto space = std::filesystem::space(folder, error);
    if (error)
        return std::nullopt;
    return static_cast<std::int64_t>(space.available / (1024 * 1024));
}

} // namespace

FreeSpace::FreeSpace(Loop &loop, std::string folder)
    : FreeSpace(loop, Ask([folder = std::move(folder)] { return free_mib(folder); }))
{
}

FreeSpace::FreeSpace(Loop &loop, Ask ask) : m_ask(std::move(ask)), m_slow(loop) {}

void FreeSpace::refresh()
{
    const auto answer = std::make_shared<std::optional<std::int64_t>>();
    // The thread shares what it uses, since it may be left behind.
    (void)m_slow.start([answer, ask = m_ask] { *answer = ask(); }, [this, answer] { m_mib = *answer; });
}

} // namespace talon::server
