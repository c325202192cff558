// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/devices/printer_state.h"

#include <QObject>
#include <QString>

namespace talon::kiosk {

/// Everything that stands on a receipt, in the visitor's language already.
struct Receipt {
    QString site;       ///< the inspectorate's name
    QString caption;    ///< «Ваш талон»
    QString again{};    ///< «Повторно напечатан в 14:20», of a second piece of paper
    QString number;     ///< «А023»
    QString service;
    QString visitorClass; ///< «Льготная категория», empty for the ordinary one
    QString issued;     ///< «22 ноября 2026, 14:05»
    QString ahead;      ///< «Перед вами 3 человека», empty when unknown; «По записи на 10:30» of a booked visitor
    bool booked = false; ///< the booked time is what counts, and stands before the advice
    QString wait;       ///< «Ожидание около 12 минут», empty when unknown
    QString advice;     ///< «Следите за табло: вас вызовут по номеру»
    QString statusUrl;  ///< goes into the QR code; empty: no code
    QString statusHint; ///< «Очередь на вашем телефоне»
    QString surveyUrl{};  ///< goes into the second QR code, far from the first; empty: no code
    QString surveyHint{}; ///< «После приёма – оцените, как вас обслужили»
    QString surveyNote{}; ///< «Ответ анонимный и не связан с талоном»
};

/// Prints receipts and says what became of each. A fake of this class stands in the screens' tests.
class ReceiptPrinter : public QObject
{
    Q_OBJECT

public:
    using State = PrinterState;

    using QObject::QObject;

    virtual State state() const = 0;
    /// Starts a print and returns its id (> 0). printed() or failed() follows exactly once, within 20 s. A printer whose
    /// state is not one that prints() is tried all the same: only so is it known that its fault is gone.
    virtual int print(const Receipt &receipt) = 0;
    /// Nobody waits for this receipt any more: it is taken back where it has not come out.
    virtual void withdraw(int id) = 0;

Q_SIGNALS:
    void printed(int id);
    void failed(int id, talon::kiosk::ReceiptPrinter::State why);
    void stateChanged();
};

} // namespace talon::kiosk
