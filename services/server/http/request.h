// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/message.h"

namespace talon::server {

/// Small ASCII letters for large ones.
std::string lower(std::string_view text);

/// Fills path and query from a request's target.
void split_target(Request &request, std::string_view target);

/// Fills in where the request comes from: the peer itself, or whom the trusted proxy names. `peer` and `trusted_proxy` are in their
/// usual form (address.h).
void tell_origin(Request &request, const std::string &peer, const std::string &trusted_proxy);

} // namespace talon::server
