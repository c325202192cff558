// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/tls.h"
#include "server/settings.h"

namespace talon::server {

/// The key and the certificate that the settings name, or those in DATA; null when there are none. The error is a sentence.
core::Result<std::shared_ptr<Tls>, std::string> tls_of(const Settings &settings, const std::string &data);

/// Makes DATA/tls.key and DATA/tls.crt, durably, for this machine's names and addresses. Old ones are replaced.
core::Result<core::Done, std::string> make_tls_files(const std::string &data, core::Instant now);

} // namespace talon::server
