// SPDX-License-Identifier: GPL-3.0-or-later
#include "hall_fixture.h"

#include <QSignalSpy>

namespace talon::test {

class HallControllerTest : public HallFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { m_controller.reset(); }

    void isReadyAsSoonAsTheMenuComes()
    {
        m_terminal->setMenu({});
        start();
        QVERIFY(!m_controller->ready());
        QSignalSpy changed(m_controller.get(), &HallController::changed);
        m_terminal->setMenu(sampleMenu());
        QVERIFY(m_controller->ready());
        QVERIFY(!changed.isEmpty());
    }

    void aCallIsLargeSpokenAndThenCalm()
    {
        arrive(call(1, 23, 5));
        QCOMPARE(numbers(m_controller->current()), QStringList{u"А023"_qs});
        QCOMPARE(m_controller->current()->index(0).data(CallsModel::SentenceRole).toString().replace(QChar(0xa0), u' '),
                 u"Талон А023, окно 5"_qs);
        QCOMPARE(m_announcer.announced.size(), std::size_t(1));
        QCOMPARE(m_memory.spoken.begun, 1);
        QCOMPARE(m_memory.spoken.finished, 0);
        m_announcer.finishLast();
        QCOMPARE(m_memory.spoken.finished, 1);
        advance(HallController::blinkTime - core::Millis{400});
        QVERIFY(m_controller->current()->index(0).data(CallsModel::FreshRole).toBool());
        advance(core::Millis{600});
        QVERIFY(!m_controller->current()->index(0).data(CallsModel::FreshRole).toBool());
        advance(std::chrono::minutes(5));
        QCOMPARE(numbers(m_controller->current()), QStringList{u"А023"_qs});
        QVERIFY(!m_controller->emphasis());
    }

    void callsAreSpokenOneAfterTheOther()
    {
        arrive(call(1, 23, 5));
        arrive(call(2, 24, 6));
        arrive(call(3, 25, 7));
        QCOMPARE(m_announcer.announced.size(), std::size_t(1));
        QCOMPARE(numbers(m_controller->current()), (QStringList{u"А025"_qs, u"А024"_qs, u"А023"_qs}));
        advance(std::chrono::seconds(9));
        m_announcer.finishLast();
        QCOMPARE(m_announcer.announced.size(), std::size_t(2));
        QCOMPARE(m_announcer.announced.back().call, 2);
        advance(std::chrono::seconds(9));
        m_announcer.failLast(); // a call that could not be spoken does not hold the next one up
        QCOMPARE(m_announcer.announced.back().call, 3);
        QVERIFY(m_controller->current()->index(0).data(CallsModel::FreshRole).toBool());
        m_announcer.finishLast();
        QCOMPARE(m_announcer.announced.size(), std::size_t(3));
    }

    void theCallThatIsHeardIsAlwaysSeen()
    {
        for (int i = 1; i <= 6; ++i)
            arrive(call(i, i, i));
        QCOMPARE(m_announcer.announced.back().call, 1);
        QCOMPARE(m_controller->current()->count(), 3);
        QVERIFY(numbers(m_controller->current()).contains(u"А001"_qs));
    }

    void manyWindowsAtOnceAreAllSpokenAndEachIsSeenWhileItIsHeard()
    {
        wire::Calls calls;
        for (int i = 1; i <= 14; ++i)
            calls.lines.insert(calls.lines.begin(), call(i, i, i));
        m_terminal->setCalls(calls);
        std::size_t heard = 0;
        while (!m_controller->quiet() && heard < 14) {
            const auto &said = m_announcer.utterances.back();
            heard += said.calls.size();
            for (const core::Call &each : said.calls)
                QVERIFY(numbers(m_controller->rows()).contains(u"А"_qs + QString::number(each.number.number).rightJustified(3, u'0')));
            advance(std::chrono::seconds(3));
            m_announcer.finishLast();
        }
        QCOMPARE(heard, std::size_t(14));
        QCOMPARE(m_announcer.announced.size(), std::size_t(14));
        QVERIFY(m_announcer.utterances.size() < 14); // some of them three at a time
        QCOMPARE(m_controller->voice()->unspoken(), 0);
    }

    void whoHasComeIsNotCalledAnyMore()
    {
        QSignalSpy unspoken(m_controller->voice(), &kiosk::HallVoice::unspokenChanged);
        arrive(call(1, 23, 5));
        arrive(call(2, 24, 6));
        wire::Calls calls = m_terminal->calls();
        calls.lines[0].active = false; // before it could be spoken
        m_terminal->setCalls(calls);
        m_announcer.finishLast();
        QCOMPARE(m_announcer.announced.size(), std::size_t(1));
        QCOMPARE(m_controller->voice()->unspoken(), 1);
        QCOMPARE(unspoken.count(), 1);
    }

    void aCallWaitsForTheLoudspeaker()
    {
        m_announcer.sound = false;
        arrive(call(1, 23, 5));
        advance(std::chrono::minutes(2));
        QVERIFY(m_announcer.announced.empty());
        QVERIFY(numbers(m_controller->current()).contains(u"А023"_qs));
        m_announcer.giveSoundBack();
        QCOMPARE(m_announcer.announced.size(), std::size_t(1));
        m_announcer.failLast();
        advance(std::chrono::seconds(5));
        QCOMPARE(m_announcer.announced.size(), std::size_t(1));
        m_announcer.giveSoundBack();
        QCOMPARE(m_announcer.announced.size(), std::size_t(2)); // said from its beginning
    }

    void aDisplayThatDoesNotSpeakShowsAll()
    {
        QSignalSpy changed(m_controller->voice(), &kiosk::HallVoice::speaksChanged);
        m_controller->voice()->setSpeaks(false);
        arrive(call(1, 23, 5));
        QVERIFY(m_announcer.announced.empty());
        QCOMPARE(numbers(m_controller->current()), QStringList{u"А023"_qs}); // seen on both
        QCOMPARE(m_controller->voice()->unspoken(), 0);
        m_controller->voice()->setSpeaks(true); // valid at once
        QCOMPARE(m_announcer.announced.size(), std::size_t(1));
        QCOMPARE(changed.count(), 2);
    }

    void saysThatItIsOnlySeen()
    {
        m_controller->voice()->setHeard(false);
        advance(kiosk::HallVoice::silenceShownAfter - core::Millis{400});
        QVERIFY(m_controller->silence().isEmpty()); // found again at once
        advance(core::Millis{800});
        QCOMPARE(m_controller->silence(), u"Вызовы без звука. Следите за табло."_qs);
        m_controller->voice()->setHeard(true);
        QVERIFY(m_controller->silence().isEmpty());
    }

    void aSilentAnnouncerIsGivenUp()
    {
        arrive(call(1, 23, 5));
        advance(std::chrono::seconds(30));
        arrive(call(2, 24, 6));
        QCOMPARE(m_announcer.announced.size(), std::size_t(1));
        advance(std::chrono::seconds(31));
        QCOMPARE(m_announcer.announced.back().call, 2);
    }

    void nothingIsSpokenTwiceOverARestart()
    {
        arrive(call(1, 23, 5));
        m_announcer.finishLast();
        m_controller.reset();
        start();
        advance(std::chrono::seconds(1));
        QCOMPARE(m_announcer.announced.size(), std::size_t(1));
    }

    void oldCallsAreShownButNotPointedOut()
    {
        m_terminal->setCalls(sampleCalls(12, std::chrono::minutes(5)));
        QVERIFY(m_announcer.announced.empty());
        QCOMPARE(m_controller->current()->count(), 1);
        QVERIFY(!m_controller->current()->index(0).data(CallsModel::FreshRole).toBool());
        QCOMPARE(m_controller->last()->count(), 9);
    }

    void aRecallTakesThePlaceOfItsCall()
    {
        arrive(call(1, 23, 5));
        arrive(call(2, 24, 6));
        wire::CallLine again = call(3, 23, 5);
        again.call.repeat = 1;
        arrive(again);
        QCOMPARE(numbers(m_controller->last()), (QStringList{u"А023"_qs, u"А024"_qs}));
    }

    void rowsAreAlwaysAsManyNewestOnTop()
    {
        m_terminal->setCalls(sampleCalls(12, std::chrono::minutes(5)));
        const QStringList last = numbers(m_controller->last());
        QCOMPARE(numbers(m_controller->rows()), last.mid(0, 3));
        QCOMPARE(numbers(m_controller->earlier()).mid(0, 6), last.mid(3));
        arrive(call(200, 5, 1));
        QCOMPARE(numbers(m_controller->rows()), (QStringList{u"А005"_qs} + last.mid(0, 2)));
        for (const QString &number : numbers(m_controller->earlier()))
            QVERIFY(!numbers(m_controller->rows()).contains(number));
    }

    void aNewCallPushesTheOthersDown()
    {
        QSignalSpy pushed(m_controller->rows(), &CallsModel::pushed);
        arrive(call(1, 23, 5));
        QCOMPARE(pushed.count(), 0); // there was nothing to push
        arrive(call(2, 24, 6));
        QCOMPARE(pushed.count(), 1);
        advance(std::chrono::minutes(2));
        QCOMPARE(pushed.count(), 1);
    }

    void onlyARecallFlashes()
    {
        arrive(call(1, 23, 5));
        advance(HallController::blinkPhase);
        QVERIFY(!m_controller->emphasis());
        wire::CallLine again = call(2, 23, 5);
        again.call.repeat = 1;
        arrive(again);
        bool flashed = false;
        for (int i = 0; i < 10; ++i) {
            advance(core::Millis{200});
            flashed = flashed || m_controller->emphasis();
        }
        QVERIFY(flashed);
    }

    void noCallOfAnotherDay()
    {
        arrive(call(1, 23, 5));
        m_terminal->setNow(m_terminal->now() + std::chrono::hours(19));
        Q_EMIT m_heartbeat->beat();
        QVERIFY(numbers(m_controller->rows()).isEmpty());
        QVERIFY(numbers(m_controller->current()).isEmpty());
        arrive(call(2, 1, 5));
        QCOMPARE(numbers(m_controller->rows()), QStringList{u"А001"_qs});
    }

    void nightBeginsWhenNobodyIsLeft()
    {
        m_terminal->setNow(m_terminal->now() + std::chrono::hours(5)); // 19:05
        Q_EMIT m_heartbeat->beat();
        QVERIFY(!m_controller->night()); // 37 people still wait
        m_terminal->setBoard({});
        QVERIFY(m_controller->night());
        wire::CallLine late = call(1, 23, 5);
        late.active = true;
        arrive(late);
        QVERIFY(!m_controller->night());
    }

    void saysSinceWhenItIsStale()
    {
        QCOMPARE(m_controller->waiting(), u"Ждут 37\u00a0человек"_qs);
        m_terminal->goOffline(m_terminal->now());
        QVERIFY(m_controller->stale().isEmpty());
        advance(std::chrono::minutes(3));
        QVERIFY2(m_controller->stale().contains(u"14:05"_qs), qPrintable(m_controller->stale()));
        QVERIFY(m_controller->waiting().isEmpty());
        m_terminal->goOnline();
        QVERIFY(m_controller->stale().isEmpty());
    }
};

} // namespace talon::test

QTEST_MAIN(talon::test::HallControllerTest)
#include "hall_controller_test.moc"
