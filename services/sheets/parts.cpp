// SPDX-License-Identifier: GPL-3.0-or-later
#include "sheets/parts.h"

#include "sheets/workbook.h"

#include <zip.h>

#include <algorithm>
#include <array>

namespace talon::sheets {

void Parts::Close::operator()(zip *archive) const
{
    zip_discard(archive);
}

core::Result<Parts, Fault> Parts::open(std::string_view bytes)
{
    zip_error_t error;
    zip_error_init(&error);
    zip_source_t *source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
    zip *archive = source ? zip_open_from_source(source, ZIP_RDONLY, &error) : nullptr;
    if (source && !archive)
        zip_source_free(source);
    zip_error_fini(&error);
    if (!archive)
        return core::Failure{Fault::damaged};
    Parts parts(archive);
    const zip_int64_t count = zip_get_num_entries(archive, 0);
    if (count < 1 || static_cast<std::size_t>(count) > max_parts)
        return core::Failure{Fault::damaged};
    return parts;
}

bool Parts::has(const std::string &name) const
{
    return zip_name_locate(m_archive.get(), name.c_str(), 0) >= 0;
}

core::Result<std::string, Fault> Parts::read(const std::string &name)
{
    constexpr zip_uint64_t needed = ZIP_STAT_SIZE | ZIP_STAT_COMP_SIZE | ZIP_STAT_ENCRYPTION_METHOD;
    constexpr std::size_t small = std::size_t{1} << 20;
    const zip_int64_t index = zip_name_locate(m_archive.get(), name.c_str(), 0);
    if (index < 0)
        return std::string();
    zip_stat_t about;
    zip_stat_init(&about);
    if (zip_stat_index(m_archive.get(), static_cast<zip_uint64_t>(index), 0, &about) != 0 || (about.valid & needed) != needed)
        return core::Failure{Fault::damaged};
    if (about.encryption_method != ZIP_EM_NONE)
        return core::Failure{Fault::encrypted};
    if (about.size > small && about.size / max_ratio > about.comp_size)
        return core::Failure{Fault::damaged};
    struct Closing { void operator()(zip_file_t *file) const { zip_fclose(file); } };
    const std::unique_ptr<zip_file_t, Closing> file(zip_fopen_index(m_archive.get(), static_cast<zip_uint64_t>(index), 0));
    if (!file)
        return core::Failure{Fault::damaged};
    // What the head of a part claims is not believed: what comes is counted.
    std::string content;
    std::array<char, 64 * 1024> piece{};
    for (;;) {
        const zip_int64_t got = zip_fread(file.get(), piece.data(), piece.size());
        if (got < 0)
            return core::Failure{Fault::damaged}; // also a wrong checksum
        if (got == 0)
            return content;
        m_read += static_cast<std::size_t>(got);
        if (m_read > max_unpacked)
            return core::Failure{Fault::too_large};
        content.append(piece.data(), static_cast<std::size_t>(got));
        if (content.size() > small && content.size() / max_ratio > about.comp_size)
            return core::Failure{Fault::damaged};
    }
}

} // namespace talon::sheets
