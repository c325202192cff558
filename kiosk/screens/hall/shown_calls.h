// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/link/terminal.h"

#include <set>

namespace talon::kiosk {

/// Which calls have stood large on this display, so that a call it missed is shown once it can be, and none is shown as new twice.
/// Calls count up; as the document holds no more than the last ones, this stays as small as the document.
class ShownCalls
{
public:
    /// What must survive a restart.
    struct Kept {
        std::int64_t upTo = 0;         ///< this one and all before it
        std::set<std::int64_t> beyond; ///< and these
        bool operator==(const Kept &) const = default;
    };

    explicit ShownCalls(Kept kept) : m_kept(std::move(kept)) {}

    bool has(std::int64_t call) const { return call <= m_kept.upTo || m_kept.beyond.count(call) > 0; }
    void add(std::int64_t call) { if (!has(call)) m_kept.beyond.insert(call); }
    /// A new document: what it no longer holds can't come any more, and what is no longer active need not be shown. Calls that
    /// count from lower down than the known ones are those of a restored backend: everything known is forgotten then, and the
    /// answer is true.
    bool follow(const wire::Calls &calls);
    const Kept &kept() const { return m_kept; }

private:
    Kept m_kept;
};

/// Keeps them over a restart.
class ShownCallsMemory
{
public:
    virtual ~ShownCallsMemory() = default;

    /// Nothing known when nothing was kept, or it is damaged: then an active call is shown once more, which does no harm.
    virtual ShownCalls::Kept load() = 0;
    /// On its way to the disk when it returns: never waits for it.
    virtual void save(const ShownCalls::Kept &kept) = 0;
};

} // namespace talon::kiosk
