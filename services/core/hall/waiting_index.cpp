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

/// An empty lane is dropped, so that two indexes with the same people are equal.
template <class Lanes, class Key>
void erase_from(Lanes &lanes, const Key &lane_key, bool booked, const DueKey &key)
{
    const auto lane = lanes.find(lane_key);
    if (lane == lanes.end() || !(booked ? lane->second.booked : lane->second.walk_in).erase(key))
        throw std::logic_error("ticket " + key.ticket.value + " does not stand where it should");
    if (lane->second.walk_in.size() == 0 && lane->second.booked.size() == 0)
        lanes.erase(lane);
}

} // namespace

const DueKey *WaitingIndex::Lane::front(Instant slots_until, Instant booked_first) const
{
    const DueKey *first = walk_in.front();
    const DueKey *slot = booked.front();
    if (!slot || slot->due > slots_until)
        return first;
    if (slot->due <= booked_first)
        return slot;
    return first && *first < *slot ? first : slot;
}

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
    (ticket.booked() ? lane.booked : lane.walk_in).insert(key);
    if (bound(ticket))
        ++m_transferred[ticket.service];
}

void WaitingIndex::erase(const Ticket &ticket)
{
    const DueKey key = due_key(ticket);
    if (bound(ticket))
        erase_from(m_targets, Target{ticket.only_window, ticket.only_staff}, ticket.booked(), key);
    else
        erase_from(m_services, ticket.service, ticket.booked(), key);
    if (bound(ticket) && --m_transferred[ticket.service] == 0)
        m_transferred.erase(ticket.service);
    m_all.erase(key);
}

std::optional<TicketId> WaitingIndex::next_for(const Window &window, const StaffId &staff,
                                               Instant slots_until, Instant booked_first) const
{
    const DueKey *best = nullptr;
    Instant best_due{};
    bool best_before_all = false;
    const auto offer = [&](const Lane *lane, Minutes help_out) {
        const DueKey *first = lane ? lane->front(slots_until, booked_first) : nullptr;
        if (!first)
            return;
        const bool before_all = first == lane->booked.front() && first->due <= booked_first;
        const Instant due = first->due + (defect(Defect::help_out_ignored) ? Minutes{0} : help_out);
        // Equal after the help-out: the total order of keys decides, so that the choice never hangs on the
        // order in which the lanes are looked at.
        const bool earlier = !best || due < best_due || (due == best_due && *first < *best);
        if (!best || (before_all == best_before_all ? earlier : before_all)) {
            best = first;
            best_due = due;
            best_before_all = before_all;
        }
    };

    for (const WindowService &taken : window.services)
        offer(find_lane(m_services, taken.service), taken.help_out);
    offer(find_lane(m_targets, Target{window.number, std::nullopt}), Minutes{0});
    offer(find_lane(m_targets, Target{std::nullopt, staff}), Minutes{0});
    offer(find_lane(m_targets, Target{window.number, staff}), Minutes{0});
    return best ? std::optional{best->ticket} : std::nullopt;
}

const WaitingIndex::Lane *WaitingIndex::lane_of(const Ticket &ticket) const
{
    return bound(ticket) ? find_lane(m_targets, Target{ticket.only_window, ticket.only_staff})
                         : find_lane(m_services, ticket.service);
}

int WaitingIndex::ahead_of(const Ticket &ticket) const
{
    const Lane *lane = lane_of(ticket);
    return lane ? lane->before(due_key(ticket)) : 0;
}

int WaitingIndex::ahead_of(const ServiceId &service, const DueKey &key) const
{
    const Lane *lane = find_lane(m_services, service);
    return lane ? lane->before(key) : 0;
}

int WaitingIndex::waiting(const ServiceId &service) const
{
    const Lane *lane = find_lane(m_services, service);
    return lane ? lane->walk_in.size() + lane->booked.size() : 0;
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
        for (const DueQueue *queue : {&lane.walk_in, &lane.booked})
            if (more)
                queue->visit(each);
    }
}

void WaitingIndex::visit(const std::function<bool(const TicketId &)> &visit) const
{
    m_all.visit([&](const DueKey &key) { return visit(key.ticket); });
}

} // namespace talon::core
