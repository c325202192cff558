// SPDX-License-Identifier: GPL-3.0-or-later
// A catalogue of made-up titles beside what happens: tr() has no business here.
#include "story.h"

#include "core/hall/hall_image.h"

#include <algorithm>

namespace talon::store::test {

namespace {

using namespace std::chrono_literals;
using core::Letter;

const core::Day first = core::Day{std::chrono::year{2026} / 11 / 23};
const core::DeviceId kiosk{"kiosk-a"};
const core::DeviceId stolen{"kiosk-b"};
const core::StaffId anna{"operator5"};
const core::StaffId boris{"operator6"};

core::Text text(const char *ru, const char *en = "") { return {ru, en}; }

core::Site site()
{
    core::Site site;
    site.id = "story";
    site.name = text("Инспекция", "Inspectorate");
    site.address = text("ул. Садовая, 1");
    for (std::size_t day = 0; day < 5; ++day)
        site.hours.at(day) = {{540, 780}, {825, 1080}};
    core::WeekHours mornings;
    mornings.at(0) = {{540, 720}};
    site.categories = {{{"people"}, text("Физические лица", "Individuals"), text("Граждане")}};
    site.services = {{{"decl"}, {"people"}, Letter::A, text("Декларация", "Tax return"), text("Возьмите паспорт"), std::nullopt},
                     {{"inn"}, {"people"}, Letter::B, text("ИНН"), {}, mornings}};
    site.classes = {{{"ordinary"}, text("Общая"), 15min, {}}, {{"preferential"}, text("Льготная"), 5min, text("Ветераны")}};
    site.windows = {{5, text("Окно 5"), {{{"decl"}, 0min}, {{"inn"}, 5min}}, core::Interval{780, 825}},
                    {6, text("Окно 6"), {{{"inn"}, 0min}}, std::nullopt}};
    site.places = {{"entrance", "ticket", text("Терминал у входа")}, {"hall", "hall", text("Табло")}};
    site.rules.recall_limit = 2;
    return site;
}

/// Writes down what happens, a minute apart.
class Teller
{
public:
    std::vector<Told> told;
    core::Instant now = core::Instant{first} + 6h;

    void tell(core::Event event, const std::string &actor = "talond", Origin origin = {})
    {
        now += 1min;
        told.push_back({{now, actor, std::move(event)}, std::move(origin)});
    }
    void by(const core::StaffId &staff, core::Event event) { tell(std::move(event), staff.value); }
    void issue(const char *id, core::TicketNumber number, const char *service, core::NumberOrigin origin,
               std::optional<core::Instant> slot = {}, core::Language language = core::Language::ru)
    {
        const core::Day day = std::chrono::floor<std::chrono::days>(now + 3h);
        tell(core::TicketIssued{{id}, number, day, {service}, {slot ? "preferential" : "ordinary"}, language, origin, kiosk, now, slot},
             "device:" + kiosk.value, devices_entry(kiosk.value.c_str(), 1, ++m_seq).origin);
    }
    void call(const core::StaffId &staff, const char *id, int window, int repeat = 0)
    {
        by(staff, core::TicketCalled{{id}, window, staff, ++m_call, repeat});
    }

private:
    std::int64_t m_seq = 0;
    std::int64_t m_call = 1'795'414'000;
};

void open_up(Teller &t)
{
    t.tell(core::SiteSaved{site()});
    t.tell(core::StaffSaved{anna, {{"operator"}}, "Оператор 5", true});
    t.tell(core::StaffSaved{boris, {{"administrator"}}, "Администратор", true});
    t.tell(core::EnrolmentCodeIssued{"aa11", core::DeviceRole::ticket, "entrance", t.now + 24h});
    t.tell(core::DeviceEnrolled{kiosk, "aa11", core::DeviceRole::ticket, "entrance", "key-a", 1, 1});
    t.tell(core::EnrolmentCodeIssued{"bb22", core::DeviceRole::ticket, "entrance", t.now + 24h});
    t.tell(core::DeviceEnrolled{stolen, "bb22", core::DeviceRole::ticket, "entrance", "key-b", 2, 2});
    t.tell(core::DeviceRevoked{stolen}, boris.value);
    t.tell(core::EnrolmentCodeIssued{"cc33", core::DeviceRole::hall, "hall", t.now + 24h}, boris.value);
    t.tell(core::ReserveGranted{first, Letter::A, 980, 999, kiosk, 1});
    t.by(anna, core::WindowTaken{5, anna});
    t.by(boris, core::WindowTaken{6, boris});
}

void first_day(Teller &t)
{
    using enum core::NumberOrigin;
    t.tell(core::NumberGranted{first, {Letter::A, 1}, kiosk, "request-1"});
    t.issue("SERVED", {Letter::A, 1}, "decl", granted);
    t.tell(core::NumberGranted{first, {Letter::B, 1}, kiosk, "request-2"});
    t.issue("MOVED", {Letter::B, 1}, "inn", granted);
    t.issue("BOOKED", {Letter::A, 980}, "decl", reserve, t.now + 20min, core::Language::en);
    t.issue("OWN", {Letter::A, 1, 1}, "decl", own);
    t.issue("GONE", {Letter::A, 981}, "decl", reserve);
    t.issue("MISSED", {Letter::A, 982}, "decl", reserve);
    t.issue("WAITS", {Letter::A, 983}, "decl", reserve);
    t.issue("SITS", {Letter::B, 7}, "inn", own);

    t.call(anna, "SERVED", 5);
    t.call(anna, "SERVED", 5, 1);
    t.by(anna, core::ServingStarted{{"SERVED"}});
    t.by(anna, core::TicketServed{{"SERVED"}});
    t.call(anna, "MOVED", 5);
    t.by(anna, core::TicketReturned{{"MOVED"}});
    t.call(anna, "MOVED", 5);
    t.by(anna, core::ServingStarted{{"MOVED"}});
    t.by(anna, core::TicketTransferred{{"MOVED"}, core::ServiceId{"decl"}, 6, boris});
    t.call(anna, "BOOKED", 5);
    t.by(anna, core::TicketParked{{"BOOKED"}, t.now + 30min});
    t.tell(core::TicketUnparked{{"BOOKED"}});
    t.by(boris, core::TicketLeft{{"GONE"}});
    t.call(anna, "MISSED", 5);
    t.by(anna, core::TicketNoShow{{"MISSED"}});
    t.by(boris, core::NoShowCorrected{{"MISSED"}});
    t.call(anna, "MISSED", 5);
    t.by(anna, core::TicketNoShow{{"MISSED"}});
    t.call(boris, "MOVED", 6);
    t.by(boris, core::ServingStarted{{"MOVED"}});
    t.call(anna, "BOOKED", 5);
    t.by(anna, core::TicketParked{{"BOOKED"}, std::nullopt});
    t.by(anna, core::WindowReleased{5, anna});
    t.tell(core::EventSetAside{kiosk, "ticket_painted", 1, R"({"colour":"blue"})", "unknown_type"}, "device:" + kiosk.value);
    t.tell(core::DeviceSetAside{kiosk, 1, 42, "device_cloned"}, "device:" + kiosk.value);
    t.tell(core::DayClosed{first}); // MOVED is being served, WAITS, SITS and OWN wait, BOOKED is parked
}

void second_day(Teller &t)
{
    t.now += 15h;
    t.tell(core::HallRestored{first, 10});
    t.by(anna, core::WindowTaken{5, anna});
    t.issue("NEXT", {Letter::A, 2, 1}, "decl", core::NumberOrigin::own);
    t.issue("AFTER", {Letter::A, 3, 1}, "decl", core::NumberOrigin::own);
    t.call(anna, "NEXT", 5);
    t.by(anna, core::ServingStarted{{"NEXT"}});
}

std::string window_text(const std::optional<core::WindowNumber> &window)
{
    return window ? " at " + std::to_string(*window) : "";
}

constexpr std::array states{"waiting", "called", "serving", "served", "no_show", "parked", "left"};

/// Minutes since the story began.
std::string minute(core::Instant at)
{
    return std::to_string(std::chrono::floor<core::Minutes>(at - (core::Instant{first} + 6h)).count());
}

} // namespace

std::vector<Told> story()
{
    Teller teller;
    open_up(teller);
    first_day(teller);
    second_day(teller);
    return std::move(teller.told);
}

std::string described(const core::Hall &hall, const core::Registry &registry)
{
    std::string out;
    const auto image = hall.image();
    for (const core::Ticket &ticket : image.tickets) {
        out += ticket.id.value + " " + core::to_text(ticket.number) + " " + ticket.service.value + " "
            + states.at(static_cast<std::size_t>(ticket.state)) + window_text(ticket.window) + ", due " + minute(ticket.due)
            + (ticket.ended_by_day ? ", ended by the day" : "") + "\n";
        for (const core::Period &period : ticket.periods)
            out += std::string("  ") + states.at(static_cast<std::size_t>(period.state)) + " " + minute(period.from) + ".."
                + (period.to ? minute(*period.to) : "") + window_text(period.window) + (period.staff ? " by " + period.staff->value : "")
                + " for " + period.service.value + (period.calls > 0 ? ", calls " + std::to_string(period.calls) : "") + "\n";
    }
    for (const auto &[window, by] : image.held)
        out += "window " + std::to_string(window) + " " + by.staff.value + (by.ticket ? " has " + by.ticket->value : "") + "\n";
    for (const core::Call &call : image.calls)
        out += "call " + std::to_string(call.call) + " " + call.ticket.value + " to " + std::to_string(call.window) + "\n";
    out += "today";
    const auto &today = image.today;
    for (const int count : {today.issued, today.served, today.no_show, today.left, today.ended_by_day})
        out += " " + std::to_string(count);
    out += "\n";
    for (const Letter letter : {Letter::A, Letter::B})
        for (const core::Day day : {first, first + std::chrono::days{1}, first + std::chrono::days{4}})
            if (const auto next = hall.numbers().next(day, letter))
                out += "next of day " + std::to_string((day - first).count()) + " " + core::to_text({letter, *next}) + "\n";
    for (const auto &[id, device] : registry.devices)
        out += "device " + id.value + " epoch " + std::to_string(device.epoch) + " prefix " + std::to_string(device.prefix) + "\n";
    for (const auto &[id, saved] : registry.staff)
        out += "staff " + id.value + "\n";
    for (const auto &[id, aside] : registry.set_aside)
        out += "set aside " + id.value + " " + aside.reason + "\n";
    out += "next prefix " + std::to_string(registry.next_prefix()) + "\n";
    return out;
}

} // namespace talon::store::test
