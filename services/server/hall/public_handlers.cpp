// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/forecast/forecast_service.h"
#include "server/http/answers.h"
#include "server/http/handlers.h"
#include "server/http/openapi.h"
#include "server/services.h"
#include "server/watch/metrics.h"
#include "wire/hall/ticket_document.h"

namespace talon::server {

namespace {

void answer_file(const Services &services, const std::string &path, const Call &call, const Answer &answer)
{
    auto file = services.files.answer(path, call.request);
    answer(file ? std::move(*file) : error_answer("not_found", call.language));
}

} // namespace

void show_health(Services &services, Call, Answer answer)
{
    const bool well = !services.hall.failed();
    answer(json_answer(std::string(R"({"status":")") + (well ? "ok" : "failed") + "\"}",
                       well ? 200 : 503));
}

void show_metrics(Services &services, Call, Answer answer)
{
    Response response;
    response.content_type = "text/plain; version=0.0.4; charset=utf-8";
    response.body = metrics_text(services);
    answer(std::move(response));
}

void show_openapi(Services &, Call, Answer answer)
{
    static const auto document = std::make_shared<const std::string>(openapi_document());
    Response response;
    response.shared = document;
    answer(std::move(response));
}

/// A ticket's id is known to who holds the ticket, and to nobody else who does not work here.
void show_status(Services &services, Call call, Answer answer)
{
    const auto &hall = services.hall.hall();
    const core::Ticket *ticket = hall.ticket({call.captures.at("ticket")});
    answer(ticket ? json_answer(wire::encode_status(hall, *ticket, services.hall.now(), services.forecast.waits()))
                  : error_answer("unknown_ticket", call.language));
}

void console_page(Services &services, Call call, Answer answer)
{
    answer_file(services, "/index.html", call, answer);
}

void phone_page(Services &services, Call call, Answer answer)
{
    answer_file(services, "/status.html", call, answer);
}

void asset(Services &services, Call call, Answer answer)
{
    answer_file(services, call.request.path, call, answer);
}

} // namespace talon::server
