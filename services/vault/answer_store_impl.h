// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vault/answer_seal.h"
#include "vault/answer_store.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include "vault/answer_schema.h"

#include <tuple>

// What the parts of AnswerStore have in common.

namespace talon::vault {

inline std::int64_t number(core::Day day) { return day.time_since_epoch().count(); }
inline core::Day day_of(std::int64_t days) { return core::Day(std::chrono::days(days)); }

std::string random_bytes();
/// 32 digits of hexadecimal of an id, and back; empty for what is none.
std::string hex_of(const std::string &id);
std::string id_of(const std::string &hex);
std::string blob_in(const SQLite::Column &column);
void bind_blob(SQLite::Statement &statement, int index, const void *bytes, std::size_t size);

// Slices of the figures; "" are all answers.
inline constexpr auto receipt_slice = "receipt"; ///< those that came with a receipt's code
std::string slice_of(DayPart part);
std::string slice_of(const std::string &service);
std::string slice_of(Channel channel);
/// In the place of a part of the day: an answer that is kept with its service is kept without one.
inline constexpr int no_part = 3;

struct AnswerStore::Impl {
    SQLite::Database database;
    mutable std::optional<VaultError> failed;

    explicit Impl(const std::string &path) : database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE) {}

    /// Runs the work; the first error is the last word.
    template<class Work>
    auto run(Work work) const -> Kept<decltype(work())>
    {
        if (failed)
            return core::Failure{*failed};
        try {
            return work();
        } catch (const SQLite::Exception &exception) {
            failed = to_error(exception);
            return core::Failure{*failed};
        }
    }

    Taken take(const NewAnswer &answer);

    // answer_counts.cpp
    void count_taken(const NewAnswer &answer);
    void count_seals();

    // answer_release.cpp
    void count(const std::string &survey, int version, const std::string &slice, const std::string &marks);
    void keep(const std::string &survey, int version, std::int64_t day, int part, int channel, const std::string &service, const std::string &marks,
              const std::string &words);
    void hold(const std::string &survey, int version, const std::string &service, std::int64_t day, int channel, const std::string &marks,
              const std::string &words);
    std::int64_t move(const std::string &survey, int version, std::int64_t until);
    void move_held(core::Day today);
    void tell();

    /// Versions with their figure, of a query that gives survey, version and number.
    std::vector<std::tuple<std::string, int, std::int64_t>> versions(SQLite::Statement &query) const;
    SealedDay sealed(const std::string &survey, int version, std::int64_t day) const;
};

} // namespace talon::vault
