// SPDX-License-Identifier: GPL-3.0-or-later
// Long because every role that is drawn has its world here.
#pragma once

#include "fake_announcer.h"
#include "fake_memories.h"
#include "fake_printer.h"
#include "fake_terminal.h"
#include "kiosk/screens/hall/hall_controller.h"
#include "kiosk/screens/setup/setup_controller.h"
#include "kiosk/screens/shared/hall_news.h"
#include "kiosk/screens/shared/translations.h"
#include "kiosk/screens/stand/stand_controller.h"
#include "kiosk/screens/survey/survey_controller.h"
#include "kiosk/screens/ticket/ticket_controller.h"
#include "sample_stand.h"

#include <memory>

class QQmlEngine;

namespace talon::test {

/// All roles on fakes, wired as the program wires them; QML tests drive it by name, and fingers do the rest.
class Stage final : public QObject
{
    Q_OBJECT
    Q_PROPERTY(talon::kiosk::TicketController *ticket READ ticket NOTIFY reset)
    Q_PROPERTY(talon::kiosk::HallController *hall READ hall NOTIFY reset)
    Q_PROPERTY(talon::kiosk::StandController *stand READ stand NOTIFY reset)
    Q_PROPERTY(talon::kiosk::SurveyController *survey READ survey NOTIFY reset)
    Q_PROPERTY(talon::kiosk::SetupController *setup READ setup NOTIFY setupMade)

public:
    explicit Stage(QQmlEngine *engine, QObject *parent = nullptr);

    kiosk::TicketController *ticket() const { return m_ticket.get(); }
    kiosk::HallController *hall() const { return m_hall.get(); }
    kiosk::StandController *stand() const { return m_stand.get(); }
    kiosk::SurveyController *survey() const { return m_survey.get(); }
    kiosk::HallNews *news() const { return m_news.get(); }
    kiosk::SetupController *setup() const { return m_setup.get(); }
    FakeTerminal &terminal() { return *m_terminal; }
    FakePrinter &printer() { return *m_printer; }
    FakeAnnouncer &announcer() { return *m_announcer; }
    kiosk::Translations &translations() { return m_translations; }

    /// Everything new: the sample hall at its hour, or no menu at all.
    Q_INVOKABLE void start(bool withMenu = true);
    Q_INVOKABLE void manyServices();
    Q_INVOKABLE void manyClasses();
    Q_INVOKABLE void longestTitles();
    /// The site offers as many languages as a site may.
    Q_INVOKABLE void manyLanguages();
    /// Hours later: the evening, the night, Sunday.
    Q_INVOKABLE void wait(int hours);
    /// Whether the kiosk knows the time.
    Q_INVOKABLE void doubtTime(bool doubt);
    /// Its services are open in the mornings only.
    Q_INVOKABLE void closeCategory(const QString &id);
    /// The hall is told something, as long as a message may be or short; or people are to leave the building.
    Q_INVOKABLE void tellHall(bool longest = false);
    Q_INVOKABLE void evacuate();
    /// The newest call is called again.
    Q_INVOKABLE void recall();
    /// Lets time go on, in beats.
    Q_INVOKABLE void advance(int milliseconds);
    Q_INVOKABLE void settle() { advance(600); }
    Q_INVOKABLE int askedCount() const { return int(m_terminal->asked.size()); }
    Q_INVOKABLE QString askedLast() const; ///< "decl/ordinary/ru"
    /// The prefix: a number of a kiosk's own series.
    Q_INVOKABLE void give(int prefix = 0);
    Q_INVOKABLE void refuse(const QString &code);
    /// Codes of bookings: 111111 is welcome, 222222 late, 333333 of tomorrow, 444444 used, 555555 cancelled.
    Q_INVOKABLE void haveBookings();
    Q_INVOKABLE void havePhones(); ///< and they are known by phone too: 14:30 and 4821; 0007 is the end of two phones
    /// The fullest first screen: there is a list of bookings, and visitors are asked.
    Q_INVOKABLE void haveEverything();
    /// Tickets that this kiosk gave today: 023 of two letters, 117 of one.
    Q_INVOKABLE void haveGiven();
    Q_INVOKABLE void breakDown();
    Q_INVOKABLE void noPrinter();
    Q_INVOKABLE void printed();
    Q_INVOKABLE void printFailed();
    Q_INVOKABLE void goOffline();
    Q_INVOKABLE void goOnline();
    Q_INVOKABLE void showCalls(int count, int youngestMs, int prefix = 0);
    /// So many windows call within a second.
    Q_INVOKABLE void callTogether(int count);
    /// So many windows called while the display was cut off, and still wait.
    Q_INVOKABLE void missCalls(int count);
    Q_INVOKABLE int announcedCount() const { return int(m_announcer->announced.size()); }
    Q_INVOKABLE void announceEnds() { m_announcer->finishLast(); }
    Q_INVOKABLE int receiptCount() const { return int(m_printer->receipts.size()); }
    /// The language that the site speaks first: the kiosk's while nobody is there.
    Q_INVOKABLE void setFirstLanguage(const QString &code);
    Q_INVOKABLE void setHallLanguage(const QString &code);
    /// A page that is as long as may be hangs as well.
    Q_INVOKABLE void longestStand();
    /// So many calls on the stand, the newest just now.
    Q_INVOKABLE void standCalls(int count);
    /// No edition has come; or the one that hangs is old.
    Q_INVOKABLE void emptyStand();
    Q_INVOKABLE void staleStand();
    Q_INVOKABLE void standOffline();
    /// To a page, as if it had been touched.
    Q_INVOKABLE void openStand(const QString &section, const QString &page = {});
    /// Opens the search of the stand and types a word in capitals; opens the entry of a ticket's number and types it.
    Q_INVOKABLE void seek(const QString &word);
    Q_INVOKABLE void typeOwnTicket(const QString &keys);
    /// А045 is called to window 12; or was, and the window waits no more.
    Q_INVOKABLE void callOwnTicket(bool waits = true);

    /// The five criteria are asked, at the survey kiosk and at the ticket kiosk.
    Q_INVOKABLE void haveSurvey();
    /// Questions as long as a kiosk asks them: one with as many choices as it shows.
    Q_INVOKABLE void longestSurvey();
    /// Nothing is asked any more.
    Q_INVOKABLE void endSurvey();
    /// The survey kiosk's disk has the answer, or has not.
    Q_INVOKABLE void answerKept(bool durable);
    Q_INVOKABLE int answerCount() const { return int(m_surveyTerminal->answers.size()); }

    /// A terminal that nobody knows: "new", "damaged", "role", "server", "folder"; or that works and is asked how it is: "asked", "stranger".
    Q_INVOKABLE void setUp(const QString &why, bool tls = true);
    Q_INVOKABLE void setUpWaits() { m_setup->onWaiting(); }
    /// The longest of what is said of a code.
    Q_INVOKABLE void setUpRefused() { m_setup->onFailed(kiosk::EnrolFault::Refused); }
    Q_INVOKABLE QStringList enteredCodes() const { return m_codes; }
    Q_PROPERTY(int setUpClosed MEMBER m_closed NOTIFY setupMade)

Q_SIGNALS:
    void setupMade();
    void reset();

private:
    QQmlEngine *m_engine;
    kiosk::Translations m_translations;
    FakeSpokenMemory m_memory;
    FakeShownCallsMemory m_shownCalls;
    FakeTicketMemory m_ticketMemory;
    std::unique_ptr<FakeTerminal> m_terminal;
    std::unique_ptr<FakePrinter> m_printer;
    std::unique_ptr<FakeAnnouncer> m_announcer;
    std::unique_ptr<kiosk::Heartbeat> m_heartbeat;
    std::unique_ptr<kiosk::HallNews> m_news;
    std::unique_ptr<kiosk::TicketController> m_ticket;
    std::unique_ptr<kiosk::HallController> m_hall;
    std::unique_ptr<FakeTerminal> m_standTerminal;
    std::unique_ptr<FakeStandContent> m_standContent;
    std::unique_ptr<kiosk::StandController> m_stand;
    std::unique_ptr<FakeTerminal> m_surveyTerminal;
    std::unique_ptr<kiosk::SurveyController> m_survey;
    std::unique_ptr<kiosk::SetupController> m_setup;
    QStringList m_codes; ///< that were entered
    int m_closed = 0;
};

} // namespace talon::test
