// SPDX-License-Identifier: GPL-3.0-or-later
// Long because a visitor's whole way through the kiosk, and every way out of it, is read in one place.
#include "kiosk/screens/ticket/ticket_controller.h"

#include "kiosk/screens/shared/translations.h"
#include "kiosk/screens/shared/visit_rules.h"

#include <algorithm>
#include <utility>

namespace talon::kiosk {

TicketController::TicketController(Terminal *terminal, ReceiptPrinter *printer, Heartbeat *heartbeat,
                                   TicketMemory *memory, LanguageShelf languages, QObject *parent)
    : QObject(parent), m_terminal(terminal), m_printer(printer), m_ticket(printer),
      m_receipts(terminal, printer), m_checkIn(terminal), m_lost(terminal), m_keeper(memory), m_survey(terminal), m_languages(std::move(languages))
{
    connect(heartbeat, &Heartbeat::beat, this, &TicketController::beat);
    connect(terminal, &Terminal::menuChanged, this, &TicketController::refreshMenu);
    connect(terminal, &Terminal::bookingsChanged, this, &TicketController::refreshCategories);
    connect(terminal, &Terminal::boardChanged, this, &TicketController::refreshServices);
    connect(terminal, &Terminal::onlineChanged, this, &TicketController::refreshTrouble);
    connect(terminal, &Terminal::given, this, &TicketController::onGiven);
    connect(terminal, &Terminal::refused, this, &TicketController::onRefused);
    connect(terminal, &Terminal::failed, this, &TicketController::onFailed);
    connect(terminal, &Terminal::setAsideChanged, this, &TicketController::onSetAside);
    connect(printer, &ReceiptPrinter::stateChanged, this, &TicketController::refreshTrouble);
    connect(terminal, &Terminal::surveyChanged, this, &TicketController::textsChanged);
    connect(&m_survey, &SurveyDesk::stepped, this, [this] {
        if (m_step == Step::Survey && m_survey.stage() != SurveyDesk::Stage::Away)
            go(Step::Survey);
    });
    connect(&m_survey, &SurveyDesk::ended, this, [this] {
        if (m_step == Step::Survey)
            finish();
    });
    connect(&m_ticket, &IssuedTicket::sent, &m_receipts, &ReceiptWatch::watch);
    connect(&m_ticket, &IssuedTicket::printChanged, this, [this] {
        if (m_step == Step::Ticket)
            startIdle();
    });
    connect(&m_comfort, &Comfort::changed, this, [this] {
        if (m_step == Step::Welcome)
            startIdle();
    });
    m_sinceStep.restart(terminal->now());
    refreshMenu();
    onSetAside();
}

bool TicketController::quiet() const
{
    const bool nobody = m_step == Step::Welcome && !m_begun && !m_comfort.changedAnything();
    return nobody || m_step == Step::Preparing || m_step == Step::OutOfOrder;
}

void TicketController::resume(const std::optional<GivenTicket> &last)
{
    finish(); // in the site's first language, now that somebody listens
    if (!last)
        return;
    const wire::ScreenTimeouts &limits = m_terminal->menu().timeouts;
    const auto known = m_keeper.load(*last);
    if (known.neverShown) // whoever took it stands there without paper, or is gone
        m_terminal->noteReceipt(last->id, last->issued, ReceiptFate::Failed);
    const auto again = m_step == Step::Welcome ? m_keeper.resume(*last, known, limits, m_terminal->now()) : std::nullopt;
    if (!again)
        return;
    setLanguage(again->ticket.language);
    m_ticket.showAgain(again->ticket, m_terminal->menu(), view(), again->printed);
    if (again->printed) // should the program have ended before that was noted too
        m_terminal->noteReceipt(again->ticket.id, again->ticket.issued, ReceiptFate::Printed);
    go(Step::Ticket);
    // No more than what was left: a program that is started again and again must not keep a ticket there for ever.
    const core::Millis question = std::min(again->left, questionTime(limits));
    m_idle.start(m_terminal->now(), again->left - question, question);
    m_keeper.keep(m_terminal->now() + again->left, again->printed);
}

QString TicketController::language() const
{
    return codeOf(m_language);
}

QVariantList TicketController::languages() const
{
    return offeredLanguages(m_terminal->menu().site, m_languages);
}

QString TicketController::languagePrompt() const
{
    const LanguageCard *card = m_languages.find(m_language);
    return card != nullptr ? card->prompt : QString();
}

QString TicketController::categoryTitle() const
{
    const Choice *category = m_categories.find(QString::fromStdString(m_category.value));
    return category ? category->title : QString();
}

void TicketController::chooseLanguage(const QString &code)
{
    const auto &offered = m_terminal->menu().site.languages;
    const auto language = std::find_if(offered.begin(), offered.end(), [&code](auto each) { return codeOf(each) == code; });
    if (!at(Step::Welcome) || language == offered.end())
        return;
    setLanguage(*language);
    m_begun = true;
    startIdle();
}

void TicketController::chooseCategory(const QString &id)
{
    if (!at(Step::Welcome) || !m_categories.find(id))
        return;
    if (id == bookingChoice())
        return go(Step::BookingCode);
    if (id == lostChoice())
        return go(Step::LostCode);
    m_category = {id.toStdString()};
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

bool TicketController::surveyOffered() const
{
    return m_terminal->survey().kiosks && SurveyRun::offers(m_terminal->survey());
}

void TicketController::openSurvey()
{
    if (!at(Step::Welcome) || !surveyOffered())
        return;
    m_survey.begin(m_language);
    go(Step::Survey);
}

void TicketController::answer(const QString &id)
{
    if (at(Step::Survey))
        m_survey.choose(id);
}

void TicketController::back()
{
    if (!m_settled)
        return;
    switch (m_step) {
    case Step::Service:
        m_begun = true; // the language is kept: it is the same visitor
        m_category = {};
        go(Step::Welcome);
        return;
    case Step::BookingCode:
        if (m_checkIn.stepBack())
            return unsettle();
        leaveCode();
        return;
    case Step::Booking:
    case Step::BookingRefused:
        m_checkIn.again();
        go(Step::BookingCode);
        return;
    case Step::LostCode:
        m_begun = true;
        m_lost.reset();
        go(Step::Welcome);
        return;
    case Step::LostChoice:
        m_lost.reset();
        go(Step::LostCode);
        return;
    case Step::VisitorClass: go(Step::Service); return;
    // A ticket in place of a booking has no list of services behind it.
    case Step::Refused: go(m_category.empty() ? Step::Welcome : Step::Service); return;
    case Step::Survey: m_survey.back(); return;
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
    m_begun = false;
    m_comfort.reset();
    m_ticket.clear();
    m_checkIn.reset();
    m_lost.reset();
    m_copy = false;
    m_survey.leave();
    m_keeper.putAway();
    m_categories.setPage(0);
    setLanguage(firstLanguage());
    go(m_terminal->setAside() ? Step::OutOfOrder : usable(m_terminal->menu()) ? Step::Welcome : Step::Preparing);
}

void TicketController::touched()
{
    if (m_idle.running())
        startIdle();
}

void TicketController::go(Step step)
{
    m_step = step;
    unsettle();
    Q_EMIT stepChanged();
}

/// What stands on the screen has changed: the second touch of a pair is none of it.
void TicketController::unsettle()
{
    m_settled = false;
    m_sinceStep.restart(m_terminal->now());
    startIdle();
    Q_EMIT settledChanged();
}

void TicketController::startIdle()
{
    using std::chrono::seconds;
    const wire::ScreenTimeouts &limits = m_terminal->menu().timeouts;
    const bool printing = m_ticket.print() == IssuedTicket::Print::Printing;
    int quiet = 0;
    switch (m_step) {
    case Step::Welcome: quiet = m_begun || m_comfort.changedAnything() ? limits.idle : 0; break;
    case Step::Service:
    case Step::VisitorClass:
    case Step::BookingCode:
    case Step::Booking:
    case Step::BookingRefused:
    case Step::LostCode:
    case Step::LostChoice:
    case Step::Refused: quiet = limits.idle; break;
    case Step::Survey: quiet = m_survey.stage() == SurveyDesk::Stage::Thanks ? 0 : limits.idle; break;
    case Step::Ticket: quiet = printing ? 0 : m_ticket.onPaper() ? limits.number : limits.unprinted; break;
    default: break;
    }
    if (m_step == Step::Ticket && !m_copy) // a restart brings no older ticket back
        m_keeper.keep(m_terminal->now() + (quiet > 0 ? seconds(quiet) + questionTime(limits) : longestShown(limits)),
                      m_ticket.print() == IssuedTicket::Print::Printed);
    if (quiet > 0)
        m_idle.start(m_terminal->now(), seconds(quiet), questionTime(limits));
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
    watchIssuing();
    m_checkIn.advance();
    m_lost.advance();
    m_survey.beat();
    if (m_sign.show(m_terminal->menu(), view())) {
        refreshCategories(); // a new minute may open or close a service
        refreshServices();
    }
    refreshTrouble();
}

void TicketController::watchIssuing()
{
    const core::Millis since = m_step == Step::Issuing ? m_sinceStep.elapsed() : core::Millis{0};
    if (since >= hungIssue)
        onFailed(QStringLiteral("the ticket was not written to the disk within 20 seconds"));
    if (const bool slow = m_step == Step::Issuing && since >= slowIssue; std::exchange(m_slow, slow) != slow)
        Q_EMIT slowChanged();
}

core::Language TicketController::firstLanguage() const
{
    return firstLanguageOf(m_terminal->menu().site);
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
    const bool nobody = m_step == Step::Preparing || (m_step == Step::Welcome && !m_begun);
    if (nobody && (ready != (m_step == Step::Welcome) || m_language != firstLanguage()))
        finish();
    refreshTexts();
    // What the visitor was choosing from may be gone.
    if ((m_step == Step::Welcome && !ready) || ((m_step == Step::Service || m_step == Step::VisitorClass) && (!ready || m_services.count() == 0)))
        finish();
}

void TicketController::refreshTexts()
{
    m_sign.show(m_terminal->menu(), view());
    refreshCategories();
    m_preference.show(m_terminal->menu(), view());
    if (m_refusal)
        m_said = talon::kiosk::refusalText(*m_refusal, m_terminal->menu(), m_service, view());
    m_checkIn.refresh(view());
    m_lost.refresh(view());
    refreshServices();
    refreshTrouble();
    Q_EMIT textsChanged();
}

void TicketController::refreshCategories()
{
    m_opening.show(m_terminal->menu().site, view());
    std::vector<Choice> choices = categoryChoices(m_terminal->menu(), view());
    if (m_terminal->takesBookings() && !choices.empty()) {
        Choice &booked = choices.emplace_back();
        booked.id = bookingChoice();
        booked.title = tr("Я по записи");
        booked.note = m_scanner ? tr("Поднесите код к сканеру или наберите его", "note of «Я по записи»")
                                : tr("Наберите код из подтверждения", "note of «Я по записи»");
        booked.pictogram = QStringLiteral("calendar");
    }
    if (m_terminal->gaveTickets() && !choices.empty()) {
        Choice &lost = choices.emplace_back();
        lost.id = lostChoice();
        lost.title = tr("Потеряли талон?");
        lost.note = tr("Напечатать его ещё раз", "note of «Потеряли талон?»");
        lost.pictogram = QStringLiteral("card");
    }
    m_categories.setChoices(std::move(choices));
}

void TicketController::setScanner(bool there)
{
    if (std::exchange(m_scanner, there) != there)
        refreshCategories();
}

void TicketController::refreshServices()
{
    const wire::Board *board = !m_away ? &m_terminal->board() : nullptr;
    std::vector<Choice> choices = serviceChoices(m_terminal->menu(), board, m_category, view());
    // What closes or opens before somebody's eyes keeps its place.
    if (m_step == Step::Service || m_step == Step::Issuing)
        m_services.keepOrder(choices);
    m_services.setChoices(std::move(choices));
}

void TicketController::onGiven(const GivenTicket &ticket)
{
    m_broken = false; // it was born: the disk works
    m_copy = false;
    refreshCategories(); // from now on somebody may have lost one
    m_keeper.begin(ticket);
    m_ticket.show(ticket, m_terminal->menu(), view());
    go(Step::Ticket);
}

void TicketController::onRefused(core::Refusal refusal)
{
    if (m_terminal->setAside())
        return go(Step::OutOfOrder);
    if (onBookingRefused(refusal))
        return;
    m_refusal = refusal;
    m_said = talon::kiosk::refusalText(refusal, m_terminal->menu(), m_service, view());
    Q_EMIT textsChanged();
    go(Step::Refused);
}

// The sentence is English and in the log; the public gets a short code.
void TicketController::onFailed(const QString &)
{
    m_broken = true;
    go(Step::OutOfOrder);
}

/// Nobody would call a ticket of this kiosk, or somebody does again. A number that is being shown stays as long as it would.
void TicketController::onSetAside()
{
    if (m_broken || m_step == Step::Issuing || m_step == Step::Ticket || m_terminal->setAside() == (m_step == Step::OutOfOrder))
        return;
    m_step = Step::Preparing;
    finish();
}

void TicketController::refreshTrouble()
{
    const bool away = !m_terminal->online() && m_terminal->now() - m_terminal->offlineSince() >= shortOutage;
    if (std::exchange(m_away, away) != away)
        refreshServices(); // figures that nobody keeps up are not shown
    // Of the staff's trouble only what changes something for the visitor: a kiosk without the backend gives tickets as ever.
    const QString trouble = prints(m_printer->state()) ? QString() : tr("Талон без бумаги: запомните номер");
    if (trouble == m_trouble)
        return;
    m_trouble = trouble;
    Q_EMIT troubleChanged();
}

} // namespace talon::kiosk
