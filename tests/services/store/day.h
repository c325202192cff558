// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "journal_cases.h"
#include "store/verify.h"

namespace talon::store::test {

/// A small day of a small hall: what happened, and the entries that a backend makes of it. The encoding is the
/// test's own: a body is the number of its event.
class Day
{
public:
    Day();

    const std::vector<Entry> &entries() const { return m_entries; }
    Decode decode() const;

private:
    void happens(core::Event event, Origin origin = {});

    std::vector<core::Event> m_events;
    std::vector<Entry> m_entries;
    core::Hall m_hall;
};

} // namespace talon::store::test
