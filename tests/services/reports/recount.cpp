// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/reports/recount.h"

#include <algorithm>
#include <set>

namespace talon::reports::test {

namespace {

using core::Instant;
using core::Millis;

bool in_hand(const Stretch &each)
{
    return each.state == 'c' || each.state == 's';
}

/// Does serving follow on this call?
bool comes(const Visit &visit, std::size_t at)
{
    while (at < visit.stretches.size() && visit.stretches[at].state == 'c')
        ++at;
    return at < visit.stretches.size() && visit.stretches[at].state == 's';
}

/// The line of something that happened in a leg while this stretch had it; none had where there is no stretch.
std::string key_of(const Visit &visit, int leg, const Stretch *hand, By by)
{
    const auto of_leg = std::find_if(visit.stretches.begin(), visit.stretches.end(), [leg](const Stretch &each) { return each.leg == leg; });
    switch (by) {
    case By::day: return std::to_string(visit.day.time_since_epoch().count());
    case By::service: return of_leg->service;
    case By::visitor_class: return visit.visitor_class;
    case By::origin: return visit.slot ? "booked" : "walk_in";
    case By::hour: return std::to_string(visit.minute / 60);
    case By::weekday: return std::to_string(core::weekday(visit.day));
    case By::window: return std::to_string(hand ? hand->window : 0);
    case By::staff: return hand ? hand->staff : "";
    }
    return "";
}

using Lines = std::map<std::string, Recounted>;

/// Serving of a leg by whoever served, or in one where the report is not by people; nothing of one that nobody has ended or that was too long.
void count_serving(Lines &lines, const Visit &visit, int leg, By by)
{
    const bool last = leg == visit.stretches.back().leg;
    if (last && (visit.end == 'o' || visit.by_day))
        return;
    std::map<std::pair<int, std::string>, std::pair<Millis, const Stretch *>> hands;
    Millis all{0};
    for (const Stretch &each : visit.stretches)
        if (each.leg == leg && each.state == 's') {
            auto &[length, stretch] = hands[by == By::window || by == By::staff ? std::pair(each.window, each.staff) : std::pair(0, std::string())];
            length += each.to - each.from;
            all += each.to - each.from;
            stretch = &each;
        }
    for (const auto &[hand, served] : hands)
        if (all <= std::chrono::minutes(120))
            lines[key_of(visit, leg, served.second, by)].serving.push_back(served.first.count());
}

void count_calls(Lines &lines, const Visit &visit, int leg, By by)
{
    std::set<std::pair<int, std::string>> chosen;
    for (std::size_t at = 0; at < visit.stretches.size(); ++at) {
        const Stretch &each = visit.stretches[at];
        if (each.leg != leg)
            continue;
        if (each.state == 'w' && at > 0 && visit.stretches[at - 1].leg == leg && in_hand(visit.stretches[at - 1]))
            ++lines[key_of(visit, leg, &visit.stretches[at - 1], by)].returns;
        if (each.state != 'c')
            continue;
        Recounted &line = lines[key_of(visit, leg, &each, by)];
        line.recalls += each.recalls;
        const bool by_hand = by == By::window || by == By::staff;
        line.out_of_turn += each.out_of_turn && chosen.insert(by_hand ? std::pair(each.window, each.staff) : std::pair(0, std::string())).second;
        if (comes(visit, at) && visit.stretches[at + 1].state == 's') {
            std::size_t first = at;
            while (first > 0 && visit.stretches[first - 1].state == 'c')
                --first;
            line.way.push_back((each.to - visit.stretches[first].from).count());
        }
    }
}

void count_end(Lines &lines, const Visit &visit, int leg, By by)
{
    const Stretch *last = nullptr;
    for (const Stretch &each : visit.stretches)
        if (each.leg == leg && in_hand(each))
            last = &each;
    Recounted &line = lines[key_of(visit, leg, last, by)];
    ++line.legs;
    if (leg < visit.stretches.back().leg)
        ++line.transfers;
    else if (visit.end == 'o')
        ++line.open;
    else if (visit.by_day)
        ++line.left_day;
    else if (visit.end == 's')
        ++line.served;
    else if (visit.end == 'n')
        ++line.no_show;
    else
        ++(visit.late ? line.left_late : line.left);
}

/// All waiting until then, from the booked time on.
Millis waited(const Visit &visit, Instant until)
{
    Millis sum{0};
    for (const Stretch &each : visit.stretches) {
        const bool lasts = &each == &visit.stretches.back() && visit.end == 'o';
        const Instant to = lasts ? until : std::min(each.to, until);
        if (each.state == 'w')
            sum += std::max(Millis(0), to - std::max(each.from, visit.slot.value_or(each.from)));
    }
    return sum;
}

bool too_long(const Visit &visit)
{
    std::map<int, Millis> served;
    for (const Stretch &each : visit.stretches)
        if (each.state == 's' && !(&each == &visit.stretches.back() && visit.end == 'o'))
            served[each.leg] += each.to - each.from;
    return std::any_of(served.begin(), served.end(), [](const auto &leg) { return leg.second > std::chrono::minutes(120); });
}

void count_promise(Recounted &line, const Visit &visit, Millis wait)
{
    if (!visit.told || visit.slot)
        return;
    ++line.promised;
    line.promise_kept += wait <= visit.told->to;
    line.promise_early += wait < visit.told->from;
    line.promise_late += std::max(Millis(0), wait - visit.told->to).count();
}

void count_visit(Lines &lines, const Visit &visit, By by, Instant now)
{
    const auto call = std::find_if(visit.stretches.begin(), visit.stretches.end(), [](const Stretch &each) { return each.state == 'c'; });
    const bool called = call != visit.stretches.end();
    Recounted &line = lines[key_of(visit, 0, called ? &*call : nullptr, by)];
    ++line.visitors;
    line.booked += visit.slot.has_value();
    if (called) {
        const Millis wait = waited(visit, call->from);
        line.first_wait.push_back(wait.count());
        ++line.counted;
        line.within += wait <= visit.norm;
        line.excess += std::max(Millis(0), wait - visit.norm).count();
        count_promise(line, visit, wait);
    } else if (visit.end == 'o') {
        ++line.waiting;
        line.waiting_late += waited(visit, now) > visit.norm;
    } else if (!visit.late) {
        const bool breach = waited(visit, visit.by_day ? std::max(visit.closes, visit.stretches.back().from) : visit.stretches.back().to) > visit.norm;
        line.counted += breach;
        line.left_before += !breach;
    }
    if (visit.end == 'o' || visit.by_day || visit.late)
        return;
    if (!too_long(visit))
        line.stay.push_back((visit.stretches.back().to - visit.arrival).count());
    line.visit_wait.push_back(waited(visit, visit.stretches.back().to).count());
}

} // namespace

std::map<std::string, Recounted> recount(const std::map<std::string, Visit> &visits, By by, core::Instant now)
{
    Lines lines;
    for (const auto &[id, visit] : visits) {
        count_visit(lines, visit, by, now);
        for (int leg = 0; leg <= visit.stretches.back().leg; ++leg) {
            count_serving(lines, visit, leg, by);
            count_calls(lines, visit, leg, by);
            count_end(lines, visit, leg, by);
        }
    }
    return lines;
}

Times::Told told(std::vector<std::int64_t> values)
{
    if (values.empty())
        return {};
    std::sort(values.begin(), values.end());
    const auto n = static_cast<std::int64_t>(values.size());
    std::int64_t sum = 0;
    for (const std::int64_t each : values)
        sum += each;
    const auto rank = [&](std::int64_t p) {
        std::int64_t k = 1;
        while (k * 100 < n * p)
            ++k;
        return values[static_cast<std::size_t>(k - 1)];
    };
    return {n, (2 * sum + n) / (2 * n), rank(50), rank(90), rank(95), values.back()};
}

} // namespace talon::reports::test
