// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/file_copy.h"
#include "store/hold.h"
#include "store/journal.h"

namespace talon::store {

/// Puts a backup in the place of a journal. Until put_in_place() nothing of the old journal is touched; then its files are
/// moved aside, never deleted. Holds the place against every other process meanwhile.
class Restore
{
public:
    /// Takes the place `journal_path` (`held` when somebody has it), copies the backup aside beside it, and opens the copy
    /// as any journal is opened: migrated, with its newest events checked. The caller verifies the rest of it.
    static Stored<Restore> begin(const std::string &journal_path, const std::string &backup, const GoOn &go_on);
    ~Restore();
    Restore(Restore &&) noexcept = default;
    Restore &operator=(Restore &&) = delete;

    /// The restored journal, to be verified and written to before it is put in place.
    Journal &journal() { return *m_journal; }

    /// Moves the old journal's files into the folder `aside`, which is made for them, and the restored one into its place;
    /// durable when it returns, and the place is still held. True when there was an old one. After a crash in the middle
    /// there is no journal in the place: the same restore is made again.
    Stored<bool> put_in_place(const std::string &aside);

private:
    Restore(Hold hold, std::string path, std::string scratch, std::unique_ptr<Journal> journal);

    Hold m_hold;
    std::string m_path;
    std::string m_scratch;
    std::unique_ptr<Journal> m_journal;
};

} // namespace talon::store
