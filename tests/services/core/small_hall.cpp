// SPDX-License-Identifier: GPL-3.0-or-later
#include "small_hall.h"

#include <stdexcept>

namespace talon::core::test {

namespace {

Text text(const std::string &ru)
{
    return {ru, {}};
}

} // namespace

Site small_site()
{
    Site site;
    site.id = "r7700";
    site.name = {"Инспекция", "Inspectorate"};
    for (std::size_t day = 0; day < 4; ++day)
        site.hours.at(day) = {{540, 1080}};
    site.hours.at(4) = {{540, 1005}};
    WeekHours mornings;
    for (std::size_t day = 0; day < 5; ++day)
        mornings.at(day) = {{540, 780}};

    site.categories = {{CategoryId{"people"}, text("Физические лица"), {}},
                       {CategoryId{"firms"}, text("Организации"), {}}};
    site.services = {{decl, CategoryId{"people"}, Letter::A, text("Декларация"), {}, std::nullopt},
                     {debt, CategoryId{"people"}, Letter::B, text("Задолженность"), {}, std::nullopt},
                     {reg, CategoryId{"firms"}, Letter::E, text("Регистрация"), {}, std::nullopt},
                     {info, CategoryId{"firms"}, Letter::K, text("Сведения"), {}, mornings}};
    site.classes = {{ordinary, text("Общая"), Minutes{15}}, {preferential, text("Льготная"), Minutes{5}}};
    site.windows = {{1, text("Окно 1"), {{decl, Minutes{0}}, {debt, Minutes{10}}}, std::nullopt},
                    {2, text("Окно 2"), {{debt, Minutes{0}}}, std::nullopt},
                    {3, text("Окно 3"), {{reg, Minutes{0}}, {info, Minutes{0}}}, std::nullopt},
                    {4,
                     text("Окно 4"),
                     {{decl, Minutes{0}}, {debt, Minutes{0}}, {reg, Minutes{0}}, {info, Minutes{0}}},
                     std::nullopt},
                    {5, text("Окно 5"), {{reg, Minutes{0}}, {info, Minutes{20}}}, Interval{780, 840}}};
    site.places = {{"entrance", "ticket", text("Терминал у входа")}, {"hall", "hall", text("Табло")}};
    return site;
}

StaffId staff(int n)
{
    return {"operator" + std::to_string(n)};
}

SmallHall::SmallHall(Site site)
{
    apply(SiteSaved{std::move(site)});
}

void SmallHall::apply(Event event)
{
    journal.push_back({now, "test", std::move(event)});
    const auto more = hall.apply(journal.back());
    changed.insert(changed.end(), more.begin(), more.end());
}

std::optional<Refusal> SmallHall::run(const Command &command)
{
    events.clear();
    changed.clear();
    const auto decision = hall.decide(command, now);
    if (!decision)
        return decision.error();
    events = *decision;
    for (const Event &event : events)
        apply(event);
    return std::nullopt;
}

TicketIssued SmallHall::next_ticket(const ServiceId &service, const ClassId &visitor_class) const
{
    const auto count = hall.tickets().size() + 1;
    TicketIssued issued;
    issued.ticket = {"T" + std::string(count < 10 ? "00" : count < 100 ? "0" : "") + std::to_string(count)};
    issued.number = {hall.site().service(service)->letter, static_cast<int>(count % 900) + 1};
    issued.day = local_day(now, hall.site().utc_offset);
    issued.service = service;
    issued.visitor_class = visitor_class;
    issued.device = kiosk;
    issued.arrival = now;
    return issued;
}

TicketId SmallHall::issue(const ServiceId &service, const ClassId &visitor_class)
{
    return issue(next_ticket(service, visitor_class));
}

TicketId SmallHall::issue(TicketIssued issued)
{
    if (run(ReceiveTicket{.issued = issued, .prefix = issued.number.prefix % (last_own_prefix + 1), .booked = issued.slot}))
        throw std::logic_error("a ticket of a test was refused");
    return issued.ticket;
}

void SmallHall::take(std::initializer_list<int> windows)
{
    for (const int window : windows)
        if (run(TakeWindow{window, staff(window)}))
            throw std::logic_error("a window of a test can't be taken");
}

TicketId SmallHall::call(int window)
{
    run(CallNext{window, staff(window)});
    const auto held = hall.held_windows().find(window);
    return held == hall.held_windows().end() ? TicketId{} : held->second.ticket.value_or(TicketId{});
}

void SmallHall::serve(int window, Millis duration)
{
    const TicketId id = call(window);
    run(StartServing{id, staff(window)});
    now += duration;
    run(Finish{id, staff(window)});
}

Hall SmallHall::replayed() const
{
    Hall fresh;
    for (const Happened &happened : journal)
        fresh.apply(happened);
    return fresh;
}

} // namespace talon::core::test
