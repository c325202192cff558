// SPDX-License-Identifier: GPL-3.0-or-later
// Long because a kiosk's list is played with every clock, with a backend and without.
#include "store/code_digest.h"
#include "store/phone_tail.h"
#include "terminal_rig.h"
#include "wire/journal/event_codec.h"

#include <QSignalSpy>
#include <QTest>

using namespace talon;
using kiosk::KioskTerminal;
using kiosk::Terminal;
using Verdict = core::CheckInVerdict;

namespace {

const core::BookingId booking{"8N4E6B0HTRC1W"}, tomorrows{"9N4E6B0HTRC1W"};
const std::string salt(32, '5');
constexpr core::Minutes moscow{180};

core::Instant clock()
{
    return std::chrono::time_point_cast<core::Millis>(std::chrono::system_clock::now());
}

core::Instant in_ten_days() { return clock() + std::chrono::days{10}; }

wire::Menu menu()
{
    core::Site site;
    site.id = "site";
    site.name = {"Инспекция", "Inspectorate"}; // no hours at all: closed, day and night
    site.categories = {{{"people"}, {"Физические лица", "Individuals"}, {}}};
    site.services = {{{"decl"}, {"people"}, core::Letter::A, {"Декларации", "Returns"}, {}, {}}};
    site.classes = {{{"ordinary"}, {"Обычная", "Ordinary"}, core::Minutes(15)}};
    return {.site = site, .status_url = {}, .timeouts = {}};
}

wire::BookingLine line(const core::BookingId &id, core::Instant slot, const std::string &code, core::BookingState state = core::BookingState::booked)
{
    return {id, slot, {"decl"}, state, code.empty() ? std::string() : *store::code_digest(code, salt), {}, {}};
}

std::string tails(const char *end, int minute) { return *store::PhoneGroups::of(salt)->tails(end, minute); }

/// Of this very minute, which is today's whenever the test runs, and of a day later; or so many days later than that.
wire::Bookings bookings(int later = 0)
{
    const core::Day today = core::local_day(clock(), moscow) + std::chrono::days{later};
    const core::Instant slot = std::chrono::floor<core::Minutes>(clock()) + std::chrono::days{later};
    return {{{today, salt, {line(booking, slot, "482913")}},
             {today + std::chrono::days{1}, salt, {line(tomorrows, slot + std::chrono::days{1}, "777777")}}}};
}

} // namespace

/// A booking's code before a kiosk with its real journal, with a backend and without.
class TestCheckIn : public QObject, test::TerminalRig
{
    Q_OBJECT

private:
    void supply(KioskTerminal &terminal)
    {
        terminal.start();
        QTRY_VERIFY(terminal.online());
        QSignalSpy lists(&terminal, &Terminal::bookingsChanged);
        m_backend->send(wire::Document{.version = 3, .body = menu()});
        m_backend->send(wire::Document{.version = 4, .body = bookings()});
        QTRY_COMPARE(lists.size(), 1);
    }
    /// What an earlier run of the program has left on the disk: a menu and a list.
    void leave(const wire::Bookings &list)
    {
        kiosk::FileKeeper keeper;
        const kiosk::DocumentShelf shelf(kiosk::DocumentShelf::folderIn(m_folder->path()), keeper);
        shelf.save({.version = 3, .body = menu()});
        shelf.save({.version = 4, .body = list});
        QVERIFY(keeper.settle(std::chrono::seconds(10)));
    }
    /// Everything that stands in the terminal's folder about bookings.
    QByteArray kept(KioskTerminal &terminal) const
    {
        if (!terminal.keeper().settle(std::chrono::seconds(10)))
            return "unsettled";
        QFile file(m_folder->filePath(QStringLiteral("documents/bookings.json")));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static QByteArray digest(const char *code) { return QByteArray::fromStdString(*store::code_digest(code, salt)); }
    /// The ticket that was pushed as the backend reads it.
    core::TicketIssued pushed(std::size_t index) const
    {
        const auto &event = m_backend->pushed.at(index);
        return std::get<core::TicketIssued>(*wire::decode_event(event.type, event.version, event.body));
    }

    /// Today's list with these lines in place of what bookings() has of today.
    void tell(std::int64_t version, const std::vector<wire::BookingLine> &lines, QSignalSpy &lists)
    {
        wire::Bookings told = bookings();
        told.days[0].lines = lines;
        const qsizetype before = lists.size();
        m_backend->send(wire::Document{.version = version, .body = told});
        QTRY_COMPARE(lists.size(), before + 1);
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(begin(7));
    }

    void a_time_and_a_phones_end_open_the_booking()
    {
        const auto terminal = open();
        supply(*terminal);
        QVERIFY(!terminal->knowsPhones());
        QSignalSpy lists(terminal.get(), &Terminal::bookingsChanged);
        wire::BookingLine own = bookings().days[0].lines[0];
        const int minute = core::local_minute(own.slot, moscow);
        wire::BookingLine neighbour = line(tomorrows, own.slot, "111111");
        own.tails = tails("4821", minute);
        neighbour.tails = tails("9999", minute);
        tell(5, {own, neighbour}, lists);
        QVERIFY(terminal->knowsPhones());
        const auto found = terminal->findBookingByPhone(minute, QStringLiteral("4821"));
        QVERIFY(found.booking && found.booking->id == booking && found.verdict == Verdict::welcome && !found.several);
        QVERIFY(terminal->findBookingByPhone(minute, QStringLiteral("9999")).booking->id == tomorrows);
        const auto nobody = terminal->findBookingByPhone((minute + 1) % 1440, QStringLiteral("4821"));
        QVERIFY(!nobody.booking && !nobody.several);
    }

    void of_two_that_fit_one_phone_nobody_is_handed_the_others()
    {
        const auto terminal = open();
        supply(*terminal);
        QSignalSpy lists(terminal.get(), &Terminal::bookingsChanged);
        wire::BookingLine one = bookings().days[0].lines[0];
        const int minute = core::local_minute(one.slot, moscow);
        const auto found = [&] { return terminal->findBookingByPhone(minute, QStringLiteral("4821")); };
        wire::BookingLine other = line(tomorrows, one.slot, "111111");
        one.tails = other.tails = tails("4821", minute);
        // Nobody can tell the two apart here, and the visitor has made no mistake.
        tell(5, {one, other}, lists);
        QVERIFY(!found().booking && found().several);
        // Cancelled and booked anew for the same time.
        wire::BookingLine off = one;
        off.state = core::BookingState::cancelled;
        tell(6, {off, other}, lists);
        QVERIFY(found().booking && found().booking->id == tomorrows);
        // The first has the ticket already: who types again may be that one, or a neighbour of the phone's group.
        wire::BookingLine came = one;
        came.state = core::BookingState::checked_in;
        tell(7, {came, other}, lists);
        QVERIFY(!found().booking && found().several);
        tell(8, {came}, lists);
        QCOMPARE(found().verdict, Verdict::used);
        came.tails = other.tails = tails("4821", minute);
        other.state = core::BookingState::checked_in;
        tell(9, {came, other}, lists);
        QVERIFY(!found().booking && found().several);
        tell(10, {off}, lists);
        QCOMPARE(found().verdict, Verdict::cancelled);
    }

    void a_ticket_that_staff_have_parted_is_no_check_in_any_more()
    {
        const auto terminal = open();
        supply(*terminal);
        QSignalSpy given(terminal.get(), &Terminal::given), lists(terminal.get(), &Terminal::bookingsChanged);
        terminal->checkIn(*terminal->findBooking(QStringLiteral("482913")).booking, {"ordinary"}, core::Language::ru);
        QTRY_COMPARE(given.size(), 1);
        QCOMPARE(terminal->findBooking(QStringLiteral("482913")).verdict, Verdict::used);
        wire::BookingLine free = bookings().days[0].lines[0];
        tell(5, {free}, lists); // of a list that was made before the ticket came
        QCOMPARE(terminal->findBooking(QStringLiteral("482913")).verdict, Verdict::used);
        free.parted = {given.front().front().value<kiosk::GivenTicket>().id};
        tell(6, {free}, lists);
        QCOMPARE(terminal->findBooking(QStringLiteral("482913")).verdict, Verdict::welcome);
    }

    void a_code_opens_its_booking_and_its_ticket_is_the_check_in()
    {
        const auto terminal = open();
        QVERIFY(!terminal->takesBookings());
        supply(*terminal);
        QVERIFY(terminal->takesBookings() && terminal->hasTodaysBookings());
        QVERIFY(!terminal->findBooking(QStringLiteral("482914")).booking);
        const auto found = terminal->findBooking(QStringLiteral("482913"));
        QVERIFY(found.booking && found.booking->id == booking);
        QCOMPARE(found.verdict, Verdict::welcome);
        QCOMPARE(terminal->findBooking(QStringLiteral("777777")).verdict, Verdict::other_day);

        QSignalSpy given(terminal.get(), &Terminal::given);
        terminal->checkIn(*found.booking, {"ordinary"}, core::Language::ru); // though the hall is closed by its hours
        QTRY_COMPARE(given.size(), 1);
        const auto ticket = given.front().front().value<kiosk::GivenTicket>();
        QVERIFY(ticket.slot == found.booking->slot && !ticket.fromReserve);
        QTRY_COMPARE(m_backend->pushed.size(), std::size_t(1));
        QCOMPARE(m_backend->pushed.front().version, 2);
        QVERIFY(pushed(0).booking == booking && pushed(0).slot == found.booking->slot);
        // At once, and not only when the next list comes.
        const auto again = terminal->findBooking(QStringLiteral("482913"));
        QCOMPARE(again.verdict, Verdict::used);
        QVERIFY(again.ticket == ticket.number && again.given == ticket.issued);
    }

    void without_a_backend_it_is_the_same_and_a_restart_forgets_nothing()
    {
        {
            const auto terminal = open();
            supply(*terminal);
        }
        m_backend->stop();
        core::TicketNumber number;
        {
            const auto terminal = open();
            const auto found = terminal->findBooking(QStringLiteral("482913"));
            QVERIFY(found.booking && found.verdict == Verdict::welcome);
            QSignalSpy given(terminal.get(), &Terminal::given);
            terminal->checkIn(*found.booking, {"ordinary"}, core::Language::ru);
            QTRY_COMPARE(given.size(), 1);
            number = given.front().front().value<kiosk::GivenTicket>().number;
        }
        const auto terminal = open();
        const auto again = terminal->findBooking(QStringLiteral("482913"));
        QCOMPARE(again.verdict, Verdict::used);
        QVERIFY(again.ticket == number);
        QVERIFY(terminal->lastGiven()->slot.has_value());
        terminal->start();
        QVERIFY(m_backend->listen(static_cast<quint16>(m_identity.server.port())));
        QTRY_COMPARE_WITH_TIMEOUT(m_backend->pushed.size(), std::size_t(1), 10'000);
        QVERIFY(pushed(0).booking == booking);
    }

    void what_the_backend_knows_better_reaches_the_visitor()
    {
        const auto terminal = open();
        supply(*terminal);
        m_backend->refusal = "booking_used";
        QSignalSpy refused(terminal.get(), &Terminal::refused);
        terminal->checkIn(*terminal->findBooking(QStringLiteral("482913")).booking, {"ordinary"}, core::Language::ru);
        QTRY_COMPARE(refused.size(), 1);
        QCOMPARE(refused.front().front().value<core::Refusal>(), core::Refusal::booking_used);
    }

    void where_there_was_a_list_the_way_stays_and_where_there_was_none_it_is_not_there()
    {
        {
            const auto terminal = open();
            terminal->start();
            QTRY_VERIFY(terminal->online());
            QSignalSpy lists(terminal.get(), &Terminal::bookingsChanged);
            m_backend->send(wire::Document{.version = 3, .body = menu()});
            m_backend->send(wire::Document{.version = 4, .body = wire::Bookings{}});
            QTRY_COMPARE(lists.size(), 1);
            QVERIFY(!terminal->takesBookings());
            m_backend->send(wire::Document{.version = 5, .body = bookings()});
            QTRY_COMPARE(lists.size(), 2);
            QVERIFY(terminal->takesBookings());
            m_backend->send(wire::Document{.version = 6, .body = wire::Bookings{}});
            QTRY_COMPARE(lists.size(), 3);
            QVERIFY(terminal->takesBookings() && !terminal->hasTodaysBookings());
            QVERIFY(!terminal->findBooking(QStringLiteral("482913")).booking);
        }
        m_backend->stop();
        const auto terminal = open();
        QVERIFY(terminal->takesBookings() && !terminal->hasTodaysBookings());
    }

    void a_list_is_forgotten_when_its_day_is_over()
    {
        const auto terminal = open();
        supply(*terminal);
        QVERIFY(kept(*terminal).contains(digest("482913")) && kept(*terminal).contains(digest("777777")));
        m_backend->ahead = std::chrono::days{1}; // the next day has come
        m_backend->drop();
        QTRY_VERIFY_WITH_TIMEOUT(m_backend->connections == 2 && terminal->online() && !kept(*terminal).contains(digest("482913")), 20'000);
        QVERIFY(kept(*terminal).contains(digest("777777")));
        QVERIFY(terminal->findBooking(QStringLiteral("777777")).booking && !terminal->findBooking(QStringLiteral("482913")).booking);
        m_backend->ahead = std::chrono::days{2};
        m_backend->drop();
        QTRY_VERIFY_WITH_TIMEOUT(m_backend->connections == 3 && terminal->online() && !kept(*terminal).contains(digest("777777")), 20'000);
        QVERIFY(!kept(*terminal).isEmpty() && terminal->takesBookings());
    }

    void without_a_backend_too_lists_of_the_past_are_forgotten()
    {
        leave(bookings(-4)); // of four days ago, and of three
        m_backend->stop();
        const auto terminal = open();
        const QByteArray left = kept(*terminal);
        QVERIFY(!left.isEmpty() && !left.contains(digest("482913")) && !left.contains(digest("777777")));
        QVERIFY(terminal->takesBookings());
    }

    void a_calendar_two_days_ahead_keeps_nobody_out_who_has_booked()
    {
        leave(bookings(-2)); // today's list: it is the calendar that is wrong
        m_backend->stop();
        const auto terminal = open();
        QVERIFY(terminal->takesBookings());
        for (const auto &code : {QStringLiteral("482913"), QStringLiteral("777777")})
            QCOMPARE(terminal->findBooking(code).verdict, Verdict::welcome);
        QVERIFY(!terminal->findBooking(QStringLiteral("482914")).booking);
        const auto found = terminal->findBooking(QStringLiteral("482913"));
        QVERIFY(found.booking && found.booking->id == booking);
        QSignalSpy given(terminal.get(), &Terminal::given);
        terminal->checkIn(*found.booking, {"ordinary"}, core::Language::ru);
        QTRY_COMPARE(given.size(), 1);
        QCOMPARE(terminal->findBooking(QStringLiteral("482913")).verdict, Verdict::used);
        QVERIFY(kept(*terminal).contains(digest("482913")));
        terminal->start();
        QVERIFY(m_backend->listen(static_cast<quint16>(m_identity.server.port())));
        QTRY_COMPARE_WITH_TIMEOUT(m_backend->pushed.size(), std::size_t(1), 10'000);
        QVERIFY(pushed(0).booking == booking);
        // Now the time is known, and those days were over indeed.
        QTRY_VERIFY(!kept(*terminal).contains(digest("482913")));
    }

    void a_dead_calendar_keeps_nobody_out_and_forgets_nothing()
    {
        leave(bookings(-4));
        QFile file(kiosk::SiteTime::fileIn(m_folder->path())); // the backend said once that it is ten days later than the calendar shows
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::number(qint64(in_ten_days().time_since_epoch().count())) + " 0\n");
        file.close();
        m_backend->stop();
        const auto terminal = open();
        QVERIFY(terminal->timeInDoubt());
        QVERIFY(kept(*terminal).contains(digest("482913")));
        QCOMPARE(terminal->findBooking(QStringLiteral("482913")).verdict, Verdict::welcome);
        QVERIFY(terminal->findBooking(QStringLiteral("482913")).booking);
    }

    void the_lists_own_word_counts()
    {
        const auto terminal = open();
        supply(*terminal);
        wire::Bookings list = bookings();
        wire::BookingLine &listed = list.days.front().lines.front();
        listed.state = core::BookingState::checked_in;
        listed.number = core::TicketNumber{core::Letter::A, 41};
        list.days.front().lines.push_back(line({"AN4E6B0HTRC1W"}, listed.slot, "111111", core::BookingState::cancelled));
        list.days.front().lines.push_back(line({"BN4E6B0HTRC1W"}, listed.slot - core::Minutes{11}, "222222"));
        list.days.front().lines.push_back(line({"CN4E6B0HTRC1W"}, listed.slot, ""));
        QSignalSpy lists(terminal.get(), &Terminal::bookingsChanged);
        m_backend->send(wire::Document{.version = 5, .body = list});
        QTRY_COMPARE(lists.size(), 1);
        QVERIFY(terminal->findBooking(QStringLiteral("482913")).ticket == (core::TicketNumber{core::Letter::A, 41}));
        QCOMPARE(terminal->findBooking(QStringLiteral("111111")).verdict, Verdict::cancelled);
        const Verdict late = terminal->findBooking(QStringLiteral("222222")).verdict;
        QVERIFY(late == Verdict::late || late == Verdict::other_day); // just after midnight
        QVERIFY(!terminal->findBooking(QString()).booking);
    }
};

QTEST_GUILESS_MAIN(TestCheckIn)
#include "tst_check_in.moc"
