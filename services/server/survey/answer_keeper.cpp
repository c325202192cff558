// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/survey/answer_keeper.h"

#include "server/jobs/slow_work.h"

#include <spdlog/spdlog.h>

#include <deque>
#include <optional>

namespace talon::server {

namespace {

constexpr core::Millis patience{2'000};

/// Of the thread, one piece of work after the other; the thread may hang for longer than all else lives.
struct Shelf {
    std::unique_ptr<vault::AnswerStore> store; ///< null when the file cannot be used
    bool told = false;                         ///< the log has been told of the store's failure

    /// Whether it can be used still; tells the log once why it cannot.
    bool usable()
    {
        if (!store)
            return false;
        const auto failure = store->failure();
        if (failure && !std::exchange(told, true))
            spdlog::error("no answer is taken any more until talond is started again: {}", failure->detail);
        return !failure;
    }
};

} // namespace

struct AnswerKeeper::Impl : std::enable_shared_from_this<AnswerKeeper::Impl> {
    struct Waiting {
        std::vector<vault::NewAnswer> answers;
        Taken taken;
    };
    /// What the thread does, and what the loop does then with whether there is a store.
    struct Job {
        std::function<void(Shelf &)> work;
        std::function<void(bool there)> done;
    };

    Loop &loop;
    SlowWork thread;
    std::shared_ptr<Shelf> shelf = std::make_shared<Shelf>();
    std::deque<Job> jobs;
    std::vector<Waiting> waiting; ///< answers for the next commit
    std::size_t count = 0;        ///< answers that wait or are under way
    bool answers_last = false;    ///< answers had the last turn, so that jobs have the next
    bool lost = false;

    explicit Impl(Loop &of) : loop(of), thread(of) {}

    void begin()
    {
        if (thread.busy() || (waiting.empty() && jobs.empty()))
            return;
        answers_last = !waiting.empty() && (jobs.empty() || !answers_last);
        if (answers_last)
            return start(commit(std::exchange(waiting, {})));
        Job next = std::move(jobs.front());
        jobs.pop_front();
        start(std::move(next));
    }

    void start(Job job)
    {
        const auto usable = std::make_shared<bool>(false);
        const bool begun = thread.start(
            [of = shelf, usable, work = std::move(job.work)] {
                work(*of);
                *usable = of->usable();
            },
            [self = weak_from_this(), of = shelf, usable, done = std::move(job.done)] {
                const auto still = self.lock();
                if (!still)
                    return;
                still->lost = !*usable;
                done(of->store != nullptr);
                still->begin();
            });
        if (!begun)
            spdlog::error("answers to surveys are asked for while talond ends");
    }

    /// What waits when its turn comes is committed at once.
    Job commit(std::vector<Waiting> now)
    {
        const auto batch = std::make_shared<const std::vector<Waiting>>(std::move(now));
        const auto became = std::make_shared<std::optional<std::vector<vault::Taken>>>();
        const auto work = [batch, became](Shelf &of) {
            if (!of.store)
                return;
            std::vector<vault::NewAnswer> all;
            for (const Waiting &each : *batch)
                all.insert(all.end(), each.answers.begin(), each.answers.end());
            if (auto taken = of.store->take(all))
                *became = std::move(*taken);
        };
        return {work, [this, batch, became](bool) { answer(*batch, *became); }};
    }

    void answer(const std::vector<Waiting> &batch, const std::optional<std::vector<vault::Taken>> &became)
    {
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
    }
};

AnswerKeeper::AnswerKeeper(Loop &loop, std::string path) : m_impl(std::make_shared<Impl>(loop))
{
    const auto open = [path = std::move(path)](Shelf &shelf) {
        auto opened = vault::AnswerStore::open(path);
        if (opened)
            shelf.store = std::move(*opened);
        else
            spdlog::error("no answers to surveys can be kept: {}", opened.error().detail);
    };
    m_impl->jobs.push_back({open, [](bool) {}});
    m_impl->begin();
}

AnswerKeeper::~AnswerKeeper()
{
    if (!m_impl->thread.stop(patience))
        spdlog::error("the answers' disk hangs; talond ends without it");
}

void AnswerKeeper::take(std::vector<vault::NewAnswer> answers, Taken taken)
{
    if (m_impl->count + answers.size() > most_waiting)
        return m_impl->loop.post([taken = std::move(taken)] { taken(std::nullopt); });
    m_impl->count += answers.size();
    m_impl->waiting.push_back({std::move(answers), std::move(taken)});
    m_impl->begin();
}

void AnswerKeeper::with_store(std::function<void(vault::AnswerStore &)> work, std::function<void(bool)> done)
{
    const auto run = [work = std::move(work)](Shelf &shelf) {
        if (shelf.store)
            work(*shelf.store);
    };
    m_impl->jobs.push_back({run, std::move(done)});
    m_impl->begin();
}

bool AnswerKeeper::lost() const
{
    return m_impl->lost;
}

} // namespace talon::server
