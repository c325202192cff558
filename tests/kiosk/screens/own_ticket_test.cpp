// SPDX-License-Identifier: GPL-3.0-or-later
// A catalogue of what a visitor reads: tr() has no business here.
#include "kiosk/screens/stand/own_ticket.h"
#include "sample_hall.h"

#include <QSignalSpy>
#include <QTest>

using namespace talon;
using namespace talon::kiosk;
using namespace talon::test;

class OwnTicketTest : public QObject
{
    Q_OBJECT

    OwnTicket m_own;
    wire::Menu m_menu;
    wire::Calls m_calls;
    View m_view;

    void type(const QString &text)
    {
        for (const QChar key : text)
            m_own.type(QString(key));
    }
    void look() { m_own.look(m_menu, m_calls, m_view); }
    /// The ticket А023 is called at a window; the newest call stands first.
    void call(core::WindowNumber window, int number = 23)
    {
        wire::CallLine line;
        line.call.call = static_cast<std::int64_t>(m_calls.lines.size()) + 1;
        line.call.number = {core::Letter::A, number};
        line.call.window = window;
        line.call.at = m_view.now;
        line.active = true;
        m_calls.lines.insert(m_calls.lines.begin(), line);
        look();
    }
    void waitFor(const char *number)
    {
        type(QString::fromUtf8(number));
        QVERIFY(m_own.watch());
        look();
    }
    static QString plain(QString text) { return text.replace(QChar(0xa0), QLatin1Char(' ')).remove(QChar(0x2060)); }

private Q_SLOTS:
    void init()
    {
        m_menu = sampleMenu();
        m_calls = {};
        m_view = {sampleNow(), m_menu.site.utc_offset, core::Language::ru};
        m_own.forget();
        look();
    }

    /// The keys are single letters; two stand beside each other where a service's numbers have both.
    void aNumberMayHaveTwoLetters()
    {
        using core::Letter;
        m_menu.site.services.at(0).letter = core::pair(Letter::A, Letter::B);
        m_menu.site.services.at(1).letter = Letter::B;
        m_menu.site.services.resize(2);
        look();
        QCOMPARE(m_own.letters(), (QStringList{QStringLiteral("А"), QStringLiteral("В")}));
        type(QStringLiteral("А02"));
        QCOMPARE(m_own.typed(), QStringLiteral("А02"));
        QVERIFY(!m_own.complete());
        type(QStringLiteral("3"));
        QVERIFY(!m_own.complete()); // А alone is no service's
        m_own.forget();
        type(QStringLiteral("АВ023"));
        QCOMPARE(m_own.typed(), QStringLiteral("АВ023"));
        QVERIFY(m_own.complete());
        for (const char *left : {"АВ02", "АВ0", "АВ", "А", ""}) {
            m_own.erase();
            QCOMPARE(m_own.typed(), QString::fromUtf8(left));
        }
        type(QStringLiteral("ВА023")); // the two are none of the hall's: the second takes the first one's place
        QCOMPARE(m_own.typed(), QStringLiteral("А023"));
        m_own.forget();
        type(QStringLiteral("В023"));
        QVERIFY(m_own.complete());
    }

    void aNumberIsALetterAndThreeFigures_data()
    {
        QTest::addColumn<QString>("keys");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("complete");
        const auto row = [](const char *keys, const char *typed, bool complete) {
            QTest::newRow(keys) << QString::fromUtf8(keys) << QString::fromUtf8(typed) << complete;
        };
        row("А02", "А02", false);
        row("А023", "А023", true);
        row("А0234", "А023", true);   // no fourth figure
        row("А000", "А000", false);   // nobody has it
        row("2А007", "2А007", true);  // of a kiosk's own series
        row("02А007", "2А007", true); // no such series begins with a zero
        row("1234А007", "123А007", true);
        row("АВ023", "В023", true);   // the second letter takes the first one's place
        row("Щ023", "23", false);     // no letter of a ticket
    }
    void aNumberIsALetterAndThreeFigures()
    {
        QFETCH(QString, keys);
        QFETCH(QString, typed);
        QFETCH(bool, complete);
        type(keys);
        QCOMPARE(m_own.typed(), typed);
        QCOMPARE(m_own.complete(), complete);
        QCOMPARE(m_own.watch(), complete);
    }

    void lettersAreThoseOfTheHall()
    {
        QVERIFY(m_own.letters().contains(QStringLiteral("А")));
        for (core::Service &service : m_menu.site.services)
            service.letter = core::Letter::X;
        look();
        QCOMPARE(m_own.letters(), QStringList{QStringLiteral("Х")});
        type(QStringLiteral("А"));
        QVERIFY(m_own.typed().isEmpty());
    }

    void theLastKeyIsTakenBack()
    {
        type(QStringLiteral("2А0"));
        for (const char *left : {"2А", "2", "", ""}) {
            m_own.erase();
            QCOMPARE(m_own.typed(), QString::fromUtf8(left));
        }
    }

    void itsCallIsToldOnceAndHeard()
    {
        const QSignalSpy heard(&m_own, &OwnTicket::called);
        waitFor("А023");
        QCOMPARE(plain(m_own.note()), QStringLiteral("Ждём вызова"));
        call(5, 22); // somebody else's
        QVERIFY(!m_own.told());
        call(12);
        QVERIFY(m_own.told());
        QCOMPARE(plain(m_own.sentence()), QStringLiteral("Ваш талон А023 вызван, окно 12"));
        QCOMPARE(heard.count(), 1);
        look();
        QCOMPARE(heard.count(), 1);
        m_own.understood();
        look();
        QVERIFY(!m_own.told());
        QVERIFY(plain(m_own.note()).contains(QStringLiteral("окно 12")));
    }

    void aRecallIsToldAgain()
    {
        const QSignalSpy heard(&m_own, &OwnTicket::called);
        waitFor("А023");
        call(12);
        m_own.understood();
        call(12);
        QVERIFY(m_own.told());
        QCOMPARE(heard.count(), 2);
    }

    void whatIsToldStaysUntilItIsSeen()
    {
        waitFor("А023");
        call(12);
        m_calls.lines.front().active = false; // the window calls somebody else by now
        look();
        QVERIFY(m_own.told());
        QVERIFY(!m_own.waits());
        QCOMPARE(plain(m_own.sentence()), QStringLiteral("Ваш талон А023 вызывали в 14:05, окно 12"));
        m_calls.lines.clear();
        look();
        QVERIFY(m_own.told());
    }

    void aCallThatIsOverIsNoted()
    {
        call(12);
        m_calls.lines.front().active = false;
        waitFor("А023");
        QVERIFY(!m_own.told());
        QCOMPARE(plain(m_own.note()), QStringLiteral("Вызывали в 14:05, окно 12"));
    }

    void yesterdaysCallIsNobodys()
    {
        call(12);
        m_view.now += std::chrono::hours(24);
        waitFor("А023");
        QVERIFY(!m_own.told());
        QCOMPARE(plain(m_own.note()), QStringLiteral("Ждём вызова"));
    }

    void theNumberIsForgotten()
    {
        waitFor("А023");
        call(12);
        m_own.forget();
        QVERIFY(!m_own.told() && m_own.number().isEmpty() && m_own.typed().isEmpty() && m_own.note().isEmpty());
        look();
        QVERIFY(!m_own.told());
    }

    void whatDoesNotChangeIsNotSaid()
    {
        waitFor("А023");
        const QSignalSpy said(&m_own, &OwnTicket::changed);
        m_view.now += std::chrono::seconds(1);
        look();
        QCOMPARE(said.count(), 0);
    }
};

QTEST_GUILESS_MAIN(OwnTicketTest)
#include "own_ticket_test.moc"
