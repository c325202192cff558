// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/entry.h"

namespace talon::store {

/// Holds a journal for this process: an advisory lock on the file PATH.lock, which ends with the process, however
/// it ends. The same file witnesses how far the journal was acknowledged: it is written after each commit and never
/// synced, so it may lag behind after a power cut but can never be ahead of a journal that is whole. Deleting it
/// loses nothing but this check.
class Hold
{
public:
    /// `held` when another journal object, here or in another process, holds it.
    static Stored<Hold> take(const std::string &journal_path);

    /// Holds nothing and witnesses nothing: for a file that is only read.
    static Hold none() { return Hold{-1}; }

    Hold(Hold &&other) noexcept;
    Hold &operator=(Hold &&other) noexcept;
    ~Hold();

    /// Remembers that everything up to `head` was acknowledged. An error is of no consequence.
    void witness(const Head &head);
    /// Forgets what was witnessed, because another journal is put in this one's place. `io` when it cannot.
    Stored<core::Done> forget();
    /// The last head that was witnessed, if any is readable.
    std::optional<Head> witnessed() const;

private:
    explicit Hold(int file) : m_file(file) {}
    int m_file = -1;
};

} // namespace talon::store
