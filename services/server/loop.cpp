// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/loop.h"

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>

#include <csignal>

namespace talon::server {

namespace asio = boost::asio;

struct Loop::Impl {
    asio::io_context context{1};
    asio::executor_work_guard<asio::io_context::executor_type> guard{context.get_executor()};
    asio::signal_set signals{context};

    void repeat(std::shared_ptr<asio::steady_timer> timer, core::Millis period, std::function<void()> work)
    {
        // From the last deadline, not from now: a tick every second stays one a second.
        timer->expires_at(std::max(timer->expiry() + period, std::chrono::steady_clock::now()));
        timer->async_wait([this, timer, period, work = std::move(work)](const boost::system::error_code &error) {
            if (error)
                return;
            work();
            repeat(timer, period, work);
        });
    }

    void await_signal(std::function<void()> work)
    {
        signals.async_wait([this, work = std::move(work)](const boost::system::error_code &error, int) {
            if (error)
                return;
            work();
            await_signal(work);
        });
    }
};

Loop::Loop() : m_impl(std::make_unique<Impl>()) {}
Loop::~Loop() = default;

void Loop::post(std::function<void()> work)
{
    asio::post(m_impl->context, std::move(work));
}

void Loop::after(core::Millis delay, std::function<void()> work)
{
    auto timer = std::make_shared<asio::steady_timer>(m_impl->context, delay);
    timer->async_wait([timer, work = std::move(work)](const boost::system::error_code &error) {
        if (!error)
            work();
    });
}

void Loop::every(core::Millis period, std::function<void()> work)
{
    auto timer = std::make_shared<asio::steady_timer>(m_impl->context, std::chrono::steady_clock::now());
    m_impl->repeat(std::move(timer), period, std::move(work));
}

void Loop::on_stop_signal(std::function<void()> work)
{
    m_impl->signals.add(SIGTERM);
    m_impl->signals.add(SIGINT);
    m_impl->await_signal(std::move(work));
}

void Loop::run()
{
    m_impl->context.run();
}

void Loop::stop()
{
    m_impl->context.stop();
}

asio::io_context &Loop::context()
{
    return m_impl->context;
}

core::Instant wall_clock()
{
    return std::chrono::time_point_cast<core::Millis>(std::chrono::system_clock::now());
}

core::Instant counting_clock()
{
    return core::Instant{std::chrono::duration_cast<core::Millis>(std::chrono::steady_clock::now().time_since_epoch())};
}

} // namespace talon::server
