// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/schema.h"

#include <SQLiteCpp/Transaction.h>

namespace talon::store {

int schema_version()
{
    return static_cast<int>(migrations().size());
}

Stored<core::Done> check_schema(SQLite::Database &database)
{
    const int id = database.execAndGet("PRAGMA application_id").getInt();
    if (id != application_id)
        return failure(StoreFault::damaged, "the file is not a Talon journal");
    const int version = database.execAndGet("PRAGMA user_version").getInt();
    if (version < 1)
        return failure(StoreFault::damaged, "the journal's version is " + std::to_string(version));
    if (version > schema_version())
        return failure(StoreFault::newer, "the journal has version " + std::to_string(version)
                                              + ", this program knows versions up to "
                                              + std::to_string(schema_version()));
    return core::Done{};
}

void migrate(SQLite::Database &database)
{
    for (int version = database.execAndGet("PRAGMA user_version").getInt(); version < schema_version(); ++version) {
        SQLite::Transaction transaction{database, SQLite::TransactionBehavior::IMMEDIATE};
        database.exec(migrations()[static_cast<std::size_t>(version)]);
        database.exec("PRAGMA user_version = " + std::to_string(version + 1));
        transaction.commit();
    }
}

} // namespace talon::store
