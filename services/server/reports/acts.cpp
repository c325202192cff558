// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/reports/acts.h"

#include "core/values/number.h"
#include "wire/journal/event_codec.h"
#include "wire/json/times.h"
#include "wire/site/differences.h"

#include <boost/json.hpp>

namespace talon::server {

namespace {

namespace json = boost::json;

/// A setting's page has at most so many differences; the rest is told by their number.
constexpr std::size_t most_details = 200;

/// A value before or after; nothing where there was none.
using Side = std::optional<std::string>;

json::value json_of(const Side &side)
{
    return side ? json::value(json::string(*side)) : json::value();
}

struct Told {
    std::string subject;
    json::array details;

    void add(std::string_view what, const Side &was, const Side &now)
    {
        if (was != now)
            details.push_back(json::object{{"what", what}, {"was", json_of(was)}, {"now", json_of(now)}});
    }
};
using MaybeTold = std::optional<Told>;

std::string joined(const std::vector<core::RoleId> &roles)
{
    std::string text;
    for (const core::RoleId &each : roles)
        text += (text.empty() ? "" : ", ") + each.value;
    return text;
}

class Teller
{
public:
    Teller(const core::Hall &hall, const core::Registry &registry) : m_hall(hall), m_registry(registry) {}

    template<class Event>
    MaybeTold operator()(const Event &) const
    {
        return std::nullopt;
    }

    MaybeTold operator()(const core::SiteSaved &event) const
    {
        Told told;
        told.subject = event.note;
        if (!m_hall.has_site())
            return told; // the first settings: there was nothing before
        const auto all = wire::differences(m_hall.site(), event.site);
        for (std::size_t i = 0; i < all.size() && i < most_details; ++i)
            told.add(all[i].path, all[i].was, all[i].now);
        if (all.size() > most_details)
            told.add("more", std::nullopt, std::to_string(all.size() - most_details));
        return told;
    }
    MaybeTold operator()(const core::StaffSaved &event) const
    {
        const auto before = m_registry.staff.find(event.staff);
        const core::StaffSaved *was = before == m_registry.staff.end() ? nullptr : &before->second;
        Told told{event.staff.value, {}};
        told.add("title", was ? Side(was->title) : Side(), event.title);
        told.add("roles", was ? Side(joined(was->roles)) : Side(), joined(event.roles));
        told.add("active", was ? Side(was->active ? "yes" : "no") : Side(), event.active ? "yes" : "no");
        return told;
    }
    MaybeTold operator()(const core::PasswordSet &event) const
    {
        Told told{event.staff.value, {}};
        told.add("one_time", std::nullopt, event.one_time ? "yes" : "no");
        return told;
    }
    MaybeTold operator()(const core::EnrolmentCodeIssued &event) const { return Told{event.place, {}}; }
    MaybeTold operator()(const core::DeviceEnrolled &event) const
    {
        Told told{event.device.value, {}};
        told.add("place", std::nullopt, event.place);
        return told;
    }
    MaybeTold operator()(const core::DeviceRevoked &event) const
    {
        const auto known = m_registry.devices.find(event.device);
        Told told{event.device.value, {}};
        if (known != m_registry.devices.end())
            told.add("place", known->second.place, std::nullopt);
        return told;
    }
    MaybeTold operator()(const core::DeviceSetAside &event) const
    {
        Told told{event.device.value, {}};
        told.add("reason", std::nullopt, event.reason);
        return told;
    }
    MaybeTold operator()(const core::HallRestored &event) const
    {
        Told told;
        told.add("until", std::nullopt, wire::to_text(event.until));
        return told;
    }
    MaybeTold operator()(const core::TimeCorrected &event) const
    {
        Told told;
        told.add("seconds", std::nullopt, std::to_string(event.by.count() / 1000));
        return told;
    }
    MaybeTold operator()(const core::BookingsImported &event) const
    {
        Told told{wire::to_text(event.day), {}};
        told.add("rows", std::nullopt, std::to_string(event.rows));
        told.add("added", std::nullopt, std::to_string(event.added));
        told.add("moved", std::nullopt, std::to_string(event.moved));
        told.add("cancelled", std::nullopt, std::to_string(event.cancelled));
        return told;
    }
    /// What a list brings is told with the list.
    MaybeTold operator()(const core::BookingMade &event) const
    {
        const bool by_hand = event.booking.source == core::BookingSource::desk;
        return by_hand ? MaybeTold(Told{event.booking.id.value, {}}) : std::nullopt;
    }
    MaybeTold operator()(const core::BookingJoined &event) const { return Told{number_of(event.ticket), {}}; }
    MaybeTold operator()(const core::BookingParted &event) const { return out_of_the_ordinary(event.ticket, event.reason); }
    MaybeTold operator()(const core::BookingReinstated &event) const
    {
        Told told{event.booking.value, {}};
        told.add("reason", std::nullopt, event.reason.value);
        return told;
    }
    MaybeTold operator()(const core::BookingKept &event) const { return Told{event.booking.value, {}}; }
    /// What a list takes away is told with the list.
    MaybeTold operator()(const core::BookingCancelled &event) const
    {
        const bool by_us = event.by == core::CancelledBy::closure || event.by == core::CancelledBy::staff;
        return by_us ? MaybeTold(Told{event.booking.value, {}}) : std::nullopt;
    }
    MaybeTold operator()(const core::HallMessageSet &event) const
    {
        Told told{event.message.text.in(core::Language::ru), {}};
        told.add("from", std::nullopt, wire::to_text(event.message.from));
        told.add("until_time", std::nullopt, wire::to_text(event.message.until));
        return told;
    }
    MaybeTold operator()(const core::HallMessageEnded &event) const { return Told{event.text.in(core::Language::ru), {}}; }
    MaybeTold operator()(const core::PersonalDataShown &event) const { return Told{event.booking.value, {}}; }
    MaybeTold operator()(const core::PersonalDataDestroyed &event) const
    {
        Told told{wire::to_text(event.day), {}};
        told.add("reason", std::nullopt, event.reason.value);
        told.add("bookings", std::nullopt, std::to_string(event.bookings.size()));
        told.add("act", std::nullopt, event.act);
        return told;
    }
    MaybeTold operator()(const core::content::PageSaved &event) const
    {
        Told told{event.page.id.value, {}};
        told.add("revision", std::nullopt, std::to_string(event.revision));
        return told;
    }
    MaybeTold operator()(const core::content::PagePublished &event) const
    {
        Told told{event.page.value, {}};
        told.add("revision", std::nullopt, std::to_string(event.revision));
        return told;
    }
    MaybeTold operator()(const core::content::PageWithdrawn &event) const { return Told{event.page.value, {}}; }
    MaybeTold operator()(const core::content::SectionsSaved &) const { return Told{}; }
    MaybeTold operator()(const core::survey::SurveyPublished &event) const
    {
        Told told{event.form.id, {}};
        told.add("revision", std::nullopt, std::to_string(event.form.version));
        return told;
    }
    MaybeTold operator()(const core::survey::SurveyClosed &event) const { return Told{event.survey, {}}; }
    MaybeTold operator()(const core::survey::SurveyDrafted &event) const
    {
        Told told{event.survey, {}};
        if (event.form)
            told.add("revision", std::nullopt, std::to_string(event.revision));
        return told;
    }
    MaybeTold operator()(const core::survey::AnswerTextRemoved &event) const
    {
        Told told{event.survey, {}};
        told.add("reason", std::nullopt, event.reason);
        return told;
    }
    MaybeTold operator()(const core::survey::ResultsExported &event) const
    {
        Told told{event.survey, {}};
        told.add("from", std::nullopt, wire::to_text(event.from));
        told.add("to", std::nullopt, wire::to_text(event.to));
        told.add("format", std::nullopt, event.format);
        return told;
    }
    MaybeTold operator()(const core::WindowReleased &event) const
    {
        if (!event.reason)
            return std::nullopt;
        Told told{std::to_string(event.window), {}};
        told.add("holder", event.staff.value, std::nullopt);
        told.add("reason", std::nullopt, event.reason->value);
        return told;
    }
    MaybeTold operator()(const core::WindowTakenOver &event) const
    {
        Told told{std::to_string(event.window), {}};
        told.add("holder", event.from.value, event.staff.value);
        return told;
    }
    MaybeTold operator()(const core::TicketCalled &event) const { return out_of_the_ordinary(event.ticket, event.reason); }
    MaybeTold operator()(const core::TicketReturned &event) const { return out_of_the_ordinary(event.ticket, event.reason.value_or(core::ReasonId{})); }
    MaybeTold operator()(const core::NoShowCorrected &event) const { return Told{number_of(event.ticket), {}}; }
    MaybeTold operator()(const core::TicketLeft &event) const { return Told{number_of(event.ticket), {}}; }

private:
    std::string number_of(const core::TicketId &id) const
    {
        const core::Ticket *ticket = m_hall.ticket(id);
        return ticket ? core::to_text(ticket->number) : std::string();
    }
    MaybeTold out_of_the_ordinary(const core::TicketId &ticket, const core::ReasonId &reason) const
    {
        if (reason.empty())
            return std::nullopt;
        Told told{number_of(ticket), {}};
        told.add("reason", std::nullopt, reason.value);
        return told;
    }

    const core::Hall &m_hall;
    const core::Registry &m_registry;
};

} // namespace

std::optional<reports::Act> act_of(const core::Hall &hall, const core::Registry &registry, const store::Record &record, const core::Event &event)
{
    auto told = std::visit(Teller(hall, registry), event);
    const bool by_itself = record.actor == "talond" || record.actor.starts_with("device:");
    if (!told || (by_itself && std::holds_alternative<core::TicketLeft>(event)))
        return std::nullopt;
    const auto offset = hall.has_site() ? hall.site().utc_offset : core::UtcOffset{0};
    return reports::Act{record.position, record.at, core::local_day(record.at, offset), record.actor, std::string(wire::type_of(event)), std::move(told->subject),
                        json::serialize(told->details)};
}

} // namespace talon::server
