// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/ticket/ticket_controller.h"

#include "kiosk/screens/shared/translations.h"

#include <algorithm>
#include <utility>

namespace talon::kiosk {

TicketController::TicketController(Terminal *terminal, ReceiptPrinter *printer, Heartbeat *heartbeat,
                                   TicketMemory *memory, QObject *parent)
    : QObject(parent), m_terminal(terminal), m_printer(printer), m_ticket(printer), m_keeper(memory)
{
    connect(heartbeat, &Heartbeat::beat, this, &TicketController::beat);
    connect(terminal, &Terminal::menuChanged, this, &TicketController::refreshMenu);
    connect(terminal, &Terminal::boardChanged, this, &TicketController::refreshServices);
    connect(terminal, &Terminal::onlineChanged, this, &TicketController::refreshTrouble);
    connect(terminal, &Terminal::given, this, &TicketController::onGiven);
    connect(terminal, &Terminal::refused, this, &TicketController::onRefused);
    connect(terminal, &Terminal::failed, this, &TicketController::onFailed);
    connect(printer, &ReceiptPrinter::stateChanged, this, &TicketController::refreshTrouble);
    connect(&m_ticket, &IssuedTicket::printChanged, this, [this] {
        if (m_step == Step::Ticket)
            startIdle();
    });
    m_sinceStep.restart(terminal->now());
    refreshMenu();
}

void TicketController::resume(const std::optional<GivenTicket> &last)
{
    finish(); // in the site's first language, now that somebody listens
    if (!last || m_step != Step::Welcome)
        return;
    const wire::ScreenTimeouts &limits = m_terminal->menu().timeouts;
    const auto again = m_keeper.resume(*last, limits, m_terminal->now());
    if (!again)
        return;
    setLanguage(again->ticket.language);
    m_ticket.showAgain(again->ticket, m_terminal->menu(), view(), again->printed);
    go(Step::Ticket);
    // No more than what was left: a program that is started again and again must not keep a ticket there for ever.
    const core::Millis warning = std::min<core::Millis>(again->left, std::chrono::seconds(limits.warning));
    m_idle.start(m_terminal->now(), again->left - warning, warning);
    m_keeper.keep(m_terminal->now() + again->left, again->printed);
}

QString TicketController::language() const
{
    return codeOf(m_language);
}

QStringList TicketController::languages() const
{
    QStringList codes;
    for (const core::Language language : m_terminal->menu().languages)
        codes << codeOf(language);
    return codes;
}

QString TicketController::categoryTitle() const
{
    const Choice *category = m_categories.find(QString::fromStdString(m_category.value));
    return category ? category->title : QString();
}

void TicketController::chooseLanguage(const QString &code)
{
    const auto language = languageOf(code);
    if (!at(Step::Welcome) || !language)
        return;
    setLanguage(*language);
    if (m_categories.count() == 1)
        openCategory({m_categories.data(m_categories.index(0), ChoiceModel::IdRole).toString().toStdString()});
    else
        go(Step::Category);
}

void TicketController::chooseCategory(const QString &id)
{
    if (at(Step::Category) && m_categories.find(id))
        openCategory({id.toStdString()});
}

void TicketController::openCategory(const core::CategoryId &category)
{
    m_category = category;
    m_services.setPage(0);
    refreshServices();
    Q_EMIT textsChanged();
    go(Step::Service);
}

void TicketController::chooseService(const QString &id)
{
    const Choice *service = m_services.find(id);
    if (!at(Step::Service) || !service)
        return;
    m_service = {id.toStdString()};
    if (service->closed) {
        onRefused(core::Refusal::service_closed);
        return;
    }
    go(Step::Issuing);
    m_terminal->giveTicket(m_service, m_preference.visitorClass(), m_language);
}

void TicketController::openClasses()
{
    if (at(Step::Service) && m_preference.offered())
        go(Step::VisitorClass);
}

void TicketController::chooseClass(const QString &id)
{
    if (at(Step::VisitorClass) && m_preference.choose(id))
        go(Step::Service);
}

void TicketController::back()
{
    if (!m_settled)
        return;
    switch (m_step) {
    case Step::Category: finish(); return;
    case Step::Service: m_categories.count() > 1 ? go(Step::Category) : finish(); return;
    case Step::VisitorClass:
    case Step::Refused: go(Step::Service); return;
    default: return;
    }
}

void TicketController::finish()
{
    if (m_step == Step::Issuing || m_step == Step::OutOfOrder)
        return;
    m_category = {};
    m_service = {};
    m_refusal.reset();
    m_preference.reset();
    m_ticket.clear();
    m_keeper.putAway();
    m_categories.setPage(0);
    setLanguage(firstLanguage());
    go(usable(m_terminal->menu()) ? Step::Welcome : Step::Preparing);
}

void TicketController::touched()
{
    if (m_idle.running())
        startIdle();
}

void TicketController::go(Step step)
{
    m_step = step;
    m_settled = false;
    m_sinceStep.restart(m_terminal->now());
    startIdle();
    Q_EMIT stepChanged();
    Q_EMIT settledChanged();
}

void TicketController::startIdle()
{
    using std::chrono::seconds;
    const wire::ScreenTimeouts &limits = m_terminal->menu().timeouts;
    const bool printing = m_ticket.print() == IssuedTicket::Print::Printing;
    int quiet = 0;
    switch (m_step) {
    case Step::Category:
    case Step::Service:
    case Step::VisitorClass:
    case Step::Refused: quiet = limits.idle; break;
    case Step::Ticket: quiet = printing ? 0 : m_ticket.onPaper() ? limits.number : limits.unprinted; break;
    default: break;
    }
    if (m_step == Step::Ticket)
        m_keeper.keep(m_terminal->now() + (quiet > 0 ? seconds(quiet + limits.warning) : longestShown(limits)),
                      m_ticket.print() == IssuedTicket::Print::Printed);
    if (quiet > 0)
        m_idle.start(m_terminal->now(), seconds(quiet), seconds(limits.warning));
    else
        m_idle.stop();
}

void TicketController::beat()
{
    m_sinceStep.advance(m_terminal->now());
    if (!m_settled && m_sinceStep.elapsed() >= settleTime) {
        m_settled = true;
        Q_EMIT settledChanged();
    }
    if (m_idle.advance(m_terminal->now()))
        finish();
    if (m_sign.show(m_terminal->menu(), view()))
        refreshServices(); // a new minute may open or close a service
    refreshTrouble();
}

core::Language TicketController::firstLanguage() const
{
    const auto &languages = m_terminal->menu().languages;
    return languages.empty() ? core::Language::ru : languages.front();
}

void TicketController::setLanguage(core::Language language)
{
    m_language = language;
    Q_EMIT languageWanted(language);
    refreshTexts();
}

void TicketController::refreshMenu()
{
    const bool ready = usable(m_terminal->menu());
    const bool nobody = m_step == Step::Preparing || m_step == Step::Welcome;
    if (nobody && (ready != (m_step == Step::Welcome) || m_language != firstLanguage()))
        finish();
    refreshTexts();
    // What the visitor was choosing from may be gone.
    if (m_step == Step::Service || m_step == Step::VisitorClass || m_step == Step::Category)
        if (!ready || (m_step != Step::Category && m_services.count() == 0))
            finish();
}

void TicketController::refreshTexts()
{
    m_sign.show(m_terminal->menu(), view());
    m_categories.setChoices(categoryChoices(m_terminal->menu(), view()));
    m_preference.show(m_terminal->menu(), view());
    if (m_refusal)
        m_said = talon::kiosk::refusalText(*m_refusal, m_terminal->menu(), m_service, view());
    refreshServices();
    refreshTrouble();
    Q_EMIT textsChanged();
}

void TicketController::refreshServices()
{
    const wire::Board *board = !m_away ? &m_terminal->board() : nullptr;
    m_services.setChoices(serviceChoices(m_terminal->menu(), board, m_category, view()));
}

void TicketController::onGiven(const GivenTicket &ticket)
{
    m_keeper.begin(ticket);
    m_ticket.show(ticket, m_terminal->menu(), view());
    go(Step::Ticket);
}

void TicketController::onRefused(core::Refusal refusal)
{
    m_refusal = refusal;
    m_said = talon::kiosk::refusalText(refusal, m_terminal->menu(), m_service, view());
    Q_EMIT textsChanged();
    go(Step::Refused);
}

void TicketController::onFailed(const QString &sentence)
{
    m_failure = sentence;
    go(Step::OutOfOrder);
}

void TicketController::refreshTrouble()
{
    const bool away = !m_terminal->online() && m_terminal->now() - m_terminal->offlineSince() >= shortOutage;
    if (std::exchange(m_away, away) != away)
        refreshServices(); // figures that nobody keeps up are not shown
    QStringList sentences;
    if (!prints(m_printer->state()))
        sentences << tr("Принтер не работает. Номер талона будет показан на экране.");
    if (m_away)
        sentences << tr("Нет связи с сервером. Талоны выдаются как обычно.");
    const QString trouble = sentences.join(QLatin1Char('\n'));
    if (trouble == m_trouble)
        return;
    m_trouble = trouble;
    Q_EMIT troubleChanged();
}

} // namespace talon::kiosk
