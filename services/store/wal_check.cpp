// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/wal_check.h"

#include <algorithm>
#include <fstream>

namespace talon::store {

namespace {

// The format is SQLite's: https://www.sqlite.org/fileformat2.html#the_write_ahead_log
constexpr std::size_t header_bytes = 32;
constexpr std::size_t frame_header_bytes = 24;
constexpr std::uint32_t magic = 0x377f0682; ///< the lowest bit tells the byte order of the checksums

std::uint32_t big_endian(const unsigned char *bytes)
{
    return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 | std::uint32_t{bytes[2]} << 8
           | std::uint32_t{bytes[3]};
}

std::uint32_t little_endian(const unsigned char *bytes)
{
    return std::uint32_t{bytes[3]} << 24 | std::uint32_t{bytes[2]} << 16 | std::uint32_t{bytes[1]} << 8
           | std::uint32_t{bytes[0]};
}

/// SQLite's running checksum; `size` is a multiple of 8.
struct Checksum {
    bool big = false;
    std::uint32_t first = 0;
    std::uint32_t second = 0;

    void add(const unsigned char *bytes, std::size_t size)
    {
        const auto word = big ? big_endian : little_endian;
        for (std::size_t i = 0; i < size; i += 8) {
            first += word(bytes + i) + second;
            second += word(bytes + i + 4) + first;
        }
    }
    bool equals(const unsigned char *stored) const
    {
        return big_endian(stored) == first && big_endian(stored + 4) == second;
    }
};

using Bytes = std::vector<unsigned char>;

bool read(std::ifstream &file, Bytes &bytes)
{
    file.read(reinterpret_cast<char *>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    return static_cast<std::size_t>(file.gcount()) == bytes.size();
}

bool all_zero(const Bytes &bytes)
{
    return std::all_of(bytes.begin(), bytes.end(), [](unsigned char byte) { return byte == 0; });
}

/// A log that was laid out but never written is zeros to its end.
bool rest_is_zero(std::ifstream &file)
{
    Bytes block(64 * 1024);
    while (read(file, block)) {
        if (!all_zero(block))
            return false;
    }
    block.resize(static_cast<std::size_t>(file.gcount()));
    return all_zero(block);
}

core::Failure<StoreError> damaged(std::string sentence)
{
    return core::Failure{StoreError{StoreFault::damaged, "the write-ahead log is damaged: " + std::move(sentence)}};
}

} // namespace

Stored<core::Done> check_wal(const std::string &path)
{
    std::ifstream file{path, std::ios::binary};
    Bytes header(header_bytes);
    if (!file || !read(file, header))
        return core::Done{}; // nothing in it
    if (all_zero(header))
        return rest_is_zero(file) ? Stored<core::Done>{core::Done{}} : damaged("its header is gone");

    Checksum sum{(big_endian(header.data()) & 1) != 0};
    sum.add(header.data(), 24);
    const std::uint32_t page_size = big_endian(&header[8]);
    const bool page_size_fits = page_size >= 512 && page_size <= 65536 && (page_size & (page_size - 1)) == 0;
    if ((big_endian(header.data()) & ~1U) != magic || !sum.equals(&header[24]) || !page_size_fits)
        return damaged("its header does not hold");

    std::int64_t frames = 0;
    std::int64_t first_bad = 0;
    int commits_after = 0;
    Bytes frame(frame_header_bytes + page_size);
    while (read(file, frame)) {
        ++frames;
        const bool of_this_log = std::equal(&frame[8], &frame[16], &header[16]);
        if (first_bad == 0) {
            sum.add(frame.data(), 8);
            sum.add(&frame[frame_header_bytes], page_size);
            if (!of_this_log || !sum.equals(&frame[16]))
                first_bad = frames;
        }
        const bool commits = big_endian(&frame[4]) != 0;
        if (first_bad > 0 && of_this_log && commits)
            ++commits_after;
    }
    if (commits_after > 1)
        return damaged("frame " + std::to_string(first_bad) + " does not hold, but " + std::to_string(commits_after)
                       + " commits follow it");
    return core::Done{};
}

} // namespace talon::store
