// SPDX-License-Identifier: GPL-3.0-or-later
// Long because the whole terminal is told on one fixture.
#include "store/receipt_code.h"
#include "terminal_rig.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QSignalSpy>
#include <QTest>

using namespace talon;
using kiosk::KioskTerminal;
using kiosk::Terminal;

namespace {

core::WeekHours allDay()
{
    core::WeekHours hours;
    hours.fill({{0, 1440}});
    return hours;
}

wire::Menu menu()
{
    core::Site site;
    site.id = "site";
    site.name = {"Инспекция", "Inspectorate"};
    site.hours = allDay();
    site.categories = {{{"people"}, {"Физические лица", "Individuals"}, {}}};
    site.services = {{{"decl"}, {"people"}, core::Letter::A, {"Декларации", "Returns"}, {}, {}}};
    site.classes = {{{"ordinary"}, {"Обычная", "Ordinary"}, core::Minutes(15)}};
    return {.site = site, .status_url = "http://192.0.2.1/t/", .timeouts = {}};
}

core::Day today(int offset = 0)
{
    return core::local_day(std::chrono::time_point_cast<core::Millis>(std::chrono::system_clock::now()), core::Minutes(180))
        + std::chrono::days(offset);
}

wire::Reserve reserve(int first, int last)
{
    wire::Reserve reserve{.device = {"kiosk-1"}, .epoch = 1, .days = {}};
    // Both days, so that the test also holds over midnight.
    reserve.days[today()] = {{core::Letter::A, first, last}};
    reserve.days[today(1)] = {{core::Letter::A, first, last}};
    return reserve;
}

kiosk::GivenTicket ticketOf(const QSignalSpy &given, int index)
{
    return given.at(index).first().value<kiosk::GivenTicket>();
}

} // namespace

/// A kiosk's terminal with its real journal on disk and a real socket, against a fake backend.
class TestKioskTerminal : public QObject, test::TerminalRig
{
    Q_OBJECT

private:
    static void give(KioskTerminal &terminal)
    {
        terminal.giveTicket({"decl"}, {"ordinary"}, core::Language::ru);
    }

    /// Online, with the menu and a reserve of 980…982.
    void supply(KioskTerminal &terminal)
    {
        terminal.start();
        QTRY_VERIFY(terminal.online());
        QSignalSpy menus(&terminal, &Terminal::menuChanged);
        m_backend->send(wire::Document{.version = 2, .body = reserve(980, 982)});
        m_backend->send(wire::Document{.version = 3, .body = menu()});
        QTRY_COMPARE(menus.size(), 1);
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(begin());
    }

    void tells_which_tickets_have_no_paper_also_after_a_restart_and_not_from_a_torn_file()
    {
        const core::Instant issued = std::chrono::time_point_cast<core::Millis>(std::chrono::system_clock::now());
        using News = std::optional<wire::ReceiptNews>;
        const auto told = [this] { return m_backend->statuses.empty() ? News() : m_backend->statuses.back().receipts; };
        {
            auto terminal = open(); // without a backend
            terminal->noteReceipt({"T1"}, issued, kiosk::ReceiptFate::Sent);
            terminal->noteReceipt({"T1"}, issued, kiosk::ReceiptFate::Failed);
            terminal->noteReceipt({"T2"}, issued, kiosk::ReceiptFate::Sent);
        }
        {
            auto terminal = open();
            terminal->start();
            QTRY_VERIFY((told() == News(wire::ReceiptNews{{{"T1"}, {"T2"}}, {}})));
            terminal->noteReceipt({"T1"}, issued, kiosk::ReceiptFate::Printed);
            QTRY_VERIFY((told() == News(wire::ReceiptNews{{{"T2"}}, {{"T1"}}})));
        }
        QFile file(kiosk::ReceiptFile::fileIn(m_folder->path()));
        QVERIFY(file.open(QIODevice::ReadWrite));
        const QByteArray whole = file.readAll();
        for (const QByteArray &torn : {whole.left(whole.size() / 2), QByteArray(whole).replace("printed", "failed"), QByteArray("\n"), QByteArray(200'000, 'x')}) {
            QVERIFY(file.resize(0) && file.seek(0) && file.write(torn) == torn.size() && file.flush());
            m_backend->statuses.clear();
            auto terminal = open();
            terminal->start();
            QTRY_VERIFY(!m_backend->statuses.empty());
            QVERIFY2(!told(), torn.left(60).constData());
        }
        QVERIFY(file.resize(0) && file.seek(0) && file.write(whole) == whole.size() && file.flush());
        auto terminal = open();
        terminal->start();
        QTRY_VERIFY((told() == News(wire::ReceiptNews{{{"T2"}}, {{"T1"}}})));
    }

    void makes_a_receipt_code_of_its_own_for_each_ticket()
    {
        auto terminal = open();
        supply(*terminal);
        QSignalSpy given(terminal.get(), &Terminal::given);
        const wire::Receipts::Key key{7, 7, 7};
        QSignalSpy surveys(terminal.get(), &Terminal::surveyChanged);
        const wire::Receipts receipts{"http://192.0.2.1:8080/s/", {{today(), key}, {today(1), key}}};
        m_backend->send(wire::Document{.version = 1, .body = receipts});
        m_backend->send(wire::Document{.version = 1, .body = wire::Survey{core::survey::five_criteria("criteria"), true}});
        QTRY_COMPARE(surveys.size(), 1);
        m_backend->stop(); // offline too
        QTRY_VERIFY(!terminal->online());
        for (int i = 0; i < 2; ++i) {
            give(*terminal);
            QTRY_COMPARE(given.size(), i + 1);
        }
        const QString first = ticketOf(given, 0).surveyUrl, second = ticketOf(given, 1).surveyUrl;
        const QString before = QStringLiteral("HTTP://192.0.2.1:8080/S/");
        for (const QString &each : {first, second}) {
            QVERIFY2(each.startsWith(before), qPrintable(each));
            QVERIFY(store::service_of_receipt(each.mid(before.size()).toStdString(), key, {{"other"}, {"decl"}}) == core::ServiceId{"decl"});
            QVERIFY2(!each.contains(QString::fromStdString(ticketOf(given, 0).id.value)), "nothing of the ticket");
        }
        QVERIFY(first != second);
        // Neither the disk nor a restart knows it.
        terminal.reset();
        terminal = open();
        QVERIFY(terminal->lastGiven() && terminal->lastGiven()->surveyUrl.isEmpty());
        QDirIterator files(m_folder->path(), QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            for (const QString &each : {first, second})
                QVERIFY2(!bytes.contains(each.mid(before.size()).toUtf8()), qPrintable(file.fileName()));
        }
    }

    void asks_what_its_own_day_says_also_without_the_backend()
    {
        core::survey::Form exit = core::survey::five_criteria("exit");
        core::survey::Offer over, coming;
        over.until = today(-1);
        coming.from = today();
        auto terminal = open();
        supply(*terminal);
        QSignalSpy given(terminal.get(), &Terminal::given);
        QSignalSpy surveys(terminal.get(), &Terminal::surveyChanged);
        m_backend->send(wire::Document{.version = 1, .body = wire::Receipts{"http://192.0.2.1:8080/s/", {{today(), {}}, {today(1), {}}}, {"other"}}});
        const auto criteria = core::survey::five_criteria("criteria");
        m_backend->send(wire::Document{.version = 1, .body = wire::Survey{criteria, true, over}});
        QTRY_COMPARE(surveys.size(), 1);
        QVERIFY2(!terminal->survey().form && !terminal->survey().kiosks, "its last day is over");
        m_backend->send(wire::Document{.version = 2, .body = wire::Survey{criteria, true, {}, {}, exit, false, coming}});
        QTRY_COMPARE(surveys.size(), 2);
        QVERIFY2(terminal->survey().form && terminal->survey().form->id == "exit", "the planned one has taken over");
        QVERIFY(!terminal->survey().kiosks);
        m_backend->stop();
        terminal.reset();
        terminal = open(); // of the documents on its disk alone
        QVERIFY(terminal->survey().form && terminal->survey().form->id == "exit");
    }

    void a_service_that_was_heard_often_enough_has_no_code_on_its_receipts()
    {
        auto terminal = open();
        supply(*terminal);
        QSignalSpy given(terminal.get(), &Terminal::given);
        QSignalSpy surveys(terminal.get(), &Terminal::surveyChanged);
        m_backend->send(wire::Document{.version = 1, .body = wire::Receipts{"http://192.0.2.1:8080/s/", {{today(), {}}, {today(1), {}}}, {"decl"}}});
        m_backend->send(wire::Document{.version = 1, .body = wire::Survey{core::survey::five_criteria("criteria"), true}});
        QTRY_COMPARE(surveys.size(), 1);
        give(*terminal);
        QTRY_COMPARE(given.size(), 1);
        QVERIFY(ticketOf(given, 0).surveyUrl.isEmpty());
    }

    void a_site_without_a_survey_prints_no_code()
    {
        auto terminal = open();
        supply(*terminal);
        QSignalSpy given(terminal.get(), &Terminal::given);
        QSignalSpy surveys(terminal.get(), &Terminal::surveyChanged);
        m_backend->send(wire::Document{.version = 1, .body = wire::Receipts{"http://192.0.2.1:8080/s/", {{today(), {}}, {today(1), {}}}}});
        m_backend->send(wire::Document{.version = 1, .body = wire::Survey{}});
        QTRY_COMPARE(surveys.size(), 1);
        m_backend->stop();
        QTRY_VERIFY(!terminal->online());
        give(*terminal);
        QTRY_COMPARE(given.size(), 1);
        QVERIFY(ticketOf(given, 0).surveyUrl.isEmpty());
    }

    void gives_the_number_that_the_backend_grants_and_pushes_the_ticket()
    {
        const auto terminal = open();
        supply(*terminal);
        QSignalSpy given(terminal.get(), &Terminal::given);
        give(*terminal);
        QTRY_COMPARE(given.size(), 1);
        const auto ticket = ticketOf(given, 0);
        QCOMPARE(ticket.number, (core::TicketNumber{core::Letter::A, 1}));
        QVERIFY(!ticket.fromReserve);
        QCOMPARE(ticket.ahead, std::optional<int>(3));
        QCOMPARE(ticket.waitMinutes, std::optional<int>(12));
        QCOMPARE(ticket.statusUrl, QStringLiteral("http://192.0.2.1/t/") + QString::fromStdString(ticket.id.value));
        QTRY_COMPARE(m_backend->pushed.size(), std::size_t(1));
        QCOMPARE(m_backend->pushed.front().seq, 1);
        QCOMPARE(m_backend->pushed.front().type, std::string("ticket_issued"));
    }

    void a_backend_that_does_not_answer_in_time_leaves_it_to_the_reserve()
    {
        const auto terminal = open();
        supply(*terminal);
        m_backend->nextNumber = 0;
        QSignalSpy given(terminal.get(), &Terminal::given);
        give(*terminal);
        QTRY_COMPARE(given.size(), 1);
        QCOMPARE(ticketOf(given, 0).number.number, 980);
        QVERIFY(ticketOf(given, 0).fromReserve);
    }

    void goes_on_without_a_backend_also_after_a_restart_and_sends_everything_later()
    {
        {
            const auto terminal = open();
            supply(*terminal);
            m_backend->stop();
            QTRY_VERIFY(!terminal->online());
            QSignalSpy given(terminal.get(), &Terminal::given);
            give(*terminal);
            QTRY_COMPARE(given.size(), 1);
            QCOMPARE(ticketOf(given, 0).number.number, 980);
        }
        const auto terminal = open();
        QCOMPARE(terminal->menu(), menu());
        terminal->start();
        QSignalSpy given(terminal.get(), &Terminal::given);
        give(*terminal);
        QTRY_COMPARE(given.size(), 1);
        QCOMPARE(ticketOf(given, 0).number.number, 981);
        QCOMPARE(ticketOf(given, 0).statusUrl, QString()); // nobody is sent to the page of a backend that is away

        QVERIFY(m_backend->listen(static_cast<quint16>(m_identity.server.port())));
        QTRY_COMPARE_WITH_TIMEOUT(m_backend->pushed.size(), std::size_t(2), 10'000);
        QCOMPARE(m_backend->pushed[1].prev, m_backend->pushed[0].hash);
    }

    void a_reserve_that_is_used_up_is_told()
    {
        const auto terminal = open();
        supply(*terminal);
        m_backend->stop();
        QTRY_VERIFY(!terminal->online());
        QSignalSpy given(terminal.get(), &Terminal::given);
        QSignalSpy refused(terminal.get(), &Terminal::refused);
        for (int number = 1; number <= 3; ++number) {
            give(*terminal);
            QTRY_COMPARE(given.size(), number);
        }
        give(*terminal);
        QTRY_COMPARE(refused.size(), 1);
        QCOMPARE(refused.first().first().value<core::Refusal>(), core::Refusal::numbers_used_up);
    }

    void with_a_prefix_nobody_is_refused_for_want_of_a_number()
    {
        m_identity.prefix = 7;
        const auto terminal = open();
        supply(*terminal);
        m_backend->stop();
        QTRY_VERIFY(!terminal->online());
        QSignalSpy given(terminal.get(), &Terminal::given);
        for (int number = 1; number <= 5; ++number) {
            give(*terminal);
            QTRY_COMPARE(given.size(), number);
        }
        QCOMPARE(ticketOf(given, 2).number, (core::TicketNumber{core::Letter::A, 982}));
        QCOMPARE(ticketOf(given, 3).number, (core::TicketNumber{core::Letter::A, 1, 7}));
        QCOMPARE(ticketOf(given, 4).number, (core::TicketNumber{core::Letter::A, 2, 7}));
    }

    void a_lost_journal_never_gives_a_number_of_the_reserve_again()
    {
        {
            const auto terminal = open();
            supply(*terminal);
            m_backend->stop();
            QTRY_VERIFY(!terminal->online());
            QSignalSpy given(terminal.get(), &Terminal::given);
            give(*terminal);
            QTRY_COMPARE(given.size(), 1);
            QCOMPARE(ticketOf(given, 0).number.number, 980);
        }
        for (const char *part : {"journal.db", "journal.db-wal", "journal.db-shm"})
            QFile::remove(m_folder->filePath(QLatin1String(part)));
        const auto terminal = open();
        QSignalSpy given(terminal.get(), &Terminal::given);
        give(*terminal);
        QTRY_COMPARE(given.size(), 1);
        QCOMPARE(ticketOf(given, 0).number.number, 981);
    }

    void the_backends_refusal_reaches_the_visitor()
    {
        const auto terminal = open();
        supply(*terminal);
        m_backend->refusal = "service_closed";
        QSignalSpy refused(terminal.get(), &Terminal::refused);
        give(*terminal);
        QTRY_COMPARE(refused.size(), 1);
        QCOMPARE(refused.first().first().value<core::Refusal>(), core::Refusal::service_closed);
    }

    void set_aside_it_gives_no_ticket_also_after_a_restart_and_without_a_network()
    {
        {
            const auto terminal = open();
            supply(*terminal);
            QSignalSpy aside(terminal.get(), &Terminal::setAsideChanged);
            m_backend->send(wire::ErrorMessage{.code = "device_cloned", .message = "no", .re = {}}); // a backend of before says only this
            QTRY_COMPARE(aside.size(), 1);
            QVERIFY(terminal->setAside());
        }
        m_backend->stop();
        {
            const auto terminal = open();
            QVERIFY(terminal->setAside());
            terminal->start();
            QSignalSpy refused(terminal.get(), &Terminal::refused);
            QSignalSpy given(terminal.get(), &Terminal::given);
            give(*terminal);
            QTRY_COMPARE(refused.size(), 1);
            QVERIFY(given.isEmpty() && m_backend->pushed.empty());
            // The backend says it with its welcome.
            m_backend->setAside = "device_cloned";
            QVERIFY(m_backend->listen(static_cast<quint16>(m_identity.server.port())));
            QTRY_VERIFY_WITH_TIMEOUT(terminal->online(), 10'000);
            QVERIFY(terminal->setAside());
            // And one that takes its tickets again says nothing.
            m_backend->setAside.reset();
            m_backend->drop();
            QTRY_VERIFY_WITH_TIMEOUT(!terminal->setAside(), 10'000);
            give(*terminal);
            QTRY_COMPARE(given.size(), 1);
        }
        QVERIFY(!open()->setAside());
    }

    void two_touches_give_one_ticket()
    {
        const auto terminal = open();
        supply(*terminal);
        QSignalSpy given(terminal.get(), &Terminal::given);
        give(*terminal);
        give(*terminal);
        QTRY_COMPARE(given.size(), 1);
        QTRY_COMPARE(m_backend->pushed.size(), std::size_t(1));
        QCOMPARE(given.size(), 1);
    }

    void takes_the_documents_that_the_protocol_shows()
    {
        const auto terminal = open();
        terminal->start();
        QTRY_VERIFY(terminal->online());
        QSignalSpy menus(terminal.get(), &Terminal::menuChanged);
        QSignalSpy boards(terminal.get(), &Terminal::boardChanged);
        QSignalSpy calls(terminal.get(), &Terminal::callsChanged);
        for (const auto *kind : {"menu", "board", "calls"})
            m_backend->sendVector(QStringLiteral("down_document_") + QLatin1String(kind));
        QTRY_VERIFY(menus.size() == 1 && boards.size() == 1 && calls.size() == 1);
        QCOMPARE(terminal->menu().site.id, std::string("demo"));
        QCOMPARE(terminal->board().waiting_total, 4);
        QVERIFY(!terminal->calls().lines.empty());
    }

    void connects_again_by_itself()
    {
        const auto terminal = open();
        supply(*terminal);
        m_backend->drop();
        QTRY_COMPARE_WITH_TIMEOUT(m_backend->connections, 2, 10'000);
        QTRY_VERIFY(terminal->online());
    }

    void a_journal_that_is_held_by_another_program_is_told()
    {
        const auto terminal = open();
        const auto second = KioskTerminal::open(m_folder->path(), m_identity);
        QVERIFY(!second.ok());
        QVERIFY(!second.error().isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestKioskTerminal)
#include "tst_kiosk_terminal.moc"
