// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hall/hall_image.h"

#include "core/values/defects.h"

#include <algorithm>

namespace talon::core {

namespace {

Failure<std::string> wrong(std::string what, const std::string &subject = {})
{
    return Failure{std::move(what) + (subject.empty() ? "" : " " + subject)};
}

/// What every step of a ticket rests on: its periods follow each other, and the last one tells its state.
bool sound(const Ticket &ticket)
{
    if (ticket.periods.empty())
        return false;
    const auto closed = [](const Period &period) { return period.to.has_value(); };
    if (!std::all_of(ticket.periods.begin(), ticket.periods.end() - 1, closed))
        return false;
    const Period &last = ticket.periods.back();
    return closed(last) == ticket.finished() && (ticket.finished() || last.state == ticket.state)
           && (!ticket.parked_until || ticket.state == TicketState::parked) && (!ticket.ended_by_day || ticket.finished());
}

bool in_hand(const Ticket &ticket)
{
    return ticket.state == TicketState::called || ticket.state == TicketState::serving;
}

bool is_number(int number) { return first_number <= number && number <= last_number; }

template<std::size_t Size>
std::vector<int> listed(const std::bitset<Size> &numbers)
{
    std::vector<int> all;
    for (std::size_t number = 0; number < Size; ++number)
        if (numbers[number])
            all.push_back(static_cast<int>(number));
    return all;
}

/// False for what is no number, or is there twice.
template<std::size_t Size>
bool set(std::bitset<Size> &numbers, const std::vector<int> &all)
{
    for (const int number : all) {
        if (!is_number(number) || numbers[static_cast<std::size_t>(number)])
            return false;
        numbers.set(static_cast<std::size_t>(number));
    }
    return true;
}

} // namespace

// --- numbers -------------------------------------------------------------------------------------------------------

NumberBookImage NumberBook::image() const
{
    const auto &[first_day, fence, all_series, all_reserves, all_requests] = *this;
    NumberBookImage image;
    if (first_day != Day::min())
        image.first_day = first_day;
    if (fence != Day::min())
        image.fence = fence;
    for (const auto &[key, series] : all_series) {
        const auto &[last_granted, granted, reserved, used, carried] = series;
        image.series.push_back({key.second, key.first, last_granted, listed(granted), listed(reserved), listed(used), listed(carried)});
    }
    for (const auto &[day, reserves] : all_reserves)
        for (const auto &[device, epoch, block] : reserves)
            image.reserves.push_back({day, device, epoch, block});
    for (const auto &[day, requests] : all_requests)
        for (const auto &[asked, number] : requests)
            image.requests.push_back({day, asked.first, asked.second, number});
    return image;
}

Result<NumberBook, std::string> NumberBook::from(const NumberBookImage &image)
{
    NumberBook book;
    book.m_first_day = image.first_day.value_or(Day::min());
    book.m_fence = image.fence.value_or(Day::min());
    for (const auto &[day, letter, last_granted, granted, reserved, used, carried] : image.series) {
        const auto [place, fresh] = book.m_series.try_emplace(std::pair{letter, day});
        Series &series = place->second;
        if (!fresh || last_granted < 0 || last_granted > last_number || !set(series.granted, granted)
            || !set(series.reserved, reserved) || !set(series.used, used) || !set(series.carried, carried))
            return wrong("there twice is a number, or the series of letter", latin(letter));
        series.last_granted = last_granted;
    }
    for (const auto &[day, device, epoch, block] : image.reserves) {
        if (!is_number(block.first) || !is_number(block.last) || block.first > block.last)
            return wrong("a block of numbers has no end");
        book.m_reserves[day].push_back({device, epoch, block});
    }
    for (const auto &[day, device, request, number] : image.requests)
        if (!book.m_requests[day].emplace(std::pair{device, request}, number).second)
            return wrong("a request was granted twice:", request);
    return book;
}

// --- the hall ------------------------------------------------------------------------------------------------------

HallImage Hall::image() const
{
    // The lines of the waiting and the clock of the parked follow from the tickets.
    const auto &[site, has_site, revision, day, tickets, held, released, waiting, parked, numbers, calls, last_call, service_times,
                 today] = *this;
    HallImage image;
    if (has_site)
        image.site = site;
    image.revision = revision;
    image.day = day;
    // Ordered before they are copied: a ticket is large.
    std::vector<const Ticket *> in_order;
    in_order.reserve(tickets.size());
    for (const auto &[id, ticket] : tickets)
        in_order.push_back(&ticket);
    std::sort(in_order.begin(), in_order.end(), [](const Ticket *one, const Ticket *other) { return one->id < other->id; });
    image.tickets.reserve(in_order.size());
    for (const Ticket *ticket : in_order)
        image.tickets.push_back(*ticket);
    for (const auto &[window, by] : held)
        image.held.push_back({window, by});
    for (const auto &[seat, at] : released)
        image.released.push_back({seat.first, seat.second, at});
    image.numbers = numbers.image();
    image.calls.assign(calls.begin(), calls.end());
    image.last_call = defect(Defect::snapshot_forgets) ? 0 : last_call;
    for (const auto &[service, time] : service_times) {
        const auto &[count, sum] = time;
        image.service_times.push_back({service, count, sum.count()});
    }
    image.today = today;
    return image;
}

Result<Hall, std::string> Hall::from(HallImage image)
{
    Hall hall;
    auto &[site, revision, day, tickets, held, released, numbers, calls, last_call, service_times, today] = image;
    hall.m_has_site = site.has_value();
    hall.m_site = std::move(site).value_or(Site{});
    hall.m_revision = std::move(revision);
    hall.m_day = day;
    std::size_t hands = 0;
    for (Ticket &ticket : tickets) {
        if (!sound(ticket))
            return wrong("its periods do not tell the state of ticket", ticket.id.value);
        hands += in_hand(ticket);
        const auto [place, fresh] = hall.m_tickets.try_emplace(ticket.id, std::move(ticket));
        if (!fresh)
            return wrong("there twice is ticket", place->first.value);
        if (place->second.state == TicketState::waiting)
            hall.m_waiting.insert(place->second);
        if (place->second.parked_until)
            hall.m_parked.insert({*place->second.parked_until, place->first});
    }
    for (const auto &[window, by] : held) {
        const Ticket *ticket = by.ticket ? hall.ticket(*by.ticket) : nullptr;
        if (by.ticket && (!ticket || !in_hand(*ticket) || ticket->window != window))
            return wrong("a window has in hand what is not there: ticket", by.ticket->value);
        if (hall.window_of(by.staff) || !hall.m_held.try_emplace(window, by).second)
            return wrong("a window is held twice, or a second one, by", by.staff.value);
        hands -= by.ticket.has_value();
    }
    if (hands != 0)
        return wrong("a ticket is in nobody's hand");
    for (const auto &[window, staff, at] : released)
        if (!hall.m_released.try_emplace(std::pair{window, staff}, at).second)
            return wrong("released twice is a window by", staff.value);
    auto book = NumberBook::from(numbers);
    if (!book)
        return Failure{book.error()};
    hall.m_numbers = std::move(book.value());
    if (calls.size() > remembered_calls)
        return wrong("too many calls are remembered");
    hall.m_calls.assign(calls.begin(), calls.end());
    hall.m_last_call = last_call;
    for (const auto &[service, count, sum_ms] : service_times)
        if (!hall.m_service_times.try_emplace(service, ServiceTime{count, Millis{sum_ms}}).second)
            return wrong("timed twice is service", service.value);
    hall.m_today = today;
    return hall;
}

// --- staff and devices ---------------------------------------------------------------------------------------------

RegistryImage Registry::image() const
{
    const auto &[all_staff, one_time_passwords, all_devices, all_codes, aside, events_aside, epochs, prefix] = *this;
    RegistryImage image;
    for (const auto &[id, saved] : all_staff)
        image.staff.push_back(saved);
    image.one_time.assign(one_time_passwords.begin(), one_time_passwords.end());
    for (const auto &[id, device] : all_devices)
        image.devices.push_back(device);
    for (const auto &[hash, code] : all_codes)
        image.codes.push_back(code);
    for (const auto &[id, device] : aside)
        image.set_aside.push_back(device);
    for (const auto &[device, events] : events_aside)
        image.events_set_aside.push_back({device, events});
    for (const auto &[place, epoch] : epochs)
        image.epochs.push_back({place, epoch});
    image.last_prefix = prefix;
    return image;
}

Result<Registry, std::string> Registry::from(const RegistryImage &image)
{
    const auto &[all_staff, one_time_passwords, all_devices, all_codes, aside, events_aside, epochs, prefix] = image;
    Registry registry;
    bool once = true;
    for (const StaffSaved &saved : all_staff)
        once &= registry.staff.try_emplace(saved.staff, saved).second;
    for (const StaffId &staff : one_time_passwords)
        once &= registry.one_time.insert(staff).second;
    for (const DeviceEnrolled &device : all_devices)
        once &= registry.devices.try_emplace(device.device, device).second;
    for (const EnrolmentCodeIssued &code : all_codes)
        once &= registry.codes.try_emplace(code.code_hash, code).second;
    for (const DeviceSetAside &device : aside)
        once &= registry.set_aside.try_emplace(device.device, device).second;
    for (const auto &[device, events] : events_aside)
        once &= registry.events_set_aside.try_emplace(device, events).second;
    for (const auto &[place, epoch] : epochs)
        once &= registry.m_epochs.try_emplace(place, epoch).second;
    registry.m_last_prefix = prefix;
    if (!once)
        return wrong("the registry names something twice");
    return registry;
}

} // namespace talon::core
