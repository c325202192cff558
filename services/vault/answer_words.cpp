// SPDX-License-Identifier: GPL-3.0-or-later
// What was written in answers, apart from their marks, and what of it is taken away.
#include "vault/answer_store_impl.h"

#include "vault/answer_code.h"

#include <algorithm>

namespace talon::vault {

std::string hex_of(const std::string &id)
{
    std::string hex;
    for (const char byte : id) {
        hex += "0123456789abcdef"[static_cast<unsigned char>(byte) >> 4];
        hex += "0123456789abcdef"[static_cast<unsigned char>(byte) & 15];
    }
    return hex;
}

std::string id_of(const std::string &hex)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string id;
    for (std::size_t i = 0; i + 1 < hex.size(); i += 2) {
        const auto high = digits.find(hex[i]), low = digits.find(hex[i + 1]);
        if (high == digits.npos || low == digits.npos)
            return {};
        id += static_cast<char>(high << 4 | low);
    }
    return hex.size() % 2 == 0 ? id : std::string();
}

Kept<std::vector<Words>> AnswerStore::words(const std::string &survey, int version, std::size_t most) const
{
    const auto counted = told(survey, version);
    if (!counted)
        return core::Failure{counted.error()};
    if (counted->answers < core::survey::smallest_group)
        return std::vector<Words>{};
    return m_impl->run([&] {
        SQLite::Statement rows(m_impl->database, "SELECT id, seal, words FROM answer WHERE survey = ? AND version = ? AND seal IS NOT NULL AND words <> '' "
                                                 "ORDER BY seal DESC, id LIMIT ?");
        rows.bind(1, survey);
        rows.bind(2, version);
        rows.bind(3, static_cast<std::int64_t>(most));
        std::vector<Words> all;
        while (rows.executeStep())
            all.push_back({hex_of(blob_in(rows.getColumn(0))), day_of(rows.getColumn(1).getInt64()), texts_of(rows.getColumn(2).getString())});
        return all;
    });
}

Kept<std::int64_t> AnswerStore::words_since(const std::string &survey, int version, core::Day since) const
{
    return m_impl->run([&] {
        SQLite::Statement count(m_impl->database, "SELECT count(*) FROM answer WHERE survey = ? AND version = ? AND seal >= ? AND words <> ''");
        count.bind(1, survey);
        count.bind(2, version);
        count.bind(3, number(since));
        count.executeStep();
        return count.getColumn(0).getInt64();
    });
}

Kept<std::optional<core::Day>> AnswerStore::sealed_with(const std::string &survey, int version, const std::string &id) const
{
    return m_impl->run([&] {
        const std::string bytes = id_of(id);
        SQLite::Statement asked(m_impl->database, "SELECT seal FROM answer WHERE id = ? AND survey = ? AND version = ? AND seal IS NOT NULL AND words <> ''");
        bind_blob(asked, 1, bytes.data(), bytes.size());
        asked.bind(2, survey);
        asked.bind(3, version);
        return asked.executeStep() ? std::optional(day_of(asked.getColumn(0).getInt64())) : std::nullopt;
    });
}

Kept<std::int64_t> AnswerStore::remove_words(const std::string &survey, int version, const std::vector<std::string> &ids)
{
    return m_impl->run([&] {
        SQLite::Transaction transaction(m_impl->database, SQLite::TransactionBehavior::IMMEDIATE);
        std::int64_t removed = 0;
        for (const std::string &id : ids) {
            const std::string bytes = id_of(id);
            SQLite::Statement remove(m_impl->database, "UPDATE answer SET words = NULL, salt = NULL WHERE id = ? AND survey = ? AND version = ? AND words <> ''");
            bind_blob(remove, 1, bytes.data(), bytes.size());
            remove.bind(2, survey);
            remove.bind(3, version);
            removed += remove.exec();
        }
        transaction.commit();
        return removed;
    });
}

Kept<std::vector<std::string>> AnswerStore::without_words(const std::string &survey, int version) const
{
    return m_impl->run([&] {
        SQLite::Statement rows(m_impl->database, "SELECT id FROM answer WHERE survey = ? AND version = ? AND words IS NULL ORDER BY id");
        rows.bind(1, survey);
        rows.bind(2, version);
        std::vector<std::string> ids;
        while (rows.executeStep())
            ids.push_back(hex_of(blob_in(rows.getColumn(0))));
        return ids;
    });
}

} // namespace talon::vault
