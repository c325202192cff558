// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody who has lost the paper of a ticket, before the kiosk's screens.
#include "ticket_fixture.h"

namespace talon::test {

using kiosk::CopyRules;
using kiosk::KeypadRest;
using kiosk::LostTicket;
using namespace std::chrono_literals;

class LostTicketTest : public TicketFixture
{
    Q_OBJECT

    kiosk::GivenTicket given(const char *id, core::Letter letter, int number, core::Minutes ago) const
    {
        kiosk::GivenTicket ticket = sampleTicket(core::Language::ru);
        ticket.id = {id};
        ticket.number = {letter, number};
        ticket.issued = m_terminal->now() - ago;
        ticket.visitorClass = {"ordinary"};
        return ticket;
    }
    void openFigures()
    {
        m_controller->chooseCategory(TicketController::lostChoice());
        settle();
        QCOMPARE(m_controller->step(), Step::LostCode);
    }
    void enter(const QString &figures)
    {
        for (const QChar figure : figures)
            m_controller->typeLost(QString(figure));
        m_controller->enterLost();
        settle();
    }
    void copy(const QString &figures, const QString &id)
    {
        openFigures();
        enter(figures);
        m_controller->chooseLost(id);
        settle();
    }
    /// Texts as they are read: which of their blanks break no line is not asked here.
    static QString plain(QString text) { return text.replace(QChar(0xA0), QLatin1Char(' ')); }
    LostTicket *lost() { return m_controller->lost(); }

private Q_SLOTS:
    void init()
    {
        setUp();
        m_terminal->setGiven({given("T1", core::Letter::P, 23, 12min), given("T2", core::Letter::A, 23, 71min), given("T3", core::Letter::A, 117, 4min)});
    }
    void cleanup() { m_controller.reset(); }

    void theWayStandsOnTheFirstScreenWhereTicketsWereGiven()
    {
        QVERIFY(m_controller->categories()->find(TicketController::lostChoice()));
        m_terminal->setGiven({});
        QVERIFY(!m_controller->categories()->find(TicketController::lostChoice()));
    }

    void theTicketIsPrintedOnceMoreAndNoneIsGiven()
    {
        for (const bool online : {true, false}) {
            if (!online)
                m_terminal->goOffline(m_terminal->now() - 1h);
            openFigures();
            enter(u"023"_qs);
            QCOMPARE(m_controller->step(), Step::LostChoice);
            QCOMPARE(lost()->found()->count(), 2);
            m_controller->chooseLost(u"T2"_qs);
            m_controller->chooseLost(u"T1"_qs); // the first touch counts
            settle();
            QCOMPARE(m_controller->step(), Step::Ticket);
            QCOMPARE(m_controller->ticket()->number(), u"А023"_qs);
            const kiosk::Receipt &paper = m_printer->receipts.back();
            QCOMPARE(paper.number, u"А023"_qs);
            QVERIFY2(plain(paper.again).startsWith(u"Повторно напечатан в"_qs), qPrintable(paper.again));
            QVERIFY2(paper.ahead.isEmpty() && paper.wait.isEmpty(), "that was an hour ago");
            QVERIFY(m_terminal->asked.empty());
            m_printer->finishLast();
            m_controller->finish();
            settle();
        }
        QCOMPARE(m_printer->receipts.size(), std::size_t(2));
    }

    void aCopyOpensNothingOnAnybodysPhone()
    {
        QVERIFY(!given("T3", core::Letter::A, 117, 4min).statusUrl.isEmpty());
        copy(u"117"_qs, u"T3"_qs);
        QVERIFY(m_printer->receipts.back().statusUrl.isEmpty() && m_printer->receipts.back().statusHint.isEmpty());
        QVERIFY(m_controller->ticket()->statusUrl().isEmpty());
    }

    void ofACopyStaffAreToldNothing()
    {
        copy(u"117"_qs, u"T3"_qs);
        m_printer->finishLast();
        m_controller->finish();
        settle();
        copy(u"117"_qs, u"T3"_qs);
        m_printer->failLast();
        QCOMPARE(m_controller->ticket()->print(), IssuedTicket::Print::Failed);
        QVERIFY2(m_terminal->receipts.empty(), "another may hold the copy, and who has no paper keeps the mark");
    }

    void aRestartBringsNoCopyBack()
    {
        take();
        m_controller->finish();
        const auto before = m_memory.kept;
        settle();
        copy(u"117"_qs, u"T3"_qs);
        m_printer->finishLast();
        advance(5s);
        QVERIFY(m_memory.kept == before);
    }

    void preferentialAndBookedTicketsAreTheAdministrators()
    {
        auto preferential = given("T4", core::Letter::A, 4, 5min), booked = given("T5", core::Letter::A, 5, 5min), other = given("T6", core::Letter::P, 5, 5min);
        preferential.visitorClass = {"preferential"};
        booked.slot = m_terminal->now() + 30min;
        m_terminal->setGiven({preferential, booked, other});
        openFigures();
        enter(u"004"_qs);
        QCOMPARE(m_controller->step(), Step::LostCode);
        QVERIFY2(lost()->miss().startsWith(u"Повторно"_qs) && lost()->miss().contains(u"администратору"_qs), qPrintable(lost()->miss()));
        enter(u"005"_qs);
        QCOMPARE(m_controller->step(), Step::LostChoice);
        QCOMPARE(lost()->found()->count(), 1);
        QVERIFY(lost()->found()->find(u"T6"_qs));
        m_controller->chooseLost(u"T5"_qs);
        QCOMPARE(m_controller->step(), Step::LostChoice);
        QVERIFY(m_printer->receipts.empty());
    }

    void aTicketIsCopiedTwice()
    {
        for (int i = 0; i < CopyRules::mostOfATicket; ++i) {
            copy(u"117"_qs, u"T3"_qs);
            QCOMPARE(m_controller->step(), Step::Ticket);
            m_controller->finish();
            settle();
        }
        openFigures();
        enter(u"117"_qs);
        QCOMPARE(m_controller->step(), Step::LostCode);
        QVERIFY2(lost()->miss().startsWith(u"Повторно"_qs), qPrintable(lost()->miss()));
        QCOMPARE(m_printer->receipts.size(), std::size_t(CopyRules::mostOfATicket));
    }

    void afterTheLastFiguresTheKeypadIsNeverDead()
    {
        openFigures();
        enter(u"117"_qs);
        m_controller->back();
        settle();
        QCOMPARE(m_controller->step(), Step::LostCode);
        QVERIFY(lost()->figures().isEmpty());
        enter(u"023"_qs);
        QCOMPARE(m_controller->step(), Step::LostChoice);
        m_controller->chooseLost(u"T1"_qs);
        settle();
        m_controller->finish();
        settle();
        openFigures();
        QVERIFY(lost()->figures().isEmpty());
        m_controller->typeLost(u"1"_qs);
        QCOMPARE(lost()->figures(), u"1"_qs);
    }

    void anotherKiosksTicketOrNoneSendsToStaffAndFiveMissesRest()
    {
        openFigures();
        for (int miss = 1; miss <= KeypadRest::mostMisses; ++miss) {
            QVERIFY(!lost()->resting());
            enter(u"555"_qs);
            QCOMPARE(m_controller->step(), Step::LostCode);
            QVERIFY(lost()->figures().isEmpty());
            QVERIFY(lost()->miss().contains(u"администратору"_qs));
        }
        QVERIFY(lost()->resting());
        enter(u"117"_qs);
        QCOMPARE(m_controller->step(), Step::LostCode);
        m_controller->finish(); // the next one may not try on
        settle();
        openFigures();
        QVERIFY(lost()->resting());
        advance(KeypadRest::rest);
        QVERIFY(!lost()->resting() && lost()->miss().isEmpty());
        enter(u"117"_qs);
        QCOMPARE(m_controller->step(), Step::LostChoice);
    }

    void theKeypadTakesFiguresAndNoMoreThanThree()
    {
        openFigures();
        for (const QString &key : {u"1"_qs, u"x"_qs, u""_qs, u"12"_qs, u"1"_qs, u"7"_qs, u"9"_qs})
            m_controller->typeLost(key);
        QCOMPARE(lost()->figures(), u"117"_qs);
        m_controller->eraseLost();
        QCOMPARE(lost()->figures(), u"11"_qs);
        QVERIFY(!lost()->complete());
        m_controller->enterLost();
        QCOMPARE(m_controller->step(), Step::LostCode);
        m_controller->back();
        QCOMPARE(m_controller->step(), Step::Welcome);
        QVERIFY(lost()->figures().isEmpty());
    }
};

} // namespace talon::test

QTEST_GUILESS_MAIN(talon::test::LostTicketTest)
#include "lost_ticket_test.moc"
