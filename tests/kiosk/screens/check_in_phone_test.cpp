// SPDX-License-Identifier: GPL-3.0-or-later
// Somebody who has booked and has no code: by the time and the phone's last four digits.
#include "check_in_fixture.h"

namespace talon::test {

using kiosk::FoundBooking;
using kiosk::KeypadRest;
using kiosk::CheckIn;
using Asked = CheckIn::Asked;

class CheckInPhoneTest : public CheckInFixture
{
    Q_OBJECT

    void withoutCode()
    {
        openCode();
        m_controller->withoutCode();
        settle();
        QCOMPARE(checkIn()->asked(), Asked::Time);
    }

private Q_SLOTS:
    void init()
    {
        setUp();
        FoundBooking found;
        found.booking.emplace();
        found.booking->id = {"8N4E6B0HTRC1W"};
        found.booking->slot = m_terminal->now() + core::Minutes{25}; // 14:30
        found.booking->service = {"decl"};
        m_terminal->setBookings({{u"482913"_qs, found}});
        m_terminal->setPhones({{{14 * 60 + 30, u"4821"_qs}, found}});
    }
    void cleanup() { m_controller.reset(); }

    void theTimeAndFourFiguresAreATicket()
    {
        withoutCode();
        QCOMPARE(checkIn()->digits(), 4);
        enter(u"1430"_qs);
        QCOMPARE(checkIn()->asked(), Asked::Phone);
        QVERIFY(checkIn()->code().isEmpty());
        enter(u"4821"_qs);
        QCOMPARE(m_controller->step(), Step::Booking);
        QCOMPARE(checkIn()->time(), u"14:30"_qs);
        m_controller->takeBooking();
        QCOMPARE(m_controller->step(), Step::Issuing);
        QVERIFY(m_terminal->asked.back().booking == core::BookingId{"8N4E6B0HTRC1W"});
    }

    void withoutPhonesTheOrdinaryQueueIsTheWay()
    {
        m_terminal->setPhones({});
        openCode();
        QVERIFY(!checkIn()->phoneOffered());
        m_controller->withoutCode();
        QCOMPARE(checkIn()->asked(), Asked::Code);
    }

    void theSecondTouchOfAPairTakesNoOrdinaryTicket()
    {
        openCode();
        m_controller->withoutCode();
        m_controller->queueInstead(); // where «У меня нет кода» was stands another key now
        QCOMPARE(m_controller->step(), Step::BookingCode);
        settle();
        m_controller->queueInstead();
        QCOMPARE(m_controller->step(), Step::Welcome);
        settle();
        openCode();
        QCOMPARE(checkIn()->asked(), Asked::Code); // forgotten with the visitor
    }

    void noTimeOfTheDayIsNoMiss()
    {
        withoutCode();
        for (int i = 0; i < 2 * KeypadRest::mostMisses; ++i) {
            enter(u"2560"_qs);
            QVERIFY(!checkIn()->miss().isEmpty());
            QCOMPARE(checkIn()->asked(), Asked::Time);
        }
        QVERIFY(!checkIn()->resting());
    }

    void aTimeAtWhichNobodyIsServedIsSaidAtOnceAndIsNoMiss()
    {
        withoutCode();
        for (int i = 0; i < 2 * KeypadRest::mostMisses; ++i) {
            for (const QChar figure : u"103"_qs)
                m_controller->typeCode(QString(figure));
            QCOMPARE(checkIn()->typed(), u"1:03"_qs); // half past ten that was not typed to its end
            m_controller->enterCode();
            settle();
            QCOMPARE(checkIn()->asked(), Asked::Time);
            QCOMPARE(checkIn()->miss().replace(QChar(0x00a0), u' '), u"В 1:03 приёма нет. Наберите время записи ещё раз"_qs);
            QVERIFY(checkIn()->code().isEmpty() && !checkIn()->resting());
        }
        m_controller->typeCode(u"1"_qs);
        QVERIFY(checkIn()->miss().isEmpty());
        enter(u"030"_qs);
        QCOMPARE(checkIn()->asked(), Asked::Phone);
        QCOMPARE(checkIn()->bookedAt(), u"10:30"_qs); // it is seen while the phone is typed
    }

    void whatIsNoProofForgivesNoGuesses()
    {
        FoundBooking several, used;
        several.several = true;
        used.booking.emplace();
        used.booking->id = {"9N4E6B0HTRC1W"};
        used.booking->slot = m_terminal->now() + core::Minutes{25};
        used.booking->service = {"decl"};
        used.verdict = core::CheckInVerdict::used;
        m_terminal->setPhones({{{14 * 60 + 30, u"4821"_qs}, several}, {{14 * 60 + 30, u"4822"_qs}, used}});
        withoutCode();
        enter(u"1430"_qs);
        for (int i = 0; i < KeypadRest::mostMisses - 1; ++i)
            enter(u"0000"_qs);
        enter(u"4821"_qs);
        QVERIFY(!checkIn()->resting());
        enter(u"4822"_qs); // one's own, and again a guess
        QCOMPARE(m_controller->step(), Step::BookingRefused);
        m_controller->back();
        settle();
        QCOMPARE(checkIn()->asked(), Asked::Phone);
        QVERIFY(!checkIn()->resting());
        enter(u"0000"_qs);
        QVERIFY(checkIn()->resting());
    }

    void fiveWrongPhonesRestTheKeypadAndNotTheScanner()
    {
        withoutCode();
        enter(u"1430"_qs);
        for (int i = 0; i < KeypadRest::mostMisses; ++i) {
            QVERIFY(!checkIn()->resting());
            enter(u"0000"_qs);
        }
        QVERIFY(checkIn()->resting());
        enter(u"4821"_qs);
        QCOMPARE(m_controller->step(), Step::BookingCode);
        m_controller->scanned(u"482913"_qs);
        QCOMPARE(m_controller->step(), Step::Issuing);
    }

    void threeFiguresAreATimeToo()
    {
        FoundBooking found;
        found.booking.emplace();
        found.booking->id = {"9N4E6B0HTRC1W"};
        found.booking->slot = m_terminal->now() + core::Minutes{25};
        found.booking->service = {"decl"};
        m_terminal->setPhones({{{9 * 60 + 30, u"4821"_qs}, found}});
        withoutCode();
        m_controller->typeCode(u"9"_qs);
        m_controller->typeCode(u"3"_qs);
        QVERIFY(!checkIn()->complete());
        enter(u"0"_qs);
        QCOMPARE(checkIn()->asked(), Asked::Phone);
        enter(u"482"_qs); // of the phone all four
        QCOMPARE(m_controller->step(), Step::BookingCode);
        enter(u"1"_qs);
        QCOMPARE(m_controller->step(), Step::Booking);
    }

    void twoThatNobodyCanTellApartAreNoMiss()
    {
        FoundBooking several;
        several.several = true;
        m_terminal->setPhones({{{14 * 60 + 30, u"4821"_qs}, several}});
        withoutCode();
        enter(u"1430"_qs);
        for (int i = 0; i < 2 * KeypadRest::mostMisses; ++i) {
            enter(u"4821"_qs);
            QVERIFY(checkIn()->miss().contains(u"администратор"_qs));
            QVERIFY(!checkIn()->resting());
        }
        m_controller->typeCode(u"0"_qs);
        QVERIFY(checkIn()->miss().isEmpty());
    }

    void backLeadsThroughWhatWasAsked()
    {
        withoutCode();
        enter(u"1430"_qs);
        m_controller->back();
        settle();
        QCOMPARE(checkIn()->asked(), Asked::Time);
        m_controller->back();
        settle();
        QCOMPARE(checkIn()->asked(), Asked::Code);
        m_controller->back();
        QCOMPARE(m_controller->step(), Step::Welcome);
    }

    void aCodeThatIsScannedMeanwhileCounts()
    {
        withoutCode();
        enter(u"1430"_qs);
        m_controller->scanned(u"https://example.org/"_qs);
        QVERIFY(checkIn()->foreign());
        QCOMPARE(checkIn()->asked(), Asked::Code);
        advance(core::Millis{1'200});
        m_controller->scanned(u"482913"_qs);
        QCOMPARE(m_controller->step(), Step::Issuing);
    }
};

} // namespace talon::test

QTEST_GUILESS_MAIN(talon::test::CheckInPhoneTest)
#include "check_in_phone_test.moc"
