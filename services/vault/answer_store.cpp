// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/answer_store.h"

#include "vault/answer_code.h"
#include "vault/answer_schema.h"
#include "vault/answer_seal.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <sodium.h>

#include <algorithm>
#include <filesystem>
#include <limits>

namespace talon::vault {

namespace {

constexpr int seen_days = 400;

std::int64_t number(core::Day day) { return day.time_since_epoch().count(); }
core::Day day_of(std::int64_t days) { return core::Day(std::chrono::days(days)); }

std::string random_bytes()
{
    std::string bytes(16, '\0');
    randombytes_buf(bytes.data(), bytes.size());
    return bytes;
}

std::string blob_in(const SQLite::Column &column)
{
    return {static_cast<const char *>(column.getBlob()), static_cast<std::size_t>(column.getBytes())};
}

void bind_blob(SQLite::Statement &statement, int index, const void *bytes, std::size_t size)
{
    statement.bind(index, bytes, static_cast<int>(size));
}

} // namespace

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

    bool take(const NewAnswer &answer)
    {
        SQLite::Statement seen(database, "INSERT OR IGNORE INTO seen VALUES (?, ?)");
        bind_blob(seen, 1, answer.id.data(), answer.id.size());
        seen.bind(2, number(answer.day));
        if (seen.exec() == 0)
            return false;
        SQLite::Statement in(database, "INSERT INTO inbox VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
        bind_blob(in, 1, answer.id.data(), answer.id.size());
        in.bind(2, answer.survey);
        in.bind(3, answer.version);
        in.bind(4, number(answer.day));
        in.bind(5, static_cast<int>(answer.part));
        in.bind(6, static_cast<int>(answer.channel));
        in.bind(7, marks_of(answer.answer));
        in.bind(8, words_of(answer.answer));
        in.exec();
        return true;
    }

    void count(const std::string &survey, int version, const std::string &question, const std::string &choice)
    {
        SQLite::Statement add(database, "INSERT INTO tally VALUES (?, ?, ?, ?, 0, 1) ON CONFLICT DO UPDATE SET fresh = fresh + 1");
        add.bind(1, survey);
        add.bind(2, version);
        add.bind(3, question);
        add.bind(4, choice);
        add.exec();
    }

    /// Those of the days before `until`.
    std::int64_t move(const std::string &survey, int version, std::int64_t until)
    {
        std::int64_t moved = 0;
        SQLite::Statement rows(database, "SELECT day, part, channel, marks, words FROM inbox WHERE survey = ? AND version = ? AND day < ? ORDER BY id");
        rows.bind(1, survey);
        rows.bind(2, version);
        rows.bind(3, until);
        while (rows.executeStep()) {
            const std::string id = random_bytes(), salt = random_bytes(), marks = rows.getColumn(3).getString(), words = rows.getColumn(4).getString();
            const Digest hash = hash_of_words(salt, words);
            SQLite::Statement keep(database, "INSERT INTO answer VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL)");
            bind_blob(keep, 1, id.data(), id.size());
            keep.bind(2, survey);
            keep.bind(3, version);
            for (int column = 0; column < 3; ++column)
                keep.bind(4 + column, rows.getColumn(column).getInt64());
            keep.bind(7, marks);
            bind_blob(keep, 8, salt.data(), salt.size());
            keep.bind(9, words);
            bind_blob(keep, 10, hash.data(), hash.size());
            keep.exec();
            count(survey, version, "", "");
            for (const auto &[question, choice] : cells_of(marks))
                count(survey, version, question, choice);
            ++moved;
        }
        SQLite::Statement empty(database, "DELETE FROM inbox WHERE survey = ? AND version = ? AND day < ?");
        empty.bind(1, survey);
        empty.bind(2, version);
        empty.bind(3, until);
        empty.exec();
        // Figures move in steps of five answers or more, whenever the answers came.
        SQLite::Statement tell(database, "UPDATE tally SET told = told + fresh, fresh = 0 WHERE survey = ?1 AND version = ?2 AND "
                                         "(SELECT fresh FROM tally WHERE survey = ?1 AND version = ?2 AND question = '' AND choice = '') >= ?3");
        tell.bind(1, survey);
        tell.bind(2, version);
        tell.bind(3, core::survey::smallest_group);
        tell.exec();
        return moved;
    }

    /// Versions with their figure, of a query that gives survey, version and number.
    std::vector<std::tuple<std::string, int, std::int64_t>> versions(SQLite::Statement &query) const
    {
        std::vector<std::tuple<std::string, int, std::int64_t>> found;
        while (query.executeStep())
            found.emplace_back(query.getColumn(0).getString(), query.getColumn(1).getInt(), query.getColumn(2).getInt64());
        return found;
    }

    SealedDay sealed(const std::string &survey, int version, std::int64_t day) const
    {
        SQLite::Statement rows(database, "SELECT id, day, part, channel, marks, salt, words, words_hash FROM answer "
                                         "WHERE survey = ? AND version = ? AND seal = ?");
        rows.bind(1, survey);
        rows.bind(2, version);
        rows.bind(3, day);
        std::vector<Digest> leaves;
        while (rows.executeStep()) {
            SealedRow row{blob_in(rows.getColumn(0)), survey, version, rows.getColumn(1).getInt64(), rows.getColumn(2).getInt(),
                          rows.getColumn(3).getInt(), rows.getColumn(4).getString(), {}};
            const std::string kept = blob_in(rows.getColumn(7));
            std::copy_n(kept.begin(), std::min(kept.size(), row.words.size()), row.words.begin());
            if (!rows.getColumn(6).isNull())
                row.words = hash_of_words(blob_in(rows.getColumn(5)), rows.getColumn(6).getString());
            leaves.push_back(leaf_of(row));
        }
        const auto answers = static_cast<std::int64_t>(leaves.size());
        return {survey, version, day_of(day), answers, digest_of(std::move(leaves))};
    }
};

AnswerStore::AnswerStore(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
AnswerStore::~AnswerStore() = default;

Kept<std::unique_ptr<AnswerStore>> AnswerStore::open(const std::string &path)
{
    namespace fs = std::filesystem;
    try {
        auto impl = std::make_unique<Impl>(path);
        std::error_code denied;
        fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write, denied);
        if (denied)
            return core::Failure{VaultError{VaultFault::io, path + ": " + denied.message()}};
        if (auto wrong = prepare(impl->database, path))
            return core::Failure{std::move(*wrong)};
        return std::unique_ptr<AnswerStore>(new AnswerStore(std::move(impl)));
    } catch (const SQLite::Exception &exception) {
        return core::Failure{to_error(exception)};
    }
}

Kept<std::vector<bool>> AnswerStore::take(const std::vector<NewAnswer> &answers)
{
    return m_impl->run([&] {
        SQLite::Transaction transaction(m_impl->database, SQLite::TransactionBehavior::IMMEDIATE);
        std::vector<bool> fresh;
        for (const NewAnswer &answer : answers)
            fresh.push_back(m_impl->take(answer));
        transaction.commit();
        return fresh;
    });
}

Kept<std::int64_t> AnswerStore::release(std::int64_t least, core::Day today)
{
    return m_impl->run([&] {
        SQLite::Transaction transaction(m_impl->database, SQLite::TransactionBehavior::IMMEDIATE);
        // Enough at once: all of them. Else what is of a day that is over, and nothing of today with it.
        SQLite::Statement waiting(m_impl->database, "SELECT survey, version, iif(count(*) >= ?1, ?2, ?3) FROM inbox GROUP BY survey, version "
                                                    "HAVING count(*) >= ?1 OR min(day) < ?3");
        waiting.bind(1, least);
        waiting.bind(2, std::numeric_limits<std::int64_t>::max());
        waiting.bind(3, number(today));
        std::int64_t moved = 0;
        for (const auto &[survey, version, until] : m_impl->versions(waiting))
            moved += m_impl->move(survey, version, until);
        SQLite::Statement forget(m_impl->database, "DELETE FROM seen WHERE day < ?");
        forget.bind(1, number(today) - seen_days);
        forget.exec();
        transaction.commit();
        return moved;
    });
}

Kept<core::Done> AnswerStore::seal(core::Day last_closed)
{
    return m_impl->run([&] {
        const std::int64_t day = number(last_closed);
        const std::int64_t week_begins = day + 1 - core::weekday(last_closed + std::chrono::days(1));
        SQLite::Transaction transaction(m_impl->database, SQLite::TransactionBehavior::IMMEDIATE);
        SQLite::Statement open(m_impl->database,
                               "SELECT survey, version, count(*) FROM answer AS a WHERE seal IS NULL AND day <= ?1 AND NOT EXISTS "
                               "(SELECT 1 FROM answer AS b WHERE b.survey = a.survey AND b.version = a.version AND b.seal >= ?1) "
                               "GROUP BY survey, version HAVING count(*) >= ?2 OR min(day) < ?3");
        open.bind(1, day);
        open.bind(2, core::survey::smallest_group);
        open.bind(3, week_begins);
        for (const auto &[survey, version, count] : m_impl->versions(open)) {
            SQLite::Statement mark(m_impl->database, "UPDATE answer SET seal = ?1 WHERE survey = ?2 AND version = ?3 AND seal IS NULL AND day <= ?1");
            mark.bind(1, day);
            mark.bind(2, survey);
            mark.bind(3, version);
            mark.exec();
        }
        transaction.commit();
        return core::Done{};
    });
}

Kept<std::vector<SealedDay>> AnswerStore::seals(const Wanted &wanted) const
{
    return m_impl->run([&] {
        SQLite::Statement known(m_impl->database, "SELECT DISTINCT survey, version, seal FROM answer WHERE seal IS NOT NULL ORDER BY seal");
        std::vector<SealedDay> all;
        for (const auto &[survey, version, day] : m_impl->versions(known))
            if (wanted(survey, version, day_of(day)))
                all.push_back(m_impl->sealed(survey, version, day));
        return all;
    });
}

Kept<Told> AnswerStore::told(const std::string &survey, int version) const
{
    return m_impl->run([&] {
        SQLite::Statement rows(m_impl->database, "SELECT question, choice, told FROM tally WHERE survey = ? AND version = ?");
        rows.bind(1, survey);
        rows.bind(2, version);
        Told told;
        while (rows.executeStep()) {
            const std::string question = rows.getColumn(0).getString();
            const std::int64_t count = rows.getColumn(2).getInt64();
            if (question.empty())
                told.answers = count;
            else if (count > 0)
                told.counts[question][rows.getColumn(1).getString()] = count;
        }
        return told;
    });
}

Kept<std::vector<Words>> AnswerStore::words(const std::string &survey, int version, std::size_t most) const
{
    const auto counted = told(survey, version);
    if (!counted)
        return core::Failure{counted.error()};
    if (counted->answers < core::survey::smallest_group)
        return std::vector<Words>{};
    return m_impl->run([&] {
        SQLite::Statement rows(m_impl->database, "SELECT seal, words FROM answer WHERE survey = ? AND version = ? AND seal IS NOT NULL AND words <> '' "
                                                 "ORDER BY seal DESC, id LIMIT ?");
        rows.bind(1, survey);
        rows.bind(2, version);
        rows.bind(3, static_cast<std::int64_t>(most));
        std::vector<Words> all;
        while (rows.executeStep())
            all.push_back({day_of(rows.getColumn(0).getInt64()), texts_of(rows.getColumn(1).getString())});
        return all;
    });
}

} // namespace talon::vault
