// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/forecast/scene.h"

#include "core/forecast/random.h"
#include "core/site/calendar.h"

#include <map>

namespace talon::core::forecast {

namespace {

/// Whoever is away longer is not expected back.
constexpr Minutes lost_after{90};
/// A window that nobody holds counts from its usual hour until so long after the opening.
constexpr Minutes opening_grace{15};
/// After a lunch or at the morning a window is ready so much later.
constexpr Minutes lunch_slack{2};
/// Half the people of a quarter of an hour before and after the slot: what is believed of arrivals until they are known.
constexpr std::array<int, 16> usual_offsets{0, 0, 0, 1, 2, 4, 6, 6, 4, 2, 1, 0, 0, 0, 0, 0};

using Target = std::pair<std::optional<WindowNumber>, std::optional<StaffId>>;

struct Maker {
    const Hall &hall;
    const Habits &habits;
    Instant now;
    Scene made{};
    std::map<ServiceId, std::size_t> services{};
    std::map<ClassId, std::size_t> classes{};
    std::map<Target, std::size_t> targets{};

    const Site &site() const { return hall.site(); }

    void add_services()
    {
        const Day today = local_day(now, site().utc_offset);
        const double crowd = static_cast<double>(habits.crowd(local_minute(now, site().utc_offset))) / 1000.0;
        for (const Service &service : site().services) {
            services.emplace(service.id, made.services.size());
            const Habits::Served *served = habits.of(service.id);
            const DayHours hours = hours_on(site(), service, today);
            Scene::Service &added = made.services.emplace_back();
            added.id = service.id;
            added.law = Law(served ? served->times : Histogram{}, site().rules.service_time);
            added.today = static_cast<double>(habits.today(service.id, site().rules)) / 1000.0;
            added.closes = made.day_start + Minutes{hours.empty() ? 0 : hours.back().to};
            for (int half = 0; half < 48; ++half) {
                const Instant from = made.day_start + Minutes{30 * half};
                if (from < added.closes - site().rules.last_ticket_before_close)
                    added.walk_ins[static_cast<std::size_t>(half)] = crowd * static_cast<double>(habits.walk_ins(service.id, half)) / 1000.0;
            }
        }
        made.lanes = made.services.size();
    }

    void add_classes()
    {
        std::int64_t all = 0;
        for (const auto &[id, count] : habits.classes())
            all += count;
        for (const VisitorClass &each : site().classes) {
            const auto seen = habits.classes().find(each.id);
            const double share = all == 0 || seen == habits.classes().end() ? 0 : static_cast<double>(seen->second) / static_cast<double>(all);
            classes.emplace(each.id, made.classes.size());
            made.classes.push_back({each.id, each.norm, each.first, share});
        }
    }

    std::size_t lane_of(const Ticket &ticket)
    {
        if (!ticket.only_window && !ticket.only_staff)
            return services.at(ticket.service);
        const auto [found, fresh] = targets.try_emplace(Target{ticket.only_window, ticket.only_staff}, made.lanes);
        made.lanes += fresh;
        return found->second;
    }

    void add(const Ticket &ticket, std::optional<Instant> joins)
    {
        const auto rank = static_cast<std::int32_t>(made.people.size());
        made.people.push_back({hashed(ticket.id.value), services.at(ticket.service), lane_of(ticket), ticket.booked(), ticket.first,
                               {ticket.due, ticket.arrival, rank, rank}, joins, ticket.slot.value_or(ticket.arrival)});
    }

    void add_people()
    {
        hall.waiting().visit([&](const TicketId &id) {
            const Ticket &ticket = *hall.ticket(id);
            add(ticket, std::nullopt);
            made.tickets.push_back(id);
            made.dues.push_back(ticket.due);
            return true;
        });
        made.waiting = made.people.size();
        std::map<TicketId, const Ticket *> parked; // in an order that is the same everywhere
        for (const auto &[id, ticket] : hall.tickets())
            if (ticket.state == TicketState::parked && ticket.parked_until)
                parked.emplace(id, &ticket);
        for (const auto &[id, ticket] : parked)
            add(*ticket, *ticket->parked_until);
    }

    void add_lanes(Place &place, const Window &window, const std::optional<StaffId> &staff)
    {
        for (const WindowService &taken : window.services)
            if (const auto found = services.find(taken.service); found != services.end())
                place.lanes.emplace_back(found->second, taken.help_out);
        for (const auto &[target, lane] : targets)
            if (target.first.value_or(window.number) == window.number && (!target.second || target.second == staff))
                place.lanes.emplace_back(lane, Minutes{0});
    }

    void add_lunch(Place &place, const Window &window, const Habits::WindowDay *day)
    {
        if (!window.lunch || (day && day->lunched))
            return;
        place.lunch = made.day_start + Minutes{window.lunch->from};
        place.lunch_until = made.day_start + Minutes{window.lunch->to};
        place.lunch_length = Minutes{window.lunch->to - window.lunch->from};
    }

    /// As Habits knows a lunch from any other absence.
    bool in_lunch(Instant released, const Interval &lunch) const
    {
        const int minute = local_minute(released, site().utc_offset);
        return minute >= lunch.from - 5 && minute <= lunch.to;
    }

    /// Nobody holds the window: at lunch, on a break, not there yet, or not expected.
    void look_away(Place &place, const Window &window, const Habits::WindowDay *day)
    {
        if (day && day->released && window.lunch && day->lunched && in_lunch(*day->released, *window.lunch)) {
            const Instant back = *day->released + Minutes{window.lunch->to - window.lunch->from} + lunch_slack;
            // Late is not gone; but whoever has not come back so long after it went home.
            place.state = now - back <= lost_after ? Place::State::away : Place::State::never;
            place.until = std::max(now + Minutes{1}, back);
            return;
        }
        if (day && day->released) {
            place.state = now - *day->released <= lost_after ? Place::State::away : Place::State::never;
            place.open_end = true;
            place.since = *day->released;
            return;
        }
        const DayHours hours = hours_on(site(), local_day(now, site().utc_offset));
        const auto first = habits.usual_first_hold(window.number);
        if (!first || hours.empty() || now > made.day_start + Minutes{hours.front().from} + opening_grace)
            return;
        place.state = Place::State::away;
        place.until = std::max(now, made.day_start + Minutes{*first});
    }

    void add_windows()
    {
        for (const Window &window : site().windows) {
            if (window.retired)
                continue;
            Place &place = made.places.emplace_back();
            place.number = window.number;
            place.hash = mixed(static_cast<std::uint64_t>(window.number));
            const Habits::WindowDay *day = habits.window(window.number);
            add_lunch(place, window, day);
            const auto held = hall.held_windows().find(window.number);
            if (held == hall.held_windows().end()) {
                add_lanes(place, window, std::nullopt);
                look_away(place, window, day);
                continue;
            }
            add_lanes(place, window, held->second.staff);
            place.speed = static_cast<double>(habits.speed(held->second.staff)) / 1000.0;
            const Ticket *in_hand = held->second.ticket ? hall.ticket(*held->second.ticket) : nullptr;
            place.state = in_hand ? Place::State::busy : Place::State::idle;
            if (in_hand) {
                place.service = services.at(in_hand->service);
                place.in_hand = hashed(in_hand->id.value);
                place.since = called(*in_hand);
            }
        }
    }

    /// Since when the window has been with it: from its first call in this stretch, also where a colleague took it over.
    static Instant called(const Ticket &ticket)
    {
        Instant since = in_state_since(ticket);
        for (auto period = ticket.periods.rbegin(); period != ticket.periods.rend(); ++period) {
            if (period->state != TicketState::called && period->state != TicketState::serving)
                break;
            since = period->from;
        }
        return since;
    }

    void add_bookings(const std::vector<Booked> &coming)
    {
        for (const Booked &booked : coming) {
            const auto service = services.find(booked.service);
            const auto visitor_class = classes.find(booked.visitor_class);
            if (service != services.end())
                made.awaited.push_back({hashed(booked.id), service->second, visitor_class == classes.end() ? 0 : visitor_class->second, booked.slot});
        }
        made.comes = static_cast<double>(habits.booked_share()) / 1000.0;
        double all = 0;
        for (std::size_t bin = 0; bin < 16; ++bin) {
            all += usual_offsets[bin] + habits.booked_offsets()[bin];
            made.offsets[bin + 1] = all;
        }
        for (double &each : made.offsets)
            each /= all;
    }

    void add_habits()
    {
        made.gap = habits.gap();
        made.has_breaks = total(habits.breaks()) > 0;
        made.break_length = Law(habits.breaks());
        made.break_share = made.has_breaks ? static_cast<double>(habits.break_share()) / 1000.0 : 0;
        constexpr std::array<Minutes, 5> within{Minutes{0}, Minutes{15}, Minutes{30}, Minutes{60}, Minutes{100}};
        for (std::size_t bin = 0; bin < within.size(); ++bin)
            made.no_show[bin] = static_cast<double>(habits.no_show(within[bin])) / 1000.0;
        made.no_show_time = habits.no_show_time();
    }
};

} // namespace

Scene scene(const Hall &hall, const Habits &habits, const std::vector<Booked> &coming, Instant now)
{
    Maker maker{hall, habits, now};
    maker.made.now = now;
    maker.made.day_start = day_start(local_day(now, hall.site().utc_offset), hall.site().utc_offset);
    maker.made.rules = hall.site().rules;
    maker.add_services();
    maker.add_classes();
    maker.add_people();
    maker.add_windows();
    maker.add_bookings(coming);
    maker.add_habits();
    return std::move(maker.made);
}

} // namespace talon::core::forecast
