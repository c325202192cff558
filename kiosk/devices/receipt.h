// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/devices/receipt_paper.h"
#include "kiosk/devices/receipt_printer.h"

#include <QByteArray>
#include <QRect>
#include <QSizeF>

namespace talon::kiosk {

struct ReceiptPage {
    QByteArray pdf; ///< empty when the font is missing or the PDF could not be written
    QSizeF millimetres;
    QRect code;   ///< where the QR code of the ticket is, in dots; null without one
    QRect survey; ///< and that of the survey
};

/// Draws a receipt as a PDF of one page: as wide as the paper and, on a roll, as high as its text needs. Black on white
/// only, since receipt printers know nothing else. The modules of the QR code are whole dots of the printer, at least
/// 0.5 mm each (the survey's 0.75 mm), and begin on a whole dot. On a sheet everything is drawn smaller where it would not fit.
ReceiptPage receiptPage(const Receipt &receipt, const ReceiptPaper &paper = {});

} // namespace talon::kiosk
