// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/order/day.h"

#include <algorithm>
#include <queue>
#include <utility>

namespace talon::order {

namespace {

constexpr double way = 0.6;        ///< minutes from the call to the beginning
constexpr double gap = 0.7;        ///< from an end to the next call
constexpr double missed_for = 1.5; ///< a call that nobody answers, with its recalls

Millis minutes(double value) { return Millis{static_cast<std::int64_t>(value * 60'000)}; }

enum class What : std::uint8_t { back, starts, ends, free, arrives, callable };

struct Moment {
    Instant at{};
    What what = What::free;
    std::size_t who = 0; ///< window; for arrivals and what becomes callable, the visitor
    auto operator<=>(const Moment &) const = default;
};

class Player
{
public:
    Player(const core::Site &site, const Plan &plan, Hall &hall)
        : m_site(site), m_plan(plan), m_hall(hall), m_windows(site.windows.size())
    {
        for (std::size_t window = 0; window < m_windows.size(); ++window)
            m_moments.push({plan.opens - Minutes{60} + minutes(plan.starts[window]), What::back, window});
        for (std::size_t visitor = 0; visitor < plan.visitors.size(); ++visitor)
            m_moments.push({plan.visitors[visitor].arrival, What::arrives, visitor});
    }

    void run()
    {
        while (!m_moments.empty()) {
            const Moment moment = m_moments.top();
            m_moments.pop();
            happen(moment);
        }
    }

private:
    struct Window {
        bool held = false;
        bool idle = false;
        bool lunched = false;
        std::optional<std::size_t> visitor{};
        Instant called{};
        double away = 0;
    };

    void happen(const Moment &moment)
    {
        std::optional<std::size_t> arrived;
        switch (moment.what) {
        case What::back:
            m_windows[moment.who].held = true;
            m_hall.takes(moment.who, moment.at);
            go_on(moment.who, moment.at);
            break;
        case What::starts: m_hall.starts(*m_windows[moment.who].visitor, moment.at); break;
        case What::ends: end(moment.who, moment.at); break;
        case What::free: go_on(moment.who, moment.at); break;
        case What::arrives: {
            arrived = moment.who;
            m_hall.arrives(moment.who, moment.at);
            const auto &slot = m_plan.visitors[moment.who].slot;
            if (slot && *slot - m_site.rules.callable_before > moment.at)
                m_moments.push({*slot - m_site.rules.callable_before, What::callable, moment.who});
            wake(moment.at);
            break;
        }
        case What::callable: wake(moment.at); break;
        }
        m_hall.settled(arrived, moment.at);
    }

    void wake(Instant at)
    {
        for (std::size_t window = 0; window < m_windows.size(); ++window)
            if (m_windows[window].idle)
                go_on(window, at);
    }

    void leave(std::size_t window, Instant at, Millis length)
    {
        m_windows[window].held = false;
        m_windows[window].idle = false;
        m_hall.releases(window, at);
        m_moments.push({at + length, What::back, window});
    }

    void go_on(std::size_t index, Instant at)
    {
        Window &window = m_windows[index];
        if (!window.held || window.visitor)
            return; // woken for what is over
        const auto &lunch = m_site.windows[index].lunch;
        const Instant midnight = m_plan.opens - Minutes{9 * 60};
        if (lunch && !window.lunched && at >= midnight + Minutes{lunch->from}) {
            window.lunched = true;
            return leave(index, at, Minutes{lunch->to - lunch->from} + minutes(m_plan.lunch_late[index]));
        }
        if (const double away = std::exchange(window.away, 0); away > 0)
            return leave(index, at, minutes(away));
        const auto visitor = at < m_plan.opens ? std::nullopt : m_hall.next(index, at);
        window.idle = !visitor;
        if (!visitor) {
            if (at < m_plan.opens)
                m_moments.push({m_plan.opens, What::free, index});
            else if (lunch && !window.lunched)
                m_moments.push({midnight + Minutes{lunch->from}, What::free, index});
            return;
        }
        window.visitor = visitor;
        window.called = at;
        const Visitor &called = m_plan.visitors[*visitor];
        const bool comes = at - std::max(called.arrival, called.slot.value_or(called.arrival)) <= minutes(called.patience) && called.patience > 0;
        if (comes)
            m_moments.push({at + minutes(way), What::starts, index});
        m_moments.push({at + minutes(comes ? way + called.size * m_plan.speeds[index] : missed_for), What::ends, index});
        m_comes[index] = comes;
    }

    void end(std::size_t index, Instant at)
    {
        Window &window = m_windows[index];
        const std::size_t visitor = *std::exchange(window.visitor, std::nullopt);
        window.away = m_plan.visitors[visitor].break_after;
        m_hall.ends(visitor, m_comes[index], at);
        m_moments.push({at + minutes(gap), What::free, index});
    }

    const core::Site &m_site;
    const Plan &m_plan;
    Hall &m_hall;
    std::vector<Window> m_windows;
    std::vector<bool> m_comes = std::vector<bool>(m_windows.size());
    std::priority_queue<Moment, std::vector<Moment>, std::greater<>> m_moments;
};

} // namespace

void play(const core::Site &site, const Plan &plan, Hall &hall)
{
    Player(site, plan, hall).run();
}

} // namespace talon::order
