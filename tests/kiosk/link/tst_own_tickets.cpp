// SPDX-License-Identifier: GPL-3.0-or-later
// A visitor who has lost the paper: this kiosk's own tickets of today.
#include "terminal_rig.h"

#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace talon;
using kiosk::KioskTerminal;
using kiosk::Terminal;
using namespace std::chrono_literals;

namespace {

wire::Menu menu()
{
    core::Site site;
    site.id = "site";
    site.name = {"Инспекция", "Inspectorate"};
    site.hours.fill({{0, 1440}});
    site.categories = {{{"people"}, {"Физические лица", "Individuals"}, {}}};
    site.services = {{{"decl"}, {"people"}, core::Letter::A, {"Декларации", "Returns"}, {}, {}},
                     {{"inn"}, {"people"}, core::Letter::B, {"ИНН", "INN"}, {}, {}}};
    site.classes = {{{"ordinary"}, {"Обычная", "Ordinary"}, core::Minutes(15)}};
    return {.site = site, .status_url = "http://192.0.2.1/t/", .timeouts = {}};
}

} // namespace

class TestOwnTickets : public QObject, test::TerminalRig
{
    Q_OBJECT

    void supply(KioskTerminal &terminal)
    {
        terminal.start();
        QTRY_VERIFY(terminal.online());
        QSignalSpy menus(&terminal, &Terminal::menuChanged);
        m_backend->send(wire::Document{.version = 3, .body = menu()});
        QTRY_COMPARE(menus.size(), 1);
    }
    /// In the kiosk's own series, without the backend.
    std::string give(KioskTerminal &terminal, const char *service)
    {
        QSignalSpy given(&terminal, &Terminal::given);
        terminal.giveTicket({service}, {"ordinary"}, core::Language::ru);
        if (!QTest::qWaitFor([&given] { return given.size() == 1; }, 5'000))
            qFatal("no ticket");
        return given.back().front().value<kiosk::GivenTicket>().id.value;
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(begin(2));
    }

    void todays_own_tickets_are_known_by_their_figures_also_after_a_restart_and_without_a_backend()
    {
        std::vector<std::string> ids;
        const auto look = [&](const KioskTerminal &terminal) {
            const auto found = terminal.ownTickets(QStringLiteral("001"));
            QCOMPARE(found.size(), std::size_t(2));
            QCOMPARE(found[0].id.value, ids[1]); // the newest first
            QCOMPARE(found[1].id.value, ids[0]);
            QVERIFY(found[0].service == core::ServiceId{"inn"} && found[1].service == core::ServiceId{"decl"});
            QVERIFY(terminal.gaveTickets());
            QVERIFY(terminal.ownTickets(QStringLiteral("002")).empty() && terminal.ownTickets(QStringLiteral("x")).empty());
        };
        {
            auto terminal = open();
            supply(*terminal);
            QVERIFY(!terminal->gaveTickets());
            m_backend->stop(); // the kiosk's own series: 2А001 and 2В001
            QTRY_VERIFY(!terminal->online());
            for (const char *service : {"decl", "inn"})
                ids.push_back(give(*terminal, service));
            look(*terminal);
        }
        look(*open());
    }

    void a_kiosk_that_started_with_its_date_a_day_off_knows_its_tickets_when_it_is_put_right()
    {
        const auto clock = [](std::chrono::hours later) {
            return std::chrono::time_point_cast<core::Millis>(std::chrono::system_clock::now()) + later;
        };
        std::string yesterdays, todays;
        {
            auto terminal = open();
            supply(*terminal);
            m_backend->nextNumber = 0; // it gives by itself
            yesterdays = give(*terminal, "decl");
            m_backend->send(wire::TimeNow{clock(24h)}); // the machine's calendar is a day behind
            QTRY_VERIFY(terminal->now() > clock(23h));
            QVERIFY2(!terminal->gaveTickets(), "that was yesterday");
            todays = give(*terminal, "inn");
            QCOMPARE(terminal->ownTickets(QStringLiteral("001")).size(), std::size_t(1));
            m_backend->send(wire::TimeNow{clock(300 * 24h)}); // a year ahead, for one ticket
            QTRY_VERIFY(terminal->now() > clock(299 * 24h));
            give(*terminal, "inn");
            m_backend->send(wire::TimeNow{clock(24h)});
            QTRY_VERIFY(terminal->now() < clock(25h));
            QCOMPARE(terminal->ownTickets(QStringLiteral("001")).size(), std::size_t(1));
        }
        QFile::remove(kiosk::SiteTime::fileIn(m_folder->path())); // it knows no more how wrong its calendar is
        auto terminal = open();
        terminal->start();
        QTRY_VERIFY(terminal->online());
        QCOMPARE(terminal->ownTickets(QStringLiteral("001")).front().id.value, yesterdays);
        m_backend->send(wire::TimeNow{clock(24h)});
        QTRY_VERIFY(terminal->now() > clock(23h));
        QVERIFY2(terminal->gaveTickets(), "it was put right");
        const auto found = terminal->ownTickets(QStringLiteral("001"));
        QCOMPARE(found.size(), std::size_t(1));
        QCOMPARE(found.front().id.value, todays);
    }
};

QTEST_GUILESS_MAIN(TestOwnTickets)
#include "tst_own_tickets.moc"
