// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/devices/receipt_paper.h"

#include <QFont>
#include <QPaintDevice>
#include <QPainter>
#include <QRect>
#include <QRectF>
#include <QString>

namespace talon::kiosk {

/// Lays parts of a receipt out from top to bottom; without a painter it only measures. Lengths are millimetres, drawn
/// smaller by `scale`; positions are the printer's dots.
class ReceiptLayout
{
public:
    ReceiptLayout(QPaintDevice *device, QPainter *painter, const ReceiptPaper &paper, double scale);

    double y() const { return m_y; }
    double dots(double mm) const { return mm * m_scale * m_paper.dotsPerInch / 25.4; }
    double left() const { return m_left; }
    double width() const { return m_width; }

    void space(double mm) { m_y += dots(mm); }
    /// Centred, over as many lines as it needs; nothing for an empty text.
    void text(const QString &text, double mm, QFont::Weight weight);
    /// Centred in a black frame: who comes first.
    void framed(const QString &text, double mm);
    /// The number across the paper, its letter white on a black tile. `mm` is the height of the tile; lower where it is too wide.
    void number(const QString &number, double mm);
    /// The QR code with its modules on whole dots, `mm` wide at most, but each module `leastMm` wide at least. Returns its place; null for
    /// a text that no code holds.
    QRect code(const QString &content, double mm, double leastMm = leastModuleMm);
    /// A dashed line across the paper: what follows is another matter.
    void cut();

    static constexpr double leastModuleMm = 0.5;

    /// The outline of a ticket from `top` to here, with a perforation between the notches at `fold` (all in dots).
    void ticket(double top, double fold);
    /// Room at both sides of a ticket's outline for what is laid out now, in millimetres.
    void indent(double mm);

private:
    QFont font(double mm, QFont::Weight weight) const;

    QPaintDevice *m_device;
    QPainter *m_painter;
    ReceiptPaper m_paper;
    double m_scale;
    double m_left;
    double m_width;
    double m_y;
};

} // namespace talon::kiosk
