// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace talon::wire::detail {

/// The catalogue of messages.json, embedded at build time.
extern const std::string_view messages_json;

} // namespace talon::wire::detail
