// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/ticket/issued_ticket.h"

namespace talon::kiosk {

IssuedTicket::IssuedTicket(ReceiptPrinter *printer, QObject *parent) : QObject(parent), m_printer(printer)
{
    connect(printer, &ReceiptPrinter::printed, this, [this](int id) { settle(id, Print::Printed); });
    connect(printer, &ReceiptPrinter::failed, this, [this](int id) { settle(id, Print::Failed); });
}

void IssuedTicket::describe(const GivenTicket &ticket, const wire::Menu &menu, const View &view)
{
    const core::Service *service = menu.site.service(ticket.service);
    m_receipt = {};
    m_receipt.site = Wording::text(menu.site.name, ticket.language);
    m_receipt.caption = tr("Ваш талон");
    m_receipt.number = Wording::number(ticket.number, ticket.language);
    m_receipt.service = service ? Wording::text(service->title, ticket.language) : QString();
    const core::VisitorClass *visitorClass = menu.site.visitor_class(ticket.visitorClass);
    if (visitorClass && visitorClass->id != menu.site.classes.front().id)
        m_receipt.visitorClass = Wording::text(visitorClass->title, ticket.language);
    m_receipt.issued = Wording::dateAndTime(ticket.issued, view);
    // Who has booked stands in no line: what counts is the time.
    m_receipt.booked = ticket.slot.has_value();
    m_receipt.ahead = ticket.slot ? Wording::bookedFor(*ticket.slot, view) : Wording::ahead(ticket.ahead);
    m_receipt.wait = ticket.slot ? Wording::calledBetween(*ticket.slot, ticket.issued, menu.site.rules, view)
        : ticket.told            ? Wording::wait(*ticket.told, ticket.issued, view)
                                 : Wording::wait(ticket.waitMinutes);
    m_receipt.advice = tr("Следите за табло: вас вызовут по номеру");
    m_receipt.statusUrl = ticket.statusUrl;
    m_receipt.statusHint = ticket.statusUrl.isEmpty() ? QString() : tr("Очередь на вашем телефоне");
    m_receipt.surveyUrl = ticket.surveyUrl;
    if (!ticket.surveyUrl.isEmpty()) {
        m_receipt.surveyHint = tr("После приёма – оцените, как вас обслужили");
        m_receipt.surveyNote = tr("Ответ анонимный и не связан с талоном");
    }
    Q_EMIT changed();
}

void IssuedTicket::show(const GivenTicket &ticket, const wire::Menu &menu, const View &view)
{
    describe(ticket, menu, view);
    print();
    Q_EMIT sent(m_job, ticket);
}

void IssuedTicket::showCopy(const GivenTicket &ticket, const wire::Menu &menu, const View &view)
{
    describe(ticket, menu, view);
    m_receipt.again = tr("Повторно напечатан в %1", "of a ticket, at a time").arg(Wording::clockAt(view.now, view));
    m_receipt.statusUrl.clear();
    m_receipt.statusHint.clear();
    if (!ticket.slot) {
        m_receipt.ahead.clear();
        m_receipt.wait.clear();
    }
    Q_EMIT changed();
    print();
}

void IssuedTicket::print()
{
    // A printer with a fault is tried too, behind what the visitor has been told: only a receipt shows that the fault is gone.
    setPrint(prints(m_printer->state()) ? Print::Printing : Print::NoPrinter);
    m_job = m_printer->print(m_receipt);
}

void IssuedTicket::showAgain(const GivenTicket &ticket, const wire::Menu &menu, const View &view, bool printed)
{
    describe(ticket, menu, view);
    m_job = 0;
    setPrint(printed ? Print::Printed : Print::NoPrinter);
}

void IssuedTicket::clear()
{
    // Whoever was told to write the number down, and has gone, must not leave paper to the next one.
    if (m_job != 0 && !onPaper())
        m_printer->withdraw(m_job);
    m_receipt = {};
    m_job = 0;
    m_print = Print::NoPrinter;
    Q_EMIT changed();
    Q_EMIT printChanged();
}

void IssuedTicket::setPrint(Print print)
{
    m_print = print;
    Q_EMIT printChanged();
}

void IssuedTicket::settle(int id, Print print)
{
    if (id != m_job)
        return;
    m_job = 0;
    if (print == Print::Printed || m_print == Print::Printing)
        setPrint(print);
}

} // namespace talon::kiosk
