// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/devices/receipt_printer.h"

#include <QByteArray>

namespace talon::kiosk {

/// Width of the paper roll, in millimetres. The height follows from the text.
inline constexpr double receiptWidthMm = 80.0;

/// Draws a receipt as a one-page PDF, 80 mm wide and as high as its text needs. Black on white only, since
/// receipt printers know nothing else. The QR code is drawn as vectors, each module at least 0.5 mm.
/// Empty when the font is missing or the PDF could not be written.
QByteArray receiptPdf(const Receipt &receipt);

} // namespace talon::kiosk
