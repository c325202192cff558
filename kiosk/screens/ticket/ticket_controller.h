// SPDX-License-Identifier: GPL-3.0-or-later
// Long because a screen sees all of its state in one object.
#pragma once

#include "kiosk/screens/shared/comfort.h"
#include "kiosk/screens/shared/heartbeat.h"
#include "kiosk/screens/shared/idle_watch.h"
#include "kiosk/screens/shared/opening.h"
#include "kiosk/screens/shared/site_sign.h"
#include "kiosk/screens/ticket/check_in.h"
#include "kiosk/screens/survey/survey_desk.h"
#include "kiosk/screens/ticket/issued_ticket.h"
#include "kiosk/screens/ticket/lost_ticket.h"
#include "kiosk/screens/ticket/preference.h"
#include "kiosk/screens/ticket/receipt_watch.h"
#include "kiosk/screens/ticket/refusal_text.h"
#include "kiosk/screens/ticket/ticket_memory.h"

#include "kiosk/languages/language_shelf.h"

#include <QVariantList>

namespace talon::kiosk {

/// The ticket kiosk: which step the visitor is at, what may be chosen there, and what every touch leads to.
class TicketController : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    Q_PROPERTY(Step step READ step NOTIFY stepChanged FINAL)
    Q_PROPERTY(bool settled READ settled NOTIFY settledChanged FINAL)
    Q_PROPERTY(QString language READ language NOTIFY textsChanged FINAL)
    Q_PROPERTY(QVariantList languages READ languages NOTIFY textsChanged FINAL)
    Q_PROPERTY(QString languagePrompt READ languagePrompt NOTIFY textsChanged FINAL)
    Q_PROPERTY(QString categoryTitle READ categoryTitle NOTIFY textsChanged FINAL)
    Q_PROPERTY(QString trouble READ trouble NOTIFY troubleChanged FINAL)
    Q_PROPERTY(talon::kiosk::RefusalText refusal READ refusal NOTIFY textsChanged FINAL)
    Q_PROPERTY(QString chosenService READ chosenService NOTIFY stepChanged FINAL)
    Q_PROPERTY(talon::kiosk::Opening *opening READ opening CONSTANT FINAL)
    Q_PROPERTY(talon::kiosk::Comfort *comfort READ comfort CONSTANT FINAL)
    Q_PROPERTY(bool slow READ slow NOTIFY slowChanged FINAL)
    Q_PROPERTY(talon::kiosk::SiteSign *sign READ sign CONSTANT FINAL)
    Q_PROPERTY(talon::kiosk::ChoiceModel *categories READ categories CONSTANT FINAL)
    Q_PROPERTY(talon::kiosk::ChoiceModel *services READ services CONSTANT FINAL)
    Q_PROPERTY(talon::kiosk::Preference *preference READ preference CONSTANT FINAL)
    Q_PROPERTY(talon::kiosk::IssuedTicket *ticket READ ticket CONSTANT FINAL)
    Q_PROPERTY(talon::kiosk::CheckIn *checkIn READ checkIn CONSTANT FINAL)
    Q_PROPERTY(talon::kiosk::LostTicket *lost READ lost CONSTANT FINAL)
    Q_PROPERTY(talon::kiosk::IdleWatch *idle READ idle CONSTANT FINAL)
    Q_PROPERTY(talon::kiosk::SurveyDesk *survey READ survey CONSTANT FINAL)
    Q_PROPERTY(bool surveyOffered READ surveyOffered NOTIFY textsChanged FINAL)

public:
    enum class Step { Preparing, Welcome, Service, VisitorClass, Issuing, Ticket, Refused, OutOfOrder, BookingCode, Booking, BookingRefused, Survey,
                      LostCode, LostChoice };
    Q_ENUM(Step)

    /// A touch this soon after a step began is the second of a pair and does nothing.
    static constexpr core::Millis settleTime{400};
    /// A ticket is born within 300 ms. One that takes so long is told of; and one that takes so much longer hangs on a disk that
    /// may never answer: the kiosk says that it is out of order, and shows the ticket should it have been born after all.
    static constexpr core::Millis slowIssue{5'000};
    static constexpr core::Millis hungIssue{20'000};
    /// A connection lost for less than this is not worth a word.
    static constexpr core::Millis shortOutage{5'000};
    TicketController(Terminal *terminal, ReceiptPrinter *printer, Heartbeat *heartbeat, TicketMemory *memory,
                     LanguageShelf languages = {}, QObject *parent = nullptr);

    /// Goes on after a restart, once everything is connected: the kiosk's last ticket comes back on the screen when its
    /// time there was not over.
    void resume(const std::optional<GivenTicket> &last);
    /// Nobody is in the middle of anything.
    bool quiet() const;

    Step step() const { return m_step; }
    bool settled() const { return m_settled; }
    QString language() const;
    /// Those that the site offers: {id: "tt", text: «Татарча»}, each by its own name.
    QVariantList languages() const;
    /// «Выберите язык», in the language in force.
    QString languagePrompt() const;
    QString categoryTitle() const;
    QString trouble() const { return m_trouble; }
    RefusalText refusal() const { return m_said; }
    /// The service whose ticket is being given, so that what was touched shows it.
    QString chosenService() const { return QString::fromStdString(m_service.value); }
    Opening *opening() { return &m_opening; }
    Comfort *comfort() { return &m_comfort; }
    /// The ticket is being prepared for longer than it should take.
    bool slow() const { return m_slow; }
    SiteSign *sign() { return &m_sign; }
    ChoiceModel *categories() { return &m_categories; }
    ChoiceModel *services() { return &m_services; }
    Preference *preference() { return &m_preference; }
    IssuedTicket *ticket() { return &m_ticket; }
    IdleWatch *idle() { return &m_idle; }
    CheckIn *checkIn() { return &m_checkIn; }
    /// The id of the first screen's choice «Я по записи»; no category of a site has it.
    static QString bookingChoice() { return QStringLiteral("*booking"); }
    LostTicket *lost() { return &m_lost; }
    /// That of «Потеряли талон?».
    static QString lostChoice() { return QStringLiteral("*lost"); }
    /// There is a scanner: the first screen says so.
    void setScanner(bool there);
    SurveyDesk *survey() { return &m_survey; }
    /// «Оценить обслуживание» stands on the first screen.
    bool surveyOffered() const;

public Q_SLOTS:
    void chooseLanguage(const QString &code);
    void chooseCategory(const QString &id);
    void chooseService(const QString &id);
    void openClasses();
    void chooseClass(const QString &id);
    void typeCode(const QString &figure);
    void eraseCode();
    void enterCode();
    /// «У меня нет кода»: the time and the phone instead.
    void withoutCode();
    /// «Да, это моя запись».
    void takeBooking();
    /// A ticket of the ordinary queue: of the booking's service where that is known.
    void queueInstead();
    /// A code was held before the kiosk's scanner: that of a booking gives its ticket at once, without a touch.
    void scanned(const QString &text);
    void typeLost(const QString &figure);
    void eraseLost();
    void enterLost();
    /// «Это мой талон»: it is printed once more.
    void chooseLost(const QString &id);
    void openSurvey();
    /// A choice of the survey's question; "" declines.
    void answer(const QString &id);
    void back();
    /// The visitor is done, or gone: forget everything.
    void finish();
    /// Somebody touched the screen, anywhere.
    void touched();

Q_SIGNALS:
    void stepChanged();
    void settledChanged();
    void textsChanged();
    void troubleChanged();
    void slowChanged();
    /// The catalogue of this language is to be put in force at once (connect directly); textsChanged() follows.
    void languageWanted(talon::core::Language language);

private:
    bool at(Step step) const { return m_step == step && m_settled; }
    void go(Step step);
    void startIdle();
    void beat();
    void refreshMenu();
    void refreshTexts();
    void refreshCategories();
    void refreshServices();
    void refreshTrouble();
    core::Language firstLanguage() const;
    void setLanguage(core::Language language);
    void onGiven(const GivenTicket &ticket);
    void onRefused(core::Refusal refusal);
    void onFailed(const QString &sentence);
    void watchIssuing();
    void onSetAside();
    bool onBookingRefused(core::Refusal refusal);
    bool hearsScanner() const;
    void issueBooking();
    void leaveCode();
    void unsettle();
    View view() const { return viewOf(*m_terminal, m_language); }

    Terminal *m_terminal;
    ReceiptPrinter *m_printer;
    SiteSign m_sign;
    ChoiceModel m_categories;
    ChoiceModel m_services;
    Preference m_preference;
    IssuedTicket m_ticket;
    ReceiptWatch m_receipts;
    CheckIn m_checkIn;
    LostTicket m_lost;
    TicketKeeper m_keeper;
    IdleWatch m_idle;
    SurveyDesk m_survey;
    Opening m_opening;
    Comfort m_comfort;
    Stopwatch m_sinceStep;
    Step m_step = Step::Preparing;
    bool m_settled = false;
    bool m_away = false;
    bool m_scanner = false;
    bool m_begun = false; ///< somebody has chosen something on the first screen
    bool m_slow = false;
    bool m_copy = false; ///< the ticket on the screen is an older one, printed once more
    bool m_broken = false; ///< the kiosk's own disk said no: out of order until the program is started again
    LanguageShelf m_languages;
    core::Language m_language = core::Language::ru;
    core::CategoryId m_category;
    core::ServiceId m_service;
    std::optional<core::Refusal> m_refusal;
    RefusalText m_said;
    QString m_trouble;
};

} // namespace talon::kiosk
