// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "store/entry.h"

#include <functional>
#include <span>

namespace talon::store {

// What may be appended to a journal, whatever its disk is: the same for SQLite and for the simulation's disks.

/// What is too large about the entry, if anything.
std::optional<StoreError> over_limits(const Entry &entry);

/// The last seq that the journal holds of a device's stream in an epoch; 0 when there is none.
using LastSeq = std::function<std::int64_t(const core::DeviceId &device, std::int64_t epoch)>;

/// Does each entry follow the last one of its stream? The error names the first that doesn't: `duplicate` or `gap`.
Stored<core::Done> check_streams(std::span<const Entry> entries, const LastSeq &last_seq);

/// The head of the chain when the entry stands after `head`.
Head next_head(const Entry &entry, const Head &head);

} // namespace talon::store
