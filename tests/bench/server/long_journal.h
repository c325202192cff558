// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/hall_image.h"
#include "store/journal.h"

#include <array>
#include <deque>
#include <functional>

namespace talon::bench {

/// Writes working days of a large hall into a journal, 2,000 visitors each: a number granted, the ticket born on a kiosk,
/// called, served; one of twelve does not come. Each event with its chain, its projection and its place in the kiosk's stream, as
/// talond writes it.
class LongJournal
{
public:
    /// The journal holds the site and nothing else.
    LongJournal(store::Journal &journal, const core::Site &site);

    /// Goes on until the journal holds that many events.
    void write(std::int64_t events);

    const core::Hall &hall() const { return m_hall; }
    const core::Registry &registry() const { return m_registry; }

private:
    void happens(core::Event event, const store::Origin &origin = {});
    /// Nothing when the hall refuses.
    bool decide(const core::Command &command);
    void commit();
    void begin_day();
    void visitor();
    void operators();

    store::Journal &m_journal;
    core::Hall m_hall;
    core::Registry m_registry;
    std::vector<store::Entry> m_entries;
    std::int64_t m_position = 0;
    std::int64_t m_limit = 0;
    std::int64_t m_seq = 0;
    store::Hash m_stream{};
    std::uint64_t m_visitors = 0;
    core::Instant m_now{};
};

} // namespace talon::bench
