// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace talon::test {

/// A disk that says no: stands between SQLite and the file system while it lives, for every database that is opened
/// meanwhile. Counts what SQLite asks of it, and lets one chosen request fail. One at a time.
class FaultVfs
{
public:
    enum class Fault {
        sync,       ///< xSync answers SQLITE_IOERR_FSYNC
        write,      ///< xWrite writes nothing and answers SQLITE_IOERR_WRITE
        full,       ///< xWrite writes nothing and answers SQLITE_FULL
        torn_write, ///< xWrite writes half of the 512-byte sectors, the first ones, and answers SQLITE_IOERR_WRITE
        read,       ///< xRead answers SQLITE_IOERR_READ
    };

    FaultVfs();
    ~FaultVfs();
    FaultVfs(const FaultVfs &) = delete;
    FaultVfs &operator=(const FaultVfs &) = delete;

    /// The `nth` request of that kind from now on fails, counted from 1; those after it are served again.
    void fail(Fault fault, int nth);
    /// Has the fault happened?
    bool happened() const;

    struct Counts {
        int syncs = 0;
        int writes = 0;
        int after_fault = 0; ///< syncs and writes after the fault happened
    };
    Counts counts() const;
};

} // namespace talon::test
