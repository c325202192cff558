// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wire/terminals/messages.h"

namespace talon::sync_test {

/// A stand-in for the store's hash: of the same fields, but short to compute.
wire::Hash chain_hash(const core::DeviceId &device, const wire::StreamEvent &event);
/// The next ticket event of a device's chain.
wire::StreamEvent next_event(const core::DeviceId &device, const std::vector<wire::StreamEvent> &journal, core::Instant at);

} // namespace talon::sync_test
