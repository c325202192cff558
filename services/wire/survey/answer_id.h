// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>

namespace talon::wire {

/// 128 random bits; in JSON 32 lower-case hexadecimal digits.
using AnswerId = std::array<std::uint8_t, 16>;

} // namespace talon::wire
