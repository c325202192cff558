// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/fault_vfs.h"

#include <sqlite3.h>

#include <atomic>
#include <stdexcept>

namespace talon::test {

namespace {

struct State {
    FaultVfs::Fault fault = FaultVfs::Fault::sync;
    std::atomic<int> until{0}; ///< requests of that kind until the fault; 0: none is planned
    std::atomic<bool> happened{false};
    std::atomic<int> syncs{0};
    std::atomic<int> writes{0};
    std::atomic<int> after_fault{0};
};

State state;
sqlite3_vfs *real_vfs = nullptr;
sqlite3_vfs fault_vfs;

/// Ours first, so that SQLite sees our methods; the real file stands behind it in the same memory.
struct File {
    sqlite3_file base;
    sqlite3_file *real() { return reinterpret_cast<sqlite3_file *>(this + 1); }
};

sqlite3_file *real(sqlite3_file *file) { return reinterpret_cast<File *>(file)->real(); }

/// Is this request, of a kind that `fault` may hit, the chosen one?
bool hits(bool of_this_kind)
{
    if (!of_this_kind || state.until == 0 || --state.until > 0)
        return false;
    state.happened = true;
    return true;
}

int close_file(sqlite3_file *file) { return real(file)->pMethods->xClose(real(file)); }

int read_file(sqlite3_file *file, void *bytes, int size, sqlite3_int64 offset)
{
    if (hits(state.fault == FaultVfs::Fault::read))
        return SQLITE_IOERR_READ;
    return real(file)->pMethods->xRead(real(file), bytes, size, offset);
}

int write_file(sqlite3_file *file, const void *bytes, int size, sqlite3_int64 offset)
{
    using Fault = FaultVfs::Fault;
    ++state.writes;
    state.after_fault += state.happened ? 1 : 0;
    const Fault fault = state.fault;
    if (hits(fault == Fault::write || fault == Fault::full || fault == Fault::torn_write)) {
        if (fault == Fault::torn_write)
            real(file)->pMethods->xWrite(real(file), bytes, size / 1024 * 512, offset);
        return fault == Fault::full ? SQLITE_FULL : SQLITE_IOERR_WRITE;
    }
    return real(file)->pMethods->xWrite(real(file), bytes, size, offset);
}

int truncate_file(sqlite3_file *file, sqlite3_int64 size) { return real(file)->pMethods->xTruncate(real(file), size); }

int sync_file(sqlite3_file *file, int flags)
{
    ++state.syncs;
    state.after_fault += state.happened ? 1 : 0;
    if (hits(state.fault == FaultVfs::Fault::sync))
        return SQLITE_IOERR_FSYNC;
    return real(file)->pMethods->xSync(real(file), flags);
}

int file_size(sqlite3_file *file, sqlite3_int64 *size) { return real(file)->pMethods->xFileSize(real(file), size); }
int lock(sqlite3_file *file, int level) { return real(file)->pMethods->xLock(real(file), level); }
int unlock(sqlite3_file *file, int level) { return real(file)->pMethods->xUnlock(real(file), level); }
int check_lock(sqlite3_file *file, int *held) { return real(file)->pMethods->xCheckReservedLock(real(file), held); }
int control(sqlite3_file *file, int op, void *arg) { return real(file)->pMethods->xFileControl(real(file), op, arg); }
int sector_size(sqlite3_file *file) { return real(file)->pMethods->xSectorSize(real(file)); }
int traits(sqlite3_file *file) { return real(file)->pMethods->xDeviceCharacteristics(real(file)); }

/// Version 1: no shared memory and no mmap, which the journal does not use.
constexpr sqlite3_io_methods methods = {1, close_file, read_file, write_file, truncate_file, sync_file, file_size, lock,
                                        unlock, check_lock, control, sector_size, traits, nullptr, nullptr, nullptr,
                                        nullptr, nullptr, nullptr};

int open_file(sqlite3_vfs *, const char *name, sqlite3_file *file, int flags, int *out_flags)
{
    file->pMethods = nullptr;
    const int code = real_vfs->xOpen(real_vfs, name, real(file), flags, out_flags);
    if (real(file)->pMethods)
        file->pMethods = &methods;
    return code;
}

} // namespace

FaultVfs::FaultVfs()
{
    real_vfs = sqlite3_vfs_find(nullptr);
    fault_vfs = *real_vfs;
    fault_vfs.zName = "fault";
    fault_vfs.pNext = nullptr;
    fault_vfs.szOsFile = static_cast<int>(sizeof(File)) + real_vfs->szOsFile;
    fault_vfs.xOpen = open_file;
    state.until = 0;
    state.happened = false;
    state.syncs = state.writes = state.after_fault = 0;
    if (sqlite3_vfs_register(&fault_vfs, 1) != SQLITE_OK)
        throw std::runtime_error("SQLite takes no other VFS");
}

FaultVfs::~FaultVfs()
{
    sqlite3_vfs_unregister(&fault_vfs);
    sqlite3_vfs_register(real_vfs, 1);
}

void FaultVfs::fail(Fault fault, int nth)
{
    state.fault = fault;
    state.happened = false;
    state.after_fault = 0;
    state.until = nth;
}

bool FaultVfs::happened() const { return state.happened; }

FaultVfs::Counts FaultVfs::counts() const { return {state.syncs, state.writes, state.after_fault}; }

} // namespace talon::test
