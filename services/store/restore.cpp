// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/restore.h"

#include "store/scratch.h"

#include <filesystem>

namespace talon::store {

namespace fs = std::filesystem;

namespace {

core::Failure<StoreError> said_no(const std::string &what, const std::error_code &error)
{
    return core::Failure{StoreError{StoreFault::io, what + ": " + error.message()}};
}

/// The journal's file first: a log without its file is never opened, a file without its log would be opened short.
constexpr const char *parts[] = {"", "-wal", "-shm", "-journal"};

Stored<bool> move_aside(const std::string &path, const std::string &aside)
{
    bool moved = false;
    for (const char *part : parts) {
        std::error_code error;
        const bool there = fs::exists(path + part, error);
        if (there && !moved)
            fs::create_directory(aside, error);
        if (error)
            return said_no("cannot make " + aside, error);
        if (!there)
            continue;
        const auto name = fs::path(path + part).filename().string();
        if (auto renamed = rename_durably(path + part, aside + "/" + name); !renamed)
            return core::Failure{renamed.error()};
        moved = true;
    }
    return moved;
}

} // namespace

Restore::Restore(Hold hold, std::string path, std::string scratch, std::unique_ptr<Journal> journal)
    : m_hold(std::move(hold)), m_path(std::move(path)), m_scratch(std::move(scratch)), m_journal(std::move(journal))
{
}

Restore::~Restore()
{
    m_journal.reset();
    if (!m_scratch.empty())
        remove_scratch(m_scratch);
}

Stored<Restore> Restore::begin(const std::string &journal_path, const std::string &backup, const GoOn &go_on)
{
    auto hold = Hold::take(journal_path);
    if (!hold)
        return core::Failure{hold.error()};
    const std::string scratch = journal_path + ".restore";
    if (auto made = make_empty(scratch); !made)
        return core::Failure{made.error()};
    Restore restore{std::move(*hold), journal_path, scratch, nullptr};
    const std::string copy = scratch + "/journal.db";
    if (auto copied = copy_file(backup, copy, go_on); !copied)
        return core::Failure{copied.error()};
    auto journal = Journal::open(copy);
    if (!journal)
        return core::Failure{journal.error()};
    restore.m_journal = std::make_unique<Journal>(std::move(*journal));
    return restore;
}

Stored<bool> Restore::put_in_place(const std::string &aside)
{
    const Head head = m_journal->head();
    m_journal.reset(); // closed: one plain file, its log gone
    const std::string copy = m_scratch + "/journal.db";
    std::error_code error;
    if (fs::exists(copy + "-wal", error) || error)
        return core::Failure{StoreError{StoreFault::io, "the restored journal could not be closed"}};
    if (auto synced = sync_file(copy); !synced)
        return core::Failure{synced.error()};
    // What the old journal's lock file witnessed is no longer to be asked for. Its lock stays ours throughout.
    if (auto forgotten = m_hold.forget(); !forgotten)
        return core::Failure{forgotten.error()};
    const auto moved = move_aside(m_path, aside);
    if (!moved)
        return moved;
    if (auto renamed = rename_durably(copy, m_path); !renamed)
        return core::Failure{renamed.error()};
    m_hold.witness(head);
    return moved;
}

} // namespace talon::store
