// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/content/page_book.h"
#include "wire/json/wire_error.h"

#include <map>

namespace talon::wire {

/// What a stand is told to show: signed whole, so that no part of one edition ever stands beside a part of another.
struct Manifest {
    std::string site;
    core::content::Edition edition;
    std::vector<core::content::Section> sections;
    std::map<core::content::FileHash, std::int64_t> sizes; ///< bytes of each file that the edition names

    bool operator==(const Manifest &) const = default;
};

inline constexpr std::size_t max_manifest_bytes = 384 * 1024;
inline constexpr std::size_t max_manifest_files = 4'096;
/// A file of the library.
inline constexpr std::int64_t max_file_bytes = std::int64_t{32} << 20;

/// The bytes that are signed. Throws std::logic_error for what decode_manifest() would not give back.
std::string encode_manifest(const Manifest &manifest);
/// The same, or what is wrong with it: `too_large` for more than a document holds.
Decoded<std::string> try_encode_manifest(const Manifest &manifest);
/// Every file that the edition names has a size, and no other has one: else `bad_field` at "sizes".
Decoded<Manifest> decode_manifest(std::string_view json);

/// Of all that hangs, the sizes of the pages' own texts. Files beside them are the caller's to add.
std::map<core::content::FileHash, std::int64_t> text_sizes(const core::content::PageBook &book);

} // namespace talon::wire
