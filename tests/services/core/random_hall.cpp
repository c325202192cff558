// SPDX-License-Identifier: GPL-3.0-or-later
#include "random_hall.h"

#include <array>

namespace talon::core::test {

namespace {

const std::array services{decl, debt, reg, info};

/// Where an event's kind stands among the alternatives of Event.
template<class Wanted, std::size_t At = 0>
constexpr std::size_t place()
{
    if constexpr (std::is_same_v<std::variant_alternative_t<At, Event>, Wanted>)
        return At;
    else
        return place<Wanted, At + 1>();
}

/// Those that a hall's own commands make.
const std::map<std::size_t, std::string> event_names{
    {place<SiteSaved>(), "SiteSaved"}, {place<NumberGranted>(), "NumberGranted"}, {place<ReserveGranted>(), "ReserveGranted"},
    {place<TicketIssued>(), "TicketIssued"}, {place<TicketCalled>(), "TicketCalled"}, {place<ServingStarted>(), "ServingStarted"},
    {place<TicketServed>(), "TicketServed"}, {place<TicketNoShow>(), "TicketNoShow"}, {place<TicketReturned>(), "TicketReturned"},
    {place<NoShowCorrected>(), "NoShowCorrected"}, {place<TicketTransferred>(), "TicketTransferred"},
    {place<TicketParked>(), "TicketParked"}, {place<TicketUnparked>(), "TicketUnparked"}, {place<TicketLeft>(), "TicketLeft"},
    {place<WindowTaken>(), "WindowTaken"}, {place<WindowReleased>(), "WindowReleased"}, {place<DayClosed>(), "DayClosed"},
    {place<TicketFellBack>(), "TicketFellBack"}, {place<WindowTakenOver>(), "WindowTakenOver"}, {place<TimeCorrected>(), "TimeCorrected"},
    {place<ReceiptReported>(), "ReceiptReported"},
};
/// Those of a hall; what other wings refuse is none of these.
const std::map<Refusal, std::string> refusal_names{
    {Refusal::unknown_ticket, "unknown_ticket"},     {Refusal::unknown_service, "unknown_service"},
    {Refusal::unknown_class, "unknown_class"},       {Refusal::unknown_window, "unknown_window"},
    {Refusal::unknown_day, "unknown_day"},           {Refusal::wrong_state, "wrong_state"},
    {Refusal::service_closed, "service_closed"},     {Refusal::numbers_used_up, "numbers_used_up"},
    {Refusal::window_taken, "window_taken"},         {Refusal::operator_elsewhere, "operator_elsewhere"},
    {Refusal::window_not_yours, "window_not_yours"}, {Refusal::ticket_in_hand, "ticket_in_hand"},
    {Refusal::nobody_waiting, "nobody_waiting"},     {Refusal::not_your_service, "not_your_service"},
    {Refusal::recall_limit, "recall_limit"},         {Refusal::reason_missing, "reason_missing"},
    {Refusal::number_taken, "number_taken"},
    {Refusal::changed_meanwhile, "changed_meanwhile"}, {Refusal::site_not_valid, "site_not_valid"},
};

int small(std::uint8_t value, int limit)
{
    return value % limit;
}

} // namespace

RandomHall::RandomHall()
{
    Site site = small_site();
    site.rules.recall_limit = 1; // so that it is reached
    site.classes[1].first = true;
    world.apply(SiteSaved{std::move(site)});
}

std::map<std::string, int> &RandomHall::marks()
{
    static std::map<std::string, int> counts;
    return counts;
}

std::vector<std::string> expected_marks()
{
    std::vector<std::string> names;
    for (const auto &[event, name] : event_names)
        names.push_back(name);
    for (const auto &[refusal, name] : refusal_names)
        if (refusal != Refusal::numbers_used_up) // a day of 999 tickets: an example of its own
            names.push_back(name);
    return names;
}

RandomHall::Seat RandomHall::seat(TicketState state, std::uint8_t a, std::uint8_t b) const
{
    Seat found{any(a), staff(small(b, 5) + 1)};
    if (a % 8 == 7)
        return found; // somebody at some window, something somewhere
    for (const auto &[number, held] : world.hall.held_windows()) {
        if (!held.ticket)
            continue;
        found = {*held.ticket, held.staff};
        if (world.hall.ticket(*held.ticket)->state == state && (a + number) % 3 != 0)
            break;
    }
    return found;
}

TicketId RandomHall::any(std::uint8_t a) const
{
    return m_issued.empty() || a == 0 ? TicketId{"nobody"} : m_issued[a % m_issued.size()];
}

TicketId RandomHall::in_state(TicketState state, std::uint8_t a) const
{
    for (const TicketId &id : m_issued) {
        const Ticket *ticket = world.hall.ticket(id);
        if (a % 4 != 0 && ticket && ticket->state == state)
            return id;
    }
    return any(a);
}

Command RandomHall::arrival(std::uint8_t a, std::uint8_t b)
{
    auto issued = world.next_ticket(services.at(a % services.size()), a % 3 == 0 ? preferential : ordinary);
    issued.ticket = {"T" + std::to_string(1000 + m_issued.size())};
    if (b % 16 == 0)
        issued.arrival -= std::chrono::days{1};
    if (b % 16 == 1)
        issued.day += std::chrono::days{1};
    if (b % 16 > 12)
        issued.slot = world.now + Minutes{b % 64 - 20};
    if (b % 16 > 8)
        issued.arrival -= Minutes{a % 8};
    if (b == 255)
        issued.service = {"nothing"};
    if (b == 254)
        issued.visitor_class = {"nobody"};
    m_issued.push_back(issued.ticket);
    return ReceiveTicket{.issued = issued, .booked = issued.slot};
}

/// A service or a window goes or comes back; sometimes of settings that are old by now, sometimes such as cannot be.
Command RandomHall::other_settings(std::uint8_t a, std::uint8_t b) const
{
    Site site = world.hall.site();
    if (a % 2)
        site.services.at(b % site.services.size()).retired = !site.services.at(b % site.services.size()).retired;
    else
        site.windows.at(b % site.windows.size()).retired = !site.windows.at(b % site.windows.size()).retired;
    return SaveSite{std::move(site), world.hall.revision().number - (a % 16 == 3), a % 4 ? "" : "so it is better"};
}

Command RandomHall::next(const Step &step)
{
    const auto [kind, a, b, pause] = step;
    world.now += std::chrono::seconds{pause % 240};
    if (pause % 97 == 1)
        world.now += std::chrono::hours{5};

    const int window = small(b, 6) == 5 ? 9 : small(b, 6) + 1; // one of six is unknown
    const StaffId who = staff(a % 4 == 0 ? small(a, 5) + 1 : window);
    const Day today = local_day(world.now, world.hall.site().utc_offset);
    const DeviceId device{"kiosk-" + std::to_string(a % 3)};
    const StaffId hand = staff(small(b, 5) + 1);
    const auto [called_ticket, caller] = seat(TicketState::called, a, b);
    const auto [served_ticket, server] = seat(TicketState::serving, a, b);
    if (kind % 64 == 63) { // the clock is put right, by up to two days
        const Millis by = std::chrono::hours{b % 97 - 48};
        const Instant since = world.now - Minutes{a};
        world.now += by;
        return CorrectTime{by, since};
    }
    if (kind % 64 == 31) { // its own tickets, others' and none, some of them twice
        std::vector<TicketId> printed, unprinted{any(a), any(b), any(a)};
        if (b % 3 == 0)
            unprinted.swap(printed);
        return ReportReceipts{a % 4 ? kiosk : device, unprinted, printed};
    }
    switch (kind % 31) {
    case 0:
    case 1:
    case 2:
    case 3:
    case 4:
    case 5:
        return arrival(a, b);
    case 6:
        return TakeWindow{window, who};
    case 7:
        return TakeWindow{small(b, 5) + 1, hand};
    case 8:
        return ReleaseWindow{window, who};
    case 9:
    case 10:
    case 11:
        return CallNext{small(b, 5) + 1, hand};
    case 12:
        return CallNext{window, who};
    case 13:
    case 25:
        return Recall{called_ticket, caller};
    case 14:
    case 15:
        return StartServing{called_ticket, caller};
    case 16:
    case 17:
        return Finish{served_ticket, server};
    case 18:
        return MarkNoShow{called_ticket, caller};
    case 19:
        return ReturnToQueue{called_ticket, caller};
    case 20:
        return CorrectNoShow{in_state(TicketState::no_show, a), hand};
    case 21: {
        Transfer transfer{served_ticket, server, std::nullopt, std::nullopt, std::nullopt};
        if (a & 1)
            transfer.service = services.at(b % services.size());
        if (a & 2)
            transfer.window = a % 16 == 2 ? 9 : small(a, 5) + 1;
        if (a & 4)
            transfer.to_staff = staff(small(b, 5) + 1);
        return transfer;
    }
    case 22:
        return Park{a % 2 ? any(a) : served_ticket, server,
                    b % 2 ? std::optional{world.now + Minutes{a % 20}} : std::nullopt};
    case 23:
        return b % 2 ? Command{Unpark{in_state(TicketState::parked, a), hand}} : Command{Leave{any(a)}};
    case 24: // half of them when whoever was transferred to a window that nobody holds has waited long enough
        if (a % 2)
            world.now += world.hall.site().rules.transfer_waits;
        return Tick{};
    case 26:
        return TakeWindow{small(b, 5) + 1, who, a % 2 == 1};
    case 27:
        if (a % 2)
            return ReleaseHeldWindow{window, {a % 16 == 1 ? "" : "gone"}};
        return ReturnHeldTicket{a % 4 ? served_ticket : called_ticket, {b % 16 == 1 ? "" : "gone"}};
    case 28:
        return CallChosen{any(a), small(b, 5) + 1, hand, {b % 8 == 0 ? "" : "earlier"}};
    case 29:
        return other_settings(a, b);
    default:
        break;
    }
    const Day day = today + std::chrono::days{b % 4 - 1};
    if (a % 2)
        return FillReserve{device, b % 3, day};
    return GrantNumber{services.at(b % services.size()), b == 253 ? ClassId{"nobody"} : ordinary, device,
                       std::to_string(b), day};
}

std::optional<Refusal> RandomHall::run(const Command &command)
{
    const auto refusal = world.run(command);
    if (refusal)
        ++marks()[refusal_names.at(*refusal)];
    else
        for (const Event &event : world.events)
            if (const auto name = event_names.find(event.index()); name != event_names.end())
                ++marks()[name->second];
    return refusal;
}

} // namespace talon::core::test
