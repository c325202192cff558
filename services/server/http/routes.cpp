// SPDX-License-Identifier: GPL-3.0-or-later
// The whole API on one page: what there is, who may use it, what it answers. OpenAPI is made from it.
#include "server/http/handlers.h"

#include <vector>

namespace talon::server {

std::span<const Route> routes()
{
    using enum Permission;
    static constexpr Gates phones{false, true, false};
    static const std::vector<Route> table{
        {"GET", "/healthz", everyone, show_health, nullptr, "health", "Whether talond is well", nullptr, 200, "Health", {},
         {.gates = {true, true, true}}},
        {"GET", "/metrics", this_machine, show_metrics, nullptr, "metrics", "Figures for Prometheus", nullptr, 200, nullptr, {},
         {.gates = {true, false, true}}},
        {"GET", "/api/v1/openapi.json", staff, show_openapi, nullptr, "openapi", "This document", nullptr, 200, "Anything"},

        {"POST", "/api/v1/session", everyone, log_in, nullptr, "log_in", "Logs in; the session's cookie comes with the answer",
         "Login", 200, "Session", {"bad_credentials", "login_lookalikes", "login_layout", "too_many_tries"}},
        {"GET", "/api/v1/session", staff, show_session, nullptr, "session", "Who is logged in", nullptr, 200, "Session"},
        {"DELETE", "/api/v1/session", everyone, log_out, nullptr, "log_out", "Ends the session, if there is one", nullptr, 204},

        {"GET", "/api/v1/hall", staff, show_hall, nullptr, "hall", "The hall as staff see it", nullptr, 200, "Hall", {},
         {.background = true}},
        {"GET", "/api/v1/hall/live", staff, nullptr, open_live, "hall_live",
         "WebSocket: the hall at the start and after each change", nullptr, 101, "HallFrame", {}, {.background = true}},
        {"POST", "/api/v1/windows/{window}/take", operator_, take_window, nullptr, "take_window", "Takes a window",
         nullptr, 200, "Mine", {"unknown_window", "window_taken", "operator_elsewhere"}},
        {"POST", "/api/v1/windows/{window}/release", operator_, release_window, nullptr, "release_window", "Leaves the window",
         nullptr, 200, "Mine", {"unknown_window", "window_not_yours", "ticket_in_hand"}},
        {"POST", "/api/v1/windows/{window}/call-next", operator_, call_next, nullptr, "call_next",
         "Calls the visitor with the earliest due time", nullptr, 200, "Acted",
         {"unknown_window", "window_not_yours", "ticket_in_hand", "nobody_waiting"}},
        {"POST", "/api/v1/tickets/{ticket}/recall", operator_, recall, nullptr, "recall", "Calls the visitor again",
         nullptr, 200, "Acted", {"unknown_ticket", "wrong_state", "window_not_yours", "recall_limit"}},
        {"POST", "/api/v1/tickets/{ticket}/start", operator_, start_serving, nullptr, "start", "The visitor has come",
         nullptr, 200, "Acted", {"unknown_ticket", "wrong_state", "window_not_yours"}},
        {"POST", "/api/v1/tickets/{ticket}/finish", operator_, finish, nullptr, "finish", "The visitor has been served",
         nullptr, 200, "Acted", {"unknown_ticket", "wrong_state", "window_not_yours"}},
        {"POST", "/api/v1/tickets/{ticket}/no-show", operator_, mark_no_show, nullptr, "no_show", "The visitor did not come",
         nullptr, 200, "Acted", {"unknown_ticket", "wrong_state", "window_not_yours"}},
        {"POST", "/api/v1/tickets/{ticket}/return", operator_, return_to_queue, nullptr, "return_ticket",
         "Back to the queue with the place kept", nullptr, 200, "Acted", {"unknown_ticket", "wrong_state", "window_not_yours"}},

        {"GET", "/api/v1/alarms", caretaker, list_alarms, nullptr, "alarms",
         "What is not as it should be; each goes by itself when its cause is gone", nullptr, 200, "Alarms", {},
         {.background = true}},
        {"GET", "/api/v1/devices", caretaker, list_devices, nullptr, "devices", "The enrolled devices", nullptr, 200, "Devices", {},
         {.background = true}},
        {"POST", "/api/v1/devices/codes", specialist, issue_code, nullptr, "issue_code", "A one-time code to enrol a device with",
         "CodeRequest", 200, "Code", {"unknown_place"}},
        {"POST", "/api/v1/devices/{device}/revoke", specialist, revoke, nullptr, "revoke", "The device's key opens nothing any more",
         nullptr, 204, nullptr, {"unknown_device"}},
        {"POST", "/api/v1/devices", everyone, enrol, nullptr, "enrol", "Enrols a device that knows a one-time code",
         "Enrol", 200, "Enrolled", {"bad_code", "too_many_tries"}},
        {"GET", "/api/v1/terminal", device, nullptr, open_terminal, "terminal",
         "WebSocket of a terminal: see PROTOCOL.md", nullptr, 101, "Anything"},

        {"GET", "/api/v1/status/{ticket}", everyone, show_status, nullptr, "status",
         "A ticket for who holds it: its id is a secret", nullptr, 200, "Status", {"unknown_ticket"}, {.gates = phones}},
        {"GET", "/t/{ticket}", everyone, phone_page, nullptr, "phone_page", "The page of a ticket for a phone", nullptr, 200, nullptr, {},
         {.gates = phones}},
        {"GET", "/", everyone, console_page, nullptr, "console_page", "The staff console"},
        {"GET", "/assets/{file}", everyone, asset, nullptr, "asset", "Parts of the pages", nullptr, 200, nullptr, {},
         {.gates = {true, true, false}}},
    };
    return table;
}

} // namespace talon::server
