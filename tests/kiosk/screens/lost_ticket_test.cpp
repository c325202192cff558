// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody who has lost the paper of a ticket, before the kiosk's screens.
#include "ticket_fixture.h"

namespace talon::test {

using kiosk::LostTicket;
using kiosk::TicketKnown;
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
    void answer(TicketKnown known)
    {
        Q_EMIT m_terminal->ticketHeard(m_terminal->askedAbout.back(), known);
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
        for (const TicketKnown known : {TicketKnown::Open, TicketKnown::Unknown}) { // Unknown: without the backend as well
            openFigures();
            enter(u"023"_qs);
            QCOMPARE(m_controller->step(), Step::LostChoice);
            QCOMPARE(lost()->found()->count(), 2);
            m_controller->chooseLost(u"T2"_qs);
            m_controller->chooseLost(u"T1"_qs); // the first touch counts
            QCOMPARE(m_controller->step(), Step::LostChoice);
            answer(known);
            QCOMPARE(m_controller->step(), Step::Ticket);
            QCOMPARE(m_controller->ticket()->number(), u"А023"_qs);
            QCOMPARE(m_printer->receipts.back().number, u"А023"_qs);
            QVERIFY2(plain(m_printer->receipts.back().again).startsWith(u"Повторно напечатан в"_qs), qPrintable(m_printer->receipts.back().again));
            QVERIFY2(m_printer->receipts.back().ahead.isEmpty() && m_printer->receipts.back().wait.isEmpty(), "that was an hour ago");
            QVERIFY(m_terminal->asked.empty());
            m_printer->finishLast();
            QVERIFY((m_terminal->receipts.back() == std::pair<std::string, kiosk::ReceiptFate>("T2", kiosk::ReceiptFate::Printed)));
            m_controller->finish();
            settle();
        }
        QCOMPARE(m_terminal->askedAbout.size(), std::size_t(2));
    }

    void aSecondPieceThatFailsTakesNothingBack()
    {
        openFigures();
        enter(u"117"_qs);
        m_controller->chooseLost(u"T3"_qs);
        answer(TicketKnown::Open);
        m_printer->failLast();
        QVERIFY2(m_terminal->receipts.empty(), "the first piece may have come out");
        QCOMPARE(m_controller->ticket()->print(), IssuedTicket::Print::Failed);
    }

    void aRestartBringsNoCopyBack()
    {
        take();
        m_controller->finish();
        const auto before = m_memory.kept;
        settle();
        openFigures();
        enter(u"117"_qs);
        m_controller->chooseLost(u"T3"_qs);
        answer(TicketKnown::Open);
        m_printer->finishLast();
        advance(5s);
        QVERIFY(m_memory.kept == before);
    }

    void aClosedTicketIsNotPrinted()
    {
        openFigures();
        enter(u"117"_qs);
        m_controller->chooseLost(u"T3"_qs);
        answer(TicketKnown::Over);
        QCOMPARE(m_controller->step(), Step::Refused);
        QVERIFY(m_controller->refusal().text.contains(u"администратору"_qs));
        QVERIFY(m_printer->receipts.empty());
        m_controller->back();
        QCOMPARE(m_controller->step(), Step::Welcome);
    }

    void anAnswerForWhoHasGoneIsNotHeard()
    {
        openFigures();
        enter(u"117"_qs);
        m_controller->chooseLost(u"T3"_qs);
        m_controller->back();
        settle();
        answer(TicketKnown::Open);
        QCOMPARE(m_controller->step(), Step::LostCode);
        enter(u"117"_qs);
        answer(TicketKnown::Open); // once more, late
        QCOMPARE(m_controller->step(), Step::LostChoice);
        QVERIFY(m_printer->receipts.empty());
    }

    void anotherKiosksTicketOrNoneSendsToStaffAndFiveMissesRest()
    {
        openFigures();
        for (int miss = 1; miss <= LostTicket::mostMisses; ++miss) {
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
        advance(LostTicket::rest);
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
