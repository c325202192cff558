// SPDX-License-Identifier: GPL-3.0-or-later
// A ticket kiosk that is killed while a ticket is on the screen, and started again.
#include "ticket_fixture.h"

#include <functional>

namespace talon::test {

class TicketRestartTest : public TicketFixture
{
    Q_OBJECT

private:
    /// The program is killed and started again; its journal knows the last ticket.
    void startAgain(const std::optional<kiosk::GivenTicket> &last)
    {
        m_controller = std::make_unique<TicketController>(m_terminal.get(), m_printer.get(), m_heartbeat.get(), &m_memory);
        connect(m_controller.get(), &TicketController::languageWanted, m_translations.get(), &Translations::use);
        m_controller->resume(last);
    }
    kiosk::GivenTicket bare(const QString &language = QStringLiteral("ru"))
    {
        kiosk::GivenTicket ticket = sampleTicket(kiosk::languageOf(language).value());
        ticket.ahead.reset();
        ticket.waitMinutes.reset();
        return ticket;
    }

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { m_controller.reset(); }

    void showsTheTicketAgainAfterARestart()
    {
        take(QStringLiteral("en"));
        m_printer->finishLast();
        advance(std::chrono::seconds(4));
        const std::size_t receipts = m_printer->receipts.size();
        startAgain(bare(QStringLiteral("en")));
        QCOMPARE(m_controller->step(), Step::Ticket);
        QCOMPARE(m_controller->language(), u"en"_qs);
        QCOMPARE(m_controller->ticket()->number(), u"P023"_qs);
        QCOMPARE(m_controller->ticket()->ahead(), u"There are 3\u00a0people ahead of\u00a0you"_qs);
        QCOMPARE(m_controller->ticket()->print(), IssuedTicket::Print::Printed);
        QCOMPARE(m_printer->receipts.size(), receipts); // no second paper
        // 12 seconds and the question's 30 were the screen's time; 4 of them are gone.
        advance(std::chrono::seconds(37));
        QCOMPARE(m_controller->step(), Step::Ticket);
        QVERIFY(m_controller->idle()->warning());
        advance(std::chrono::seconds(2));
        QCOMPARE(m_controller->step(), Step::Welcome);
        QCOMPARE(m_controller->language(), u"ru"_qs);
        startAgain(bare(QStringLiteral("en")));
        QCOMPARE(m_controller->step(), Step::Welcome);
    }

    void aTouchGivesTheTicketItsWholeTimeAgain()
    {
        take();
        m_printer->finishLast();
        advance(std::chrono::seconds(14));
        startAgain(bare());
        QVERIFY(m_controller->idle()->warning());
        m_controller->touched();
        QVERIFY(!m_controller->idle()->warning());
        advance(std::chrono::seconds(20));
        startAgain(bare());
        QCOMPARE(m_controller->step(), Step::Ticket);
    }

    void showsATicketThatTheCrashKeptFromTheScreen()
    {
        // Committed, and killed before anything was kept of it.
        m_memory.kept->ticket = {"0000000000000"};
        startAgain(bare());
        QCOMPARE(m_controller->step(), Step::Ticket);
        QCOMPARE(m_controller->ticket()->print(), IssuedTicket::Print::NoPrinter);
        QVERIFY(m_controller->ticket()->ahead().isEmpty());
        // Nothing was printed of it either, and staff hear of that.
        const std::pair<std::string, kiosk::ReceiptFate> unprinted{bare().id.value, kiosk::ReceiptFate::Failed};
        QVERIFY(m_terminal->receipts == std::vector{unprinted});
        startAgain(bare());
        QCOMPARE(m_terminal->receipts.size(), std::size_t(1)); // it has been on the screen now
    }

    void ofATicketThatTheCrashKeptFromTheScreenStaffHearAlsoWhenItIsNotShownAnyMore()
    {
        const std::pair<std::string, kiosk::ReceiptFate> unprinted{bare().id.value, kiosk::ReceiptFate::Failed};
        m_memory.kept->ticket = {"0000000000000"};
        m_terminal->setNow(m_terminal->now() + std::chrono::minutes(2));
        startAgain(bare());
        QCOMPARE(m_controller->step(), Step::Welcome);
        QVERIFY(m_terminal->receipts == std::vector{unprinted});
        m_terminal->setMenu({});
        startAgain(bare());
        QCOMPARE(m_terminal->receipts.size(), std::size_t(2));
        m_memory.kept.reset(); // damaged: nobody knows
        startAgain(bare());
        QCOMPARE(m_terminal->receipts.size(), std::size_t(2));
    }

    void doesNotShowATicketAgain_data()
    {
        QTest::addColumn<std::function<void(TicketRestartTest &)>>("spoil");
        const auto row = [](const char *name, std::function<void(TicketRestartTest &)> spoil) { QTest::newRow(name) << std::move(spoil); };
        row("its time is over", [](TicketRestartTest &test) { test.m_terminal->setNow(test.m_terminal->now() + std::chrono::minutes(2)); });
        row("the visitor was done with it", [](TicketRestartTest &test) { test.m_controller->finish(); });
        row("what was kept is damaged", [](TicketRestartTest &test) { test.m_memory.kept.reset(); });
        row("the clock was set back", [](TicketRestartTest &test) { test.m_terminal->setNow(test.m_terminal->now() - std::chrono::hours(1)); });
        row("there is no menu to show it with", [](TicketRestartTest &test) { test.m_terminal->setMenu({}); });
    }

    void doesNotShowATicketAgain()
    {
        QFETCH(std::function<void(TicketRestartTest &)>, spoil);
        take();
        spoil(*this);
        startAgain(bare());
        QVERIFY(m_controller->step() != Step::Ticket);
        QVERIFY(m_controller->quiet());
    }
};

} // namespace talon::test

QTEST_MAIN(talon::test::TicketRestartTest)
#include "ticket_restart_test.moc"
