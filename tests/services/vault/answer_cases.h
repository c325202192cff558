// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vault/answer_store.h"

#include <QTemporaryDir>
#include <SQLiteCpp/SQLiteCpp.h>

namespace talon::vault::test {

inline constexpr core::Day monday{std::chrono::days(20'780)}; ///< 2026-11-23

/// The n-th answer that somebody gives: every one has an id of its own.
inline NewAnswer nth(int n, int mark = 5, const std::string &words = {}, core::Day day = monday)
{
    NewAnswer made;
    for (std::size_t i = 0; i < 4; ++i)
        made.id[i] = static_cast<std::uint8_t>(n >> (8 * i));
    made.survey = "criteria";
    made.day = day;
    made.answer["service_time"].chosen = {std::to_string(mark)};
    made.answer["waiting_time"].declined = true;
    if (!words.empty())
        made.answer["comment"].text = words;
    return made;
}

inline std::vector<NewAnswer> some(int first, int count, core::Day day = monday)
{
    std::vector<NewAnswer> made;
    for (int n = first; n < first + count; ++n)
        made.push_back(nth(n, 5, {}, day));
    return made;
}

struct Folder {
    QTemporaryDir folder;
    std::string path() const { return folder.filePath(QStringLiteral("answers.db")).toStdString(); }
};

inline std::unique_ptr<AnswerStore> opened(const Folder &folder)
{
    auto store = AnswerStore::open(folder.path());
    if (!store)
        qFatal("%s", store.error().detail.c_str());
    return std::move(store).value();
}

inline std::vector<SealedDay> all_seals(const AnswerStore &store)
{
    return store.seals([](const std::string &, int, core::Day) { return true; }).value();
}

/// What a query of the file itself gives, when nobody holds it.
inline std::int64_t asked(const Folder &folder, const std::string &query)
{
    SQLite::Database database(folder.path(), SQLite::OPEN_READWRITE);
    return database.execAndGet(query).getInt64();
}

inline constexpr std::chrono::days one{1};

} // namespace talon::vault::test
