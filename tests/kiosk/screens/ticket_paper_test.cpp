// SPDX-License-Identifier: GPL-3.0-or-later
#include "ticket_fixture.h"

namespace talon::test {

/// A ticket on its way to paper, and one whose birth takes too long.
class TicketPaperTest : public TicketFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { m_controller.reset(); }

    void aPrinterWithAFaultIsTriedQuietly()
    {
        m_printer->setState(kiosk::ReceiptPrinter::State::PaperOut);
        take();
        QCOMPARE(m_controller->ticket()->print(), IssuedTicket::Print::NoPrinter); // told at once
        QCOMPARE(m_printer->receipts.size(), std::size_t(1));
        m_printer->failLast();
        QCOMPARE(m_controller->ticket()->print(), IssuedTicket::Print::NoPrinter);
        m_controller->finish();
        settle();
        take(); // somebody has changed the roll, which nothing shows yet
        QCOMPARE(m_controller->ticket()->print(), IssuedTicket::Print::NoPrinter);
        m_printer->finishLast();
        QCOMPARE(m_controller->ticket()->print(), IssuedTicket::Print::Printed);
        QVERIFY(m_controller->ticket()->onPaper());
        QVERIFY(m_printer->withdrawn.empty());
    }

    void theTerminalHearsWhatBecameOfEachReceipt()
    {
        using enum kiosk::ReceiptFate;
        using Told = std::vector<std::pair<std::string, kiosk::ReceiptFate>>;
        const std::string ticket = sampleTicket(core::Language::ru).id.value;
        take();
        QVERIFY((m_terminal->receipts == Told{{ticket, Sent}}));
        m_controller->finish(); // who does not wait for the paper has it all the same
        settle();
        m_printer->finishLast();
        QVERIFY((m_terminal->receipts == Told{{ticket, Sent}, {ticket, Printed}}));
        m_printer->finishLast();
        QCOMPARE(m_terminal->receipts.size(), std::size_t(2)); // once
        take();
        m_printer->failLast();
        QVERIFY((m_terminal->receipts == Told{{ticket, Sent}, {ticket, Printed}, {ticket, Sent}, {ticket, Failed}}));
    }

    void theReceiptAsksHowItWasOnlyWhereASurveyRuns()
    {
        take();
        QVERIFY(m_printer->receipts.back().surveyUrl.isEmpty() && m_printer->receipts.back().surveyHint.isEmpty());
        m_controller->finish();
        settle();
        openServices(QStringLiteral("business"));
        m_controller->chooseService(QStringLiteral("register"));
        kiosk::GivenTicket ticket = sampleTicket(core::Language::ru);
        ticket.surveyUrl = QStringLiteral("HTTP://10.0.0.5:8080/S/0123456789ABCDEF");
        Q_EMIT m_terminal->given(ticket);
        settle();
        const kiosk::Receipt &receipt = m_printer->receipts.back();
        QCOMPARE(receipt.surveyUrl, ticket.surveyUrl);
        QVERIFY(!receipt.surveyHint.isEmpty() && !receipt.surveyNote.isEmpty());
        QVERIFY(receipt.statusUrl != receipt.surveyUrl);
    }

    void theReceiptNamesAClassThatIsNotTheOrdinaryOne()
    {
        take();
        QVERIFY(m_printer->receipts.back().visitorClass.isEmpty());
        m_controller->finish();
        settle();
        openServices(QStringLiteral("business"));
        m_controller->chooseService(QStringLiteral("register"));
        kiosk::GivenTicket ticket = sampleTicket(core::Language::ru);
        ticket.visitorClass = sampleMenu().site.classes.at(1).id;
        Q_EMIT m_terminal->given(ticket);
        QCOMPARE(m_printer->receipts.back().visitorClass, QString::fromStdString(sampleMenu().site.classes.at(1).title.in(core::Language::ru)));
    }

    void aTicketThatTakesLongIsToldAndThenGivenUp()
    {
        openServices();
        m_controller->chooseService(QStringLiteral("decl"));
        advance(TicketController::slowIssue - core::Millis{600});
        QVERIFY(!m_controller->slow());
        advance(core::Millis{800});
        QVERIFY(m_controller->slow());
        QCOMPARE(m_controller->step(), Step::Issuing);
        advance(TicketController::hungIssue - TicketController::slowIssue);
        QCOMPARE(m_controller->step(), Step::OutOfOrder);
        QVERIFY(!m_controller->slow());
        m_controller->finish();
        QCOMPARE(m_controller->step(), Step::OutOfOrder); // nobody else is let in while the disk hangs
    }

    void aTicketThatWasBornAfterAllComesBack()
    {
        openServices();
        m_controller->chooseService(QStringLiteral("decl"));
        advance(TicketController::hungIssue + core::Millis{400});
        QCOMPARE(m_controller->step(), Step::OutOfOrder);
        Q_EMIT m_terminal->given(sampleTicket(core::Language::ru));
        settle();
        QCOMPARE(m_controller->step(), Step::Ticket);
        QVERIFY(!m_controller->ticket()->number().isEmpty());
        m_controller->finish();
        QCOMPARE(m_controller->step(), Step::Welcome);
    }

    void paperThatNobodyExpectsIsTakenBack()
    {
        m_printer->setState(kiosk::ReceiptPrinter::State::Unreachable);
        take();
        m_controller->finish();
        QCOMPARE(m_printer->withdrawn, std::vector<int>{1});
        m_printer->setState(kiosk::ReceiptPrinter::State::Low);
        settle();
        take();
        QCOMPARE(m_controller->ticket()->print(), IssuedTicket::Print::Printing);
        m_controller->finish(); // done before the paper came, which comes
        QCOMPARE(m_printer->withdrawn, std::vector<int>{1});
    }
};

} // namespace talon::test

QTEST_MAIN(talon::test::TicketPaperTest)
#include "ticket_paper_test.moc"
