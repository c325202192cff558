// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/forecast/forecast_history.h"

#include "server/journal/journal_file.h"

#include <spdlog/spdlog.h>

namespace talon::server {

namespace {

/// So few events that happened meanwhile are run in the loop.
constexpr std::size_t few = 200;

} // namespace

/// What the thread works on, one piece at a time.
struct ForecastHistory::Work {
    std::optional<core::forecast::Backtest> backtest;
    std::int64_t last = 0; ///< position of what was run
    std::string wrong;
};

ForecastHistory::ForecastHistory(Loop &loop, store::GroupCommit &commits, std::int64_t head)
    : m_loop(loop), m_commits(commits), m_head(head), m_work(std::make_shared<Work>()), m_slow(loop)
{
}

void ForecastHistory::begin(core::Instant now, Done done)
{
    m_now = now;
    m_done = std::move(done);
    find_site(std::max<std::int64_t>(m_head - most_events + 1, 1));
}

/// The settings in force before the first event that is read.
void ForecastHistory::find_site(std::int64_t from)
{
    m_commits.with_journal([this, &loop = m_loop, from](store::Journal &journal) {
        std::optional<core::Site> site;
        std::string wrong;
        const auto read = journal.read_site_revisions(1, most_events, [&](store::Record &&record) {
            if (record.position >= from)
                return false;
            auto event = decode_record(record);
            if (auto *saved = event ? std::get_if<core::SiteSaved>(&event.value()) : nullptr)
                site = std::move(saved->site);
            return true;
        });
        if (!read)
            wrong = read.error().detail;
        loop.post([this, from, site = std::move(site), wrong = std::move(wrong)]() mutable {
            if (!wrong.empty())
                return give_up(wrong);
            m_work->backtest.emplace(std::move(site), m_now - run_again);
            m_work->last = from - 1;
            this->read(from);
        });
    });
}

void ForecastHistory::read(std::int64_t from)
{
    if (from > m_head)
        return run_kept();
    m_commits.with_journal([this, &loop = m_loop, from, head = m_head](store::Journal &journal) {
        auto records = std::make_shared<std::vector<store::Record>>();
        const auto read = journal.read(from, [&](store::Record &&record) {
            if (record.position > head)
                return false;
            records->push_back(std::move(record));
            return records->size() < piece;
        });
        loop.post([this, records, wrong = read ? std::string() : read.error().detail] {
            if (!wrong.empty() || records->empty())
                return wrong.empty() ? run_kept() : give_up(wrong);
            run(std::move(*records));
        });
    });
}

void ForecastHistory::run(std::vector<store::Record> records)
{
    const bool begun = m_slow.start(
        [work = m_work, records = std::move(records)] {
            for (const store::Record &record : records) {
                work->last = record.position;
                auto event = decode_record(record);
                if (!event) {
                    work->wrong = event.error();
                    return;
                }
                work->backtest->apply({record.at, record.actor, std::move(*event)});
            }
        },
        [this] { m_work->wrong.empty() ? read(m_work->last + 1) : give_up(m_work->wrong); });
    if (!begun)
        give_up("its thread is busy");
}

/// What happened meanwhile: in the thread while it is much, and at the end here, so that nothing is missed in between.
void ForecastHistory::run_kept()
{
    if (m_kept.size() > few) {
        const bool begun = m_slow.start(
            [work = m_work, kept = std::exchange(m_kept, {})] {
                for (const core::Happened &happened : kept)
                    work->backtest->apply(happened);
            },
            [this] { run_kept(); });
        if (!begun)
            give_up("its thread is busy");
        return;
    }
    for (const core::Happened &happened : std::exchange(m_kept, {}))
        m_work->backtest->apply(happened);
    const auto &calibration = m_work->backtest->forecaster().calibration();
    spdlog::info("the forecast of waits knows the events up to {} and {} of its own", m_head, calibration.size());
    m_done(m_work->backtest->take());
}

/// The forecast goes on with what it learns from now on.
void ForecastHistory::give_up(const std::string &why)
{
    spdlog::warn("the forecast of waits begins without what was: {}", why);
    m_kept.clear();
    m_done(std::nullopt);
}

} // namespace talon::server
