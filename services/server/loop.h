// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/time.h"

#include <functional>
#include <memory>

namespace boost::asio {
class io_context;
}

namespace talon::server {

/// The one thread in which everything about the hall happens, so that nothing of it needs a lock.
class Loop
{
public:
    Loop();
    ~Loop();
    Loop(const Loop &) = delete;
    Loop &operator=(const Loop &) = delete;

    /// Runs `work` in the loop's thread, later; may be called from any thread.
    void post(std::function<void()> work);
    /// Runs `work` once after `delay`, or never when the loop ends before.
    void after(core::Millis delay, std::function<void()> work);
    /// Runs `work` every `period` until the loop ends.
    void every(core::Millis period, std::function<void()> work);
    /// Runs `work` in the loop's thread at SIGTERM and SIGINT.
    void on_stop_signal(std::function<void()> work);

    /// Runs until stop().
    void run();
    void stop();

    boost::asio::io_context &context();

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

/// Reads the wall clock: the only place of the server that does.
core::Instant wall_clock();
/// Reads the clock that only counts, whatever happens to the calendar; its zero means nothing.
core::Instant counting_clock();
using Clock = std::function<core::Instant()>;

} // namespace talon::server
