// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/journal_impl.h"

namespace talon::store {

namespace {

constexpr std::size_t max_value = 4096;

} // namespace

Stored<core::Done> Journal::Impl::put(const char *sql, const std::string &key, const std::string &value)
{
    if (key.size() > max_value || value.size() > max_value)
        return failure(StoreFault::too_large, "a key or value over 4 KiB");
    return guarded([&]() -> Stored<core::Done> {
        SQLite::Statement statement{database, sql};
        statement.bindNoCopy(1, key);
        statement.bindNoCopy(2, value);
        statement.exec();
        return core::Done{};
    });
}

Stored<std::optional<std::string>> Journal::Impl::get(const char *sql, const std::string &key)
{
    return guarded([&]() -> Stored<std::optional<std::string>> {
        SQLite::Statement statement{database, sql};
        statement.bindNoCopy(1, key);
        if (!statement.executeStep())
            return std::optional<std::string>{};
        return std::optional{statement.getColumn(0).getString()};
    });
}

Stored<core::Done> Journal::set_password_hash(const core::StaffId &staff, const std::string &hash)
{
    return m_impl->put("INSERT OR REPLACE INTO password (staff, hash) VALUES (?, ?)", staff.value, hash);
}

Stored<std::optional<std::string>> Journal::password_hash(const core::StaffId &staff) const
{
    return m_impl->get("SELECT hash FROM password WHERE staff = ?", staff.value);
}

Stored<core::Done> Journal::set_value(const std::string &key, const std::string &value)
{
    return m_impl->put("INSERT OR REPLACE INTO value (key, value) VALUES (?, ?)", key, value);
}

Stored<std::optional<std::string>> Journal::value(const std::string &key) const
{
    return m_impl->get("SELECT value FROM value WHERE key = ?", key);
}

} // namespace talon::store
