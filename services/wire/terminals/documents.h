// SPDX-License-Identifier: GPL-3.0-or-later
// Long because it is the one list of all documents.
#pragma once

#include "core/forecast/waits.h"
#include "core/hall/hall.h"
#include "core/message/hall_message.h"
#include "wire/booking/bookings_document.h"
#include "wire/terminals/survey_sheet.h"

#include <map>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace talon::wire {

/// How long screens stay, in seconds, 5…3600.
struct ScreenTimeouts {
    int idle = 45;     ///< without a touch, until the kiosk asks whether somebody is there
    int warning = 15;  ///< the question stays this long, then the kiosk forgets everything
    int number = 12;   ///< the issued number when it was printed
    int unprinted = 40;///< the issued number when it was not
    int call = 20;     ///< a new call large on the display

    bool operator==(const ScreenTimeouts &) const = default;
};

/// What a terminal must know of the site to run without a backend for days.
struct Menu {
    core::Site site; ///< without windows and what is retired; with all dates that have hours of their own
    std::string status_url; ///< of tickets' status pages; the ticket's id is appended: "http://10.0.0.5:8080/t/". May be empty.
    ScreenTimeouts timeouts;

    bool operator==(const Menu &) const = default;
};

/// Why somebody who takes a ticket now may wait in vain; told before the touch.
enum class Doubt : std::uint8_t {
    no_window, ///< no window that is held takes the service
    too_late,  ///< by the forecast the turn comes after the service's last hour of the day
};

struct BoardLine {
    core::ServiceId service;
    int waiting = 0;
    std::optional<core::Minutes> wait; ///< of somebody who comes now: the upper end of the range, nine of ten are called no later
    bool open = false;                 ///< tickets are given now
    std::optional<Doubt> doubt{};      ///< of an open one
    std::vector<core::WindowNumber> windows{}; ///< held ones that take it, rising; empty also where it is not told
    std::optional<core::WaitRange> range{};    ///< of the wait of somebody of the ordinary class who comes now

    bool operator==(const BoardLine &) const = default;
};

/// The queue in figures, a line for each service of the menu in its order.
struct Board {
    std::vector<BoardLine> lines;
    int waiting_total = 0;

    bool operator==(const Board &) const = default;
};

struct CallLine {
    core::Call call; ///< without the ticket's id, which is a visitor's secret
    core::ServiceId service;
    bool active = false; ///< the ticket still stands called by this very call

    bool operator==(const CallLine &) const = default;
};

/// The last calls, newest first, at most max_calls.
struct Calls {
    std::vector<CallLine> lines;

    bool operator==(const Calls &) const = default;
};

struct ReserveBlock {
    core::Letter letter = core::Letter::A;
    int first = 0;
    int last = 0; ///< inclusive

    bool operator==(const ReserveBlock &) const = default;
};

/// The numbers that this device, in this epoch and no other, may give without asking.
struct Reserve {
    core::DeviceId device;
    std::int64_t epoch = 0;
    std::map<core::Day, std::vector<ReserveBlock>> days;

    bool operator==(const Reserve &) const = default;
};

/// What a stand shows: an edition of pages, signed. Its files come by their hashes over HTTP, beside the documents.
struct Content {
    std::string manifest;  ///< the very bytes that were signed: content/manifest.h
    std::string signature; ///< of these bytes, as a file of minisign (library/signature.h)

    bool operator==(const Content &) const = default;
};

/// What a display has to know to be heard beside others.
struct Voice {
    bool speaks = true;     ///< of the displays of its zone it is the one that does
    std::int64_t after = 0; ///< calls up to this one have been said in its zone
    /// Somebody wants to hear it: once, when it comes, by this instant and so loud.
    struct Check {
        core::Instant at{};
        int volume = 100; ///< 0…100
        bool operator==(const Check &) const = default;
    };
    std::optional<Check> check{};

    bool operator==(const Voice &) const = default;
};

/// The hall messages that stand or are to come; each terminal shows them by its own clock, and ends them by it.
struct Messages {
    std::vector<core::HallMessage> messages; ///< at most core::max_messages

    bool operator==(const Messages &) const = default;
};

using DocumentBody = std::variant<Menu, Board, Calls, Reserve, Bookings, Content, Survey, Receipts, Voice, Messages>;
/// In the order of DocumentBody.
enum class DocumentKind : std::uint8_t { menu, board, calls, reserve, bookings, content, survey, receipts, voice, messages };
inline constexpr int document_kinds = 10;

DocumentKind kind_of(const DocumentBody &body);
std::string_view name_of(DocumentKind kind); ///< "menu", …
std::optional<DocumentKind> document_kind(std::string_view name);

/// A newer version replaces an older one whole.
struct Document {
    std::int64_t version = 0; ///< 1…max_integer
    DocumentBody body;

    bool operator==(const Document &) const = default;
};

// Builders: pure, from the backend's hall.
Menu make_menu(const core::Site &site, std::string status_url, ScreenTimeouts timeouts = {});
/// `waits`: what may be told of them; nothing is known by default.
Board make_board(const core::Hall &hall, core::Instant now, const core::forecast::Waits &waits = {});
/// `wait`: of somebody who comes now, where it is known; nothing for a service that gives no tickets now.
std::optional<Doubt> doubt_of(const core::Hall &hall, const core::Service &service, const std::optional<core::forecast::ExpectedNew> &wait,
                              core::Instant now);
Calls make_calls(const core::Hall &hall);
Messages make_messages(const core::MessageBook &book, core::Instant now);
/// The blocks of `today` and the day after it.
Reserve make_reserve(const core::NumberBook &numbers, const core::DeviceId &device, std::int64_t epoch,
                     core::Day today);

} // namespace talon::wire
