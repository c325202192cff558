// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/plain_http.h"

namespace talon::test {

/// What an answer has against what the OpenAPI document promises of its route: the status, the error's code, and the body
/// field by field, where a field that is not described is as wrong as one that is missing. A sentence; empty when all is well.
std::string against_schema(const std::string &method, const std::string &path, const HttpAnswer &answer);
/// The same for a JSON text and a schema by its name, "LiveFrame".
std::string against_schema(const std::string &schema, const std::string &json);

} // namespace talon::test
