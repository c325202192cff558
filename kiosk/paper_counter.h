// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Qt first: its moc stumbles over the standard headers where those come before.
#include <QObject>
#include <QString>

#include "kiosk/devices/paper_roll.h"
#include "kiosk/link/file_keeper.h"

namespace talon::kiosk {

/// The roll of this kiosk's printer, kept in a small file: the millimetres that are used up, three words of what is known (1 or 0: known,
/// empty, low), the lengths of the last receipts, and a checksum. A damaged file is none: then nothing is foretold until the next new roll.
class PaperCounter : public QObject
{
    Q_OBJECT

public:
    static QString fileIn(const QString &data);
    /// `rollMetres`: of a new roll; 0: not known.
    PaperCounter(QString path, int rollMetres, QObject *parent = nullptr);

    std::optional<PaperRoll::Forecast> forecast() const { return m_roll.forecast(); }
    void onState(PrinterState state);
    void onPrinted(int lengthMm);
    /// Waits until what is known is on the disk; false when that takes longer.
    bool settle(core::Millis patience) { return m_keeper.settle(patience); }

Q_SIGNALS:
    void forecastChanged();

private:
    template<class Step>
    void follow(Step step);

    QString m_path;
    PaperRoll m_roll;
    FileKeeper m_keeper;
};

} // namespace talon::kiosk
