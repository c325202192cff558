// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/file_library.h"

#include <sodium.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <filesystem>
#include <sys/stat.h>
#include <unistd.h>

namespace talon::library {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t hash_bytes = 32;
constexpr std::size_t hash_digits = 2 * hash_bytes;

core::Failure<Error> disk_said_no(const char *what, const std::string &path)
{
    return core::Failure{Error{Fault::io, std::string("cannot ") + what + " " + path + ": " + std::strerror(errno)}};
}

class File
{
public:
    File(const std::string &path, int flags) : m_file(::open(path.c_str(), flags | O_CLOEXEC, 0600)) {}
    ~File()
    {
        if (m_file >= 0)
            ::close(m_file);
    }
    File(const File &) = delete;
    File &operator=(const File &) = delete;

    explicit operator bool() const { return m_file >= 0; }
    int number() const { return m_file; }
    bool write_at(std::string_view bytes, std::int64_t at)
    {
        while (!bytes.empty()) {
            const ssize_t done = ::pwrite(m_file, bytes.data(), bytes.size(), at);
            if (done < 0 && errno == EINTR)
                continue;
            if (done <= 0)
                return false;
            bytes.remove_prefix(static_cast<std::size_t>(done));
            at += done;
        }
        return true;
    }

private:
    int m_file = -1;
};

bool sync_folder(const std::string &folder)
{
    const File opened(folder, O_RDONLY | O_DIRECTORY);
    return opened && ::fsync(opened.number()) == 0;
}

std::string in_hex(const unsigned char *bytes, std::size_t count)
{
    std::string text(2 * count + 1, '\0');
    sodium_bin2hex(text.data(), text.size(), bytes, count);
    text.pop_back();
    return text;
}

/// Of a file's content, in pieces.
Kept<FileHash> hash_of_file(const std::string &path)
{
    const File file(path, O_RDONLY);
    if (!file)
        return disk_said_no("open", path);
    crypto_generichash_state state;
    crypto_generichash_init(&state, nullptr, 0, hash_bytes);
    std::string piece(max_piece, '\0');
    for (std::int64_t at = 0;;) {
        const ssize_t got = ::pread(file.number(), piece.data(), piece.size(), at);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return disk_said_no("read", path);
        if (got == 0)
            break;
        crypto_generichash_update(&state, reinterpret_cast<const unsigned char *>(piece.data()), static_cast<unsigned long long>(got));
        at += got;
    }
    unsigned char hash[hash_bytes];
    crypto_generichash_final(&state, hash, sizeof hash);
    return in_hex(hash, sizeof hash);
}

} // namespace

FileHash hash_of(std::string_view bytes)
{
    unsigned char hash[hash_bytes];
    crypto_generichash(hash, sizeof hash, reinterpret_cast<const unsigned char *>(bytes.data()), bytes.size(), nullptr, 0);
    return in_hex(hash, sizeof hash);
}

bool is_hash(std::string_view text)
{
    return text.size() == hash_digits
           && std::all_of(text.begin(), text.end(), [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); });
}

Kept<FileLibrary> FileLibrary::open(std::string folder)
{
    std::error_code error;
    fs::create_directories(folder, error);
    if (error)
        return core::Failure{Error{Fault::io, "cannot make " + folder + ": " + error.message()}};
    FileLibrary library(std::move(folder));
    for (fs::directory_iterator it(library.m_folder, error), end; !error && it != end; it.increment(error)) {
        const std::string name = it->path().filename().string();
        const std::string_view hash = std::string_view(name).substr(0, hash_digits);
        struct stat found{};
        if (!is_hash(hash) || ::stat(it->path().c_str(), &found) != 0)
            continue;
        if (name.size() == hash_digits)
            library.m_whole.emplace(hash, found.st_size);
        else if (name == std::string(hash) + ".part")
            library.m_parts.emplace(hash, found.st_size);
    }
    if (error)
        return core::Failure{Error{Fault::io, "cannot read " + library.m_folder + ": " + error.message()}};
    return library;
}

std::string FileLibrary::path_of(const FileHash &file) const
{
    return m_folder + "/" + file;
}

std::optional<std::int64_t> FileLibrary::size_of(const FileHash &file) const
{
    const auto found = m_whole.find(file);
    return found == m_whole.end() ? std::nullopt : std::optional(found->second);
}

std::int64_t FileLibrary::part_of(const FileHash &file) const
{
    const auto found = m_parts.find(file);
    return found == m_parts.end() ? 0 : found->second;
}

Kept<FileHash> FileLibrary::put(std::string_view bytes)
{
    const FileHash file = hash_of(bytes);
    if (has(file))
        return file;
    if (const auto dropped = drop_part(file); !dropped)
        return core::Failure{dropped.error()};
    if (const auto appended = append(file, 0, bytes); !appended)
        return core::Failure{appended.error()};
    if (const auto finished = finish(file); !finished)
        return core::Failure{finished.error()};
    return file;
}

Kept<core::Done> FileLibrary::append(const FileHash &file, std::int64_t at, std::string_view piece)
{
    if (at != part_of(file))
        return core::Failure{Error{Fault::misplaced, "a piece of " + file + " begins at " + std::to_string(at) + ", its part ends at "
                                                         + std::to_string(part_of(file))}};
    File part(part_path(file), O_WRONLY | O_CREAT);
    if (!part)
        return disk_said_no("open", part_path(file));
    if (!part.write_at(piece, at)) {
        const auto failed = disk_said_no("write", part_path(file));
        // What came of the piece does not count: the next one begins where this one did.
        if (::ftruncate(part.number(), at) != 0)
            ::unlink(part_path(file).c_str());
        return failed;
    }
    m_parts[file] = at + static_cast<std::int64_t>(piece.size());
    return core::Done{};
}

Kept<core::Done> FileLibrary::finish(const FileHash &file)
{
    if (has(file))
        return core::Done{};
    const std::string part = part_path(file);
    const std::int64_t size = part_of(file);
    const auto hash = hash_of_file(part);
    if (!hash)
        return core::Failure{hash.error()};
    if (*hash != file) {
        if (const auto dropped = drop_part(file); !dropped)
            return dropped;
        return core::Failure{Error{Fault::damaged, "what came as " + file + " is " + *hash}};
    }
    {
        const File opened(part, O_RDONLY);
        if (!opened || ::fsync(opened.number()) != 0)
            return disk_said_no("sync", part);
    }
    if (std::rename(part.c_str(), path_of(file).c_str()) != 0)
        return disk_said_no("name", path_of(file));
    if (!sync_folder(m_folder))
        return disk_said_no("sync", m_folder);
    m_parts.erase(file);
    m_whole[file] = size;
    return core::Done{};
}

Kept<core::Done> FileLibrary::drop_part(const FileHash &file)
{
    if (::unlink(part_path(file).c_str()) != 0 && errno != ENOENT)
        return disk_said_no("delete", part_path(file));
    m_parts.erase(file);
    return core::Done{};
}

Kept<core::Done> FileLibrary::keep_only(const std::set<FileHash> &files)
{
    for (auto it = m_whole.begin(); it != m_whole.end();) {
        if (files.contains(it->first)) {
            ++it;
            continue;
        }
        if (::unlink(path_of(it->first).c_str()) != 0 && errno != ENOENT)
            return disk_said_no("delete", path_of(it->first));
        it = m_whole.erase(it);
    }
    return core::Done{};
}

Kept<core::Done> FileLibrary::check(const FileHash &file)
{
    if (!has(file))
        return core::Failure{Error{Fault::not_here, "there is no file " + file}};
    const auto hash = hash_of_file(path_of(file));
    if (hash && *hash == file)
        return core::Done{};
    m_whole.erase(file);
    if (!hash)
        return core::Failure{hash.error()};
    if (::unlink(path_of(file).c_str()) != 0 && errno != ENOENT)
        return disk_said_no("delete", path_of(file));
    return core::Failure{Error{Fault::damaged, "the file " + file + " on the disk has become " + *hash}};
}

Kept<std::string> FileLibrary::read(const FileHash &file) const
{
    const auto size = size_of(file);
    if (!size)
        return core::Failure{Error{Fault::not_here, "there is no file " + file}};
    return read_piece(path_of(file), 0, static_cast<std::size_t>(*size));
}

Kept<std::string> FileLibrary::read_piece(const std::string &path, std::int64_t at, std::size_t most)
{
    const File file(path, O_RDONLY);
    if (!file)
        return disk_said_no("open", path);
    std::string bytes(most, '\0');
    std::size_t done = 0;
    while (done < most) {
        const ssize_t got = ::pread(file.number(), bytes.data() + done, most - done, at + static_cast<std::int64_t>(done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return disk_said_no("read", path);
        if (got == 0)
            break;
        done += static_cast<std::size_t>(got);
    }
    bytes.resize(done);
    return bytes;
}

} // namespace talon::library
