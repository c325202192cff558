// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/reports/recount.h"

#include <algorithm>

namespace talon::reports::test {

namespace {

using core::Instant;

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
        visit.stretches.push_back({state, before.to, {}, window, staff, before.leg, before.service, 0, false});
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
        visit.visitor_class = event.visitor_class.value;
        visit.told = event.told;
        int closes = 0;
        for (const auto &hours : m_site.hours.at(static_cast<std::size_t>(core::weekday(event.day))))
            closes = std::max(closes, hours.to);
        visit.closes = core::Instant(event.day.time_since_epoch()) - m_site.utc_offset + std::chrono::minutes(closes);
        visit.stretches.push_back({'w', event.arrival, {}, 0, {}, 0, event.service.value, 0, false});
        visit.late = m_open && event.day < *m_open;
        visits[event.ticket.value] = visit;
    }
    void happens(const core::TicketCalled &event)
    {
        if (event.repeat == 0)
            go(of(event.ticket), 'c', event.window, event.staff.value);
        else
            ++of(event.ticket).stretches.back().recalls;
        of(event.ticket).stretches.back().out_of_turn |= event.repeat == 0 && !event.reason.empty();
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
        visit.stretches.push_back({'n', before.to, {}, 0, {}, before.leg, before.service, 0, false});
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

} // namespace

std::map<std::string, Visit> visits_of(const Journal &journal)
{
    Reader reader;
    for (const core::Happened &happened : journal)
        reader.read(happened);
    return reader.visits;
}

} // namespace talon::reports::test
