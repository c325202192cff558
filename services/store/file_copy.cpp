// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/file_copy.h"

#include "store/chain.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

namespace talon::store {

namespace {

/// How much is read and written at once, and between two questions whether to go on.
constexpr std::size_t chunk_bytes = 1024 * 1024;

core::Failure<StoreError> said_no(const char *what, const std::string &path)
{
    return core::Failure{StoreError{StoreFault::io, std::string{"cannot "} + what + " " + path + ": " + std::strerror(errno)}};
}

core::Failure<StoreError> ended(const std::string &path)
{
    return core::Failure{StoreError{StoreFault::io, "the work on " + path + " was ended before it was done"}};
}

class OpenFile
{
public:
    OpenFile(const std::string &path, int flags) : m_file(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
    ~OpenFile() { close(); }
    OpenFile(const OpenFile &) = delete;
    OpenFile &operator=(const OpenFile &) = delete;

    explicit operator bool() const { return m_file >= 0; }

    /// Fills `bytes` unless the file ends before; how many there were, −1 for an error.
    ssize_t read(std::string &bytes)
    {
        std::size_t done = 0;
        while (done < bytes.size()) {
            const ssize_t got = ::read(m_file, bytes.data() + done, bytes.size() - done);
            if (got < 0 && errno == EINTR)
                continue;
            if (got < 0)
                return -1;
            if (got == 0)
                break;
            done += static_cast<std::size_t>(got);
        }
        return static_cast<ssize_t>(done);
    }

    bool write(std::string_view bytes)
    {
        while (!bytes.empty()) {
            const ssize_t put = ::write(m_file, bytes.data(), bytes.size());
            if (put < 0 && errno == EINTR)
                continue;
            if (put <= 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(put));
        }
        return true;
    }

    bool sync() { return ::fsync(m_file) == 0; }
    void forget_cache() { ::posix_fadvise(m_file, 0, 0, POSIX_FADV_DONTNEED); }

    /// A network share may tell only here that it could not keep what was written.
    bool close()
    {
        const int file = std::exchange(m_file, -1);
        return file < 0 || ::close(file) == 0;
    }

private:
    int m_file = -1;
};

/// Reads the file to its end in chunks; `take` says false when it could not use one.
template<class Take>
Stored<Hash> each_chunk(OpenFile &file, const std::string &path, const GoOn &go_on, Take take)
{
    FieldHash hash;
    std::string chunk(chunk_bytes, '\0');
    for (;;) {
        if (go_on && !go_on())
            return ended(path);
        const ssize_t got = file.read(chunk);
        if (got < 0)
            return said_no("read", path);
        const std::string_view bytes{chunk.data(), static_cast<std::size_t>(got)};
        hash.text(bytes);
        if (!take(bytes))
            return said_no("write", path);
        if (bytes.size() < chunk.size())
            return hash.finish();
    }
}

Stored<Hash> copy_into(OpenFile &source, const std::string &from, const std::string &to, const GoOn &go_on)
{
    OpenFile target{to, O_WRONLY | O_CREAT | O_TRUNC};
    if (!target)
        return said_no("make", to);
    bool written = true;
    auto hash = each_chunk(source, from, go_on, [&](std::string_view bytes) { return written = target.write(bytes); });
    if (!written)
        return said_no("write", to);
    if (!hash)
        return hash;
    if (!target.sync() || !target.close())
        return said_no("write", to);
    return hash;
}

} // namespace

Stored<Hash> copy_file(const std::string &from, const std::string &to, const GoOn &go_on)
{
    OpenFile source{from, O_RDONLY};
    if (!source)
        return said_no("read", from);
    auto hash = copy_into(source, from, to, go_on);
    if (!hash)
        ::unlink(to.c_str()); // the error that counts is the one that is told
    return hash;
}

Stored<Hash> hash_file(const std::string &path, const GoOn &go_on)
{
    OpenFile file{path, O_RDONLY};
    if (!file)
        return said_no("read", path);
    file.forget_cache();
    return each_chunk(file, path, go_on, [](std::string_view) { return true; });
}

Stored<core::Done> sync_file(const std::string &path)
{
    OpenFile file{path, O_RDWR};
    if (!file || !file.sync())
        return said_no("sync", path);
    file.forget_cache();
    return core::Done{};
}

Stored<std::uint64_t> free_bytes(const std::string &folder)
{
    struct statvfs disk;
    if (::statvfs(folder.c_str(), &disk) != 0)
        return said_no("look at the disk of", folder);
    return static_cast<std::uint64_t>(disk.f_bavail) * disk.f_frsize;
}

Stored<bool> on_one_disk(const std::string &one, const std::string &other)
{
    struct stat first;
    struct stat second;
    if (::stat(one.c_str(), &first) != 0)
        return said_no("find", one);
    if (::stat(other.c_str(), &second) != 0)
        return said_no("find", other);
    return first.st_dev == second.st_dev;
}

Stored<core::Done> rename_durably(const std::string &from, const std::string &to)
{
    if (std::rename(from.c_str(), to.c_str()) != 0)
        return said_no("name", to);
    const auto parent = std::filesystem::path(to).parent_path();
    return sync_folder(parent.empty() ? "." : parent.string());
}

Stored<core::Done> sync_folder(const std::string &folder)
{
    OpenFile opened{folder, O_RDONLY | O_DIRECTORY};
    if (!opened || (!opened.sync() && errno != EINVAL && errno != ENOTSUP))
        return said_no("sync the folder", folder);
    return core::Done{};
}

} // namespace talon::store
