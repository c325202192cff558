// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "random_hall.h"
#include "reports/report.h"

#include <QTemporaryDir>

namespace talon::reports::test {

using Journal = std::vector<core::Happened>;

/// A figures' file in a folder of its own.
struct FolderFile {
    QTemporaryDir folder;
    std::unique_ptr<FiguresFile> file;
    std::string path() const { return folder.filePath(QStringLiteral("figures.db")).toStdString(); }
};

/// The file that tells of these events, taken in pieces of so many.
std::unique_ptr<FolderFile> filed(const Journal &journal, std::size_t piece = 1'000'000);
/// The same for a file that is there already.
void feed(FiguresFile &file, Machine &machine, const Journal &journal, std::size_t from, std::size_t piece);

/// The journal of a random hall that these steps mean, in which most visitors without a booking were told of their wait. Without
/// `corrections` nobody puts the clock right in it.
Journal played(const std::vector<core::test::Step> &steps, bool corrections);

/// The same with a night after each of the days' steps, in which the day is closed.
Journal played_days(const std::vector<std::vector<core::test::Step>> &days, bool corrections);

/// The legs of every ticket, as they are after the last event.
std::map<core::TicketId, std::vector<Leg>> legs_after(const Journal &journal);
/// A hall that has its settings in its journal, as a site's begins.
core::test::SmallHall told_hall();

inline core::Millis minutes(int n) { return core::Minutes{n}; }

template<class T>
T must(reports::Filed<T> result)
{
    if (!result)
        throw std::runtime_error(result.error().detail);
    return std::move(result.value());
}

inline constexpr Period everything{core::Day(std::chrono::year{2025} / 1 / 1), core::Day(std::chrono::year{2029} / 12 / 31)};

} // namespace talon::reports::test
