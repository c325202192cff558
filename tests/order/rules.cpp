// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/order/rules.h"

#include <algorithm>
#include <cstdio>
#include <numeric>

namespace talon::order {

namespace {

double minutes_of(Millis time) { return static_cast<double>(time.count()) / 60'000.0; }
double due(const Waiting &one) { return minutes_of((one.due + one.help_out).time_since_epoch()); }
double waited(const Waiting &one, Instant now) { return minutes_of(now - one.counted - one.help_out); }
double norm(const Waiting &one) { return one.visitor->preferential ? 5 : 15; }
bool past_slot(const Waiting &one, Instant now, Minutes by) { return one.visitor->slot && *one.visitor->slot + by <= now; }

Rank due_time(const Waiting &one, Instant) { return {0, due(one)}; }
Rank booked_after_ten(const Waiting &one, Instant now) { return {past_slot(one, now, Minutes{10}) ? 0 : 1, due(one)}; }
Rank booked_at_once(const Waiting &one, Instant now) { return {past_slot(one, now, Minutes{0}) ? 0 : 1, due(one)}; }
Rank late_preferential(const Waiting &one, Instant now)
{
    const bool late = one.visitor->preferential && one.due <= now;
    return {past_slot(one, now, Minutes{10}) ? 0 : late ? 1 : 2, due(one)};
}
Rank preferential_first(const Waiting &one, Instant now)
{
    return {past_slot(one, now, Minutes{10}) ? 0 : one.visitor->preferential || one.due + Minutes{120} <= now ? 1 : 2, due(one)};
}
Rank strict_classes(const Waiting &one, Instant) { return {one.visitor->preferential ? 0 : one.visitor->slot ? 1 : 2, due(one)}; }
Rank fifo(const Waiting &one, Instant now) { return {0, -waited(one, now)}; }
Rank longest_line(const Waiting &one, Instant now) { return {-one.line, -waited(one, now)}; }
Rank coefficients(const Waiting &one, Instant now)
{
    return {0, -waited(one, now) * (one.visitor->preferential ? 3 : one.visitor->slot ? 2 : 1)};
}
Rank wait_by_norm(const Waiting &one, Instant now) { return {past_slot(one, now, Minutes{10}) ? 0 : 1, -waited(one, now) / norm(one)}; }
Rank shortest(const Waiting &one, Instant) { return {0, one.minutes + static_cast<double>(one.help_out.count())}; }

/// A hall that keeps a plain list and asks the rule about everybody in it.
class RuledHall : public Hall
{
public:
    RuledHall(const core::Site &site, const Plan &plan, const Rule &rule)
        : m_site(site), m_plan(plan), m_rule(rule), m_lines(site.services.size()), m_times(site.services.size())
    {
        std::vector<int> seen(site.services.size());
        for (const Visitor &visitor : plan.visitors) {
            m_times[visitor.service] += visitor.size;
            ++seen[visitor.service];
        }
        for (std::size_t service = 0; service < m_times.size(); ++service)
            m_times[service] /= std::max(seen[service], 1);
    }

    void takes(std::size_t, Instant) override {}
    void releases(std::size_t, Instant) override {}
    void starts(std::size_t, Instant) override {}
    void ends(std::size_t, bool, Instant) override {}
    void settled(std::optional<std::size_t>, Instant) override {}

    void arrives(std::size_t index, Instant) override
    {
        const Visitor &visitor = m_plan.visitors[index];
        m_waiting.push_back(index);
        ++m_lines[visitor.service];
    }

    std::optional<std::size_t> next(std::size_t window, Instant now) override
    {
        auto best = m_waiting.end();
        std::pair<Rank, std::size_t> best_rank;
        for (auto each = m_waiting.begin(); each != m_waiting.end(); ++each) {
            const auto help_out = takes_it(window, m_plan.visitors[*each].service);
            const auto slot = m_plan.visitors[*each].slot;
            if (!help_out || (slot && *slot - m_site.rules.callable_before > now))
                continue;
            const std::pair rank{m_rule.rank(look(*each, *help_out), now), *each};
            if (best == m_waiting.end() || rank < best_rank) {
                best = each;
                best_rank = rank;
            }
        }
        if (best == m_waiting.end())
            return std::nullopt;
        const std::size_t called = *best;
        m_waiting.erase(best);
        --m_lines[m_plan.visitors[called].service];
        count(called, now);
        return called;
    }

    Waits waits;

private:
    std::optional<Minutes> takes_it(std::size_t window, std::size_t service) const
    {
        for (const core::WindowService &taken : m_site.windows[window].services)
            if (taken.service == m_site.services[service].id)
                return taken.help_out;
        return std::nullopt;
    }

    Waiting look(std::size_t index, Minutes help_out) const
    {
        const Visitor &visitor = m_plan.visitors[index];
        const Instant due = visitor.slot.value_or(visitor.arrival + Minutes{visitor.preferential ? 5 : 15});
        return {&visitor, due, std::max(visitor.arrival, visitor.slot.value_or(visitor.arrival)), help_out, m_lines[visitor.service], m_times[visitor.service]};
    }

    void count(std::size_t index, Instant now)
    {
        const Visitor &visitor = m_plan.visitors[index];
        const double wait = std::max(minutes_of(now - std::max(visitor.arrival, visitor.slot.value_or(visitor.arrival))), 0.0);
        (visitor.preferential ? waits.preferential : visitor.slot ? waits.booked : waits.ordinary).push_back(wait);
        for (const std::size_t other : m_waiting)
            if (m_plan.visitors[other].service == visitor.service && other < index && !m_plan.visitors[other].preferential && !m_plan.visitors[other].slot)
                waits.overtakers.push_back(1);
    }

    const core::Site &m_site;
    const Plan &m_plan;
    const Rule &m_rule;
    std::vector<std::size_t> m_waiting;
    std::vector<int> m_lines;
    std::vector<double> m_times;
};

double mean(const std::vector<double> &all)
{
    return all.empty() ? 0 : std::accumulate(all.begin(), all.end(), 0.0) / static_cast<double>(all.size());
}

double quantile(std::vector<double> all, double part)
{
    if (all.empty())
        return 0;
    std::sort(all.begin(), all.end());
    return all[std::min(static_cast<std::size_t>(part * static_cast<double>(all.size())), all.size() - 1)];
}

double above(const std::vector<double> &all, double limit)
{
    const auto over = std::count_if(all.begin(), all.end(), [&](double each) { return each > limit; });
    return all.empty() ? 0 : 100.0 * static_cast<double>(over) / static_cast<double>(all.size());
}

double past_norm(const Waits &waits)
{
    const auto all = static_cast<double>(waits.ordinary.size() + waits.preferential.size() + waits.booked.size());
    return (above(waits.ordinary, 15) * static_cast<double>(waits.ordinary.size()) + above(waits.booked, 15) * static_cast<double>(waits.booked.size())
            + above(waits.preferential, 5) * static_cast<double>(waits.preferential.size()))
        / all;
}

} // namespace

const std::vector<Rule> &rules()
{
    static const std::vector<Rule> all{{"due time alone", due_time},
                                       {"+ booked first, slot+10", booked_after_ten},
                                       {"booked first from the slot", booked_at_once},
                                       {"+10 and late preferential first", late_preferential},
                                       {"+10 and preferential first (shipped)", preferential_first},
                                       {"strict classes", strict_classes},
                                       {"single queue", fifo},
                                       {"longest line first", longest_line},
                                       {"coefficients 3:2:1", coefficients},
                                       {"wait by norm, booked +10", wait_by_norm},
                                       {"shortest service first", shortest}};
    return all;
}

void Waits::add(const Waits &other)
{
    ordinary.insert(ordinary.end(), other.ordinary.begin(), other.ordinary.end());
    preferential.insert(preferential.end(), other.preferential.begin(), other.preferential.end());
    booked.insert(booked.end(), other.booked.begin(), other.booked.end());
    overtakers.insert(overtakers.end(), other.overtakers.begin(), other.overtakers.end());
}

Waits wait_under(const core::Site &site, const Plan &plan, const Rule &rule)
{
    RuledHall hall(site, plan, rule);
    play(site, plan, hall);
    return std::move(hall.waits);
}

bool promise_holds(const core::Site &site, int days)
{
    const auto shipped = std::find_if(rules().begin(), rules().end(), [](const Rule &each) { return each.rank == preferential_first; });
    Waits all;
    for (int day = 0; day < days; ++day)
        all.add(wait_under(site, plan_of(site, static_cast<std::uint64_t>(5000 + day), promise_load, core::Day{std::chrono::year{2026} / 3 / 2}), *shipped));
    const double late = above(all.booked, promised);
    std::printf("Booked at %.0f %%, %d days: %zu visitors, p95 %.1f min after the slot, longest %.1f; over %.0f min: %.2f %%\n", promise_load * 100, days,
                all.booked.size(), quantile(all.booked, .95), quantile(all.booked, 1), promised, late);
    if (late >= 0.05)
        std::printf("MISSED at %.0f %%: the share of booked visitors who wait more than %.0f min, %%, is %.2f\n", promise_load * 100, promised, late);
    return !all.booked.empty() && late < most_broken;
}

void print_rules(const core::Site &site, int days, const std::vector<double> &loads)
{
    std::printf("Order rules, %d days. Minutes of waiting; «past»: ordinary and booked over 15, preferential over 5.\n", days);
    std::printf("%-38s %5s | %5s %5s %5s %5s | %5s %5s %5s %5s | %5s %5s %5s %5s | %5s | %5s %5s\n", "rule", "load", "ord", "p95", "max", ">15%", "pref",
                "p95", ">5%", ">15%", "book", "p95", ">15%", ">30%", "past%", "mean", "overt");
    for (const double load : loads) {
        std::pair<double, const char *> best{1e9, ""};
        for (const Rule &rule : rules()) {
            Waits all;
            for (int day = 0; day < days; ++day)
                all.add(wait_under(site, plan_of(site, static_cast<std::uint64_t>(1000 + day), load, core::Day{std::chrono::year{2026} / 3 / 2}), rule));
            Waits everybody = all;
            everybody.ordinary.insert(everybody.ordinary.end(), all.preferential.begin(), all.preferential.end());
            everybody.ordinary.insert(everybody.ordinary.end(), all.booked.begin(), all.booked.end());
            const double past = past_norm(all);
            if (past < best.first)
                best = {past, rule.name.c_str()};
            std::printf("%-38s %4.0f%% | %5.1f %5.0f %5.0f %5.0f | %5.1f %5.0f %5.0f %5.0f | %5.1f %5.0f %5.0f %5.0f | %5.0f | %5.1f %5.2f\n",
                        rule.name.c_str(), load * 100, mean(all.ordinary), quantile(all.ordinary, .95), quantile(all.ordinary, 1), above(all.ordinary, 15), mean(all.preferential),
                        quantile(all.preferential, .95), above(all.preferential, 5), above(all.preferential, 15), mean(all.booked), quantile(all.booked, .95),
                        above(all.booked, 15), above(all.booked, 30), past, mean(everybody.ordinary),
                        static_cast<double>(all.overtakers.size()) / static_cast<double>(std::max<std::size_t>(all.ordinary.size(), 1)));
        }
        std::printf("Fewest past the norm at %.0f %%: %s, with %.0f %%. Look at the longest waits beside it before it is preferred.\n", load * 100,
                    best.second, best.first);
    }
}

} // namespace talon::order
