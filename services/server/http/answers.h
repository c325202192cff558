// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/hall/hall_service.h"
#include "server/http/message.h"
#include "server/http/server.h"
#include "wire/api/errors.h"

namespace talon::server {

/// The HTTP status of an error's code: the one place where the two meet.
int status_of(std::string_view code);

/// {"error":…} with its status and its sentence in that language.
Response error_answer(std::string_view code, core::Language language, const wire::Parameters &parameters = {},
                      const std::string &detail = {});
Response error_answer(const wire::WireError &error, core::Language language);
Response error_answer(const Fault &fault, core::Language language, const wire::Parameters &parameters = {});
Response error_answer(EdgeFault fault);

/// The 429 that says how long to wait.
Response too_many_tries(core::Language language, core::Millis wait);

Response json_answer(std::string body, int status = 200);
Response empty_answer();

using sync::code_of;

} // namespace talon::server
