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

/// The journal of a random hall that these steps mean. Without `corrections` nobody puts the clock right in it.
Journal played(const std::vector<core::test::Step> &steps, bool corrections);

template<class T>
T must(reports::Filed<T> result)
{
    if (!result)
        throw std::runtime_error(result.error().detail);
    return std::move(result.value());
}

inline constexpr Period everything{core::Day(std::chrono::days(10'000)), core::Day(std::chrono::days(40'000))};

} // namespace talon::reports::test
