// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace talon::server {

/// OpenAPI 3.1 of the table of routes.
std::string openapi_document();

/// The schemas of the API's bodies: a JSON object by name (schemas.cpp).
std::string_view schemas_json();

} // namespace talon::server
