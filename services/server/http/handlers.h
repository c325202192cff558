// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Long because it is the one list of handlers.

#include "server/http/route.h"

namespace talon::server {

// One function a route; the table is in routes.cpp.

// session_handlers.cpp
void log_in(Services &services, Call call, Answer answer);
void show_session(Services &services, Call call, Answer answer);
void log_out(Services &services, Call call, Answer answer);

// hall_handlers.cpp
void show_hall(Services &services, Call call, Answer answer);
std::shared_ptr<SocketHandler> open_live(Services &services, const Call &call);
/// For every route with a command; what the commands are stands in hall_commands.h.
void ask_the_hall(Services &services, const Route &route, Call call, Answer answer);

// forecast/forecast_handlers.cpp
void show_forecast(Services &services, Call call, Answer answer);

// device_handlers.cpp
void list_alarms(Services &services, Call call, Answer answer);
void confirm_calendar(Services &services, Call call, Answer answer);
void list_devices(Services &services, Call call, Answer answer);
void issue_code(Services &services, Call call, Answer answer);
void enrol(Services &services, Call call, Answer answer);
void revoke(Services &services, Call call, Answer answer);
std::shared_ptr<SocketHandler> open_terminal(Services &services, const Call &call);

// staff_handlers.cpp
void list_staff(Services &services, Call call, Answer answer);
void add_staff(Services &services, Call call, Answer answer);
void change_staff(Services &services, Call call, Answer answer);
void reset_password(Services &services, Call call, Answer answer);
void change_password(Services &services, Call call, Answer answer);
void list_sessions(Services &services, Call call, Answer answer);
void end_session(Services &services, Call call, Answer answer);

// site_handlers.cpp
void show_settings(Services &services, Call call, Answer answer);
void check_settings(Services &services, Call call, Answer answer);
void save_settings(Services &services, Call call, Answer answer);
void list_revisions(Services &services, Call call, Answer answer);
void show_revision(Services &services, Call call, Answer answer);
void revert_settings(Services &services, Call call, Answer answer);

// booking/booking_handlers.cpp
void list_bookings(Services &services, Call call, Answer answer);
void open_list(Services &services, Call call, Answer answer);
void compare_list(Services &services, Call call, Answer answer);
void apply_list(Services &services, Call call, Answer answer);
void waiting_list(Services &services, Call call, Answer answer);
void open_waiting(Services &services, Call call, Answer answer);
void put_list_aside(Services &services, Call call, Answer answer);

// booking/desk_handlers.cpp
void todays_bookings(Services &services, Call call, Answer answer);
void find_booking(Services &services, Call call, Answer answer);
void join_booking(Services &services, Call call, Answer answer);
void part_booking(Services &services, Call call, Answer answer);
void reinstate_booking(Services &services, Call call, Answer answer);
// booking/names_handlers.cpp
void name_in_hand(Services &services, Call call, Answer answer);
void find_names(Services &services, Call call, Answer answer);
void show_name(Services &services, Call call, Answer answer);
void names_page(Services &services, Call call, Answer answer);
void show_act(Services &services, Call call, Answer answer);
void destroy_names(Services &services, Call call, Answer answer);

// booking/place_handlers.cpp
void free_days(Services &services, Call call, Answer answer);
void place_booking(Services &services, Call call, Answer answer);

// booking/week_handlers.cpp
void booking_week(Services &services, Call call, Answer answer);
void keep_booking(Services &services, Call call, Answer answer);
void cancel_booking(Services &services, Call call, Answer answer);

// content/content_handlers.cpp
void list_pages(Services &services, Call call, Answer answer);
void show_page(Services &services, Call call, Answer answer);
void save_page(Services &services, Call call, Answer answer);
void check_page(Services &services, Call call, Answer answer);
void publish_page(Services &services, Call call, Answer answer);
void withdraw_page(Services &services, Call call, Answer answer);
void restore_page(Services &services, Call call, Answer answer);
void save_sections(Services &services, Call call, Answer answer);
void library_file(Services &services, Call call, Answer answer);

// message/message_handlers.cpp
void list_messages(Services &services, Call call, Answer answer);
void set_message(Services &services, Call call, Answer answer);
void end_message(Services &services, Call call, Answer answer);
void check_sound(Services &services, Call call, Answer answer);

// survey/form_handlers.cpp
void list_surveys(Services &services, Call call, Answer answer);
void read_survey(Services &services, Call call, Answer answer);
void save_survey(Services &services, Call call, Answer answer);
void drop_survey(Services &services, Call call, Answer answer);
void check_survey(Services &services, Call call, Answer answer);
void publish_survey(Services &services, Call call, Answer answer);
void close_survey(Services &services, Call call, Answer answer);
// survey/result_handlers.cpp
void survey_period(Services &services, Call call, Answer answer);
void survey_file(Services &services, Call call, Answer answer);
// survey/quality_handlers.cpp
void show_quality(Services &services, Call call, Answer answer);
// survey/signs_handlers.cpp
void survey_signs(Services &services, Call call, Answer answer);

// survey/words_handlers.cpp
void survey_words(Services &services, Call call, Answer answer);
void remove_words(Services &services, Call call, Answer answer);

// survey/survey_handlers.cpp
void survey_results(Services &services, Call call, Answer answer);
void show_survey(Services &services, Call call, Answer answer);
void take_answer(Services &services, Call call, Answer answer);
void show_poster(Services &services, Call call, Answer answer);
void look_at_receipt(Services &services, Call call, Answer answer);
void survey_page(Services &services, Call call, Answer answer);

// reports/report_handlers.cpp
void show_report(Services &services, Call call, Answer answer);
void report_file(Services &services, Call call, Answer answer);
void report_tickets(Services &services, Call call, Answer answer);
void show_operators(Services &services, Call call, Answer answer);
void operators_file(Services &services, Call call, Answer answer);
void operators_tickets(Services &services, Call call, Answer answer);
void list_acts(Services &services, Call call, Answer answer);

// reports/audit_handlers.cpp
void show_chain_check(Services &services, Call call, Answer answer);
void begin_chain_check(Services &services, Call call, Answer answer);

// public_handlers.cpp
void show_health(Services &services, Call call, Answer answer);
void show_metrics(Services &services, Call call, Answer answer);
void show_openapi(Services &services, Call call, Answer answer);
void show_status(Services &services, Call call, Answer answer);
void console_page(Services &services, Call call, Answer answer);
void phone_page(Services &services, Call call, Answer answer);
void asset(Services &services, Call call, Answer answer);

} // namespace talon::server
