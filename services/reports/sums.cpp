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
    if (!row.known)
        return;
    const std::int64_t length = row.to - row.from;
    switch (static_cast<SpanKind>(row.kind)) {
    case SpanKind::free:
        free += length;
        idle += row.idle;
        break;
    case SpanKind::called: called += length; break;
    case SpanKind::serving: serving += length; break;
    }
}

bool breaches(const LegRow &row)
{
    return row.first() && (row.first_wait > row.norm || (row.first_wait < 0 && row.gone_after > row.norm));
}

bool left_before_norm(const LegRow &row)
{
    return row.first() && row.first_wait < 0 && row.gone_after >= 0 && row.gone_after <= row.norm;
}

void Sums::add(const LegRow &row)
{
    const auto end = static_cast<LegEnd>(row.end);
    const auto left_by = static_cast<LeftBy>(row.left_by);
    legs += end != LegEnd::handed;
    returns += row.returns;
    recalls += row.recalls;
    out_of_turn += (row.flags & leg_out_of_turn) != 0;
    way.add(row.way);
    each_way(row.more_ways, [this](std::int64_t each) { way.add(each); });
    serving.add(row.served);
    if ((row.flags & leg_ended_by_day) != 0)
        ++left_day; // nobody ended it: who was being served then was not served, as far as anybody knows
    else if (end == LegEnd::left)
        ++(left_by == LeftBy::late ? left_late : left_staff);
    else {
        open += end == LegEnd::open;
        transfers += end == LegEnd::transferred;
        served += end == LegEnd::served;
        no_show += end == LegEnd::no_show;
    }
    if (row.first())
        add_visit(row);
}

void Sums::add_visit(const LegRow &row)
{
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
    waiting += row.waiting >= 0;
    waiting_late += row.waiting > row.norm;
    add_promise(row);
}

/// What was told in whole minutes is kept to the millisecond.
void Sums::add_promise(const LegRow &row)
{
    if (row.first_wait < 0 || row.told_to < 0)
        return;
    const std::int64_t after = row.first_wait - row.told_to * std::int64_t{60'000};
    ++promised;
    promise_kept += after <= 0;
    promise_early += row.first_wait < row.told_from * std::int64_t{60'000};
    promise_late += std::max<std::int64_t>(0, after);
}

} // namespace talon::reports
