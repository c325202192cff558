// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/terminals/documents.h"

#include "core/site/calendar.h"
#include "wire/json/limits.h"

#include <algorithm>
#include <array>
#include <set>

namespace talon::wire {

namespace {

constexpr std::array<std::string_view, document_kinds> kinds{"menu", "board", "calls", "reserve", "bookings", "content", "survey", "receipts",
                                                               "voice", "messages"};

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

std::optional<Doubt> doubt_of(const core::Hall &hall, const core::Service &service, const std::optional<core::forecast::ExpectedNew> &wait,
                              core::Instant now)
{
    if (!core::gives_tickets(hall.site(), service, now))
        return std::nullopt;
    if (wait)
        return wait->too_late ? std::optional(Doubt::too_late) : std::nullopt;
    // No forecast: nobody works on it, or none has been made yet.
    for (const auto &[number, held] : hall.held_windows()) {
        const core::Window *window = hall.site().open_window(number);
        const auto takes = [&](const core::WindowService &each) { return each.service == service.id; };
        if (window && std::any_of(window->services.begin(), window->services.end(), takes))
            return std::nullopt;
    }
    return Doubt::no_window;
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

Board make_board(const core::Hall &hall, core::Instant now, const core::forecast::Waits &waits)
{
    Board board;
    for (const core::Service &service : hall.site().services) {
        if (service.retired)
            continue;
        const int waiting = hall.waiting().waiting(service.id) + hall.waiting().transferred(service.id);
        const auto wait = hall.site().classes.empty() ? std::nullopt : waits.of_new(service.id, hall.site().classes.front().id);
        BoardLine line{service.id, waiting, {}, core::gives_tickets(hall.site(), service, now), doubt_of(hall, service, wait, now),
                       windows_of(hall, service.id)};
        if (wait) {
            line.wait = wait->range.to;
            line.range = wait->range;
        }
        board.lines.push_back(std::move(line));
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

Messages make_messages(const core::MessageBook &book, core::Instant now)
{
    Messages messages;
    for (const core::MessageBook::Kept &each : book.kept)
        if (now < each.message.until && messages.messages.size() < core::max_messages)
            messages.messages.push_back(each.message);
    return messages;
}

Survey make_survey(const core::survey::SurveyBook &book, const std::vector<core::survey::DayPart> &full)
{
    Survey survey;
    if (const auto *running = book.version(book.running.survey, book.running.version)) {
        survey.form = running->form;
        survey.kiosks = running->offer.ticket_kiosks;
        survey.offer = running->offer;
        survey.offer.ticket_kiosks = false;
    }
    if (const auto *next = book.version(book.planned.survey, book.planned.version)) {
        survey.next = next->form;
        survey.next_kiosks = next->offer.ticket_kiosks;
        survey.next_offer = next->offer;
        survey.next_offer.ticket_kiosks = false;
    }
    survey.full = full;
    return survey;
}

Survey offered_at(const Survey &document, bool ticket_kiosk, core::Day day, core::survey::DayPart part)
{
    const bool next = document.next && document.next_offer.from <= std::optional(day);
    Survey now;
    now.offer = next ? document.next_offer : document.offer;
    const auto &form = next ? document.next : document.form;
    if (!form || !now.offer.on(day))
        return {};
    // Quotas of the survey that runs are counted by the backend; of the one that took its place meanwhile it has told nothing.
    const bool full = !next && std::find(document.full.begin(), document.full.end(), part) != document.full.end();
    now.kiosks = (next ? document.next_kiosks : document.kiosks) && !full;
    if (ticket_kiosk || (now.offer.survey_kiosks && !full))
        now.form = form;
    return now;
}

} // namespace talon::wire
