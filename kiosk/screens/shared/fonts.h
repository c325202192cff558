// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <optional>

namespace talon::kiosk {

/// The only typeface of the screens and the receipt.
inline constexpr char fontFamily[] = "PT Sans";

/// A sentence for the log when the typeface is not installed: without it every measure of the screens is wrong,
/// so the program must not start. Also makes it the program's default font.
std::optional<QString> requireFonts();

} // namespace talon::kiosk
