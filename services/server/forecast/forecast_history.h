// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/forecast/backtest.h"
#include "server/jobs/slow_work.h"
#include "store/group_commit.h"

#include <functional>
#include <optional>
#include <vector>

namespace talon::server {

/// Reads the end of the journal and makes the forecaster that knows it. The commit thread gives the records in pieces of
/// milliseconds, between two groups; they are read and run again in a thread that gives way to the rest of talond.
class ForecastHistory
{
public:
    /// About a month of an ordinary hall, a week of the largest.
    static constexpr std::int64_t most_events = 100'000;
    static constexpr std::size_t piece = 500;
    /// Days that are run again, for the calibration and the figures.
    static constexpr std::chrono::days run_again{10};

    /// `head`: the last event that counts as past; later ones are told by keep().
    ForecastHistory(Loop &loop, store::GroupCommit &commits, std::int64_t head);

    using Done = std::function<void(std::optional<core::forecast::Forecaster>)>;
    /// Once; `done` comes when everything is read, what was kept included. Nothing, when it cannot be.
    void begin(core::Instant now, Done done);
    /// An event of after the head, in order, until `done` came.
    void keep(const core::Happened &happened) { m_kept.push_back(happened); }

private:
    struct Work;

    void find_site(std::int64_t from);
    void read(std::int64_t from);
    void run(std::vector<store::Record> records);
    void run_kept();
    void give_up(const std::string &why);

    Loop &m_loop;
    store::GroupCommit &m_commits;
    std::int64_t m_head;
    core::Instant m_now{};
    Done m_done;
    std::shared_ptr<Work> m_work;
    std::vector<core::Happened> m_kept;
    SlowWork m_slow; ///< last: ends first
};

} // namespace talon::server
