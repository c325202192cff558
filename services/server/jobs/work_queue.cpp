// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/work_queue.h"

#include <stdexcept>

namespace talon::server {

bool WorkQueue::start(std::function<void()> work, std::function<void()> done)
{
    if (m_pieces.size() > m_most)
        return false;
    m_pieces.push_back({std::move(work), std::move(done)});
    if (m_pieces.size() == 1)
        run();
    return true;
}

void WorkQueue::run()
{
    const bool begun = m_thread.start(std::move(m_pieces.front().work), [this] {
        const auto done = std::move(m_pieces.front().done);
        m_pieces.pop_front();
        if (!m_pieces.empty())
            run();
        done();
    });
    if (!begun)
        throw std::logic_error("two pieces of work at once");
}

} // namespace talon::server
