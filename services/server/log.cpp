// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/log.h"

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/base_sink.h>
#include <spdlog/spdlog.h>

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <poll.h>
#include <thread>
#include <unistd.h>

namespace talon::server {

namespace {

/// Lines on their way to standard error. Shared with the thread, which may outlive everything else: what reads the log may hang.
struct Lines {
    static constexpr std::size_t most = 4096;

    std::mutex mutex;
    std::condition_variable changed;
    std::deque<std::string> waiting;
    std::size_t lost = 0;
    bool writing = false;

    void put(std::string line)
    {
        const std::lock_guard guard(mutex);
        if (waiting.size() >= most) {
            ++lost;
            return;
        }
        waiting.push_back(std::move(line));
        changed.notify_all();
    }

    std::string take()
    {
        std::unique_lock lock(mutex);
        writing = false;
        changed.notify_all();
        changed.wait(lock, [this] { return !waiting.empty(); });
        writing = true;
        std::string text;
        if (lost > 0)
            text = std::to_string(std::exchange(lost, 0)) + " lines of the log were lost: nobody read them in time\n";
        constexpr std::size_t at_once = 64 * 1024;
        while (!waiting.empty() && text.size() < at_once) {
            text += waiting.front();
            waiting.pop_front();
        }
        return text;
    }

    void wait_until_written(core::Millis patience)
    {
        std::unique_lock lock(mutex);
        changed.wait_for(lock, patience, [this] { return waiting.empty() && !writing; });
    }
};

void write_whole(std::string_view text)
{
    while (!text.empty()) {
        const auto written = ::write(STDERR_FILENO, text.data(), text.size());
        if (written > 0) {
            text.remove_prefix(static_cast<std::size_t>(written));
        } else if (errno == EAGAIN) {
            pollfd ready{STDERR_FILENO, POLLOUT, 0};
            ::poll(&ready, 1, -1);
        } else if (errno != EINTR) {
            return; // nobody is there to read it
        }
    }
}

class QueueSink final : public spdlog::sinks::base_sink<std::mutex>
{
public:
    explicit QueueSink(std::shared_ptr<Lines> lines) : m_lines(std::move(lines)) {}

protected:
    void sink_it_(const spdlog::details::log_msg &message) override
    {
        spdlog::details::log_msg clean = message;
        const std::string payload = printable({message.payload.data(), message.payload.size()});
        clean.payload = payload;
        spdlog::memory_buf_t line;
        formatter_->format(clean, line);
        m_lines->put({line.data(), line.size()});
    }
    void flush_() override {}

private:
    std::shared_ptr<Lines> m_lines;
};

std::shared_ptr<Lines> &lines()
{
    static std::shared_ptr<Lines> all = std::make_shared<Lines>();
    return all;
}

} // namespace

std::string printable(std::string_view text)
{
    static constexpr char hex[] = "0123456789abcdef";
    std::string plain;
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto byte_at = [&](std::size_t ahead) {
            return at + ahead < text.size() ? static_cast<unsigned char>(text[at + ahead]) : static_cast<unsigned char>(0);
        };
        std::size_t bad = byte_at(0) < 0x20 || byte_at(0) == 0x7F ? 1 : 0;
        if (byte_at(0) == 0xC2 && byte_at(1) < 0xA0)
            bad = 2;
        // Lines and paragraphs of Unicode, and what turns the direction of writing.
        if (byte_at(0) == 0xE2 && byte_at(1) == 0x80 && byte_at(2) >= 0xA8 && byte_at(2) <= 0xAE)
            bad = 3;
        bad = std::min(bad, text.size() - at);
        for (std::size_t i = 0; i < bad; ++i)
            plain += {'\\', 'x', hex[byte_at(i) >> 4], hex[byte_at(i) & 15]};
        if (bad > 0)
            at += bad - 1;
        else
            plain += text[at];
    }
    return plain;
}

void start_log(const std::string &level)
{
    auto logger = std::make_shared<spdlog::logger>("talond", std::make_shared<QueueSink>(lines()));
    logger->set_pattern("%Y-%m-%dT%H:%M:%S.%eZ %l %v", spdlog::pattern_time_type::utc);
    logger->set_level(spdlog::level::from_str(level));
    spdlog::set_default_logger(std::move(logger));
    std::thread([queue = lines()] {
        for (;;)
            write_whole(queue->take());
    }).detach();
}

void finish_log()
{
    lines()->wait_until_written(std::chrono::seconds(1));
}

} // namespace talon::server
