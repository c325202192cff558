// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/terminals/documents.h"

#include "core/site/calendar.h"
#include "wire/json/limits.h"

#include <algorithm>
#include <array>
#include <set>

namespace talon::wire {

namespace {

constexpr std::array<std::string_view, document_kinds> kinds{"menu", "board", "calls", "reserve", "bookings", "content", "survey", "receipts"};

/// Does the ticket still stand called by this very call?
bool is_active(const core::Ticket *ticket, const core::Call &call)
{
    return ticket != nullptr && ticket->state == core::TicketState::called && ticket->window == call.window
        && ticket->calls == call.repeat + 1;
}

} // namespace

DocumentKind kind_of(const DocumentBody &body) { return static_cast<DocumentKind>(body.index()); }
std::string_view name_of(DocumentKind kind) { return kinds[static_cast<std::size_t>(kind)]; }

std::optional<DocumentKind> document_kind(std::string_view name)
{
    const auto found = std::find(kinds.begin(), kinds.end(), name);
    if (found == kinds.end())
        return std::nullopt;
    return static_cast<DocumentKind>(found - kinds.begin());
}

Menu make_menu(const core::Site &site, std::string status_url, ScreenTimeouts timeouts)
{
    Menu menu{site, std::move(status_url), timeouts};
    menu.site.windows.clear();
    // A terminal of before refuses a menu with a role that it does not know, and needs no place but its own.
    std::erase_if(menu.site.places, [](const core::Place &place) { return place.role == "stand" || place.role == "survey"; });
    const auto retired = [](const auto &thing) { return thing.retired; };
    std::erase_if(menu.site.services, retired);
    std::erase_if(menu.site.classes, retired);
    // Categories that hold nothing any more: first the groups, then what they stood in.
    for (int level = 0; level < 2; ++level)
        std::erase_if(menu.site.categories, [site = menu.site](const core::Category &category) {
            return std::none_of(site.services.begin(), site.services.end(), [&](const auto &service) { return service.category == category.id; })
                && std::none_of(site.categories.begin(), site.categories.end(), [&](const auto &group) { return group.parent == category.id; });
        });
    return menu;
}

std::optional<Doubt> doubt_of(const core::Hall &hall, const core::Service &service, std::optional<core::Minutes> wait, core::Instant now)
{
    const core::Site &site = hall.site();
    if (!core::gives_tickets(site, service, now))
        return std::nullopt;
    if (!wait)
        return Doubt::no_window;
    const core::Day today = core::local_day(now, site.utc_offset);
    const core::DayHours hours = core::hours_on(site, service, today);
    const core::Instant close = core::day_start(today, site.utc_offset) + core::Minutes{hours.back().to};
    return now + *wait > close ? std::optional(Doubt::too_late) : std::nullopt;
}

namespace {

std::vector<core::WindowNumber> windows_of(const core::Hall &hall, const core::ServiceId &service)
{
    std::vector<core::WindowNumber> numbers;
    for (const auto &[number, held] : hall.held_windows()) {
        const core::Window *window = hall.site().window(number);
        const auto takes = [&](const core::WindowService &each) { return each.service == service && each.help_out == core::Minutes{0}; };
        if (window && std::any_of(window->services.begin(), window->services.end(), takes))
            numbers.push_back(number);
    }
    return numbers;
}

} // namespace

Board make_board(const core::Hall &hall, core::Instant now)
{
    Board board;
    for (const core::Service &service : hall.site().services) {
        if (service.retired)
            continue;
        // Who comes now does not stand behind those that wait for one window or operator; they are people who wait all the same.
        const int in_line = hall.waiting().waiting(service.id);
        auto wait = hall.expected_wait(service.id, in_line, now);
        if (wait)
            wait = std::clamp(*wait, core::Minutes{0}, core::Minutes{max_minutes});
        board.lines.push_back({service.id, in_line + hall.waiting().transferred(service.id), wait,
                               core::gives_tickets(hall.site(), service, now), doubt_of(hall, service, wait, now), windows_of(hall, service.id)});
    }
    board.waiting_total = hall.waiting().waiting_total();
    return board;
}

Calls make_calls(const core::Hall &hall)
{
    static_assert(core::remembered_calls <= max_calls);
    Calls calls;
    std::set<core::TicketId> seen; // a ticket that came back and is called anew counts its calls anew: by the newest alone it stands called
    for (const core::Call &call : hall.calls()) {
        const core::Ticket *ticket = hall.ticket(call.ticket);
        const bool newest = seen.insert(call.ticket).second;
        CallLine line{call, ticket != nullptr ? ticket->service : core::ServiceId{}, newest && is_active(ticket, call)};
        line.call.ticket = {};
        if (calls.lines.size() < max_calls && ticket != nullptr)
            calls.lines.push_back(std::move(line));
    }
    return calls;
}

Reserve make_reserve(const core::NumberBook &numbers, const core::DeviceId &device, std::int64_t epoch,
                     core::Day today)
{
    Reserve reserve{device, epoch, {}};
    for (const core::Day day : {today, today + std::chrono::days{1}}) {
        std::vector<ReserveBlock> &blocks = reserve.days[day];
        for (const auto &block : numbers.blocks(day, device, epoch))
            if (numbers.has_unused(day, block) && blocks.size() < max_reserve_blocks)
                blocks.push_back({block.letter, block.first, block.last});
    }
    return reserve;
}

Survey make_survey(const core::survey::SurveyBook &book)
{
    const core::survey::Published *running = book.now_running();
    return running ? Survey{running->form, running->kiosks} : Survey{};
}

} // namespace talon::wire
