// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <qqmlregistration.h>

namespace talon::kiosk {

/// «Удобнее»: how this visitor wants the screen. Forgotten with the visitor.
class Comfort : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a controller")
    Q_PROPERTY(bool open READ open WRITE setOpen NOTIFY changed FINAL)
    Q_PROPERTY(int percent READ percent WRITE setPercent NOTIFY changed FINAL)
    Q_PROPERTY(bool low READ low WRITE setLow NOTIFY changed FINAL)
    Q_PROPERTY(int contrast READ contrast WRITE setContrast NOTIFY changed FINAL)

public:
    /// In lower mode a page holds no more choices than these.
    static constexpr int mostWhenLow = 4;

    using QObject::QObject;

    bool open() const { return m_open; }
    void setOpen(bool open);
    /// The size of letters: 100, 150 or 200.
    int percent() const { return m_percent; }
    void setPercent(int percent);
    /// All that is touched stands in the lower part of the screen.
    bool low() const { return m_low; }
    void setLow(bool low);
    /// 0: as designed; 1: black on white; 2: white on black.
    int contrast() const { return m_contrast; }
    void setContrast(int contrast);

    /// Something is other than at the beginning.
    bool changedAnything() const { return m_open || m_percent != 100 || m_low || m_contrast != 0; }
    void reset();

Q_SIGNALS:
    void changed();

private:
    bool m_open = false;
    bool m_low = false;
    int m_percent = 100;
    int m_contrast = 0;
};

} // namespace talon::kiosk
