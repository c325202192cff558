// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/watch/metrics_text.h"
#include "wire/api/alarms.h"
#include "wire/api/api.h"

namespace talon::server {

/// Every device by itself, labelled with its id, place and role.
void add_devices(MetricsText &text, const std::vector<wire::DeviceLine> &devices, core::Instant now);
/// How many alarms of each severity, and each of them.
void add_alarms(MetricsText &text, const std::vector<wire::Alarm> &alarms);

} // namespace talon::server
