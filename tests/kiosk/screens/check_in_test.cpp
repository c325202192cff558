// SPDX-License-Identifier: GPL-3.0-or-later
// Long because every way of a booked visitor, and every way out of it, is played in one place.
// Somebody who has booked, before the kiosk's screens.
#include "check_in_fixture.h"

namespace talon::test {

using kiosk::CheckIn;
using kiosk::KeypadRest;
using kiosk::FoundBooking;
using Verdict = core::CheckInVerdict;

class CheckInTest : public CheckInFixture
{
    Q_OBJECT

    /// Texts as they are read: which of their blanks break no line is not asked here.
    static QString plain(QString text) { return text.replace(QChar(0xA0), QLatin1Char(' ')); }

    /// Of the service «decl», so many minutes from now.
    FoundBooking booked(int minutes, Verdict verdict = Verdict::welcome) const
    {
        FoundBooking found;
        found.booking.emplace();
        found.booking->id = {"8N4E6B0HTRC1W"};
        found.booking->slot = m_terminal->now() + core::Minutes{minutes};
        found.booking->service = {"decl"};
        found.verdict = verdict;
        return found;
    }

private Q_SLOTS:
    void init()
    {
        setUp();
        m_terminal->setBookings({{u"482913"_qs, booked(25)}});
    }
    void cleanup() { m_controller.reset(); }

    void theWayStandsOnTheFirstScreenWhereThereIsAList()
    {
        const kiosk::Choice *choice = m_controller->categories()->find(TicketController::bookingChoice());
        QVERIFY(choice);
        QCOMPARE(plain(choice->title), u"Я по записи"_qs);
        m_terminal->takeBookingsAway();
        QVERIFY(!m_controller->categories()->find(TicketController::bookingChoice()));
    }

    void sixFiguresAndAYesAreATicket()
    {
        openCode();
        type(u"48291"_qs);
        QVERIFY(!checkIn()->complete());
        m_controller->enterCode();
        QCOMPARE(m_controller->step(), Step::BookingCode);
        type(u"37"_qs); // one too many is not taken
        QCOMPARE(checkIn()->code(), u"482913"_qs);
        m_controller->enterCode();
        QCOMPARE(m_controller->step(), Step::Booking);
        QCOMPARE(checkIn()->time(), u"14:30"_qs);
        QVERIFY(checkIn()->service().startsWith(u"Декларация"_qs));
        m_controller->takeBooking(); // the second touch of a pair
        QVERIFY(m_terminal->asked.empty());
        settle();
        m_controller->takeBooking();
        QCOMPARE(m_controller->step(), Step::Issuing);
        QVERIFY(m_terminal->asked.back().booking == core::BookingId{"8N4E6B0HTRC1W"});

        kiosk::GivenTicket ticket = sampleTicket(core::Language::ru);
        ticket.issued = m_terminal->now();
        ticket.slot = m_terminal->now() + core::Minutes{25};
        Q_EMIT m_terminal->given(ticket);
        QCOMPARE(m_controller->step(), Step::Ticket);
        QCOMPARE(plain(m_controller->ticket()->ahead()), u"По записи на 14:30"_qs);
        QCOMPARE(plain(m_controller->ticket()->wait()), u"Вас вызовут с 14:20 до 14:40"_qs);
        QCOMPARE(plain(m_printer->receipts.back().ahead), u"По записи на 14:30"_qs);
        settle();
        m_controller->finish();
        QVERIFY(checkIn()->code().isEmpty() && !checkIn()->booking());
    }

    void whoComesAfterTheTimeIsToldHowLong()
    {
        openCode();
        m_terminal->setBookings({{u"482913"_qs, booked(-4)}});
        enter(u"482913"_qs);
        m_controller->takeBooking();
        kiosk::GivenTicket ticket = sampleTicket(core::Language::ru);
        ticket.issued = m_terminal->now();
        ticket.slot = ticket.issued - core::Minutes{4};
        Q_EMIT m_terminal->given(ticket);
        QVERIFY(plain(m_controller->ticket()->wait()).startsWith(u"Вас вызовут до "_qs));
    }

    void figuresAreTakenBack()
    {
        openCode();
        type(u"123"_qs);
        m_controller->eraseCode();
        QCOMPARE(checkIn()->code(), u"12"_qs);
        type(u"a"_qs);
        type(u"٣"_qs); // a figure, though none of the keypad's
        QCOMPARE(checkIn()->code(), u"12"_qs);
        m_controller->back();
        QCOMPARE(m_controller->step(), Step::Welcome);
        QVERIFY(checkIn()->code().isEmpty());
    }

    void anUnknownCodeIsSaidAndTheWayOnIsTheQueue()
    {
        openCode();
        enter(u"000000"_qs);
        QCOMPARE(m_controller->step(), Step::BookingCode);
        QVERIFY(plain(checkIn()->miss()).startsWith(u"Запись с таким кодом не найдена"_qs));
        QVERIFY(checkIn()->code().isEmpty());
        type(u"1"_qs);
        QVERIFY(checkIn()->miss().isEmpty());
        m_controller->eraseCode();
        enter(u"000001"_qs);
        QVERIFY(checkIn()->miss().contains(u"администратор"_qs));
        m_controller->queueInstead();
        QCOMPARE(m_controller->step(), Step::Welcome);
    }

    void withoutTodaysListNobodyIsToldOfAWrongCode()
    {
        m_terminal->setBookings({}, false);
        openCode();
        enter(u"482913"_qs);
        QVERIFY(plain(checkIn()->miss()).startsWith(u"Списка записей на сегодня ещё нет"_qs));
    }

    void aPaperBeforeAKioskWithoutAListIsAnswered()
    {
        m_terminal->setBookings({}, false);
        QVERIFY(m_controller->categories()->find(TicketController::bookingChoice()));
        m_controller->scanned(u"482913"_qs);
        QCOMPARE(m_controller->step(), Step::BookingCode);
        QVERIFY(plain(checkIn()->miss()).startsWith(u"Списка записей на сегодня ещё нет. Встаньте в общую очередь"_qs));
        QVERIFY(checkIn()->listMissing()); // the button is the ordinary queue
        settle();
        m_controller->queueInstead();
        QCOMPARE(m_controller->step(), Step::Welcome);
        advance(core::Millis{1'000});
        m_controller->scanned(u"https://example.org/482913"_qs);
        QVERIFY(plain(checkIn()->miss()).startsWith(u"Это не код записи"_qs) && !checkIn()->listMissing());
    }

    void fiveMissesRestTheKeypad()
    {
        openCode();
        for (int miss = 0; miss < KeypadRest::mostMisses; ++miss) {
            QVERIFY(!checkIn()->resting());
            enter(u"000000"_qs);
        }
        QVERIFY(checkIn()->resting());
        type(u"4"_qs);
        QVERIFY(checkIn()->code().isEmpty());
        // Neither leaving nor coming back wakes it.
        m_controller->back();
        settle();
        openCode();
        QVERIFY(checkIn()->resting());
        QVERIFY(checkIn()->miss().contains(u"полминуты"_qs));
        advance(KeypadRest::rest);
        QVERIFY(!checkIn()->resting());
        QVERIFY(checkIn()->miss().isEmpty());
        enter(u"482913"_qs);
        QCOMPARE(m_controller->step(), Step::Booking);
    }

    void missesOfVisitorsOneAfterTheOtherAreForgiven()
    {
        openCode();
        for (int miss = 0; miss < 2 * KeypadRest::mostMisses; ++miss) {
            enter(u"000000"_qs);
            m_terminal->setNow(m_terminal->now() + KeypadRest::forgiven);
            Q_EMIT m_heartbeat->beat();
            m_controller->touched();
        }
        QVERIFY(!checkIn()->resting());
    }

    void eachReasonHasItsOwnWords()
    {
        FoundBooking used = booked(25, Verdict::used);
        used.ticket = core::TicketNumber{core::Letter::A, 41};
        used.given = m_terminal->now() - core::Minutes{10};
        m_terminal->setBookings({{u"000001"_qs, booked(-25, Verdict::late)},
                                 {u"000002"_qs, booked(24 * 60 - 35, Verdict::other_day)},
                                 {u"000003"_qs, used},
                                 {u"000004"_qs, booked(25, Verdict::cancelled)},
                                 {u"000005"_qs, booked(125, Verdict::early)}});
        openCode();
        const auto said = [&](const char *code) {
            enter(QLatin1String(code));
            const auto refusal = checkIn()->refusal();
            if (m_controller->step() != Step::BookingRefused)
                return QString();
            m_controller->back();
            settle();
            return QStringList{refusal.title, refusal.figure, refusal.day}.join(QLatin1Char('|'));
        };
        QCOMPARE(plain(said("000001")), u"Время по записи прошло|13:40|25 минут назад"_qs);
        QCOMPARE(plain(said("000002")), u"Вы записаны на другой день|13:30|завтра"_qs);
        QCOMPARE(plain(said("000003")), u"Талон по этой записи уже выдан|А041|"_qs);
        QCOMPARE(plain(said("000004")), u"Эта запись отменена|14:30|"_qs);
        QCOMPARE(plain(said("000005")), u"Ещё рано|16:10|"_qs);
    }

    void theOrdinaryQueueKeepsTheServiceInOneTouch()
    {
        m_terminal->setBookings({{u"000001"_qs, booked(-25, Verdict::late)}, {u"000003"_qs, booked(25, Verdict::used)}});
        openCode();
        enter(u"000003"_qs);
        QVERIFY(!checkIn()->queueOffered()); // would stand in the hall twice
        m_controller->queueInstead();
        QVERIFY(m_terminal->asked.empty());
        m_controller->back();
        settle();
        enter(u"000001"_qs);
        QVERIFY(checkIn()->queueOffered());
        m_controller->queueInstead();
        QCOMPARE(m_controller->step(), Step::Issuing);
        QVERIFY(m_terminal->asked.back().service == core::ServiceId{"decl"} && !m_terminal->asked.back().booking);
        Q_EMIT m_terminal->refused(core::Refusal::numbers_used_up);
        QCOMPARE(m_controller->step(), Step::Refused);
        settle();
        m_controller->back();
        QCOMPARE(m_controller->step(), Step::Welcome);
    }

    void theBackendMayKnowBetter()
    {
        openCode();
        enter(u"482913"_qs);
        m_controller->takeBooking();
        Q_EMIT m_terminal->refused(core::Refusal::booking_used);
        QCOMPARE(m_controller->step(), Step::BookingRefused);
        QCOMPARE(plain(checkIn()->refusal().title), u"Талон по этой записи уже выдан"_qs);
    }

    void aVisitorWhoGoesAwayIsForgotten()
    {
        openCode();
        type(u"4829"_qs);
        advance(std::chrono::seconds(46));
        QVERIFY(m_controller->idle()->warning());
        advance(std::chrono::seconds(31));
        QCOMPARE(m_controller->step(), Step::Welcome);
        QVERIFY(checkIn()->code().isEmpty());
    }

    void aScannedCodeIsATicketWithoutATouch()
    {
        m_controller->scanned(u"482913"_qs); // nobody has touched anything
        QCOMPARE(m_controller->step(), Step::Issuing);
        QVERIFY(m_terminal->asked.back().booking == core::BookingId{"8N4E6B0HTRC1W"});
        m_controller->scanned(u"482913"_qs); // it is still held there
        QCOMPARE(m_terminal->asked.size(), std::size_t{1});
    }

    void aScanThatOpensNoTicketSaysWhy()
    {
        m_terminal->setBookings({{u"482913"_qs, booked(-25, Verdict::late)}});
        m_controller->scanned(u"482913"_qs);
        QCOMPARE(m_controller->step(), Step::BookingRefused);
        advance(core::Millis{1'000});
        m_controller->scanned(u"https://example.org/482913"_qs); // not a part of it, all of it
        QCOMPARE(m_controller->step(), Step::BookingCode);
        QVERIFY(plain(checkIn()->miss()).startsWith(u"Это не код записи"_qs));
        settle();
        m_controller->typeCode(u"4"_qs);
        QCOMPARE(checkIn()->miss(), QString());
        advance(core::Millis{1'000});
        m_controller->scanned(u"000000"_qs);
        QVERIFY(plain(checkIn()->miss()).startsWith(u"Запись с таким кодом не найдена"_qs));
        QCOMPARE(checkIn()->code(), QString());
    }

    void theScannerGoesOnWhileTheKeypadRests()
    {
        openCode();
        for (int i = 0; i < KeypadRest::mostMisses; ++i)
            enter(u"999999"_qs);
        QVERIFY(checkIn()->resting());
        for (int i = 0; i < 2 * KeypadRest::mostMisses; ++i) {
            m_controller->scanned(u"888888"_qs);
            advance(core::Millis{1'000});
        }
        m_controller->scanned(u"482913"_qs);
        QCOMPARE(m_controller->step(), Step::Issuing);
    }

    void missesOfTheScannerRestNoKeypad()
    {
        openCode();
        for (int i = 0; i < 2 * KeypadRest::mostMisses; ++i) {
            m_controller->scanned(u"888888"_qs);
            advance(core::Millis{1'000});
        }
        QVERIFY(!checkIn()->resting());
    }

    void nobodyIsDisturbedByAScan()
    {
        m_controller->scanned(u"482913"_qs);
        Q_EMIT m_terminal->given(sampleTicket(core::Language::ru));
        settle();
        settle();
        QCOMPARE(m_controller->step(), Step::Ticket);
        m_controller->scanned(u"111111"_qs);
        QCOMPARE(m_controller->step(), Step::Ticket);
        m_controller->finish();
        settle();
        m_terminal->takeBookingsAway();
        m_controller->scanned(u"482913"_qs); // nobody can have booked here
        QCOMPARE(m_controller->step(), Step::Welcome);
    }

    void theNextOnesCodeEndsTheTicketThatStandsThere()
    {
        FoundBooking other = booked(40);
        other.booking->id = {"9N4E6B0HTRC1W"};
        m_terminal->setBookings({{u"482913"_qs, booked(25)}, {u"777777"_qs, other}});
        m_controller->chooseLanguage(u"en"_qs);
        settle();
        m_controller->scanned(u"482913"_qs);
        Q_EMIT m_terminal->given(sampleTicket(core::Language::en));
        for (int i = 0; i < 5; ++i) { // the paper is still held there
            advance(core::Millis{1'000});
            m_controller->scanned(u"482913"_qs);
            m_controller->scanned(u"https://example.org/t/9N4E6B0HTRC1W"_qs); // that of the receipt
            QCOMPARE(m_controller->step(), Step::Ticket);
        }
        m_controller->scanned(u"777777"_qs);
        QCOMPARE(m_controller->step(), Step::Issuing);
        QCOMPARE(m_terminal->asked.size(), std::size_t{2});
        QVERIFY(m_terminal->asked.back().booking == core::BookingId{"9N4E6B0HTRC1W"});
        QCOMPARE(m_terminal->asked.back().language, core::Language::ru); // nothing of the one before is left
    }

    void whoTypedTheCodeMayHoldItBeforeTheScannerToo()
    {
        openCode();
        enter(u"482913"_qs);
        m_controller->takeBooking();
        Q_EMIT m_terminal->given(sampleTicket(core::Language::ru));
        advance(core::Millis{1'000});
        m_controller->scanned(u"482913"_qs);
        QCOMPARE(m_controller->step(), Step::Ticket);
        QCOMPARE(m_terminal->asked.size(), std::size_t{1});
    }

    void theNextOneWhoGetsNoTicketIsToldWhy()
    {
        FoundBooking late = booked(-25, Verdict::late);
        late.booking->id = {"9N4E6B0HTRC1W"};
        m_terminal->setBookings({{u"777777"_qs, late}});
        take(); // of the ordinary queue
        m_controller->scanned(u"777777"_qs);
        QCOMPARE(m_controller->step(), Step::BookingRefused);
        QCOMPARE(plain(checkIn()->refusal().title), u"Время по записи прошло"_qs);
    }

    void theFirstScreenSpeaksOfAScannerWhereThereIsOne()
    {
        const auto note = [this] { return plain(m_controller->categories()->find(TicketController::bookingChoice())->note); };
        QCOMPARE(note(), u"Наберите код из подтверждения"_qs);
        m_controller->setScanner(true);
        QCOMPARE(note(), u"Поднесите код к сканеру или наберите его"_qs);
        m_controller->setScanner(false);
        QCOMPARE(note(), u"Наберите код из подтверждения"_qs);
    }

    void everythingIsSaidInEnglishToo()
    {
        m_controller->chooseLanguage(u"en"_qs);
        settle();
        QCOMPARE(plain(m_controller->categories()->find(TicketController::bookingChoice())->title), u"I have a booking"_qs);
        openCode();
        enter(u"000000"_qs);
        QVERIFY(plain(checkIn()->miss()).startsWith(u"No booking has this code"_qs));
    }
};

} // namespace talon::test

QTEST_GUILESS_MAIN(talon::test::CheckInTest)
#include "check_in_test.moc"
