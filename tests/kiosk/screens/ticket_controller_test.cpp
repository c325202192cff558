// SPDX-License-Identifier: GPL-3.0-or-later
// Long because a visitor goes through all of it in one sitting.
#include "ticket_fixture.h"

#include <QSignalSpy>

namespace talon::test {

using kiosk::ChoiceModel;

class TicketControllerTest : public TicketFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { m_controller.reset(); }

    void waitsForAMenu()
    {
        m_terminal->setMenu({});
        QCOMPARE(m_controller->step(), Step::Preparing);
        m_controller->chooseLanguage(QStringLiteral("ru"));
        QCOMPARE(m_controller->step(), Step::Preparing);
        m_terminal->setMenu(sampleMenu());
        QCOMPARE(m_controller->step(), Step::Welcome);
    }

    void welcomesInTheSitesFirstLanguage()
    {
        wire::Menu menu = sampleMenu();
        menu.site.languages = {core::Language::en, core::Language::ru};
        m_terminal->setMenu(menu);
        QCOMPARE(m_controller->language(), u"en"_qs);
        settle();
        m_controller->chooseLanguage(QStringLiteral("ru"));
        m_terminal->setMenu(menu); // a visitor's own choice is left alone
        QCOMPARE(m_controller->language(), u"ru"_qs);
        wire::Menu nothing;
        nothing.site.languages = menu.site.languages;
        m_terminal->setMenu(nothing);
        QCOMPARE(m_controller->step(), Step::Preparing);
        QCOMPARE(m_controller->language(), u"en"_qs);
    }

    void aShortOutageTakesNoFiguresAway()
    {
        openServices();
        const auto queue = [this] { return m_controller->services()->index(1).data(ChoiceModel::QueueRole).toString(); };
        const QString figures = queue();
        QVERIFY(!figures.isEmpty());
        m_terminal->goOffline(m_terminal->now());
        advance(TicketController::shortOutage - core::Millis{400});
        QCOMPARE(queue(), figures);
        advance(core::Millis{800});
        QVERIFY(queue().isEmpty());
        m_terminal->goOnline();
        QCOMPARE(queue(), figures);
    }

    void asksTheTerminalOnce()
    {
        openServices();
        m_controller->chooseService(QStringLiteral("decl"));
        m_controller->chooseService(QStringLiteral("decl"));
        settle();
        m_controller->chooseService(QStringLiteral("inn"));
        m_controller->back();
        m_controller->finish();
        QCOMPARE(m_terminal->asked.size(), std::size_t(1));
        QCOMPARE(m_controller->step(), Step::Issuing);
    }

    void ignoresWhatItDoesNotOffer()
    {
        m_controller->chooseLanguage(QStringLiteral("de"));
        QCOMPARE(m_controller->step(), Step::Welcome);
        m_controller->chooseLanguage(QStringLiteral("ru"));
        settle();
        m_controller->chooseCategory(QStringLiteral("nowhere"));
        QCOMPARE(m_controller->step(), Step::Welcome);
        m_controller->chooseCategory(QStringLiteral("person"));
        settle();
        m_controller->chooseService(QStringLiteral("till")); // of the other category
        QCOMPARE(m_controller->step(), Step::Service);
        QVERIFY(m_terminal->asked.empty());
    }

    void showsTheTicketInItsLanguage_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("ahead");
        QTest::addColumn<QString>("wait");
        QTest::newRow("ru") << "ru" << u"Р023"_qs << u"Перед вами 3\u00a0человека"_qs
                            << u"Ожидание около 12\u00a0минут"_qs;
        QTest::newRow("en") << "en" << u"P023"_qs << u"There are 3\u00a0people ahead of\u00a0you"_qs
                            << u"The\u00a0wait is\u00a0about 12\u00a0minutes"_qs;
    }
    void showsTheTicketInItsLanguage()
    {
        QFETCH(QString, language);
        take(language);
        const IssuedTicket *ticket = m_controller->ticket();
        QTEST(ticket->number(), "number");
        QTEST(ticket->ahead(), "ahead");
        QTEST(ticket->wait(), "wait");
        QCOMPARE(m_printer->receipts.size(), std::size_t(1));
        QCOMPARE(m_printer->receipts.front().number, ticket->number());
        QVERIFY(!m_printer->receipts.front().statusUrl.isEmpty());
    }

    void staysLongerWithoutPaper_data()
    {
        QTest::addColumn<bool>("paper");
        QTest::addColumn<int>("seconds");
        QTest::newRow("printed") << true << 12 + 30;
        QTest::newRow("failed") << false << 40 + 30;
    }
    void staysLongerWithoutPaper()
    {
        QFETCH(bool, paper);
        QFETCH(int, seconds);
        take();
        advance(std::chrono::seconds(19)); // while it prints, no time runs
        QVERIFY(!m_controller->idle()->warning());
        paper ? m_printer->finishLast() : m_printer->failLast();
        QCOMPARE(m_controller->ticket()->onPaper(), paper);
        advance(std::chrono::seconds(seconds - 1));
        QVERIFY(m_controller->idle()->warning());
        QCOMPARE(m_controller->step(), Step::Ticket);
        advance(std::chrono::seconds(1));
        QCOMPARE(m_controller->step(), Step::Welcome);
        QVERIFY(m_controller->ticket()->number().isEmpty());
    }

    void aLatePrintOfAForgottenTicketChangesNothing()
    {
        take();
        m_controller->finish();
        settle();
        take();
        Q_EMIT m_printer->failed(1, kiosk::ReceiptPrinter::State::Failed);
        QCOMPARE(m_controller->ticket()->print(), IssuedTicket::Print::Printing);
        Q_EMIT m_printer->printed(2);
        QCOMPARE(m_controller->ticket()->print(), IssuedTicket::Print::Printed);
    }

    void warnsBeforeItForgets()
    {
        openServices();
        QSignalSpy warned(m_controller->idle(), &kiosk::IdleWatch::warned);
        advance(std::chrono::seconds(45));
        QCOMPARE(warned.count(), 1);
        QCOMPARE(m_controller->idle()->secondsLeft(), 30);
        advance(std::chrono::seconds(20));
        QCOMPARE(m_controller->idle()->secondsLeft(), 10);
        QCOMPARE(m_controller->idle()->sentence(), u"Экран закроется через\u00a010\u00a0секунд"_qs);
        m_controller->touched();
        QVERIFY(!m_controller->idle()->warning());
        advance(std::chrono::seconds(75));
        QCOMPARE(m_controller->step(), Step::Welcome);
    }

    void aClockSetForwardThrowsNobodyOut()
    {
        openServices();
        m_terminal->setNow(m_terminal->now() + std::chrono::hours(3));
        Q_EMIT m_heartbeat->beat();
        QVERIFY(!m_controller->idle()->warning());
        m_terminal->setNow(m_terminal->now() - std::chrono::hours(6));
        Q_EMIT m_heartbeat->beat();
        QCOMPARE(m_controller->step(), Step::Service);
        advance(std::chrono::seconds(76));
        QCOMPARE(m_controller->step(), Step::Welcome);
    }

    void forgetsLanguageAndPreference()
    {
        openServices(QStringLiteral("person"), QStringLiteral("en"));
        QCOMPARE(m_controller->language(), QStringLiteral("en"));
        QCOMPARE(m_translations->language(), core::Language::en);
        m_controller->preference()->tick(true);
        m_controller->finish();
        QCOMPARE(m_controller->language(), QStringLiteral("ru"));
        QCOMPARE(m_translations->language(), core::Language::ru);
        QVERIFY(!m_controller->preference()->chosen());
    }

    void aServiceClosesUnderTheFinger()
    {
        openServices(QStringLiteral("business"));
        QVERIFY(!m_controller->services()->find(QStringLiteral("till"))->closed);
        m_terminal->setNow(m_terminal->now() + std::chrono::hours(4));
        Q_EMIT m_heartbeat->beat();
        QVERIFY(m_controller->services()->find(QStringLiteral("till"))->closed);
        m_controller->chooseService(QStringLiteral("till"));
        QCOMPARE(m_controller->step(), Step::Refused);
        QVERIFY(m_terminal->asked.empty());
        QVERIFY2(m_controller->refusal().text.contains(u"завтра"_qs), qPrintable(m_controller->refusal().text));
        QCOMPARE(m_controller->refusal().figure, u"9:00"_qs);
        QVERIFY(m_controller->refusal().code.isEmpty()); // nothing is wrong
    }

    void aMenuWithoutTheCategoryLeadsBack()
    {
        openServices(QStringLiteral("business"));
        wire::Menu menu = sampleMenu();
        std::erase_if(menu.site.services, [](const core::Service &s) { return s.category.value == "business"; });
        m_terminal->setMenu(menu);
        QCOMPARE(m_controller->step(), Step::Welcome);
    }

    void newsOfQueuesKeepTheLines()
    {
        openServices();
        QSignalSpy reset(m_controller->services(), &QAbstractItemModel::modelReset);
        QSignalSpy changed(m_controller->services(), &QAbstractItemModel::dataChanged);
        wire::Board board = sampleBoard();
        board.lines.front().waiting = 17;
        m_terminal->setBoard(board);
        QCOMPARE(reset.count(), 0);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(m_controller->services()->find(QStringLiteral("decl"))->waiting, 17);
    }

    /// A kiosk without the backend gives tickets as ever: the visitor is told nothing, and shown no figure that nobody keeps up.
    void withoutTheServerOnlyTheFiguresGo()
    {
        m_terminal->goOffline(m_terminal->now());
        advance(std::chrono::seconds(5));
        QVERIFY(m_controller->trouble().isEmpty());
        openServices();
        QVERIFY(m_controller->services()->find(QStringLiteral("decl"))->queue.isEmpty());
        m_terminal->goOnline();
        QVERIFY(!m_controller->services()->find(QStringLiteral("decl"))->queue.isEmpty());
    }

    void aBrokenDiskStopsEverything()
    {
        openServices();
        m_controller->chooseService(QStringLiteral("decl"));
        Q_EMIT m_terminal->failed(QStringLiteral("disk"));
        QCOMPARE(m_controller->step(), Step::OutOfOrder);
        settle();
        m_controller->finish();
        m_controller->back();
        m_terminal->setMenu(sampleMenu());
        QCOMPARE(m_controller->step(), Step::OutOfOrder);
        m_terminal->setAside(true); // a broken disk is not mended by the backend's word
        m_terminal->setAside(false);
        QCOMPARE(m_controller->step(), Step::OutOfOrder);
    }

    void a_kiosk_that_nobody_calls_from_is_out_of_order_until_somebody_does()
    {
        openServices();
        m_terminal->setAside(true);
        QCOMPARE(m_controller->step(), Step::OutOfOrder);
        settle();
        m_controller->finish();
        m_terminal->setMenu(sampleMenu());
        QCOMPARE(m_controller->step(), Step::OutOfOrder);
        m_terminal->setAside(false);
        QCOMPARE(m_controller->step(), Step::Welcome);
    }

    void a_wish_under_way_ends_out_of_order_when_the_kiosk_is_set_aside()
    {
        openServices();
        m_controller->chooseService(QStringLiteral("decl"));
        m_terminal->setAside(true);
        Q_EMIT m_terminal->refused(core::Refusal::numbers_used_up);
        QCOMPARE(m_controller->step(), Step::OutOfOrder);
    }

    void a_ticket_on_the_screen_stays_though_the_kiosk_is_set_aside()
    {
        openServices();
        m_controller->chooseService(QStringLiteral("decl"));
        m_terminal->setAside(true);
        Q_EMIT m_terminal->given(sampleTicket(core::Language::ru));
        QCOMPARE(m_controller->step(), Step::Ticket);
        settle();
        m_controller->finish();
        QCOMPARE(m_controller->step(), Step::OutOfOrder);
    }
};

} // namespace talon::test

QTEST_MAIN(talon::test::TicketControllerTest)
#include "ticket_controller_test.moc"
