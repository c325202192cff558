// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/forecast/forecast_service.h"
#include "server/http/answers.h"
#include "server/http/handlers.h"
#include "server/services.h"
#include "wire/forecast/forecast_document.h"

namespace talon::server {

void show_forecast(Services &services, Call, Answer answer)
{
    answer(json_answer(wire::encode_forecast(services.hall.hall().site(), services.forecast.days())));
}

} // namespace talon::server
