// SPDX-License-Identifier: GPL-3.0-or-later
#include "fake_announcer.h"
#include "fake_terminal.h"
#include "kiosk/screens/hall_controller.h"
#include "kiosk/screens/translations.h"
#include "sample_hall.h"

#include <QSignalSpy>
#include <QTest>
#include <memory>

namespace talon::test {

using kiosk::CallsModel;
using kiosk::HallController;
using kiosk::Heartbeat;

class HallControllerTest : public QObject
{
    Q_OBJECT

private:
    void advance(core::Millis time)
    {
        for (core::Millis left = time; left > core::Millis{0}; left -= core::Millis{200}) {
            m_terminal->setNow(m_terminal->now() + core::Millis{200});
            Q_EMIT m_heartbeat->beat();
        }
    }
    void start()
    {
        m_controller = std::make_unique<HallController>(m_terminal.get(), &m_announcer, &m_memory, m_heartbeat.get());
    }
    wire::CallLine call(std::int64_t id, int number, int window)
    {
        wire::CallLine line;
        line.call.call = id;
        line.call.number = {core::Letter::A, number};
        line.call.window = window;
        line.call.at = m_terminal->now();
        return line;
    }
    /// Adds a call on top of the document.
    void arrive(const wire::CallLine &line)
    {
        wire::Calls calls = m_terminal->calls();
        calls.lines.insert(calls.lines.begin(), line);
        m_terminal->setCalls(calls);
    }
    static QStringList numbers(CallsModel *model)
    {
        QStringList result;
        for (int row = 0; row < model->rowCount(); ++row)
            result << model->index(row).data(CallsModel::NumberRole).toString();
        return result;
    }

    std::unique_ptr<FakeTerminal> m_terminal;
    std::unique_ptr<Heartbeat> m_heartbeat;
    std::unique_ptr<kiosk::Translations> m_translations;
    FakeAnnouncer m_announcer;
    FakeSpokenMemory m_memory;
    std::unique_ptr<HallController> m_controller;

private Q_SLOTS:
    void init()
    {
        m_translations = std::make_unique<kiosk::Translations>();
        m_terminal = std::make_unique<FakeTerminal>();
        m_heartbeat = std::make_unique<Heartbeat>();
        m_announcer.announced.clear();
        m_memory = {};
        m_terminal->setNow(sampleNow());
        m_terminal->setMenu(sampleMenu());
        m_terminal->setBoard(sampleBoard());
        start();
    }

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

    void cleanup() { m_controller.reset(); }

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

    void saysSinceWhenItIsStale()
    {
        QCOMPARE(m_controller->waiting(), u"Ожидают: 37"_qs);
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
