// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Qt first: its moc stumbles over the standard headers where those come before.
#include <QObject>
#include <QString>

#include "kiosk/devices/paper_roll.h"
#include "kiosk/link/file_keeper.h"

namespace talon::kiosk {

/// The roll of this kiosk's printer, kept in a small file: the millimetres that are used up, five words of what is known (1 or 0, in the order of
/// PaperRoll::Kept), how many rolls were counted to their ends and how long they were, the lengths of the last receipts, and a checksum. A
/// damaged file is none: then nothing is foretold until the next new roll, and what was learned of rolls is learned anew.
class PaperCounter : public QObject
{
    Q_OBJECT

public:
    static QString fileIn(const QString &data);
    /// `rollMetres`: of a new roll, until it is learned; 0: not known. `keeper` writes the file.
    PaperCounter(QString path, int rollMetres, FileKeeper &keeper, QObject *parent = nullptr);

    std::optional<PaperRoll::Forecast> forecast() const { return m_roll.forecast(); }
    void onState(PrinterState state);
    void onPrinted(int lengthMm);
    void onFailed(PrinterState why);
    void onNewRoll();

Q_SIGNALS:
    void forecastChanged();

private:
    template<class Step>
    void follow(Step step);

    QString m_path;
    PaperRoll m_roll;
    FileKeeper &m_keeper;
};

} // namespace talon::kiosk
