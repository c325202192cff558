// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/text.h"
#include "server/http/message.h"

#include <optional>

namespace talon::server {

/// A strong entity tag of bytes or of a version: the same for equal content, another for other content.
std::string etag_of(std::string_view content);

/// Does the list of an If-Match or If-None-Match hold this tag? `*` holds every one. W/ marks are passed over, as RFC 9110
/// tells for If-None-Match; we give no weak tags, so that If-Match loses nothing by it.
bool lists_etag(std::string_view list, std::string_view etag);

/// The 304 of a reader who has this already; nothing where the body is wanted.
std::optional<Response> not_modified(const Request &request, const std::string &etag);

/// The 412 (`changed_meanwhile`) of a change that was made to something older; nothing where it may go on. A change without
/// If-Match goes on: a route that must have one refuses it by itself.
std::optional<Response> changed_meanwhile(const Request &request, const std::string &etag, core::Language language);

} // namespace talon::server
