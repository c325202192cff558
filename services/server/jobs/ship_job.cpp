// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/ship_job.h"

#include "store/scratch.h"

#include <filesystem>

namespace talon::server {

namespace {

/// So many events are read in the commit thread at once: less than a millisecond, and commits go on in between.
constexpr std::size_t read_at_once = 256;
/// So much is written, synced and read back at once.
constexpr std::size_t bytes_at_once = 1024 * 1024;
/// A segment that has grown so large is followed by another one.
constexpr std::uint64_t longest_segment = std::uint64_t{64} << 20;

core::Failure<store::StoreError> stopping()
{
    return core::Failure{store::StoreError{store::StoreFault::io, "talond is stopping"}};
}

/// Where the journal ends now.
store::Stored<std::int64_t> end_of_journal(const BackupWork &work)
{
    const JournalGate::Use use(*work.gate);
    if (!use)
        return stopping();
    std::int64_t end = 0;
    use.with_journal()([&end](store::Journal &journal) { end = journal.head().position; });
    return end;
}

/// The journal's events from a position on, up to another one, as many as are written at once.
store::Stored<std::vector<store::Record>> events_from(const BackupWork &work, std::int64_t position, std::int64_t until)
{
    store::Stored<std::vector<store::Record>> read = std::vector<store::Record>{};
    std::size_t bytes = 0;
    while (position <= until && bytes < bytes_at_once) {
        const JournalGate::Use use(*work.gate);
        if (!use)
            return stopping();
        const std::size_t before = read->size();
        store::Stored<core::Done> done = core::Done{};
        use.with_journal()([&](store::Journal &journal) {
            done = journal.read(position, [&](store::Record &&record) {
                bytes += record.body.size();
                read->push_back(std::move(record));
                return read->back().position < until && read->size() - before < read_at_once && bytes < bytes_at_once;
            });
        });
        if (!done)
            return core::Failure{store::StoreError{store::StoreFault::io, "the journal itself: " + done.error().detail}};
        if (read->size() == before)
            break;
        position = read->back().position + 1;
    }
    return read;
}

/// The journal's head when it ended with that event; `gap` when it has no such event.
store::Stored<store::Head> head_at(const BackupWork &work, std::int64_t position)
{
    if (position == 0)
        return store::Head{};
    const JournalGate::Use use(*work.gate);
    if (!use)
        return stopping();
    store::Stored<store::Head> found =
        core::Failure{store::StoreError{store::StoreFault::gap, "the journal has no event " + std::to_string(position)}};
    use.with_journal()([&](store::Journal &journal) {
        (void)journal.read(position, [&](store::Record &&record) {
            found = store::Head{record.position, record.hash};
            return false;
        });
    });
    return found;
}

/// A writer at the end of what is shipped already after that event. What is not of this journal is done anew.
store::Stored<store::SegmentWriter> writer_after(const BackupWork &work, const store::BackupFile &after, std::int64_t position)
{
    const auto before = head_at(work, position);
    if (!before)
        return core::Failure{before.error()};
    auto writer = store::SegmentWriter::open(work.place.folder, after.owner, after.epoch, *before);
    if (!writer)
        return writer;
    const auto here = head_at(work, writer->head().position);
    if (here && *here == writer->head())
        return writer;
    if (!here && here.error().fault != store::StoreFault::gap)
        return core::Failure{here.error()};
    std::error_code error;
    std::filesystem::remove(work.place.folder + "/" + store::segment_name(after.owner, after.epoch, position + 1), error);
    if (error)
        return core::Failure{store::StoreError{store::StoreFault::io, "events of another journal cannot be deleted: " + error.message()}};
    return store::SegmentWriter::open(work.place.folder, after.owner, after.epoch, *before);
}

store::Stored<core::Done> ship(const BackupWork &work, ShipState &state, const store::BackupFile &after, ShipResult &result)
{
    if (!state.writer || !state.after || state.after->path != after.path) {
        state.writer.reset();
        auto writer = writer_after(work, after, after.position);
        if (!writer)
            return core::Failure{writer.error()};
        state.writer = std::move(*writer);
        state.after = after;
    }
    result.position = state.writer->head().position;
    // What comes while this is shipped waits for the next time: in a rush there would else be a sync of its own for each few events.
    const auto until = end_of_journal(work);
    if (!until)
        return core::Failure{until.error()};
    while (result.position < *until) {
        if (*work.stopping)
            return stopping();
        const auto events = events_from(work, result.position + 1, *until);
        if (!events)
            return core::Failure{events.error()};
        if (events->empty())
            break;
        if (auto room = store::leave_room(work.place.folder, bytes_at_once, work.place.limits.spare_bytes); !room)
            return room;
        if (state.writer->bytes() > longest_segment) {
            auto next = writer_after(work, after, state.writer->head().position);
            if (!next)
                return core::Failure{next.error()};
            state.writer = std::move(*next);
            result.position = state.writer->head().position;
            continue;
        }
        const auto before = state.writer->bytes();
        if (auto shipped = state.writer->ship(*events); !shipped)
            return shipped;
        result.bytes += state.writer->bytes() - before;
        result.position = state.writer->head().position;
        for (const store::Record &record : *events)
            if (record.origin.seq > 0)
                result.streams[record.origin.device] = {record.origin.epoch, record.origin.seq};
    }
    return state.writer->still_there();
}

} // namespace

ShipResult ship_events(const BackupWork &work, ShipState &state, const store::BackupFile &after)
{
    ShipResult result;
    try {
        result.error = check_folder(work.place);
        if (!result.error.empty())
            return result;
        if (const auto shipped = ship(work, state, after, result); !shipped) {
            result.error = shipped.error().detail;
            state.writer.reset(); // what it holds is looked at anew
        }
    } catch (const std::runtime_error &error) {
        result.error = error.what(); // the file system's
        state.writer.reset();
    }
    return result;
}

} // namespace talon::server
