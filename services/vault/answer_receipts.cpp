// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of receipt codes, and which codes were used.
#include "vault/answer_store_impl.h"

#include <algorithm>

namespace talon::vault {

Kept<std::map<core::Day, ReceiptKey>> AnswerStore::receipt_keys(core::Day today)
{
    return m_impl->run([&] {
        SQLite::Transaction transaction(m_impl->database, SQLite::TransactionBehavior::IMMEDIATE);
        for (const char *table : {"receipt_key", "spent"}) {
            SQLite::Statement forget(m_impl->database, std::string("DELETE FROM ") + table + " WHERE day < ?");
            forget.bind(1, number(today - kept_receipt_days));
            forget.exec();
        }
        for (core::Day day = today; day <= today + coming_receipt_days; day += std::chrono::days(1)) {
            const std::string fresh = random_bytes();
            SQLite::Statement make(m_impl->database, "INSERT OR IGNORE INTO receipt_key VALUES (?, ?)");
            make.bind(1, number(day));
            bind_blob(make, 2, fresh.data(), fresh.size());
            make.exec();
        }
        std::map<core::Day, ReceiptKey> keys;
        SQLite::Statement rows(m_impl->database, "SELECT day, bytes FROM receipt_key");
        while (rows.executeStep()) {
            const std::string bytes = blob_in(rows.getColumn(1));
            ReceiptKey &key = keys[day_of(rows.getColumn(0).getInt64())];
            std::copy_n(bytes.begin(), std::min(bytes.size(), key.size()), key.begin());
        }
        transaction.commit();
        return keys;
    });
}

Kept<bool> AnswerStore::is_spent(const Receipt &receipt) const
{
    return m_impl->run([&] {
        SQLite::Statement asked(m_impl->database, "SELECT 1 FROM spent WHERE mark = ?");
        bind_blob(asked, 1, receipt.mark.data(), receipt.mark.size());
        return asked.executeStep();
    });
}

} // namespace talon::vault
