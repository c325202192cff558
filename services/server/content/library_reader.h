// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/file_library.h"
#include "server/jobs/slow_work.h"

#include <deque>

namespace talon::server {

/// The library on talond's disk, in a thread of its own: a disk that hangs holds up neither the hall nor a stop. What is asked for is
/// done one after the other.
class LibraryReader
{
public:
    /// Pieces that may wait; whoever asks for more hears that the server is busy.
    static constexpr std::size_t most_reads = 8;
    static constexpr std::size_t most_writes = 1'024;

    LibraryReader(Loop &loop, library::FileLibrary library);

    /// False: too many wait. `done` comes in the loop's thread.
    [[nodiscard]] bool read(const library::FileHash &file, std::int64_t at, std::function<void(library::Kept<std::string>)> done);
    [[nodiscard]] bool put(std::string bytes, std::function<void(library::Kept<library::FileHash>)> done);

private:
    struct Job {
        std::function<void(library::FileLibrary &)> work;
        std::function<void()> done;
    };
    void next();

    SlowWork m_slow;
    std::shared_ptr<library::FileLibrary> m_library; ///< the thread's own while a job is under way
    std::deque<Job> m_jobs;
    std::size_t m_reads = 0;
};

} // namespace talon::server
