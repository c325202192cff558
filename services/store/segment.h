// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/file_copy.h"
#include "store/journal.h"

#include <span>

namespace talon::store {

/// Events that were shipped after a backup, one after the other in a file beside it, as its name tells:
/// talon-OWNER-EPOCH-FIRST.events, OWNER and the restore epoch as in a backup's name, then the position of its first event.
///
/// The file begins with a line "talon events 1", and then holds each event as the length of what follows (4 bytes, least
/// significant first), position, epoch, seq, at and version as 8 bytes each, device, actor, type and body as a length of
/// 4 bytes and the bytes, and the hashes: of the stream, of the event before, and of the event (chain.h), by which everything
/// is checked. An end that is cut off, as when the machine dies in the middle of a write, is no damage: the events before it count.
struct SegmentFile {
    std::string path;
    std::string owner; ///< as it stands in the name
    std::int64_t epoch = 0;
    std::int64_t first = 0;
};

std::string segment_name(const std::string &owner, std::int64_t epoch, std::int64_t first);
/// Nothing when the last part of the path is not such a name.
std::optional<SegmentFile> parse_segment_path(const std::string &path);
/// Those of this owner and epoch in a folder, by their first position.
Stored<std::vector<SegmentFile>> list_segments(const std::string &folder, const std::string &owner, std::int64_t epoch);
/// Deletes this owner's segments of earlier epochs than that, and of it those that begin before `first`: how many.
Stored<std::size_t> drop_segments(const std::string &folder, const std::string &owner, std::int64_t epoch, std::int64_t first);

/// How far a segment holds.
struct SegmentEnd {
    Head head;                ///< of its last whole event; before the first one that of `before`
    std::uint64_t bytes = 0;  ///< of the file up to there; 0 when not even its first line holds
    std::string rest;         ///< what is wrong with what follows, a sentence; empty when nothing does
};

/// Reads the events of a segment in order, each checked by its hash and by the hash of the one before; `visit` may end it. Where
/// `before` is told, the first event must follow it. An error only when the file cannot be read.
Stored<SegmentEnd> read_segment(const SegmentFile &file, const std::optional<Head> &before,
                                const std::function<bool(Record &&)> &visit);

/// Writes one segment, piece by piece. What it has written is durable and was read back when ship() returns.
class SegmentWriter
{
public:
    /// Goes on at the end of what the file holds of the events after `before`, or begins it.
    static Stored<SegmentWriter> open(const std::string &folder, const std::string &owner, std::int64_t epoch, const Head &before);
    ~SegmentWriter();
    SegmentWriter(SegmentWriter &&) noexcept;
    SegmentWriter &operator=(SegmentWriter &&) noexcept;

    /// `io` when the file is no longer in its folder, as when a share was taken away.
    Stored<core::Done> still_there() const;
    /// Appends the records, the first of which follows head(). After an error the writer is of no more use: another one is opened.
    Stored<core::Done> ship(std::span<const Record> records);
    const Head &head() const;
    std::uint64_t bytes() const;

private:
    struct Impl;
    explicit SegmentWriter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace talon::store
