// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace talon::kiosk {

/// What receipts are printed on. Settings of the printer, since the print server does not tell them reliably.
struct ReceiptPaper {
    double widthMm = 80;
    double marginMm = 4;  ///< at each side, where the print head does not reach
    double sheetMm = 0;   ///< height of a sheet; 0: a roll, cut behind each receipt
    int dotsPerInch = 203;

    bool roll() const { return sheetMm <= 0; }
};

/// «roll80», «roll58» (the print heads of which are 72 and 48 mm wide) or «a6»; nothing for any other name.
constexpr std::optional<ReceiptPaper> paperNamed(std::string_view name, int dotsPerInch)
{
    if (name == "roll80")
        return ReceiptPaper{.widthMm = 80, .marginMm = 4, .sheetMm = 0, .dotsPerInch = dotsPerInch};
    if (name == "roll58")
        return ReceiptPaper{.widthMm = 58, .marginMm = 5, .sheetMm = 0, .dotsPerInch = dotsPerInch};
    if (name == "a6")
        return ReceiptPaper{.widthMm = 105, .marginMm = 8, .sheetMm = 148, .dotsPerInch = dotsPerInch};
    return std::nullopt;
}

} // namespace talon::kiosk
