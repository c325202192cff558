// SPDX-License-Identifier: GPL-3.0-or-later
#include "invariants.h"

#include <algorithm>
#include <tuple>

namespace talon::core::test {

namespace {

auto order(const Ticket &ticket)
{
    return std::tuple{ticket.due, ticket.arrival, ticket.seq, ticket.device, ticket.id};
}

/// Whoever came later than the late time after the slot has his place by the arrival, but where it was our own mistake.
Instant due_by_rule(const Hall &hall, const Ticket &ticket)
{
    if (!ticket.slot)
        return ticket.arrival + hall.site().visitor_class(ticket.visitor_class)->norm;
    const bool late = ticket.arrival - *ticket.slot > hall.site().rules.booked_late;
    return late && !ticket.on_us ? ticket.arrival : *ticket.slot;
}

std::string broken_ticket(const Hall &hall, const Ticket &ticket, Instant now)
{
    const std::string name = ticket.id.value;
    if (ticket.due != due_by_rule(hall, ticket))
        return name + ": the due time moved";
    if (ticket.periods.empty() || ticket.periods.front().from != ticket.arrival)
        return name + ": the first period doesn't begin at the arrival";
    for (std::size_t i = 0; i + 1 < ticket.periods.size(); ++i)
        if (ticket.periods[i].to != ticket.periods[i + 1].from)
            return name + ": there is a gap between periods";
    const Period &last = ticket.periods.back();
    if (ticket.finished() != last.to.has_value())
        return name + ": the last period is open if and only if the ticket goes on";
    if (!ticket.finished() && last.state != ticket.state)
        return name + ": the last period is of another state";

    if (ticket.ended_by_day && (ticket.state == TicketState::no_show || !ticket.finished()))
        return name + ": the day ended what was not going on";
    for (const Period &period : ticket.periods) {
        if (!hall.site().service(period.service))
            return name + ": a period is for no service";
        if (period.calls > 0 && period.state != TicketState::called)
            return name + ": calls fell into a period that is none of a call";
    }
    const int last_calls = last.state == TicketState::called && last.calls > 0 ? last.calls : ticket.calls;
    if (ticket.state == TicketState::called && last_calls > ticket.calls)
        return name + ": more calls fell into its last period than were made";

    Millis sum{0};
    // When a visitor went whom nobody sent away is unknown: the last stretch of a ticket that the day ended is in no time.
    const Instant end = ticket.ended_by_day ? last.from : last.to.value_or(std::max(now, last.from));
    for (const auto state :
         {TicketState::waiting, TicketState::called, TicketState::serving, TicketState::served,
          TicketState::no_show, TicketState::parked, TicketState::left})
        sum += time_in(ticket, state, end);
    // Who has booked waits from the booked time on: what was before it is in no time.
    Millis early{0};
    for (const Period &period : ticket.periods)
        if (ticket.slot && period.state == TicketState::waiting && !(ticket.ended_by_day && &period == &ticket.periods.back()))
            early += std::max(Millis{0}, std::min(period.to.value_or(end), *ticket.slot) - period.from);
    if (sum + early != end - ticket.arrival)
        return name + ": the periods don't sum up to its age";

    const bool in_hand = ticket.state == TicketState::called || ticket.state == TicketState::serving;
    int hands = 0;
    for (const auto &[number, held] : hall.held_windows())
        hands += held.ticket == ticket.id;
    if (hands != (in_hand ? 1 : 0))
        return name + ": it is in " + std::to_string(hands) + " hands";
    if (in_hand && hall.held_windows().at(ticket.window.value()).ticket != ticket.id)
        return name + ": it is in another hand than it says";
    if ((ticket.state == TicketState::waiting || ticket.state == TicketState::parked) &&
        (ticket.window || ticket.calls != 0))
        return name + ": it waits and has a window or calls";
    if (in_hand && ticket.calls < 1)
        return name + ": it is in hand and was never called";
    return {};
}

std::string broken_waiting(const Hall &hall)
{
    std::vector<const Ticket *> waiting;
    for (const auto &[id, ticket] : hall.tickets())
        if (ticket.state == TicketState::waiting)
            waiting.push_back(&ticket);
    std::sort(waiting.begin(), waiting.end(), [](auto *a, auto *b) { return order(*a) < order(*b); });

    std::size_t at = 0;
    bool equal = true;
    hall.waiting().visit([&](const TicketId &id) {
        equal = at < waiting.size() && waiting[at]->id == id;
        ++at;
        return equal;
    });
    if (!equal || at != waiting.size() || hall.waiting().waiting_total() != static_cast<int>(at))
        return "the index and the waiting tickets differ";
    for (const Service &service : hall.site().services) {
        const auto stands = std::count_if(waiting.begin(), waiting.end(), [&](const Ticket *ticket) {
            return ticket->service == service.id && !ticket->only_window && !ticket->only_staff;
        });
        if (hall.waiting().waiting(service.id) != stands)
            return "the service " + service.id.value + " counts its people wrong";
        const auto elsewhere = std::count_if(waiting.begin(), waiting.end(), [&](const Ticket *ticket) {
            return ticket->service == service.id && (ticket->only_window || ticket->only_staff);
        });
        if (hall.waiting().transferred(service.id) != elsewhere)
            return "the service " + service.id.value + " counts wrong who was transferred";
    }
    for (const Ticket *ticket : waiting) {
        const auto ahead = std::count_if(waiting.begin(), waiting.end(), [&](const Ticket *other) {
            const bool bound = ticket->only_window || ticket->only_staff;
            const bool same = other->only_window == ticket->only_window &&
                              other->only_staff == ticket->only_staff &&
                              (bound || other->service == ticket->service);
            // Those who are first are before the others: a booked one of them from the slot on, the others at once.
            if (other->first != ticket->first)
                return same && other->first && (!other->slot || order(*other) < order(*ticket));
            return same && order(*other) < order(*ticket);
        });
        if (hall.ahead_of(*ticket) != ahead)
            return ticket->id.value + ": a wrong number of people ahead";
    }
    return {};
}

std::string broken_counts(const Hall &hall)
{
    Hall::Today today;
    for (const auto &[id, ticket] : hall.tickets()) {
        // Between a day's close and the next event nothing of the day that ended counts any more.
        if (!hall.day() || ticket.day < *hall.day())
            continue;
        ++today.issued;
        today.ended_by_day += ticket.ended_by_day;
        today.served += ticket.state == TicketState::served && !ticket.ended_by_day;
        today.no_show += ticket.state == TicketState::no_show;
        today.left += ticket.state == TicketState::left && !ticket.ended_by_day;
    }
    return hall.day() && today != hall.today() ? "today's counts are wrong" : "";
}

} // namespace

std::string broken(const Hall &hall, Instant now)
{
    for (const auto &[id, ticket] : hall.tickets())
        if (auto sentence = broken_ticket(hall, ticket, now); !sentence.empty())
            return sentence;
    if (auto sentence = broken_waiting(hall); !sentence.empty())
        return sentence;
    if (auto sentence = broken_counts(hall); !sentence.empty())
        return sentence;
    std::int64_t newer = -1;
    for (const Call &call : hall.calls()) {
        if (newer >= 0 && call.call >= newer)
            return "the calls are out of order";
        newer = call.call;
    }
    return hall.calls().size() > remembered_calls ? "too many calls are remembered" : "";
}

std::optional<TicketId> naive_next(const Hall &hall, const Window &window, const StaffId &staff, Instant now)
{
    using Rank = std::tuple<int, Instant, Instant, Instant, TicketId>;
    std::optional<Rank> best;
    for (const auto &[id, ticket] : hall.tickets()) {
        if (ticket.state != TicketState::waiting || window.retired)
            continue;
        if (ticket.slot && *ticket.slot - hall.site().rules.callable_before > now)
            continue;
        Minutes later{0};
        if (ticket.only_window || ticket.only_staff) {
            if ((ticket.only_window && ticket.only_window != window.number) ||
                (ticket.only_staff && ticket.only_staff != staff))
                continue;
        } else {
            const auto taken =
                std::find_if(window.services.begin(), window.services.end(),
                             [&](const WindowService &s) { return s.service == ticket.service; });
            if (taken == window.services.end())
                continue;
            later = taken->help_out;
        }
        // Long past the due time a booked visitor goes before everybody; then who is first, and whoever is two hours late.
        const bool promised = ticket.slot && ticket.due + hall.site().rules.booked_first_after <= now;
        const bool first = ticket.first || ticket.due + Minutes{120} <= now;
        const Rank rank{promised ? 0 : first ? 1 : 2, ticket.due + later, ticket.due, ticket.arrival, ticket.id};
        if (!best || rank < *best)
            best = rank;
    }
    return best ? std::optional{std::get<TicketId>(*best)} : std::nullopt;
}

} // namespace talon::core::test
