// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hall/waiting_index.h"

#include "core/values/defects.h"

#include <algorithm>
#include <stdexcept>

namespace talon::core {

namespace {

bool bound(const Ticket &ticket)
{
    return ticket.only_window || ticket.only_staff;
}

template <class Lanes, class Key>
auto find_lane(const Lanes &lanes, const Key &key) -> decltype(&lanes.begin()->second)
{
    const auto found = lanes.find(key);
    return found == lanes.end() ? nullptr : &found->second;
}

int size_of(const LaneOf<DueQueue> &lane)
{
    return lane.walk_in.size() + lane.booked.size() + lane.first.size() + lane.first_booked.size();
}

/// Those of a class that is first pass everybody of the others, but a booked one whom the slot still keeps.
int before(const LaneOf<DueQueue> &lane, const DueKey &key, bool first)
{
    const int of_first = first ? lane.first.before(key) : lane.first.size();
    return of_first + lane.first_booked.before(key) + (first ? 0 : lane.walk_in.before(key) + lane.booked.before(key));
}

/// An empty lane is dropped, so that two indexes with the same people are equal.
template <class Lanes, class Key>
void erase_from(Lanes &lanes, const Key &lane_key, const Ticket &ticket, const DueKey &key)
{
    const auto lane = lanes.find(lane_key);
    if (lane == lanes.end() || !lane->second.queue(ticket.booked(), ticket.first).erase(key))
        throw std::logic_error("ticket " + key.ticket.value + " does not stand where it should");
    if (size_of(lane->second) == 0)
        lanes.erase(lane);
}

} // namespace

bool takes(const Window &window, const Ticket &ticket, const StaffId &staff)
{
    if (ticket.only_window || ticket.only_staff)
        return ticket.only_window.value_or(window.number) == window.number && ticket.only_staff.value_or(staff) == staff;
    return std::any_of(window.services.begin(), window.services.end(),
                       [&](const auto &taken) { return taken.service == ticket.service; });
}

void WaitingIndex::insert(const Ticket &ticket)
{
    const DueKey key = due_key(ticket);
    if (!m_all.insert(key))
        throw std::logic_error("ticket " + ticket.id.value + " waits already");
    Lane &lane =
        bound(ticket) ? m_targets[{ticket.only_window, ticket.only_staff}] : m_services[ticket.service];
    lane.queue(ticket.booked(), ticket.first).insert(key);
    if (bound(ticket))
        ++m_transferred[ticket.service];
}

void WaitingIndex::erase(const Ticket &ticket)
{
    const DueKey key = due_key(ticket);
    if (bound(ticket))
        erase_from(m_targets, Target{ticket.only_window, ticket.only_staff}, ticket, key);
    else
        erase_from(m_services, ticket.service, ticket, key);
    if (bound(ticket) && --m_transferred[ticket.service] == 0)
        m_transferred.erase(ticket.service);
    m_all.erase(key);
}

std::optional<TicketId> WaitingIndex::next_for(const Window &window, const StaffId &staff, const OrderAt &at) const
{
    Candidate<DueKey> best;
    const auto look = [&](const Lane *lane, Minutes help_out) {
        if (lane)
            offer(best, *lane, defect(Defect::help_out_ignored) ? Minutes{0} : help_out, at);
    };
    for (const WindowService &taken : window.services)
        look(find_lane(m_services, taken.service), taken.help_out);
    look(find_lane(m_targets, Target{window.number, std::nullopt}), Minutes{0});
    look(find_lane(m_targets, Target{std::nullopt, staff}), Minutes{0});
    look(find_lane(m_targets, Target{window.number, staff}), Minutes{0});
    return best.key ? std::optional{best.key->ticket} : std::nullopt;
}

const WaitingIndex::Lane *WaitingIndex::lane_of(const Ticket &ticket) const
{
    return bound(ticket) ? find_lane(m_targets, Target{ticket.only_window, ticket.only_staff})
                         : find_lane(m_services, ticket.service);
}

int WaitingIndex::ahead_of(const Ticket &ticket) const
{
    const Lane *lane = lane_of(ticket);
    return lane ? before(*lane, due_key(ticket), ticket.first) : 0;
}

int WaitingIndex::ahead_of(const ServiceId &service, const DueKey &key, bool first) const
{
    const Lane *lane = find_lane(m_services, service);
    return lane ? before(*lane, key, first) : 0;
}

int WaitingIndex::waiting(const ServiceId &service) const
{
    const Lane *lane = find_lane(m_services, service);
    return lane ? size_of(*lane) : 0;
}

int WaitingIndex::transferred(const ServiceId &service) const
{
    const auto found = m_transferred.find(service);
    return found == m_transferred.end() ? 0 : found->second;
}

void WaitingIndex::visit_transferred(const std::function<bool(const TicketId &)> &visit) const
{
    bool more = true;
    const auto each = [&](const DueKey &key) { return more = visit(key.ticket); };
    for (const auto &[target, lane] : m_targets) {
        for (const DueQueue *queue : {&lane.walk_in, &lane.booked, &lane.first, &lane.first_booked})
            if (more)
                queue->visit(each);
    }
}

void WaitingIndex::visit(const std::function<bool(const TicketId &)> &visit) const
{
    m_all.visit([&](const DueKey &key) { return visit(key.ticket); });
}

} // namespace talon::core
