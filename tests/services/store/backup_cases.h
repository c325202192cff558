// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal_cases.h"
#include "store/backup.h"

#include <fstream>

namespace talon::store::test {

/// Limits that ask for no spare room and cut the copy into the shortest pieces there are.
inline BackupLimits short_pieces()
{
    BackupLimits limits;
    limits.spare_bytes = 0;
    limits.piece = std::chrono::microseconds(0);
    return limits;
}

/// A journal of a folder, of some hundred pages, with two devices' streams in it.
inline Journal long_journal(const Folder &folder, int events = 3000)
{
    auto journal = Journal::create(folder.journal(), "site-1");
    std::vector<Entry> entries;
    for (int number = 1; number <= events; ++number) {
        entries.push_back(number % 2 ? devices_entry(number % 4 == 1 ? "kiosk1" : "kiosk2", number < 100 ? 1 : 2,
                                                     number < 100 ? (number + 3) / 4 : (number - 97 + 3) / 4)
                                     : owners_entry(number));
        entries.back().body += std::string(700, 'x');
        entries.back().tickets = {fresh_ticket("T" + std::to_string(number), 1 + number % 999)};
    }
    if (!append(*journal, entries))
        qFatal("the journal could not be filled");
    return std::move(*journal);
}

/// What stands in a folder, by name.
inline QStringList names_in(const std::string &folder)
{
    return QDir(QString::fromStdString(folder)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden, QDir::Name);
}

inline std::string made_folder(const Folder &folder, const char *name)
{
    QDir().mkpath(QString::fromStdString(folder.file(name)));
    return folder.file(name);
}

} // namespace talon::store::test
