// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vault/name_store.h"

#include <QDir>
#include <QTemporaryDir>
#include <algorithm>
#include <fstream>
#include <iterator>

namespace talon::vault::test {

inline constexpr core::Day monday{std::chrono::days(20'787)}; ///< 2026-11-30
inline constexpr core::Day tuesday = monday + std::chrono::days(1);

inline std::string name_of(int n) { return "Константинопольская-" + std::to_string(n); }
inline core::BookingId booking_of(int n)
{
    std::string id = "0000000000000";
    for (std::size_t i = id.size(); n > 0; n /= 10)
        id[--i] = static_cast<char>('0' + n % 10);
    return {id};
}
inline std::vector<BookedName> some_names(int from, int count)
{
    std::vector<BookedName> made;
    for (int n = from; n < from + count; ++n)
        made.push_back({booking_of(n), name_of(n)});
    return made;
}

struct NamesFolder {
    QTemporaryDir folder;
    std::string path() const { return folder.path().toStdString(); }
    std::string db() const { return path() + "/personal.db"; }
    std::string keys() const { return path() + "/personal.keys"; }
    /// All bytes of all files.
    std::string bytes() const
    {
        std::string all;
        for (const QFileInfo &each : QDir(folder.path()).entryInfoList(QDir::Files | QDir::Hidden)) {
            std::ifstream file(each.filePath().toStdString(), std::ios::binary);
            all += std::string{std::istreambuf_iterator<char>{file}, {}};
        }
        return all;
    }
};

inline std::unique_ptr<NameStore> opened(const NamesFolder &folder, NameStore::Watch watch = {})
{
    auto store = NameStore::open(folder.path(), std::move(watch));
    if (!store)
        qFatal("%s", store.error().detail.c_str());
    return std::move(*store);
}

} // namespace talon::vault::test
