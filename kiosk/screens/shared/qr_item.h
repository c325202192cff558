// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/devices/qr_code.h"

#include <QQuickPaintedItem>

namespace talon::kiosk {

/// A QR code on the screen: whole-pixel modules in black on white with the quiet zone, centred in the item. An
/// item too small for one pixel a module shows white.
class QrItem : public QQuickPaintedItem
{
    Q_OBJECT
    QML_NAMED_ELEMENT(QrCode)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged FINAL)

public:
    explicit QrItem(QQuickItem *parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString &text);
    void paint(QPainter *painter) override;

Q_SIGNALS:
    void textChanged();

private:
    QString m_text;
    std::optional<QrCode> m_code;
};

} // namespace talon::kiosk
