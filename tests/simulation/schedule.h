// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/time.h"

#include <functional>
#include <queue>
#include <vector>

namespace talon::simulation {

/// The true time, and all that is going to happen. What is planned for one instant happens in the order of planning.
class Schedule
{
public:
    core::Instant now() const { return m_now; }

    void at(core::Instant when, std::function<void()> what)
    {
        m_heap.push_back({std::max(when, m_now), m_planned++, std::move(what)});
        std::push_heap(m_heap.begin(), m_heap.end(), later);
    }
    void after(core::Millis wait, std::function<void()> what) { at(m_now + wait, std::move(what)); }

    /// The next thing happens; false, and the time is `until`, when there is none before it.
    bool step(core::Instant until)
    {
        if (m_heap.empty() || m_heap.front().when > until) {
            m_now = std::max(m_now, until);
            return false;
        }
        std::pop_heap(m_heap.begin(), m_heap.end(), later);
        const Item item = std::move(m_heap.back());
        m_heap.pop_back();
        m_now = item.when;
        item.what();
        return true;
    }
    void begin(core::Instant now) { m_now = now; }

private:
    struct Item {
        core::Instant when{};
        std::uint64_t order = 0;
        std::function<void()> what;
    };
    static bool later(const Item &a, const Item &b) { return a.when != b.when ? a.when > b.when : a.order > b.order; }

    core::Instant m_now{};
    std::uint64_t m_planned = 0;
    std::vector<Item> m_heap;
};

} // namespace talon::simulation
