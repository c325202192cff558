// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/drill.h"

#include "store/scratch.h"

#include <filesystem>

namespace talon::store {

namespace {

core::Failure<StoreError> damaged(const BackupFile &backup, const std::string &why)
{
    return core::Failure{StoreError{StoreFault::damaged, "the backup " + backup.path + " does not hold: " + why}};
}

Stored<std::string> rehearse(const BackupFile &backup, const std::string &scratch, const Decode &decode, const LiveHash &live,
                             std::uint64_t spare_bytes, const GoOn &go_on)
{
    std::error_code unknown;
    const auto bytes = std::filesystem::file_size(backup.path, unknown);
    if (unknown)
        return core::Failure{StoreError{StoreFault::io, "cannot read " + backup.path + ": " + unknown.message()}};
    if (auto room = leave_room(scratch, bytes, spare_bytes); !room)
        return core::Failure{room.error()};
    const std::string path = scratch + "/journal.db";
    if (auto copied = copy_file(backup.path, path, go_on); !copied)
        return core::Failure{copied.error()};
    const auto journal = Journal::open(path);
    if (!journal)
        return damaged(backup, journal.error().detail);
    const auto verdict = verify(*journal, decode);
    if (!verdict.sound)
        return damaged(backup, verdict.sentence);
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
                                     const LiveHash &live, std::uint64_t spare_bytes, const GoOn &go_on)
{
    if (auto made = make_empty(scratch); !made)
        return core::Failure{made.error()};
    auto result = rehearse(backup, scratch, decode, live, spare_bytes, go_on);
    remove_scratch(scratch);
    return result;
}

} // namespace talon::store
