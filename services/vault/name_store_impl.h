// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vault/answer_schema.h"
#include "vault/name_store.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

// What the parts of NameStore have in common.

namespace talon::vault {

extern const FileKind names_file;

struct NameStore::Impl {
    std::string path;
    SQLite::Database database;
    NameKeys keys;
    Watch watch;
    mutable std::optional<VaultError> failed;

    Impl(std::string at, NameKeys held, Watch tell)
        : path(std::move(at)), database(path, SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE), keys(std::move(held)), watch(std::move(tell))
    {
    }

    /// Runs the work, which gives Kept; the first error is the last word, but for `bounds`, which changes nothing.
    template<class Work>
    auto run(Work work) const -> decltype(work())
    {
        if (failed)
            return core::Failure{*failed};
        try {
            auto done = work();
            if (!done && done.error().fault != VaultFault::bounds)
                failed = done.error();
            return done;
        } catch (const SQLite::Exception &exception) {
            failed = to_error(exception, names_file);
            return core::Failure{*failed};
        }
    }
    void tell(Step step) const
    {
        if (watch)
            watch(step);
    }

    // name_destroy.cpp
    Kept<core::Done> destroy(const DestructionAct &act);
    Kept<core::Done> carry_out(const std::string &act, core::Day day);
    Kept<core::Done> go_on();
};

inline std::int64_t days_of(core::Day day) { return day.time_since_epoch().count(); }
inline std::string bytes_in(const SQLite::Column &column)
{
    return {static_cast<const char *>(column.getBlob()), static_cast<std::size_t>(column.getBytes())};
}

} // namespace talon::vault
