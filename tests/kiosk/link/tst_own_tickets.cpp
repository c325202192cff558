// SPDX-License-Identifier: GPL-3.0-or-later
// A visitor who has lost the paper: this kiosk's own tickets of today, and what the backend says of one.
#include "kiosk/link/kiosk_terminal.h"
#include "kiosk/link/ticket_question.h"
#include "tests/support/fake_backend.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace talon;
using kiosk::KioskTerminal;
using kiosk::Terminal;
using kiosk::TicketKnown;
using kiosk::TicketQuestion;
using test::FakeBackend;

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

/// A server that answers every request with this, and remembers what it was asked; "": it never answers.
class Answering
{
public:
    explicit Answering(QByteArray answer) : m_answer(std::move(answer))
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket *socket = m_server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                asked += socket->readAll();
                if (!m_answer.isEmpty() && asked.contains("\r\n\r\n"))
                    socket->write(m_answer);
            });
        });
        if (!m_server.listen(QHostAddress::LocalHost))
            qFatal("no port");
    }
    kiosk::Identity identity() const
    {
        kiosk::Identity identity;
        identity.server = QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort()));
        return identity;
    }

    QByteArray asked;

private:
    QByteArray m_answer;
    QTcpServer m_server;
};

QByteArray ok(const QByteArray &body)
{
    return "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

class TestOwnTickets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void what_the_backend_says_of_a_ticket_data()
    {
        QTest::addColumn<QByteArray>("answer");
        QTest::addColumn<int>("known");
        const auto row = [](const char *name, const QByteArray &answer, TicketKnown known) { QTest::newRow(name) << answer << int(known); };
        for (const char *state : {"waiting", "called", "serving", "parked"})
            row(state, ok(QByteArray(R"({"number":"А023","state":")") + state + "\"}"), TicketKnown::Open);
        for (const char *state : {"served", "left", "no_show"})
            row(state, ok(QByteArray(R"({"number":"А023","state":")") + state + "\"}"), TicketKnown::Over);
        row("a state of later", ok(R"({"state":"painted"})"), TicketKnown::Unknown);
        row("no JSON", ok("served"), TicketKnown::Unknown);
        row("not there yet", "HTTP/1.1 404 Not Found\r\nContent-Length: 18\r\n\r\n{\"state\":\"served\"}", TicketKnown::Unknown);
        row("no answer", {}, TicketKnown::Unknown);
    }
    void what_the_backend_says_of_a_ticket()
    {
        QFETCH(QByteArray, answer);
        QFETCH(int, known);
        Answering server(answer);
        TicketQuestion question(server.identity());
        QSignalSpy heard(&question, &TicketQuestion::heard);
        question.ask({"T1"});
        QCOMPARE(heard.size(), 0); // never from inside
        QTRY_COMPARE(heard.size(), 1);
        QCOMPARE(heard[0][0].value<core::TicketId>().value, std::string("T1"));
        QCOMPARE(int(heard[0][1].value<TicketKnown>()), known);
        QVERIFY(server.asked.startsWith("GET /api/v1/status/T1 "));
    }

    void a_second_question_takes_the_place_of_the_first()
    {
        Answering silent({});
        TicketQuestion question(silent.identity());
        QSignalSpy heard(&question, &TicketQuestion::heard);
        question.ask({"T1"});
        question.ask({"T2"});
        QTRY_COMPARE(heard.size(), 1);
        QCOMPARE(heard[0][0].value<core::TicketId>().value, std::string("T2"));
    }

    void todays_own_tickets_are_known_by_their_figures_also_after_a_restart_and_without_a_backend()
    {
        QTemporaryDir folder;
        FakeBackend backend;
        QVERIFY(backend.listen());
        kiosk::Identity identity = {};
        identity.server = backend.url();
        identity.site = QStringLiteral("site");
        identity.device = QStringLiteral("kiosk-1");
        identity.epoch = 1;
        identity.role = QStringLiteral("ticket");
        identity.prefix = 2;
        identity.secretKey = kiosk::newKeys().second;
        const auto open = [&] {
            auto terminal = KioskTerminal::open(folder.path(), identity);
            if (!terminal.ok())
                qFatal("%s", qPrintable(terminal.error()));
            return std::move(*terminal);
        };
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
            terminal->start();
            QTRY_VERIFY(terminal->online());
            QSignalSpy menus(terminal.get(), &Terminal::menuChanged);
            backend.send(wire::Document{.version = 3, .body = menu()});
            QTRY_COMPARE(menus.size(), 1);
            QVERIFY(!terminal->gaveTickets());
            backend.stop(); // the kiosk's own series: 2А001 and 2В001
            QTRY_VERIFY(!terminal->online());
            QSignalSpy given(terminal.get(), &Terminal::given);
            for (const char *service : {"decl", "inn"}) {
                terminal->giveTicket({service}, {"ordinary"}, core::Language::ru);
                QTRY_COMPARE(given.size(), qsizetype(ids.size() + 1));
                ids.push_back(given.back().front().value<kiosk::GivenTicket>().id.value);
            }
            look(*terminal);
            QSignalSpy heard(terminal.get(), &Terminal::ticketHeard);
            terminal->askTicket({ids[0]});
            QCOMPARE(heard.size(), 0);
            QTRY_COMPARE(heard.size(), 1);
            QCOMPARE(int(heard[0][1].value<TicketKnown>()), int(TicketKnown::Unknown));
        }
        look(*open());
    }
};

QTEST_GUILESS_MAIN(TestOwnTickets)
#include "tst_own_tickets.moc"
