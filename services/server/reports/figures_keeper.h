// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "reports/file.h"
#include "server/hall/hall_service.h"
#include "server/jobs/slow_work.h"

#include <deque>

namespace talon::server {

/// The figures' file of a running talond. What has become durable is asked of the journal in pieces of milliseconds, between two commits,
/// and told to the file in a thread of its own: a disk that is broken, full or hangs costs the figures and nothing else. Lives in the loop's thread.
class FiguresKeeper
{
public:
    /// Records of one piece, and for how long at most the commit thread reads it.
    static constexpr std::size_t piece = 512;
    static constexpr core::Millis longest_reading{4};
    /// Reports that wait; beyond it more are turned away.
    static constexpr std::size_t most_waiting = 8;

    struct Status {
        enum class State { opening, behind, ready, broken } state = State::opening;
        reports::Reached reached;
        std::string error; ///< of a broken one, an English sentence
    };

    FiguresKeeper(Loop &loop, HallService &hall, store::GroupCommit &commits, std::string path, std::int64_t epoch);
    ~FiguresKeeper();
    FiguresKeeper(const FiguresKeeper &) = delete;
    FiguresKeeper &operator=(const FiguresKeeper &) = delete;

    const Status &status() const { return m_status; }
    /// Why no figures are counted; nothing while all is well.
    std::optional<std::string> trouble() const { return m_status.state == Status::State::broken ? std::optional(m_status.error) : std::nullopt; }

    /// Runs `work` with the file in the thread, and then `done` here. False: nothing is run, too many wait or there is no file.
    [[nodiscard]] bool ask(std::function<void(const reports::FiguresFile &)> work, std::function<void()> done);

    /// The folder of the file.
    std::string folder() const { return m_path.substr(0, m_path.find_last_of('/')); }

    /// To be called while the commits still run. What hangs is left behind.
    void stop();

private:
    struct Shared;
    struct Asked {
        std::function<void(const reports::FiguresFile &)> work;
        std::function<void()> done;
    };

    void look();
    void open();
    void opened();
    void begin(bool same_history);
    void read_piece();
    void compare_histories();
    void take(std::vector<store::Record> records);
    void broken(const reports::FileFault &fault);

    Loop &m_loop;
    HallService &m_hall;
    store::GroupCommit &m_commits;
    const std::string m_path;
    const std::int64_t m_epoch;
    std::shared_ptr<Shared> m_shared;
    Status m_status;
    std::deque<Asked> m_asked;
    std::int64_t m_next = 1;              ///< the position to read from
    bool m_begun = false;                 ///< the file is open and of this journal
    bool m_reading = false;               ///< a piece is asked for
    bool m_stopped = false;
    bool m_spoilt = false; ///< what is there is to be deleted
    int m_pause = 0;       ///< looks until a broken file is tried again
    int m_next_pause = 120;
    SlowWork m_slow; ///< last: ends first
};

} // namespace talon::server
