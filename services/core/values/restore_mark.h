// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace talon::core {

/// What is remembered beside the backups of the last restore from among them: of two from one backup the journals are the
/// same, and what the first one led to is in neither.
struct RestoreMark {
    std::int64_t server_epoch = 0;
    int prefix = 0; ///< own prefixes up to this one count as given, see Registry
    bool operator==(const RestoreMark &) const = default;
};

} // namespace talon::core
