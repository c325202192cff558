// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/reports/recount.h"

#include <algorithm>

namespace talon::reports::test {

namespace {

using core::Instant;
using core::Millis;

class Reader
{
public:
    std::map<std::string, Visit> visits;

    void read(const core::Happened &happened)
    {
        if (const auto *saved = std::get_if<core::SiteSaved>(&happened.event)) {
            m_site = saved->site;
            return;
        }
        m_at = happened.at;
        std::vector<std::string> ghosts;
        const bool opens = !m_open;
        if (opens) {
            m_open = core::local_day(m_at, m_site.utc_offset);
            ghosts = unfinished(*m_open - std::chrono::days(1));
        }
        std::visit([this](const auto &event) { happens(event); }, happened.event);
        for (const auto &id : ghosts)
            close_by_day(visits.at(id));
        if (std::holds_alternative<core::DayClosed>(happened.event))
            m_open.reset();
    }

private:
    std::vector<std::string> unfinished(core::Day until) const
    {
        std::vector<std::string> found;
        for (const auto &[id, visit] : visits)
            if (visit.end == 'o' && visit.day <= until)
                found.push_back(id);
        return found;
    }

    void close_by_day(Visit &visit)
    {
        if (visit.end != 'o')
            return;
        visit.by_day = true;
        finish(visit, visit.stretches.back().state == 's' ? 's' : 'l');
    }

    void stop(Visit &visit) { visit.stretches.back().to = std::max(m_at, visit.stretches.back().from); }

    void go(Visit &visit, char state, int window = 0, const std::string &staff = {})
    {
        stop(visit);
        const Stretch before = visit.stretches.back();
        visit.stretches.push_back({state, before.to, {}, window, staff, before.leg, before.service, 0});
    }

    void finish(Visit &visit, char end)
    {
        stop(visit);
        visit.end = end;
    }

    Visit &of(const core::TicketId &id) { return visits.at(id.value); }

    template<class Event>
    void happens(const Event &)
    {
    }
    void happens(const core::TicketIssued &event)
    {
        Visit visit;
        visit.arrival = event.arrival;
        visit.slot = event.slot;
        visit.day = event.day;
        visit.minute = core::local_minute(event.arrival, m_site.utc_offset);
        for (const auto &each : m_site.classes)
            if (each.id == event.visitor_class)
                visit.norm = each.norm;
        visit.stretches.push_back({'w', event.arrival, {}, 0, {}, 0, event.service.value, 0});
        visit.late = m_open && event.day < *m_open;
        visits[event.ticket.value] = visit;
    }
    void happens(const core::TicketCalled &event)
    {
        if (event.repeat == 0)
            go(of(event.ticket), 'c', event.window, event.staff.value);
        else
            ++of(event.ticket).stretches.back().recalls;
    }
    void happens(const core::ServingStarted &event)
    {
        const Stretch before = of(event.ticket).stretches.back();
        go(of(event.ticket), 's', before.window, before.staff);
    }
    void happens(const core::TicketServed &event) { finish(of(event.ticket), 's'); }
    void happens(const core::TicketNoShow &event) { finish(of(event.ticket), 'n'); }
    void happens(const core::TicketLeft &event) { finish(of(event.ticket), 'l'); }
    void happens(const core::TicketReturned &event) { go(of(event.ticket), 'w'); }
    void happens(const core::TicketParked &event) { go(of(event.ticket), 'p'); }
    void happens(const core::TicketUnparked &event) { go(of(event.ticket), 'w'); }
    void happens(const core::NoShowCorrected &event)
    {
        Visit &visit = of(event.ticket);
        visit.end = 'o';
        const Stretch before = visit.stretches.back();
        visit.stretches.push_back({'n', before.to, {}, 0, {}, before.leg, before.service, 0});
        go(visit, 'w');
    }
    void happens(const core::TicketTransferred &event)
    {
        Visit &visit = of(event.ticket);
        go(visit, 'w');
        ++visit.stretches.back().leg;
        if (event.service)
            visit.stretches.back().service = event.service->value;
    }
    void happens(const core::WindowTakenOver &event)
    {
        for (auto &[id, visit] : visits) {
            const Stretch last = visit.stretches.back();
            if (visit.end == 'o' && (last.state == 'c' || last.state == 's') && last.window == event.window)
                go(visit, last.state, last.window, event.staff.value);
        }
    }
    void happens(const core::DayClosed &event)
    {
        for (const auto &id : unfinished(event.day))
            close_by_day(visits.at(id));
    }

    core::Site m_site;
    Instant m_at{};
    std::optional<core::Day> m_open;
};

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

std::string key_of(const Visit &visit, int leg, By by)
{
    const Stretch *last = nullptr;
    std::string service;
    for (const Stretch &each : visit.stretches) {
        if (each.leg != leg)
            continue;
        service = each.service;
        if (in_hand(each))
            last = &each;
    }
    switch (by) {
    case By::day: return std::to_string(visit.day.time_since_epoch().count());
    case By::service: return service;
    case By::origin: return visit.slot ? "booked" : "walk_in";
    case By::hour: return std::to_string(visit.minute / 60);
    case By::weekday: return std::to_string(core::weekday(visit.day));
    case By::window: return std::to_string(last ? last->window : 0);
    case By::staff: return last ? last->staff : "";
    default: return "";
    }
}

void count_leg(Recounted &line, const Visit &visit, int leg)
{
    const int last_leg = visit.stretches.back().leg;
    const bool over = leg < last_leg || visit.end != 'o';
    Millis serving{0}, way{0};
    bool served = false, came = false;
    for (std::size_t at = 0; at < visit.stretches.size(); ++at) {
        const Stretch &each = visit.stretches[at];
        if (each.leg != leg)
            continue;
        const bool ended = at + 1 < visit.stretches.size() || visit.end != 'o';
        const bool cut = visit.by_day && at + 1 == visit.stretches.size();
        const Millis length = ended && !cut ? each.to - each.from : Millis(0);
        served = served || each.state == 's';
        serving += each.state == 's' ? length : Millis(0);
        line.recalls += each.recalls;
        if (each.state == 'c' && comes(visit, at)) {
            came = true;
            way += length;
        }
        if (each.state == 'w' && at > 0 && visit.stretches[at - 1].leg == leg && in_hand(visit.stretches[at - 1]))
            ++line.returns;
    }
    if (came)
        line.way.push_back(way.count());
    const bool cut = leg == last_leg && visit.by_day && visit.stretches.back().state == 's';
    if (served && over && !cut && serving <= std::chrono::minutes(120))
        line.serving.push_back(serving.count());
    ++line.legs;
    if (leg < last_leg)
        ++line.transfers;
    else if (visit.end == 'o')
        ++line.open;
    else if (visit.end == 's')
        ++line.served;
    else if (visit.end == 'n')
        ++line.no_show;
    else
        ++(visit.by_day || visit.late ? line.left_day : line.left);
}

void count_visit(Recounted &line, const Visit &visit)
{
    ++line.visitors;
    line.booked += visit.slot.has_value();
    const Instant from = std::max(visit.arrival, visit.slot.value_or(visit.arrival));
    const auto call = std::find_if(visit.stretches.begin(), visit.stretches.end(), [](const Stretch &each) { return each.state == 'c'; });
    if (call != visit.stretches.end()) {
        const Millis wait = std::max(Millis(0), call->from - from);
        line.first_wait.push_back(wait.count());
        ++line.counted;
        line.within += wait <= visit.norm;
        line.excess += std::max(Millis(0), wait - visit.norm).count();
    } else if (visit.end == 'l') {
        const bool breach = visit.stretches.back().to - from > visit.norm;
        line.counted += breach;
        line.left_before += !breach;
    }
    if (visit.end == 'o' || visit.by_day || visit.late)
        return;
    line.stay.push_back((visit.stretches.back().to - visit.arrival).count());
    Millis wait{0};
    for (const Stretch &each : visit.stretches)
        if (each.state == 'w')
            wait += std::max(Millis(0), each.to - std::max(each.from, visit.slot.value_or(each.from)));
    line.visit_wait.push_back(wait.count());
}

} // namespace

std::map<std::string, Visit> visits_of(const Journal &journal)
{
    Reader reader;
    for (const core::Happened &happened : journal)
        reader.read(happened);
    return reader.visits;
}

std::map<std::string, Recounted> recount(const std::map<std::string, Visit> &visits, By by)
{
    std::map<std::string, Recounted> lines;
    for (const auto &[id, visit] : visits) {
        count_visit(lines[key_of(visit, 0, by)], visit);
        for (int leg = 0; leg <= visit.stretches.back().leg; ++leg)
            count_leg(lines[key_of(visit, leg, by)], visit, leg);
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
