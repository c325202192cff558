// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"
#include "reports/leg_query.h"
#include "reports/machine.h"

#include <array>
#include <functional>
#include <memory>

namespace talon::reports {

/// Why the figures' file is of no use. `spoilt`: it is not what was written, or of another version, and is best made anew; `disk`: the
/// disk said no, and it may be tried again later.
struct FileFault {
    enum class What { spoilt, disk } what = What::disk;
    std::string detail; ///< one English sentence for the log and the alarm
};
template<class T>
using Filed = core::Result<T, FileFault>;

/// DATA/figures.db: legs, spans, marks, names and acts, rebuilt from the journal whenever it is missing. In no backup. For one thread
/// at a time; every call may take as long as the disk does.
class FiguresFile
{
public:
    /// Opens the file, or makes it, readable by its user only from its first byte on.
    static Filed<std::unique_ptr<FiguresFile>> open(const std::string &path);
    /// Deletes what is there.
    static void remove(const std::string &path);
    ~FiguresFile();

    Reached reached() const;
    /// What to go on from after a restart.
    Filed<std::optional<Resumption>> resumption() const;

    /// All of it in one transaction. `resume`: this may go on from there after a restart; its position is what is reached by this.
    Filed<core::Done> write(const Changes &changes, const std::vector<Act> &acts, const Reached &reached, const std::optional<Resumption> &resume = {});
    /// Forgets everything, for another history.
    Filed<core::Done> begin_anew();

    /// In the order of days and tickets. `visit` returns false to end it.
    Filed<core::Done> each_leg(Period period, const LegReading &reading, const std::function<bool(const LegRow &)> &visit) const;
    /// See LegQuery. The cursor is that of cursor_of(); what is none begins with the first leg.
    Filed<LegPage> page(const LegQuery &query) const;
    /// By day and time.
    Filed<core::Done> each_span(Period period, core::Instant now, const std::function<bool(const SpanRow &)> &visit) const;
    /// The queue summed up by minute: how many days, people waiting, held windows, and idle ones.
    struct Load {
        int minute = 0, days = 0;
        std::int64_t waiting = 0, overdue = 0, windows = 0, idle = 0;
    };
    Filed<std::vector<Load>> load(Period period) const;
    /// How often a leg for one service was followed by one for another (or for the same in another lane).
    struct Transfers {
        std::string from, to;
        std::int64_t count = 0;
    };
    Filed<std::vector<Transfers>> transfers(Period period) const;
    /// What things were called on that day, and «теперь …» behind it where they are called otherwise since; their last names without a day.
    Filed<std::map<std::pair<std::string, std::string>, core::Text>> names(std::optional<core::Day> on = {}) const;
    Filed<std::vector<Act>> acts(const ActQuery &query) const;
    /// BLAKE2b-256 over every leg, span and mark of each day, in hexadecimal: equal files tell equal figures. Names and acts are in none.
    Filed<std::map<core::Day, std::string>> digests() const;

private:
    struct Impl;
    explicit FiguresFile(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// Where a leg stands among all: "20787:TICKET:0:0".
std::string cursor_of(const Leg &leg);
/// Does this figure (the id of a column) open the legs behind it?
bool can_open(std::string_view figure);

} // namespace talon::reports
