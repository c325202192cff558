// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/sums.h"

#include <algorithm>
#include <limits>

namespace talon::reports {

void Times::add(std::int64_t ms)
{
    if (ms < 0)
        return;
    const std::int64_t bounded = std::min<std::int64_t>(ms, std::numeric_limits<std::uint32_t>::max());
    m_values.push_back(static_cast<std::uint32_t>(bounded));
    m_sum += bounded;
}

Times::Told Times::told()
{
    const auto n = static_cast<std::int64_t>(m_values.size());
    if (n == 0)
        return {};
    // Each rank is looked for among those that the one before it has left behind.
    auto begin = m_values.begin();
    const auto rank = [&](std::int64_t p) {
        const auto at = m_values.begin() + ((n * p + 99) / 100 - 1);
        std::nth_element(begin, at, m_values.end());
        begin = at;
        return static_cast<std::int64_t>(*at);
    };
    Told told{n, (m_sum + n / 2) / n, rank(50), 0, 0, 0};
    told.p90 = rank(90);
    told.p95 = rank(95);
    told.most = *std::max_element(begin, m_values.end());
    return told;
}

void WindowTimes::add(const SpanRow &row)
{
    switch (static_cast<SpanKind>(row.kind)) {
    case SpanKind::free:
        free += row.length;
        idle += row.idle;
        break;
    case SpanKind::called: called += row.length; break;
    case SpanKind::serving: serving += row.length; break;
    }
}

bool breaches(const LegRow &row)
{
    return row.leg == 0 && (row.first_wait > row.norm || (row.first_wait < 0 && row.gone_after > row.norm));
}

bool left_before_norm(const LegRow &row)
{
    return row.leg == 0 && row.first_wait < 0 && row.gone_after >= 0 && row.gone_after <= row.norm;
}

void Sums::add(const LegRow &row)
{
    ++legs;
    returns += row.returns;
    recalls += row.recalls;
    way.add(row.way);
    serving.add(row.served);
    switch (static_cast<LegEnd>(row.end)) {
    case LegEnd::open: ++open; break;
    case LegEnd::transferred: ++transfers; break;
    case LegEnd::served: ++served; break;
    case LegEnd::no_show: ++no_show; break;
    case LegEnd::left:
        ++(static_cast<LeftBy>(row.left_by) == LeftBy::day ? left_day : static_cast<LeftBy>(row.left_by) == LeftBy::staff ? left_staff : left_visitor);
    }
    cut += static_cast<LegEnd>(row.end) == LegEnd::served && (row.flags & leg_ended_by_day) != 0;
    if (row.leg != 0)
        return;
    ++visitors;
    booked += (row.flags & leg_booked) != 0;
    first_wait.add(row.first_wait);
    visit_wait.add(row.visit_wait);
    stay.add(row.stay);
    if (row.first_wait >= 0) {
        const auto bound = std::find_if(wait_bounds.begin(), wait_bounds.end(), [&](int minutes) { return row.first_wait <= minutes * 60'000; });
        ++waits[static_cast<std::size_t>(bound - wait_bounds.begin())];
    }
    const bool breach = breaches(row);
    counted += row.first_wait >= 0 || breach;
    within += row.first_wait >= 0 && !breach;
    left_before += left_before_norm(row);
    excess += std::max<std::int64_t>(0, row.first_wait - row.norm);
}

} // namespace talon::reports
