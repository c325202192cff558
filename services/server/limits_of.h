// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/http/server.h"
#include "server/people/login_guard.h"
#include "server/people/sessions.h"
#include "server/settings.h"

namespace talon::server {

// The limits of the parts, as the settings put them.

HttpLimits http_limits(const Settings &settings);
Sessions::Limits session_limits(const Settings &settings);
LoginGuard::Limits login_limits(const Settings &settings);

} // namespace talon::server
