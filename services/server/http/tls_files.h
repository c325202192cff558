// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/tls.h"
#include "server/settings.h"

#include <optional>

namespace talon::server {

/// The key and the certificate that the settings name, or those in DATA, as they stand in their files; nothing when there are none. The
/// error is a sentence: a file that cannot be read.
core::Result<std::optional<TlsFiles>, std::string> tls_files_of(const Settings &settings, const std::string &data);

/// The same, ready to be spoken; null when there are none. The error is a sentence: also that they do not fit together. The first of a process
/// makes OpenSSL set up all it knows, some 4 MiB: it is for who listens with it or tells its fingerprint.
core::Result<std::shared_ptr<Tls>, std::string> tls_of(const Settings &settings, const std::string &data);

/// Makes DATA/tls.key and DATA/tls.crt, durably, for this machine's names and addresses. Old ones are replaced.
core::Result<core::Done, std::string> make_tls_files(const std::string &data, core::Instant now);

} // namespace talon::server
