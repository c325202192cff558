// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/reports/figures_keeper.h"

#include "server/reports/figures_feed.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace talon::server {

namespace {

using State = FiguresKeeper::Status::State;
using Steady = std::chrono::steady_clock;

constexpr core::Millis between_looks{500};
constexpr int longest_pause = 2 * 3600; ///< looks: an hour

} // namespace

/// Shared with the thread, which may be left behind. Written there, and read here only when nothing runs there.
struct FiguresKeeper::Shared {
    std::unique_ptr<FiguresFeed> feed = std::make_unique<FiguresFeed>();
    std::optional<reports::FileFault> fault; ///< of the last work
    reports::Reached reached;
    std::int64_t from = 0; ///< after which records are to be fed

    /// Whatever the file does, the rest of talond goes on.
    template<class Work>
    void run(Work work)
    {
        try {
            const auto done = work();
            if (!done)
                fault = done.error();
        } catch (const std::exception &error) {
            fault = reports::FileFault{reports::FileFault::What::disk, error.what()};
        }
    }
};

FiguresKeeper::FiguresKeeper(Loop &loop, HallService &hall, store::GroupCommit &commits, std::string path, std::int64_t epoch)
    : m_loop(loop), m_hall(hall), m_commits(commits), m_path(std::move(path)), m_epoch(epoch), m_slow(loop)
{
    m_loop.every(between_looks, [this] { look(); });
    m_loop.post([this] { look(); });
}

FiguresKeeper::~FiguresKeeper() = default;

void FiguresKeeper::stop()
{
    m_stopped = true;
    m_slow.stop(core::Millis(2'000));
}

bool FiguresKeeper::ask(std::function<void(const reports::FiguresFile &)> work, std::function<void()> done)
{
    if (!m_begun || m_stopped || m_asked.size() >= most_waiting)
        return false;
    m_asked.push_back({std::move(work), std::move(done)});
    look();
    return true;
}

/// Begins what is next, if nothing is under way: somebody's question first, then what has happened since.
void FiguresKeeper::look()
{
    if (m_stopped || m_slow.busy())
        return;
    if (m_status.state == State::broken && --m_pause > 0)
        return;
    if (m_status.state == State::opening || m_status.state == State::broken)
        return open();
    if (!m_begun)
        return;
    if (!m_asked.empty()) {
        Asked asked = std::move(m_asked.front());
        m_asked.pop_front();
        (void)m_slow.start([shared = m_shared, work = std::move(asked.work)] { work(shared->feed->file()); },
                           [this, done = std::move(asked.done)] {
                               done();
                               look();
                           });
        return;
    }
    if (!m_reading && m_next <= m_hall.version())
        read_piece();
}

void FiguresKeeper::open()
{
    // What was open is closed there too: a disk may hang in that as well.
    auto old = std::make_shared<std::shared_ptr<Shared>>(std::exchange(m_shared, std::make_shared<Shared>()));
    m_begun = false;
    m_status.state = State::behind;
    const bool started = m_slow.start(
        [shared = m_shared, old = std::move(old), path = m_path, spoilt = std::exchange(m_spoilt, false)] {
            old->reset();
            if (spoilt)
                reports::FiguresFile::remove(path);
            shared->run([&] { return shared->feed->open(path); });
            if (!shared->fault)
                shared->reached = shared->feed->reached();
        },
        [this] { opened(); });
    if (!started)
        m_status.state = State::opening;
}

void FiguresKeeper::opened()
{
    if (m_shared->fault)
        return broken(*m_shared->fault);
    const reports::Reached &reached = m_shared->reached;
    if (reached.position == 0 || reached.epoch != m_epoch || reached.position > m_hall.version())
        return begin(false);
    compare_histories();
}

/// Is what the file tells of still what stands in the journal?
void FiguresKeeper::compare_histories()
{
    m_commits.with_journal([this, &loop = m_loop, position = m_shared->reached.position](store::Journal &journal) {
        auto hash = std::make_shared<std::optional<store::Hash>>();
        const auto read = journal.read(position, [&hash](store::Record &&record) {
            *hash = record.hash;
            return false;
        });
        loop.post([this, hash, readable = read.ok()] {
            if (m_stopped)
                return;
            if (!readable)
                return broken({reports::FileFault::What::disk, "the journal could not be read"});
            begin(*hash == m_shared->reached.hash);
        });
    });
}

void FiguresKeeper::begin(bool same_history)
{
    const bool started = m_slow.start(
        [shared = m_shared, epoch = m_epoch, same_history] {
            shared->run([&]() -> reports::Filed<core::Done> {
                const auto from = shared->feed->begin(epoch, same_history);
                if (!from)
                    return core::Failure{from.error()};
                shared->from = *from;
                shared->reached = shared->feed->reached();
                return core::Done{};
            });
        },
        [this] {
            if (m_shared->fault)
                return broken(*m_shared->fault);
            m_next = m_shared->from + 1;
            m_begun = true;
            m_status.error.clear();
            m_status.reached = m_shared->reached;
            if (m_next > m_hall.version())
                m_status.state = State::ready;
            look();
        });
    if (!started)
        throw std::logic_error("the figures' file is begun while it is in use");
}

void FiguresKeeper::read_piece()
{
    m_reading = true;
    m_commits.with_journal([this, &loop = m_loop, from = m_next](store::Journal &journal) {
        auto records = std::make_shared<std::vector<store::Record>>();
        const auto until = Steady::now() + longest_reading;
        const auto read = journal.read(from, [&](store::Record &&record) {
            records->push_back(std::move(record));
            return records->size() < piece && Steady::now() < until;
        });
        loop.post([this, records, readable = read.ok()] {
            m_reading = false;
            if (m_stopped)
                return;
            if (!readable)
                return broken({reports::FileFault::What::disk, "the journal could not be read"});
            // What is not shown yet is not told yet either.
            std::erase_if(*records, [this](const store::Record &each) { return each.position > m_hall.version(); });
            take(std::move(*records));
        });
    });
}

/// A question may have come in between: then the records wait for their turn.
void FiguresKeeper::take(std::vector<store::Record> records)
{
    if (records.empty())
        return;
    auto shared_records = std::make_shared<std::vector<store::Record>>(std::move(records));
    const bool started = m_slow.start(
        [shared = m_shared, shared_records] {
            shared->run([&] { return shared->feed->take(*shared_records); });
            if (!shared->fault)
                shared->reached = shared->feed->reached();
        },
        [this] {
            if (m_shared->fault)
                return broken(*m_shared->fault);
            m_status.reached = m_shared->reached;
            m_next = m_shared->reached.position + 1;
            const bool was_ready = m_status.state == State::ready;
            m_status.state = was_ready || m_next > m_hall.version() ? State::ready : State::behind;
            if (m_status.state == State::ready && !was_ready) {
                m_next_pause = 120;
                spdlog::info("the figures are counted up to event {}", m_status.reached.position);
            }
            // Behind, at once; else what comes is gathered for half a second.
            if (m_status.state == State::behind || !m_asked.empty())
                look();
        });
    if (!started) // the same piece is read once more
        m_status.state = m_status.state == State::ready ? State::ready : State::behind;
}

void FiguresKeeper::broken(const reports::FileFault &fault)
{
    m_status.state = State::broken;
    m_status.error = fault.detail;
    m_begun = false;
    m_pause = m_next_pause;
    m_next_pause = std::min(2 * m_next_pause, longest_pause);
    spdlog::error("no figures are counted: {}", fault.detail);
    m_spoilt = fault.what == reports::FileFault::What::spoilt;
    for (Asked &each : std::exchange(m_asked, {}))
        each.done();
}

} // namespace talon::server
