// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/drill.h"

#include "store/scratch.h"

#include <filesystem>

namespace talon::store {

namespace {

core::Failure<StoreError> not_good(const BackupFile &backup, StoreFault fault, const std::string &why)
{
    const bool tried = fault == StoreFault::damaged || fault == StoreFault::gap;
    return core::Failure{StoreError{fault, "the backup " + backup.path + (tried ? " does not hold: " : " could not be tried: ") + why}};
}

Stored<std::string> rehearse(const BackupFile &backup, const std::string &scratch, const Decode &decode, const ReadSnapshot &restore,
                             const LiveHash &live, std::uint64_t spare_bytes, const GoOn &go_on)
{
    std::error_code unknown;
    const auto bytes = std::filesystem::file_size(backup.path, unknown);
    if (unknown)
        return not_good(backup, StoreFault::io, unknown.message());
    if (auto room = leave_room(scratch, bytes, spare_bytes); !room)
        return not_good(backup, StoreFault::io, room.error().detail);
    const std::string path = scratch + "/journal.db";
    const auto copied = copy_file(backup.path, path, go_on);
    if (!copied)
        return not_good(backup, StoreFault::io, copied.error().detail);
    const auto held = hash_file(path, go_on);
    if (!held || *held != *copied) // the scratch disk's fault, not the backup's
        return not_good(backup, StoreFault::io, held ? "what is read from " + path + " is not what was written" : held.error().detail);
    const auto journal = Journal::open(path);
    if (!journal)
        return not_good(backup, journal.error().fault, journal.error().detail);
    const auto verdict = verify(*journal, decode, restore);
    if (!verdict.sound)
        return not_good(backup, verdict.fault, verdict.sentence);
    const Head head = journal->head();
    const auto hash = live(head.position);
    if (!hash)
        return core::Failure{hash.error()};
    if (*hash != head.hash) // sound in itself, so it is kept
        return core::Failure{StoreError{StoreFault::gap, "the backup " + backup.path + " is of another history: the journal has "
                                                             + (*hash ? "another" : "no") + " event "
                                                             + std::to_string(head.position)}};
    return verdict.sentence;
}

} // namespace

Stored<std::string> rehearse_restore(const BackupFile &backup, const std::string &scratch, const Decode &decode,
                                     const ReadSnapshot &restore, const LiveHash &live, std::uint64_t spare_bytes, const GoOn &go_on)
{
    if (auto made = make_empty(scratch); !made)
        return core::Failure{made.error()};
    auto result = rehearse(backup, scratch, decode, restore, live, spare_bytes, go_on);
    remove_scratch(scratch);
    return result;
}

} // namespace talon::store
