// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/jobs/slow_work.h"

#include <cstdint>
#include <optional>
#include <string>

namespace talon::server {

/// How much room is left on the disk of a folder. Asked in a thread of its own: a disk that does not answer holds that thread
/// and nothing else. Lives in the loop's thread.
class FreeSpace
{
public:
    using Ask = std::function<std::optional<std::int64_t>()>;

    FreeSpace(Loop &loop, std::string folder);
    /// With something else to ask than the file system.
    FreeSpace(Loop &loop, Ask ask);

    /// Begins to ask, unless the last question is still open.
    void refresh();
    /// In MiB, as of the last answer; nothing before the first one and when it was an error.
    std::optional<std::int64_t> mib() const { return m_mib; }

private:
    Ask m_ask;
    std::optional<std::int64_t> m_mib;
    SlowWork m_slow; ///< last: ends first
};

} // namespace talon::server
