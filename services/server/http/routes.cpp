// SPDX-License-Identifier: GPL-3.0-or-later
// Long because it has the whole API on one page: what there is, who may use it, what it answers. OpenAPI is made from it.
#include "core/booking/list_text.h"
#include "server/hall/hall_commands.h"
#include "server/http/handlers.h"
#include "wire/site/settings.h"

#include <algorithm>
#include <list>
#include <vector>

namespace talon::server {

namespace {

using Errors = std::vector<const char *>;

constexpr Access everyone{Gate::everyone};
constexpr Access this_machine{Gate::this_machine};
constexpr Access device{Gate::device};
constexpr Access staff{Gate::staff};

const Errors in_hand{"unknown_ticket", "wrong_state", "window_not_yours"};
const Errors anybodys{"unknown_ticket", "wrong_state"};
const Errors reported{"unknown_report", "report_backwards", "report_long", "bad_field", "busy", "figures_unavailable"};

/// A path that lives as long as the table.
const char *kept(std::string path)
{
    static std::list<std::string> paths;
    return paths.emplace_back(std::move(path)).c_str();
}

/// "call-next" → "call_next"
const char *name_of(std::string word)
{
    std::replace(word.begin(), word.end(), '-', '_');
    return kept(std::move(word));
}

Route of_a_window(const char *word, const char *permission, const char *summary, Errors errors, CommandMaker command, const char *answer,
                  const char *body = nullptr)
{
    return {"POST", kept(std::string("/api/v1/windows/{window}/") + word), may(permission), nullptr, nullptr, name_of(word), summary,
            body, 200, answer, std::move(errors), {}, command};
}

Route of_a_ticket(const char *word, const char *verb, const char *permission, const char *summary, CommandMaker command, const char *body,
                  Errors errors)
{
    return {"POST", kept(std::string("/api/v1/tickets/{ticket}/") + word), may(permission), nullptr, nullptr, name_of(word), summary,
            body, 200, "Acted", std::move(errors), {}, command, verb};
}

} // namespace

std::span<const Route> routes()
{
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

        {"GET", "/api/v1/hall", may("hall.view"), show_hall, nullptr, "hall", "The hall as staff see it", nullptr, 200, "Hall", {},
         {.background = true}},
        {"GET", "/api/v1/hall/live", may("hall.view"), nullptr, open_live, "hall_live",
         "WebSocket: the whole hall at the start, then what changes", nullptr, 101, "LiveFrame", {}, {.background = true}},
        of_a_window("take", "windows.take", "Takes a window, also over from somebody whose session has ended",
                    {"unknown_window", "window_taken", "operator_elsewhere"}, take, "Mine"),
        of_a_window("release", "windows.take", "Leaves the window", {"unknown_window", "window_not_yours", "ticket_in_hand"},
                    of_window<core::ReleaseWindow>, "Mine"),
        of_a_window("release-for", "windows.release_for", "Frees the window of somebody who is gone; the ticket in hand goes back to the queue",
                    {"unknown_window", "reason_missing"}, release_for, "Mine", "ReasonRequest"),
        of_a_window("call-next", "tickets.call", "Calls the visitor with the earliest due time",
                    {"unknown_window", "window_not_yours", "ticket_in_hand", "nobody_waiting"}, of_window<core::CallNext>, "Acted"),
        of_a_ticket("call", "call", "tickets.choose", "Calls this visitor to the own window; out of turn with a reason", call_chosen, "ReasonRequest",
                    {"unknown_ticket", "wrong_state", "unknown_window", "window_not_yours", "ticket_in_hand", "not_your_service", "reason_missing"}),
        of_a_ticket("recall", "recall", "tickets.call", "Calls the visitor again", of_ticket<core::Recall>, nullptr,
                    {"unknown_ticket", "wrong_state", "window_not_yours", "recall_limit"}),
        of_a_ticket("start", "start", "tickets.call", "The visitor has come", of_ticket<core::StartServing>, nullptr, in_hand),
        of_a_ticket("finish", "finish", "tickets.call", "The visitor has been served", of_ticket<core::Finish>, nullptr, in_hand),
        of_a_ticket("no-show", "no_show", "tickets.call", "The visitor did not come", of_ticket<core::MarkNoShow>, nullptr, in_hand),
        of_a_ticket("return", "return", "tickets.call", "Back to the queue with the place kept", of_ticket<core::ReturnToQueue>, nullptr, in_hand),
        of_a_ticket("return-for", "return_for", "tickets.return_for", "Back to the queue from whatever window has it in hand", return_for,
                    "ReasonRequest", {"unknown_ticket", "wrong_state", "reason_missing"}),
        of_a_ticket("transfer", "transfer", "tickets.transfer", "On to another service, window or operator, with the place kept", transfer,
                    "TransferRequest", {"unknown_ticket", "wrong_state", "window_not_yours", "unknown_service", "unknown_window"}),
        of_a_ticket("park", "park", "tickets.park", "Put off: the ticket in hand, or one that waits", park, "ParkRequest", in_hand),
        of_a_ticket("unpark", "unpark", "tickets.park", "Back to the queue from being put off", of_ticket<core::Unpark>, nullptr, anybodys),
        of_a_ticket("leave", "leave", "tickets.leave", "The visitor has gone away without being served", leave, nullptr, anybodys),
        of_a_ticket("correct", "correct", "tickets.correct", "The visitor who did not come is there after all: back to the queue",
                    of_ticket<core::CorrectNoShow>, nullptr, anybodys),

        {"GET", "/api/v1/forecast", may("forecast.view"), show_forecast, nullptr, "forecast",
         "What came of the waits that were foretold at issue, as sums by day and service", nullptr, 200, "Forecast"},
        {"GET", "/api/v1/alarms", may("alarms.view"), list_alarms, nullptr, "alarms",
         "What is not as it should be; each goes by itself when its cause is gone", nullptr, 200, "Alarms", {},
         {.background = true}},
        {"POST", "/api/v1/calendar/confirm", may("calendar.confirm"), confirm_calendar, nullptr, "confirm_calendar",
         "The calendar of talond's machine is right, and the hall's time is not: the hall takes it at once", nullptr, 204, nullptr,
         {"unknown_day"}},
        {"GET", "/api/v1/devices", may("devices.view"), list_devices, nullptr, "devices", "The enrolled devices", nullptr, 200, "Devices", {},
         {.background = true}},
        {"POST", "/api/v1/devices/codes", may("devices.enrol"), issue_code, nullptr, "issue_code", "A one-time code to enrol a device with",
         "CodeRequest", 200, "Code", {"unknown_place"}},
        {"POST", "/api/v1/devices/{device}/revoke", may("devices.revoke"), revoke, nullptr, "revoke", "The device's key opens nothing any more",
         nullptr, 204, nullptr, {"unknown_device"}},
        {"POST", "/api/v1/devices/{device}/sound-check", may("settings.edit"), check_sound, nullptr, "check_sound",
         "The display says a few words, so loud as it is asked to", "SoundCheck", 204, nullptr, {"display_away"}},
        {"GET", "/api/v1/messages", may("messages.send"), list_messages, nullptr, "messages",
         "What the hall is told and will be, and the ready-made words", nullptr, 200, "HallMessages"},
        {"POST", "/api/v1/messages", may("messages.send"), set_message, nullptr, "set_message",
         "The hall is told: on the displays and, where it is wished, aloud; an evacuation on every screen", "MessageRequest", 200, "HallMessages",
         {"message_empty", "message_long", "message_time", "too_many_messages"}},
        {"POST", "/api/v1/messages/{message}/end", may("messages.send"), end_message, nullptr, "end_message", "The message is taken back", nullptr,
         200, "HallMessages", {"unknown_message"}},
        {"POST", "/api/v1/devices", everyone, enrol, nullptr, "enrol", "Enrols a device that knows a one-time code",
         "Enrol", 200, "Enrolled", {"bad_code", "too_many_tries"}},
        {"PUT", "/api/v1/session/password", staff, change_password, nullptr, "change_password",
         "Chooses another password; the person's other sessions end", "PasswordRequest", 204, nullptr,
         {"bad_credentials", "weak_password", "too_many_tries"}},
        {"GET", "/api/v1/staff", may("people.view"), list_staff, nullptr, "staff", "Who works here, and what each role permits", nullptr, 200,
         "Staff"},
        {"POST", "/api/v1/staff", may("people.manage"), add_staff, nullptr, "add_staff", "Adds somebody; the one-time password is shown once",
         "NewStaff", 200, "OneTimePassword", {"login_taken", "unknown_role", "not_yours", "own_rights", "last_keeper"}},
        {"PUT", "/api/v1/staff/{login}", may("people.manage"), change_staff, nullptr, "change_staff",
         "Title, roles, and whether the person may log in: who is blocked is logged out everywhere", "StaffChange", 204, nullptr,
         {"unknown_staff", "unknown_role", "not_yours", "own_rights", "last_keeper"}},
        {"POST", "/api/v1/staff/{login}/password", may("people.manage"), reset_password, nullptr, "reset_password",
         "Another one-time password, shown once; the person is logged out everywhere", nullptr, 200, "OneTimePassword",
         {"unknown_staff", "own_rights"}},
        {"GET", "/api/v1/sessions", may("people.view"), list_sessions, nullptr, "sessions", "Who is logged in", nullptr, 200, "Sessions", {},
         {.background = true}},
        {"DELETE", "/api/v1/sessions/{session}", may("people.manage"), end_session, nullptr, "end_session", "Logs somebody out", nullptr, 204},
        {"GET", "/api/v1/settings", may("settings.view"), show_settings, nullptr, "settings",
         "The settings in force; their ETag is the number of their revision", nullptr, 200, "Settings"},
        {"POST", "/api/v1/settings/check", may("settings.view"), check_settings, nullptr, "check_settings",
         "What is wrong with a draft, what it would change, and whom it touches now", "SettingsDraft", 200, "SettingsCheck", {},
         {.body_limit = wire::max_settings_bytes}},
        {"PUT", "/api/v1/settings", may("settings.edit"), save_settings, nullptr, "save_settings",
         "New settings, in force at once, in the place of those whose ETag stands in If-Match", "SettingsDraft", 200, "Settings",
         {"changed_meanwhile", "if_match_missing", "site_not_valid"}, {.body_limit = wire::max_settings_bytes}},
        {"GET", "/api/v1/settings/revisions", may("settings.view"), list_revisions, nullptr, "revisions",
         "Who saved settings and when, the latest first, ten at a time; `before` goes on from there", nullptr, 200, "Revisions",
         {"storage_failed"}, {.query = {"before"}}},
        {"GET", "/api/v1/settings/revisions/{revision}", may("settings.view"), show_revision, nullptr, "revision",
         "Settings as they once were, and what they changed", nullptr, 200, "Revision", {"unknown_revision", "storage_failed"}},
        {"POST", "/api/v1/settings/revisions/{revision}/revert", may("settings.edit"), revert_settings, nullptr, "revert_settings",
         "Makes old settings the new ones; what came since is retired, not forgotten", "RevertRequest", 200, "Settings",
         {"changed_meanwhile", "if_match_missing", "site_not_valid", "unknown_revision"}},
        {"GET", "/api/v1/bookings", may("bookings.view"), list_bookings, nullptr, "bookings", "The bookings of a day and what became of them",
         nullptr, 200, "Bookings", {"bad_field"}, {.query = {"day"}, .background = true}},
        {"POST", "/api/v1/bookings/lists", may("bookings.import"), open_list, nullptr, "open_list",
         "Reads a list of bookings, the body being the file; it is kept in memory for half an hour", nullptr, 200, "OpenedList",
         {"bad_field", "list_empty", "list_large", "list_old_workbook", "list_encrypted", "list_damaged", "list_encoding", "list_quote", "list_rows",
          "list_columns", "list_malformed", "list_no_table"}, {.body_limit = core::max_list_bytes, .query = {"sheet"}}},
        {"POST", "/api/v1/bookings/lists/{list}/compare", may("bookings.import"), compare_list, nullptr, "compare_list",
         "What taking the list in would do", "ListPlan", 200, "ComparedList", {"unknown_list", "list_unplanned", "booking_day_full"}},
        {"POST", "/api/v1/bookings/lists/{list}/apply", may("bookings.import"), apply_list, nullptr, "apply_list",
         "Takes the list in; a second time it changes nothing", "ListPlan", 200, "ComparedList",
         {"unknown_list", "list_unplanned", "list_day", "list_doubtful", "booking_book_full", "booking_day_full"}},
        {"GET", "/api/v1/bookings/waiting", may("bookings.import"), waiting_list, nullptr, "waiting_list",
         "The list of the folder that waits for a person", nullptr, 200, "WaitingList", {}, {.background = true}},
        {"POST", "/api/v1/bookings/waiting/{file}/open", may("bookings.import"), open_waiting, nullptr, "open_waiting",
         "Reads that list as if a person had chosen its file", nullptr, 200, "OpenedList",
         {"unknown_list", "bad_field", "list_empty", "list_large", "list_old_workbook", "list_encrypted", "list_damaged", "list_encoding", "list_quote",
          "list_rows", "list_columns", "list_malformed", "list_no_table"}, {.query = {"sheet"}}},
        {"POST", "/api/v1/bookings/waiting/{file}/aside", may("bookings.import"), put_list_aside, nullptr, "put_list_aside",
         "Nobody wants anything of that list", nullptr, 204, nullptr, {"unknown_list"}},
        {"GET", "/api/v1/bookings/week", may("bookings.view"), booking_week, nullptr, "booking_week",
         "Seven days by half hours: places, bookings, who came; and the bookings outside the hours of which nobody has decided", nullptr, 200,
         "BookingWeek", {"bad_field"}, {.query = {"from"}, .background = true}},
        {"GET", "/api/v1/bookings/places", may("bookings.make"), free_days, nullptr, "free_days",
         "The days that may be booked on which the service has a time left, with these times", nullptr, 200, "FreeDays", {"unknown_service"},
         {.query = {"service"}}},
        {"POST", "/api/v1/bookings", may("bookings.make"), place_booking, nullptr, "place_booking",
         "Books a time for a visitor; the code is told once and kept in no file", "PlaceWish", 200, "PlacedBooking",
         {"unknown_service", "booking_day_closed", "booking_time_taken", "booking_book_full", "booking_day_full", "busy", "storage_failed"}},
        {"POST", "/api/v1/bookings/{booking}/keep", may("bookings.decide"), keep_booking, nullptr, "keep_booking",
         "Of a booking outside the hours: its visitor is served all the same", nullptr, 204, nullptr,
         {"unknown_booking", "booking_within_hours", "booking_decided", "booking_late", "booking_used", "booking_service_gone"}},
        {"POST", "/api/v1/bookings/{booking}/cancel", may("bookings.decide"), cancel_booking, nullptr, "cancel_booking",
         "Of a booking outside the hours, or of one that was made here: it is cancelled by us", nullptr, 204, nullptr,
         {"unknown_booking", "booking_within_hours", "booking_decided", "booking_used"}},
        {"GET", "/api/v1/names/hand", may("names.hand"), name_in_hand, nullptr, "name_in_hand",
         "The surname of the booked visitor who is being served at the own window; that it is shown stands in the journal before", nullptr, 200, "NameInHand",
         {"names_unavailable", "busy"}, {.background = true}},
        {"POST", "/api/v1/names/find", may("names.find"), find_names, nullptr, "find_names",
         "Today's bookings by the beginning of a surname, three letters or more; of more than five people only how many they are", "NameSearch", 200,
         "FoundNames", {"names_unavailable", "too_many_names", "busy"}},
        {"POST", "/api/v1/names/{booking}/show", may("names.show"), show_name, nullptr, "show_name",
         "The name of who has booked; that it is shown stands in the journal before", nullptr, 200, "ShownName",
         {"unknown_booking", "name_unknown", "names_unavailable", "too_many_names", "busy"}},
        {"GET", "/api/v1/names", may("names.view"), names_page, nullptr, "names", "Days of which names are kept, and the acts of what was destroyed", nullptr,
         200, "NamesPage"},
        {"GET", "/api/v1/names/acts/{act}", may("names.view"), show_act, nullptr, "names_act",
         "An act of destroyed personal data, with what the journal says of it", nullptr, 200, "NamesAct", {"unknown_act"}},
        {"POST", "/api/v1/names/days/{day}/destroy", may("names.destroy"), destroy_names, nullptr, "destroy_names",
         "Destroys the names of a day at once, with a reason", "DestroyNames", 200, "DestroyedNames",
         {"bad_field", "names_none", "reason_unknown", "names_unavailable", "busy"}},
        {"GET", "/api/v1/bookings/today", may("bookings.join"), todays_bookings, nullptr, "todays_bookings",
         "Today's bookings, for staff before whom somebody stands who has booked", nullptr, 200, "Bookings", {}, {.background = true}},
        {"POST", "/api/v1/bookings/find", may("bookings.join"), find_booking, nullptr, "find_booking",
         "The booking of today that is known by this code, or by its time and the end of the phone",
         "BookingKey", 200, "FoundBooking", {"unknown_booking", "busy"}},
        {"POST", "/api/v1/bookings/{booking}/join", may("bookings.join"), join_booking, nullptr, "join_booking",
         "Joins the booking to the ticket that its visitor took without it: the slot counts from here on where the ticket waits",
         "JoinBooking", 204, nullptr,
         {"unknown_booking", "unknown_ticket", "wrong_state", "ticket_booked", "booking_used", "booking_cancelled", "booking_other_day",
          "booking_other_service", "booking_code_needed", "window_not_yours", "booking_early", "booking_late", "reason_unknown", "busy"}},
        {"POST", "/api/v1/bookings/{booking}/part", may("bookings.join"), part_booking, nullptr, "part_booking",
         "Parts the booking from a ticket of today that is not of its visitor: the booking is open again", "PartBooking", 204, nullptr,
         {"unknown_booking", "unknown_ticket", "wrong_state", "reason_missing", "reason_unknown"}},
        {"POST", "/api/v1/bookings/{booking}/reinstate", may("bookings.join"), reinstate_booking, nullptr, "reinstate_booking",
         "Takes a late visitor, with a reason: for an hour the booking checks in as if in time", "ReinstateBooking", 204, nullptr,
         {"unknown_booking", "booking_used", "booking_cancelled", "booking_other_day", "booking_not_late", "reason_missing", "reason_unknown"}},
        {"GET", "/api/v1/pages", may("content.view"), list_pages, nullptr, "pages", "The stands' pages without their texts, and what each stand shows",
         nullptr, 200, "PageList", {}, {.background = true}},
        {"POST", "/api/v1/pages/check", may("content.edit"), check_page, nullptr, "check_page", "What is to be said about a page that is being written",
         "CheckPage", 200, "PageFindings"},
        {"GET", "/api/v1/pages/{page}", may("content.view"), show_page, nullptr, "page", "One page with its history", nullptr, 200, "KeptPage",
         {"unknown_page"}},
        {"PUT", "/api/v1/pages/{page}", may("content.edit"), save_page, nullptr, "save_page", "A new revision on top of the one it was made of",
         "SavePage", 200, "KeptPage", {"page_changed", "too_many_pages", "too_large"}},
        {"POST", "/api/v1/pages/{page}/publish", may("content.publish"), publish_page, nullptr, "publish_page",
         "The newest revision hangs on the stands, now or at its time", "PublishPage", 200, "KeptPage",
         {"unknown_page", "page_changed", "page_faulty", "bad_period", "unknown_service", "unknown_place", "too_large"}},
        {"POST", "/api/v1/pages/{page}/withdraw", may("content.publish"), withdraw_page, nullptr, "withdraw_page", "The page hangs no more; its revisions stay",
         "WithdrawPage", 200, "KeptPage", {"unknown_page"}},
        {"POST", "/api/v1/pages/{page}/restore", may("content.edit"), restore_page, nullptr, "restore_page", "The text of an old revision becomes the newest",
         "RestorePage", 200, "KeptPage", {"unknown_page", "page_changed", "revision_missing"}},
        {"PUT", "/api/v1/sections", may("content.publish"), save_sections, nullptr, "save_sections", "The sections of the stands' first screen",
         "Sections", 200, "PageList"},
        {"GET", "/api/v1/library/{hash}", everyone, library_file, nullptr, "library_file",
         "At most 1 MiB of a file of the present edition, from byte ?at= on: its name is its hash", nullptr, 200, nullptr, {"busy", "storage_failed"},
         {.query = {"at"}}},
        {"GET", "/api/v1/surveys", may("surveys.view"), list_surveys, nullptr, "surveys", "The surveys of the site, and those that it may publish",
         nullptr, 200, "Surveys"},
        {"POST", "/api/v1/surveys/{survey}/publish", may("surveys.publish"), publish_survey, nullptr, "publish_survey",
         "The survey runs from now on, in the place of the one that ran", "SurveyPublish", 200, "Surveys",
         {"unknown_survey", "survey_faulty", "too_many_surveys"}},
        {"POST", "/api/v1/surveys/{survey}/close", may("surveys.publish"), close_survey, nullptr, "close_survey",
         "The survey takes no answers any more", nullptr, 200, "Surveys", {"unknown_survey"}},
        {"GET", "/api/v1/surveys/{survey}/results", may("surveys.results"), survey_results, nullptr, "survey_results",
         "What was answered to its newest version, as far as it tells of nobody; figures move in steps of five answers", nullptr, 200,
         "SurveyResults", {"unknown_survey", "storage_failed"}},
        {"GET", "/api/v1/surveys/{survey}/words", may("surveys.words"), survey_words, nullptr, "survey_words",
         "What was written in answers to its newest version, apart from their marks, after their day", nullptr, 200, "SurveyWords",
         {"unknown_survey", "storage_failed"}},
        {"GET", "/api/v1/surveys/posters/{place}", may("surveys.view"), show_poster, nullptr, "survey_poster",
         "The code of a poster for this place, read back before it is handed out", nullptr, 200, "SurveyPoster", {"bad_place", "no_phone_address"}},
        {"GET", "/api/v1/reports/operators", may("reports.operators"), show_operators, nullptr, "operators_report",
         "The figures of a period by operator, in the order of their titles", nullptr, 200, "Report", reported, {.query = {"from", "to"}, .background = true}},
        {"GET", "/api/v1/reports/operators/file", may("reports.operators"), operators_file, nullptr, "operators_file", "The same as a file", nullptr, 200,
         nullptr, reported, {.query = {"from", "to", "format"}}},
        {"GET", "/api/v1/reports/operators/tickets", may("reports.operators"), operators_tickets, nullptr, "operators_tickets",
         "The visits behind one of its figures", nullptr, 200, "ReportTickets", reported, {.query = {"from", "to", "key", "figure", "after"}}},
        {"GET", "/api/v1/reports/{report}", may("reports.see"), show_report, nullptr, "report",
         "The figures of a period by days, hours, weekdays, services, classes, origins or windows; up to which event of the journal they go", nullptr, 200,
         "Report", reported, {.query = {"from", "to"}, .background = true}},
        {"GET", "/api/v1/reports/{report}/file", may("reports.see"), report_file, nullptr, "report_file",
         "The same as a workbook (format=xlsx) or for a Russian Excel (format=csv)", nullptr, 200, nullptr, reported, {.query = {"from", "to", "format"}}},
        {"GET", "/api/v1/reports/{report}/tickets", may("reports.see"), report_tickets, nullptr, "report_tickets",
         "The visits behind one of its figures, a hundred at a time; `after` goes on from there", nullptr, 200, "ReportTickets", reported,
         {.query = {"from", "to", "key", "figure", "after"}}},
        {"GET", "/api/v1/audit", may("audit.view"), list_acts, nullptr, "audit",
         "What people did and set, the latest first, fifty at a time; `before` goes on from there; format=csv gives a file", nullptr, 200, "Acts",
         {"bad_field", "busy", "figures_unavailable"}, {.query = {"from", "to", "who", "what", "before", "format"}}},
        {"GET", "/api/v1/audit/chain", may("audit.view"), show_chain_check, nullptr, "chain_check", "How far the check of the journal's chain is", nullptr, 200,
         "ChainCheck", {}, {.background = true}},
        {"POST", "/api/v1/audit/chain", may("audit.view"), begin_chain_check, nullptr, "begin_chain_check",
         "Checks the journal's chain from its first event, beside the work of the hall", nullptr, 200, "ChainCheck"},
        {"GET", "/api/v1/terminal", device, nullptr, open_terminal, "terminal",
         "WebSocket of a terminal: see PROTOCOL.md", nullptr, 101, "Anything"},

        {"GET", "/api/v1/status/{ticket}", everyone, show_status, nullptr, "status",
         "A ticket for who holds it: its id is a secret", nullptr, 200, "Status", {"unknown_ticket"}, {.gates = phones}},
        {"GET", "/t/{ticket}", everyone, phone_page, nullptr, "phone_page", "The page of a ticket for a phone", nullptr, 200, nullptr, {},
         {.gates = phones}},
        {"GET", "/api/v1/survey", everyone, show_survey, nullptr, "survey", "What is asked now; null: nothing", nullptr, 200, "RunningSurvey", {},
         {.gates = phones}},
        {"POST", "/api/v1/survey/answers", everyone, take_answer, nullptr, "take_answer",
         "An answer to it, once by its id. No cookie is set, and no address is kept", "PhoneAnswer", 200, "Thanks",
         {"survey_over", "too_many_tries", "storage_failed", "receipt_unknown", "receipt_used"}, {.gates = phones}},
        {"POST", "/api/v1/survey/receipt", everyone, look_at_receipt, nullptr, "look_at_receipt", "What the code of a receipt is worth", "ReceiptCode", 200,
         "ReceiptState", {"too_many_tries", "storage_failed"}, {.gates = phones}},
        {"GET", "/s/{place}", everyone, survey_page, nullptr, "survey_page", "The page of the survey for a phone", nullptr, 200, nullptr, {},
         {.gates = phones}},
        {"GET", "/S/{place}", everyone, survey_page, nullptr, "survey_page_printed", "The same, as printed codes have it: in capitals a code is smaller",
         nullptr, 200, nullptr, {}, {.gates = phones}},
        {"GET", "/", everyone, console_page, nullptr, "console_page", "The staff console"},
        {"GET", "/desk", everyone, console_page, nullptr, "console_desk", "The staff console: the operator's desk"},
        {"GET", "/hall", everyone, console_page, nullptr, "console_hall", "The staff console: the hall"},
        {"GET", "/content", everyone, console_page, nullptr, "console_content", "The staff console: the information stands"},
        {"GET", "/devices", everyone, console_page, nullptr, "console_devices", "The staff console: devices"},
        {"GET", "/people", everyone, console_page, nullptr, "console_people", "The staff console: people"},
        {"GET", "/password", everyone, console_page, nullptr, "console_password", "The staff console: an own password"},
        {"GET", "/settings", everyone, console_page, nullptr, "console_settings", "The staff console: settings"},
        {"GET", "/bookings", everyone, console_page, nullptr, "console_bookings", "The staff console: bookings"},
        {"GET", "/names", everyone, console_page, nullptr, "console_names", "The staff console: personal data"},
        {"GET", "/surveys", everyone, console_page, nullptr, "console_surveys", "The staff console: surveys"},
        {"GET", "/messages", everyone, console_page, nullptr, "console_messages", "The staff console: hall messages"},
        {"GET", "/reports", everyone, console_page, nullptr, "console_reports", "The staff console: figures"},
        {"GET", "/audit", everyone, console_page, nullptr, "console_audit", "The staff console: what people did"},
        {"GET", "/assets/{file}", everyone, asset, nullptr, "asset", "Parts of the pages", nullptr, 200, nullptr, {},
         {.gates = {true, true, false}}},
    };
    return table;
}

} // namespace talon::server
