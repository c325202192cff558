// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/content/page.h"
#include "core/values/result.h"

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>

namespace talon::library {

using core::content::FileHash;

enum class Fault {
    io,       ///< the disk said no, or is full
    not_here, ///< no whole file of that name
    damaged,  ///< the bytes are not those of the name; the part was deleted
    misplaced ///< a piece that does not begin where the part ends
};
struct Error {
    Fault fault = Fault::io;
    std::string detail; ///< a sentence for the log
};
template<class T>
using Kept = core::Result<T, Error>;

/// 64 digits of hexadecimal: the BLAKE2b-256 of these bytes.
FileHash hash_of(std::string_view bytes);
/// Is this the name of a file?
bool is_hash(std::string_view text);

inline constexpr std::size_t max_piece = std::size_t{1} << 20; ///< bytes that are read or appended at once, at most

/// Files by hash in one folder. Calls block on the disk; not thread-safe, but reading() may be called from another thread.
class FileLibrary
{
public:
    /// The folder is made when it is not there; what stands in it is looked at once. The error is a sentence.
    static Kept<FileLibrary> open(std::string folder);

    bool has(const FileHash &file) const { return m_whole.contains(file); }
    /// Bytes of a whole file.
    std::optional<std::int64_t> size_of(const FileHash &file) const;
    /// Whole bytes of a file's part, 0 when there is none.
    std::int64_t part_of(const FileHash &file) const;
    const std::map<FileHash, std::int64_t> &whole() const { return m_whole; }

    /// A small file at once: whole and durable when it returns. The same bytes again cost nothing.
    Kept<FileHash> put(std::string_view bytes);
    /// Appends a piece to the part of a file. `at` must be where it ends: else `misplaced`.
    Kept<core::Done> append(const FileHash &file, std::int64_t at, std::string_view piece);
    /// The part becomes the file, durably, when it is what its name says: else `damaged`, and the part is gone.
    Kept<core::Done> finish(const FileHash &file);
    /// The part begins anew.
    Kept<core::Done> drop_part(const FileHash &file);
    /// Deletes whole files that are not among these.
    Kept<core::Done> keep_only(const std::set<FileHash> &files);
    /// Reads a whole file and compares it with its name: `damaged` takes it away, so that it is fetched anew.
    Kept<core::Done> check(const FileHash &file);

    /// The whole file.
    Kept<std::string> read(const FileHash &file) const;
    /// At most `most` bytes from there on; none at the file's end. Touches the disk alone, so that a thread of its own may call it.
    static Kept<std::string> read_piece(const std::string &path, std::int64_t at, std::size_t most);
    /// Where a whole file stands.
    std::string path_of(const FileHash &file) const;

private:
    explicit FileLibrary(std::string folder) : m_folder(std::move(folder)) {}
    std::string part_path(const FileHash &file) const { return path_of(file) + ".part"; }

    std::string m_folder;
    std::map<FileHash, std::int64_t> m_whole; ///< with its size
    std::map<FileHash, std::int64_t> m_parts;
};

} // namespace talon::library
