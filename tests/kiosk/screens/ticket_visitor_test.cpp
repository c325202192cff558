// SPDX-License-Identifier: GPL-3.0-or-later
// What the kiosk does for somebody who is slow, who wants the screen otherwise, or who comes at night.
#include "ticket_fixture.h"

namespace talon::test {

using kiosk::ChoiceModel;

class TicketVisitorTest : public TicketFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { m_controller.reset(); }

    /// WCAG 2.2.1: twenty seconds to answer, whatever the settings say.
    void theQuestionStaysTwentySecondsAtLeast()
    {
        wire::Menu menu = sampleMenu();
        menu.timeouts.warning = 5;
        m_terminal->setMenu(menu);
        openServices();
        advance(std::chrono::seconds(45));
        QCOMPARE(m_controller->idle()->secondsLeft(), 20);
    }

    void somebodyWhoChoseALanguageIsAskedToo()
    {
        QVERIFY(m_controller->quiet());
        m_controller->chooseLanguage(QStringLiteral("en"));
        QVERIFY(!m_controller->quiet());
        advance(std::chrono::seconds(46));
        QVERIFY(m_controller->idle()->warning());
        advance(std::chrono::seconds(30));
        QVERIFY(!m_controller->idle()->running());
        QCOMPARE(m_controller->language(), u"ru"_qs);
        QVERIFY(m_controller->quiet());
    }

    void comfortIsForgottenWithTheVisitor()
    {
        openServices();
        m_controller->comfort()->setPercent(200);
        m_controller->comfort()->setPercent(170); // there is no such size
        m_controller->comfort()->setLow(true);
        m_controller->comfort()->setContrast(2);
        QCOMPARE(m_controller->comfort()->percent(), 200);
        m_controller->back();
        QCOMPARE(m_controller->comfort()->percent(), 200);
        m_controller->finish();
        QVERIFY(!m_controller->comfort()->changedAnything());
    }

    void nightIsWhenEverythingIsClosed()
    {
        QVERIFY(!m_controller->opening()->closed());
        m_terminal->setNow(m_terminal->now() + std::chrono::hours(8));
        Q_EMIT m_heartbeat->beat();
        QVERIFY(m_controller->opening()->closed());
        QCOMPARE(m_controller->opening()->time(), u"9:00"_qs);
        QCOMPARE(m_controller->opening()->day(), u"завтра"_qs);
        const QVariantList week = m_controller->opening()->week();
        QCOMPARE(week.size(), 3);
        QCOMPARE(week[0].toMap()[u"days"_qs].toString(), u"пн–чт"_qs);
        QCOMPARE(week[1].toMap()[u"hours"_qs].toString(), u"9:00–16:45"_qs);
        QCOMPARE(week[2].toMap()[u"days"_qs].toString(), u"сб, вс"_qs);
        QCOMPARE(week[2].toMap()[u"hours"_qs].toString(), u"выходной"_qs);
    }

    void nothingIsClosedByAClockInDoubt()
    {
        m_terminal->setTimeInDoubt(true);
        m_terminal->setNow(m_terminal->now() + std::chrono::hours(8)); // all would be closed by a clock that is right
        Q_EMIT m_heartbeat->beat();
        QVERIFY(!m_controller->opening()->closed());
        const ChoiceModel &categories = *m_controller->categories();
        for (int row = 0; row < categories.rowCount(); ++row)
            QVERIFY(!categories.find(categories.index(row).data(ChoiceModel::IdRole).toString())->closed);
        openServices();
        QVERIFY(!m_controller->services()->find(QStringLiteral("decl"))->closed);
        m_controller->finish();
        settle();
        // The time is known again, and it is night.
        m_terminal->setTimeInDoubt(false);
        advance(std::chrono::minutes(1));
        QVERIFY(m_controller->opening()->closed());
        QVERIFY(categories.find(QStringLiteral("person"))->closed);
    }

    /// Before the touch, not after two hours.
    void whoMayWaitInVainIsTold()
    {
        wire::Board board = sampleBoard();
        const auto line = [&](const char *service) {
            return std::find_if(board.lines.begin(), board.lines.end(), [&](const wire::BoardLine &each) { return each.service.value == service; });
        };
        line("decl")->doubt = wire::Doubt::no_window;
        line("debt")->doubt = wire::Doubt::too_late;
        m_terminal->setBoard(board);
        openServices();
        const auto wait = [this](const char *service) { return m_controller->services()->find(QString::fromLatin1(service))->wait; };
        QCOMPARE(wait("decl").replace(QChar(0x00a0), u' '), u"сейчас нет окна"_qs);
        QCOMPARE(wait("debt").replace(QChar(0x00a0), u' '), u"могут не успеть принять"_qs);
        line("decl")->doubt.reset();
        line("debt")->doubt.reset();
        m_terminal->setBoard(board);
        QVERIFY(wait("decl") != u"сейчас нет окна"_qs && wait("debt") != u"могут не успеть принять"_qs);
    }

    void whatClosesBeforeTheEyesKeepsItsPlace()
    {
        const auto ids = [this] {
            QStringList result;
            for (int row = 0; row < m_controller->services()->rowCount(); ++row)
                result << m_controller->services()->index(row).data(ChoiceModel::IdRole).toString();
            return result;
        };
        m_terminal->setNow(m_terminal->now() - std::chrono::hours(2)); // the mornings’ service is still open
        Q_EMIT m_heartbeat->beat();
        openServices(QStringLiteral("business"));
        const QStringList before = ids();
        QCOMPARE(before[1], u"signature"_qs);
        m_terminal->setNow(m_terminal->now() + std::chrono::hours(2));
        Q_EMIT m_heartbeat->beat();
        QVERIFY(m_controller->services()->find(QStringLiteral("signature"))->closed);
        QCOMPARE(ids(), before);
        m_controller->back();
        settle();
        m_controller->chooseCategory(QStringLiteral("business"));
        QCOMPARE(ids().back(), u"signature"_qs);
    }
};

} // namespace talon::test

QTEST_MAIN(talon::test::TicketVisitorTest)
#include "ticket_visitor_test.moc"
