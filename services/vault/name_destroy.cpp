// SPDX-License-Identifier: GPL-3.0-or-later
// How the names of a day are destroyed: act, key, rows, reading back. At whichever step a crash comes, the act stands on the disk before the key is
// touched, and go_on() does the rest.
#include "vault/name_store_impl.h"

#include <algorithm>
#include <cstring>
#include <fstream>
#include <iterator>

namespace talon::vault {

namespace {

/// Enough of a sealed name to be found by: its nonce, which is random.
constexpr std::size_t mark_bytes = 24;

/// Whether any of the marks stands in the file; all of them are as long as each other.
bool holds_any(const std::string &path, const std::vector<std::string> &marks)
{
    std::ifstream file(path, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>{file}, {}};
    std::vector<std::string> sorted = marks;
    std::sort(sorted.begin(), sorted.end());
    for (std::size_t at = 0; at + mark_bytes <= bytes.size(); ++at) {
        const auto found = std::lower_bound(sorted.begin(), sorted.end(), std::string_view(bytes).substr(at, mark_bytes));
        if (found != sorted.end() && std::memcmp(found->data(), bytes.data() + at, mark_bytes) == 0)
            return true;
    }
    return false;
}

} // namespace

Kept<core::Done> NameStore::Impl::destroy(const DestructionAct &act)
{
    std::string ids;
    {
        SQLite::Statement rows(database, "SELECT booking FROM name WHERE day = ? ORDER BY booking");
        rows.bind(1, days_of(act.day));
        while (rows.executeStep())
            ids += (ids.empty() ? "" : " ") + rows.getColumn(0).getString();
    }
    if (ids.empty())
        return keys.destroy(act.day);
    SQLite::Transaction transaction(database, SQLite::TransactionBehavior::IMMEDIATE);
    SQLite::Statement write(database, "INSERT INTO act (id, day, reason, actor, bookings, done) VALUES (?, ?, ?, ?, ?, 0)");
    write.bind(1, act.id);
    write.bind(2, days_of(act.day));
    write.bind(3, act.reason);
    write.bind(4, act.actor);
    write.bind(5, ids);
    write.exec();
    SQLite::Statement forget(database, "DELETE FROM act WHERE done = 1 AND number <= (SELECT max(number) FROM act) - ?");
    forget.bind(1, static_cast<std::int64_t>(max_acts));
    forget.exec();
    transaction.commit();
    tell(Step::act_written);
    return carry_out(act.id, act.day);
}

/// Done twice it changes nothing the second time.
Kept<core::Done> NameStore::Impl::carry_out(const std::string &act, core::Day day)
{
    std::vector<std::string> marks;
    {
        SQLite::Statement rows(database, "SELECT sealed FROM name WHERE day = ? AND sealed IS NOT NULL");
        rows.bind(1, days_of(day));
        while (rows.executeStep())
            marks.push_back(bytes_in(rows.getColumn(0)).substr(0, mark_bytes));
    }
    if (auto gone = keys.destroy(day); !gone)
        return gone;
    tell(Step::key_gone);
    SQLite::Statement erase(database, "DELETE FROM name WHERE day = ?"); // overwritten with zeros: secure_delete
    erase.bind(1, days_of(day));
    erase.exec();
    tell(Step::names_gone);
    for (const char *part : {"", "-journal"})
        if (holds_any(path + part, marks))
            return core::Failure{VaultError{VaultFault::damaged, path + part + " still holds names that were destroyed"}};
    tell(Step::read_back);
    SQLite::Statement done(database, "UPDATE act SET done = 1 WHERE id = ?");
    done.bind(1, act);
    done.exec();
    tell(Step::act_done);
    return core::Done{};
}

Kept<core::Done> NameStore::Impl::go_on()
{
    std::vector<std::pair<std::string, core::Day>> begun;
    {
        SQLite::Statement rows(database, "SELECT id, day FROM act WHERE done = 0 ORDER BY number");
        while (rows.executeStep())
            begun.emplace_back(rows.getColumn(0).getString(), core::Day(std::chrono::days(rows.getColumn(1).getInt64())));
    }
    for (const auto &[act, day] : begun)
        if (auto carried = carry_out(act, day); !carried)
            return carried;
    return core::Done{};
}

} // namespace talon::vault
