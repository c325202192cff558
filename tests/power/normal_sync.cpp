// SPDX-License-Identifier: GPL-3.0-or-later
// The deliberate defect: loaded before a program (LD_PRELOAD), it turns the journal's `synchronous = FULL` into NORMAL,
// with which SQLite no longer syncs the log at each commit. A rig that finds nothing lost then proves nothing.
#include <cstring>
#include <dlfcn.h>

extern "C" int sqlite3_exec(void *database, const char *sql, int (*row)(void *, int, char **, char **), void *context, char **error)
{
    using Exec = int (*)(void *, const char *, int (*)(void *, int, char **, char **), void *, char **);
    static const auto real = reinterpret_cast<Exec>(dlsym(RTLD_NEXT, "sqlite3_exec"));
    const bool full = sql != nullptr && std::strcmp(sql, "PRAGMA synchronous = FULL") == 0;
    return real(database, full ? "PRAGMA synchronous = NORMAL" : sql, row, context, error);
}
