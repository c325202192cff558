// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/devices/receipt_printer.h"
#include "kiosk/link/terminal.h"
#include "kiosk/screens/shared/wording.h"

#include <qqmlregistration.h>

namespace talon::kiosk {

/// The ticket that a visitor has just taken, as the screen shows it, and its receipt on the way to paper.
class IssuedTicket : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("belongs to a controller")
    Q_PROPERTY(QString number READ number NOTIFY changed FINAL)
    Q_PROPERTY(QString service READ service NOTIFY changed FINAL)
    Q_PROPERTY(QString ahead READ ahead NOTIFY changed FINAL)
    Q_PROPERTY(QString wait READ wait NOTIFY changed FINAL)
    Q_PROPERTY(QString statusUrl READ statusUrl NOTIFY changed FINAL)
    Q_PROPERTY(Print print READ print NOTIFY printChanged FINAL)
    Q_PROPERTY(bool onPaper READ onPaper NOTIFY printChanged FINAL)

public:
    enum class Print { Printing, Printed, NoPrinter, Failed };
    Q_ENUM(Print)

    explicit IssuedTicket(ReceiptPrinter *printer, QObject *parent = nullptr);

    /// Shows the ticket and prints its receipt. Where the printer has a fault the visitor is told so at once, and is told
    /// otherwise should paper come all the same.
    void show(const GivenTicket &ticket, const wire::Menu &menu, const View &view);
    /// Shows a ticket that was on the screen before a restart; its receipt is not printed a second time.
    void showAgain(const GivenTicket &ticket, const wire::Menu &menu, const View &view, bool printed);
    /// Shows a ticket that was given before and prints it once more, which the paper says. What changes since then (how many are before the
    /// visitor) stands nowhere, nor does the code of the phone's page: it may be another who asks for the copy.
    void showCopy(const GivenTicket &ticket, const wire::Menu &menu, const View &view);
    /// Forgets the ticket; what becomes of its print no longer matters, and a print that nobody expects is taken back.
    void clear();

    QString number() const { return m_receipt.number; }
    QString service() const { return m_receipt.service; }
    QString ahead() const { return m_receipt.ahead; }
    QString wait() const { return m_receipt.wait; }
    QString statusUrl() const { return m_receipt.statusUrl; }
    Print print() const { return m_print; }
    /// Printed or about to be; when false the visitor has to write the number down.
    bool onPaper() const { return m_print == Print::Printing || m_print == Print::Printed; }

Q_SIGNALS:
    /// The printer has taken the receipt of a new ticket as `job`; of a copy nothing is said.
    void sent(int job, const talon::kiosk::GivenTicket &ticket);
    void changed();
    void printChanged();

private:
    void describe(const GivenTicket &ticket, const wire::Menu &menu, const View &view);
    void print();
    void setPrint(Print print);
    void settle(int id, Print print);

    ReceiptPrinter *m_printer;
    Receipt m_receipt;
    Print m_print = Print::NoPrinter;
    int m_job = 0;
};

} // namespace talon::kiosk
