// SPDX-License-Identifier: GPL-3.0-or-later
#include "day.h"

namespace talon::store::test {

namespace {

const core::Day today = std::chrono::floor<std::chrono::days>(at(0));

core::Site small_site()
{
    core::Site site;
    site.id = "small";
    site.name.set(core::Language::ru, "Инспекция");
    site.categories = {{{"person"}, {"Физические лица", {}}, {}}};
    core::Service service;
    service.id = {"decl"};
    service.category = {"person"};
    service.title.set(core::Language::ru, "Декларация");
    site.services = {service};
    core::VisitorClass ordinary;
    ordinary.id = {"ordinary"};
    ordinary.title.set(core::Language::ru, "Обычный");
    site.classes = {ordinary};
    core::Window window;
    window.number = 5;
    window.services = {{{"decl"}, core::Minutes{0}}};
    site.windows = {window};
    return site;
}

core::TicketIssued issued(int number)
{
    core::TicketIssued event;
    event.ticket.value = "T" + std::to_string(number);
    event.number = {core::Letter::A, number};
    event.day = today;
    event.service.value = "decl";
    event.visitor_class.value = "ordinary";
    event.device.value = "kiosk1";
    event.arrival = at(number);
    return event;
}

} // namespace

Day::Day()
{
    const core::StaffId staff{"op1"};
    happens(core::SiteSaved{small_site()});
    happens(core::StaffSaved{staff, {{"operator"}}, "Оператор 1", true});
    happens(core::WindowTaken{5, staff});
    for (int number = 1; number <= 4; ++number)
        happens(issued(number), devices_entry("kiosk1", 1, number).origin);
    happens(core::TicketCalled{{"T1"}, 5, staff, 1, 0});
    happens(core::TicketCalled{{"T1"}, 5, staff, 2, 1});
    happens(core::ServingStarted{{"T1"}});
    happens(core::TicketServed{{"T1"}});
    happens(core::TicketCalled{{"T2"}, 5, staff, 3, 0});
    happens(core::TicketNoShow{{"T2"}});
    happens(core::DayClosed{today});
}

void Day::happens(core::Event event, Origin origin)
{
    const auto number = static_cast<int>(m_events.size());
    Entry entry = owners_entry(100 + number);
    entry.origin = std::move(origin);
    entry.type = "number_of_event";
    entry.body = std::to_string(number);
    for (const core::TicketId &id : m_hall.apply({entry.at, entry.actor, event}))
        entry.tickets.push_back(*m_hall.ticket(id));
    m_events.push_back(std::move(event));
    m_entries.push_back(std::move(entry));
}

Decode Day::decode() const
{
    return [this](const Record &record) -> core::Result<core::Event, std::string> {
        const auto number = static_cast<std::size_t>(std::atoi(record.body.c_str()));
        if (number >= m_events.size())
            return core::Failure{std::string{"no event has this number"}};
        return m_events[number];
    };
}

} // namespace talon::store::test
