// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/survey/answer_keeper.h"

#include <boost/asio/post.hpp>
#include <boost/asio/thread_pool.hpp>
#include <spdlog/spdlog.h>

#include <optional>

namespace talon::server {

struct AnswerKeeper::Impl : std::enable_shared_from_this<AnswerKeeper::Impl> {
    struct Waiting {
        std::vector<vault::NewAnswer> answers;
        Taken taken;
    };

    Loop &loop;
    std::unique_ptr<vault::AnswerStore> store; ///< of the thread; null when the file cannot be used
    std::vector<Waiting> waiting;              ///< of the loop's thread, as all below
    std::size_t count = 0;                     ///< answers that wait or are under way
    bool under_way = false;
    boost::asio::thread_pool pool{1};

    explicit Impl(Loop &of) : loop(of) {}

    void commit()
    {
        if (under_way || waiting.empty())
            return;
        under_way = true;
        boost::asio::post(pool, [self = shared_from_this(), batch = std::make_shared<std::vector<Waiting>>(std::exchange(waiting, {}))] {
            std::vector<vault::NewAnswer> all;
            for (const Waiting &each : *batch)
                all.insert(all.end(), each.answers.begin(), each.answers.end());
            std::optional<std::vector<vault::Taken>> became;
            if (self->store) {
                auto taken = self->store->take(all);
                if (taken)
                    became = std::move(*taken);
                else
                    spdlog::error("no answer is taken any more until talond is started again: {}", taken.error().detail);
            }
            self->loop.post([self, batch, became] { self->answer(*batch, became); });
        });
    }

    void answer(const std::vector<Waiting> &batch, const std::optional<std::vector<vault::Taken>> &became)
    {
        under_way = false;
        auto at = became ? became->begin() : std::vector<vault::Taken>::const_iterator();
        for (const Waiting &each : batch) {
            const auto size = static_cast<std::ptrdiff_t>(each.answers.size());
            count -= each.answers.size();
            if (!became) {
                each.taken(std::nullopt);
                continue;
            }
            each.taken(std::vector<vault::Taken>(at, at + size));
            at += size;
        }
        commit();
    }
};

AnswerKeeper::AnswerKeeper(Loop &loop, std::string path) : m_impl(std::make_shared<Impl>(loop))
{
    boost::asio::post(m_impl->pool, [impl = m_impl, path = std::move(path)] {
        auto opened = vault::AnswerStore::open(path);
        if (opened)
            impl->store = std::move(*opened);
        else
            spdlog::error("no answers to surveys can be kept: {}", opened.error().detail);
    });
}

AnswerKeeper::~AnswerKeeper()
{
    // Whatever waits behind the batch under way was thanked for by nobody: its kiosk or phone sends it again.
    m_impl->pool.join();
}

void AnswerKeeper::take(std::vector<vault::NewAnswer> answers, Taken taken)
{
    if (m_impl->count + answers.size() > most_waiting)
        return m_impl->loop.post([taken = std::move(taken)] { taken(std::nullopt); });
    m_impl->count += answers.size();
    m_impl->waiting.push_back({std::move(answers), std::move(taken)});
    m_impl->commit();
}

void AnswerKeeper::with_store(std::function<void(vault::AnswerStore &)> work, std::function<void(bool)> done)
{
    boost::asio::post(m_impl->pool, [impl = m_impl, work = std::move(work), done = std::move(done)]() mutable {
        const bool there = impl->store != nullptr;
        if (there)
            work(*impl->store);
        impl->loop.post([done = std::move(done), there] { done(there); });
    });
}

} // namespace talon::server
