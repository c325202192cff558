// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/result.h"
#include "server/hall/hall_time.h"
#include "server/jobs/slow_work.h"
#include "server/journal/journal_file.h"

namespace talon::server {

/// What the hall's clock keeps, as a text of one line.
std::string written_time(const sync::HallClock::Kept &kept);
/// The error is a sentence. At most 256 bytes; whether the moments can be is for the clock to say.
core::Result<sync::HallClock::Kept, std::string> read_time(std::string_view text);

/// What the journal tells of the clock after what was kept. Nothing at all when that was kept for so many events ago that nobody would wait for
/// them to be read: 100,000, while the file is written every 10,000.
std::optional<std::vector<sync::HallClock::Correction>> corrections_after(const store::Journal &journal, std::int64_t position);

/// DATA/hall-time: by which a talond that is started again goes on with the clock that it had, as long as the machine was not
/// switched off. Written aside when the clock takes another course, in a thread of its own: a disk that hangs holds up nobody.
/// A file that is missing or damaged, or of before the machine was switched on: the calendar is believed, as at a first start.
class TimeFile
{
public:
    TimeFile(Loop &loop, const std::string &data) : m_path(path_in(data)), m_work(loop) {}

    static std::optional<sync::HallClock::Kept> load(const std::string &data);
    /// Every second: writes when the clock changed or many events have come, unless the last writing is still under way. One that
    /// failed is tried again after a minute.
    void look(const sync::HallClock::Kept &now);
    /// The last writing, within a second.
    void close(const sync::HallClock::Kept &now);

private:
    static std::string path_in(const std::string &data) { return data + "/hall-time"; }

    std::string m_path;
    std::optional<sync::HallClock::Kept> m_written;
    std::optional<core::Instant> m_failed; ///< when, by the run's clock
    SlowWork m_work; ///< last: ends first
};

/// The hall's time of a journal, as far as it was kept.
HallTime hall_time_of(const std::string &data, MachineClocks machine, const OpenedJournal &opened);

} // namespace talon::server
