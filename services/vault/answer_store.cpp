// SPDX-License-Identifier: GPL-3.0-or-later
#include "vault/answer_store.h"

#include "vault/answer_code.h"
#include "vault/answer_store_impl.h"

#include <sodium.h>

#include <algorithm>
#include <filesystem>
#include <limits>

namespace talon::vault {

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

Taken AnswerStore::Impl::take(const NewAnswer &answer)
{
    SQLite::Statement known(database, "SELECT 1 FROM seen WHERE id = ?");
    bind_blob(known, 1, answer.id.data(), answer.id.size());
    if (known.executeStep())
        return Taken::again;
    if (answer.receipt) {
        SQLite::Statement use(database, "INSERT OR IGNORE INTO spent VALUES (?, ?)");
        bind_blob(use, 1, answer.receipt->mark.data(), answer.receipt->mark.size());
        use.bind(2, number(answer.receipt->day));
        if (use.exec() == 0)
            return Taken::spent;
    }
    SQLite::Statement seen(database, "INSERT INTO seen VALUES (?, ?)");
    bind_blob(seen, 1, answer.id.data(), answer.id.size());
    seen.bind(2, number(answer.day));
    seen.exec();
    SQLite::Statement in(database, "INSERT INTO inbox VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)");
    bind_blob(in, 1, answer.id.data(), answer.id.size());
    in.bind(2, answer.survey);
    in.bind(3, answer.version);
    in.bind(4, number(answer.day));
    in.bind(5, static_cast<int>(answer.part));
    in.bind(6, static_cast<int>(answer.channel));
    in.bind(7, answer.receipt ? answer.receipt->service : std::string());
    in.bind(8, marks_of(answer.answer));
    in.bind(9, words_of(answer.answer));
    in.exec();
    count_taken(answer);
    return Taken::fresh;
}

std::vector<std::tuple<std::string, int, std::int64_t>> AnswerStore::Impl::versions(SQLite::Statement &query) const
{
    std::vector<std::tuple<std::string, int, std::int64_t>> found;
    while (query.executeStep())
        found.emplace_back(query.getColumn(0).getString(), query.getColumn(1).getInt(), query.getColumn(2).getInt64());
    return found;
}

SealedDay AnswerStore::Impl::sealed(const std::string &survey, int version, std::int64_t day) const
{
    SQLite::Statement rows(database, "SELECT id, day, part, channel, service, marks, salt, words, words_hash FROM answer "
                                     "WHERE survey = ? AND version = ? AND seal = ?");
    rows.bind(1, survey);
    rows.bind(2, version);
    rows.bind(3, day);
    std::vector<Digest> leaves;
    while (rows.executeStep()) {
        SealedRow row{blob_in(rows.getColumn(0)), survey, version, rows.getColumn(1).getInt64(), rows.getColumn(2).getInt(),
                      rows.getColumn(3).getInt(), rows.getColumn(4).getString(), rows.getColumn(5).getString(), {}};
        const std::string kept = blob_in(rows.getColumn(8));
        std::copy_n(kept.begin(), std::min(kept.size(), row.words.size()), row.words.begin());
        if (!rows.getColumn(7).isNull())
            row.words = hash_of_words(blob_in(rows.getColumn(6)), rows.getColumn(7).getString());
        leaves.push_back(leaf_of(row));
    }
    const auto answers = static_cast<std::int64_t>(leaves.size());
    return {survey, version, day_of(day), answers, digest_of(std::move(leaves))};
}

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

Kept<std::vector<Taken>> AnswerStore::take(const std::vector<NewAnswer> &answers)
{
    return m_impl->run([&] {
        SQLite::Transaction transaction(m_impl->database, SQLite::TransactionBehavior::IMMEDIATE);
        std::vector<Taken> taken;
        for (const NewAnswer &answer : answers)
            taken.push_back(m_impl->take(answer));
        transaction.commit();
        return taken;
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
            // With the newest day among them: a calendar that is ahead while nobody answers keeps no later day from being sealed.
            SQLite::Statement mark(m_impl->database,
                                   "UPDATE answer SET seal = (SELECT max(max(b.day), ifnull(max(b.seal), ?4) + 1) FROM answer AS b WHERE b.survey = ?2 "
                                   "AND b.version = ?3 AND b.day <= ?1) WHERE survey = ?2 AND version = ?3 AND seal IS NULL AND day <= ?1");
            mark.bind(1, day);
            mark.bind(2, survey);
            mark.bind(3, version);
            mark.bind(4, std::numeric_limits<std::int32_t>::min());
            mark.exec();
        }
        m_impl->count_seals();
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

std::optional<VaultError> AnswerStore::failure() const
{
    return m_impl->failed;
}

Kept<Told> AnswerStore::told(const std::string &survey, int version) const
{
    return m_impl->run([&] {
        SQLite::Statement rows(m_impl->database, "SELECT slice, question, choice, told FROM tally WHERE survey = ? AND version = ? AND told > 0");
        rows.bind(1, survey);
        rows.bind(2, version);
        Told told;
        const std::string of_service = slice_of(std::string());
        while (rows.executeStep()) {
            const std::string slice = rows.getColumn(0).getString(), question = rows.getColumn(1).getString(), choice = rows.getColumn(2).getString();
            const std::int64_t count = rows.getColumn(3).getInt64();
            if (question.empty()) {
                if (slice.empty() || slice == receipt_slice)
                    (slice.empty() ? told.answers : told.with_receipt) = count;
            } else if (slice.empty()) {
                told.counts[question][choice] = count;
            } else if (slice.starts_with(of_service)) {
                told.services[slice.substr(of_service.size())][question][choice] = count;
            } else {
                for (const DayPart part : {DayPart::morning, DayPart::midday, DayPart::evening})
                    if (slice == slice_of(part))
                        told.parts[part][question][choice] = count;
            }
        }
        return told;
    });
}

} // namespace talon::vault
