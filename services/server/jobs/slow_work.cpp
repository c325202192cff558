// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/slow_work.h"

#include "server/exit_code.h"

#include <condition_variable>
#include <mutex>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <thread>
#include <unistd.h>

namespace talon::server {

/// Shared with the thread, which may outlive everything else.
struct SlowWork::State {
    std::mutex mutex;
    std::condition_variable ended;
    Loop *loop = nullptr; ///< null after stop()
    bool busy = false;
};

namespace {

/// The hall comes first, on the processor and on the disk. Refused by the system: then it does not.
void give_way()
{
    constexpr int this_thread = 0; // Linux takes priorities by thread
    ::setpriority(PRIO_PROCESS, this_thread, 10);
    constexpr int of_process = 1;
    constexpr int best_effort_last = (2 << 13) | 7;
    ::syscall(SYS_ioprio_set, of_process, this_thread, best_effort_last);
}

} // namespace

SlowWork::SlowWork(Loop &loop) : m_state(std::make_shared<State>())
{
    m_state->loop = &loop;
}

SlowWork::~SlowWork()
{
    stop(core::Millis(0));
}

bool SlowWork::start(std::function<void()> work, std::function<void()> done)
{
    {
        const std::lock_guard guard(m_state->mutex);
        if (m_state->busy || !m_state->loop)
            return false;
        m_state->busy = true;
    }
    std::thread([state = m_state, work = std::move(work), done = std::move(done)]() mutable {
        give_way();
        try {
            work();
        } catch (const std::exception &error) {
            end_broken(error.what());
        }
        work = nullptr; // what it holds goes here, before anybody is told
        const std::lock_guard guard(state->mutex);
        state->busy = false;
        if (state->loop)
            state->loop->post(std::move(done));
        state->ended.notify_all();
    }).detach();
    return true;
}

bool SlowWork::busy() const
{
    const std::lock_guard guard(m_state->mutex);
    return m_state->busy;
}

bool SlowWork::stop(core::Millis patience)
{
    std::unique_lock lock(m_state->mutex);
    m_state->loop = nullptr;
    return m_state->ended.wait_for(lock, patience, [this] { return !m_state->busy; });
}

} // namespace talon::server
