// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace talon::server {

struct Services;

/// Everything worth watching, in Prometheus' text format.
std::string metrics_text(const Services &services);

} // namespace talon::server
