// SPDX-License-Identifier: GPL-3.0-or-later
// A display that was cut off or started again: every call that it missed is shown, and none twice.
#include "hall_fixture.h"

#include <QSignalSpy>
#include <map>

namespace talon::test {

class MissedCallsTest : public HallFixture
{
    Q_OBJECT

private:
    /// The display was cut off while the windows called on; now it gets what the backend remembers.
    void comeBackTo(std::vector<wire::CallLine> oldestFirst)
    {
        wire::Calls calls;
        calls.lines.assign(oldestFirst.rbegin(), oldestFirst.rend());
        m_terminal->setCalls(calls);
    }
    wire::CallLine missed(std::int64_t id, bool active)
    {
        wire::CallLine line = call(id, int(id), int(id));
        line.call.at -= std::chrono::minutes(5) - std::chrono::seconds(id);
        line.active = active;
        return line;
    }
    /// Lets time go on and notes which numbers stood large for as long as a person needs.
    QStringList numbersShown(core::Millis time)
    {
        QStringList shown;
        for (core::Millis gone{0}; gone < time; gone += core::Millis{200}) {
            const QStringList now = numbers(m_controller->current());
            for (const QString &number : now)
                if ((m_stood[number] += core::Millis{200}) == HallController::shownTime)
                    shown << number;
            advance(core::Millis{200});
        }
        return shown;
    }

    std::map<QString, core::Millis> m_stood;

private Q_SLOTS:
    void init()
    {
        m_stood.clear();
        setUp();
    }
    void cleanup() { m_controller.reset(); }

    void missedCallsAreShownInTurn()
    {
        comeBackTo({missed(1, true), missed(2, false), missed(3, true), missed(4, true), missed(5, true), missed(6, true)});
        QCOMPARE(m_announcer.announced.size(), std::size_t(1)); // called five minutes ago, and nobody has come yet
        QCOMPARE(numbers(m_controller->current()), (QStringList{u"А004"_qs, u"А003"_qs, u"А001"_qs}));
        QCOMPARE(numbers(m_controller->last()).size(), 6);
        QStringList shown = numbersShown(std::chrono::seconds(60));
        shown.sort();
        QCOMPARE(shown, (QStringList{u"А001"_qs, u"А003"_qs, u"А004"_qs, u"А005"_qs, u"А006"_qs}));
        while (!m_controller->quiet()) {
            advance(std::chrono::seconds(5));
            m_announcer.finishLast();
            advance(HallController::shownTime + core::Millis{400});
        }
        std::vector<std::int64_t> spoken;
        for (const core::Call &each : m_announcer.announced)
            spoken.push_back(each.call);
        QCOMPARE(spoken, (std::vector<std::int64_t>{1, 3, 4, 5, 6})); // all who are waited for, and each once
        advance(std::chrono::minutes(1));
        QCOMPARE(numbers(m_controller->current()), QStringList{u"А006"_qs});
        QVERIFY(m_controller->quiet());
    }

    void newCallsGoOnWhileMissedOnesHaveTheirTurn()
    {
        std::vector<wire::CallLine> lines{missed(1, true), missed(2, true)};
        for (int i = 3; i <= 6; ++i) {
            lines.push_back(call(i, i, i));
            lines.back().active = true;
        }
        comeBackTo(lines);
        QCOMPARE(m_announcer.announced.back().call, 1); // the oldest that was missed
        QVERIFY(numbers(m_controller->current()).contains(u"А001"_qs)); // heard, so seen
        QStringList shown;
        for (std::size_t said = 1; said <= m_announcer.utterances.size() && said < 10; ++said) {
            shown << numbersShown(std::chrono::seconds(11));
            m_announcer.finishLast();
        }
        shown << numbersShown(std::chrono::minutes(1));
        QCOMPARE(m_announcer.announced.size(), std::size_t(6));
        for (const QString &number : {u"А001"_qs, u"А002"_qs, u"А003"_qs, u"А004"_qs, u"А005"_qs, u"А006"_qs})
            QVERIFY2(shown.contains(number), qPrintable(number));
    }

    void yesterdaysCallsOnTheDiskAreSilentUntilTheBackendVouches()
    {
        wire::Calls calls;
        calls.lines = {missed(7, true)};
        m_terminal->goOffline(m_terminal->now());
        m_terminal->setCalls(calls);
        start();
        advance(std::chrono::minutes(2));
        QVERIFY(m_announcer.announced.empty());
        m_terminal->goOnline();
        advance(kiosk::HallVoice::vouchedAfter - core::Millis{400});
        QVERIFY(m_announcer.announced.empty()); // a newer document may be on its way
        advance(core::Millis{800});
        QCOMPARE(m_announcer.announced.size(), std::size_t(1));
    }

    void aMissedCallThatIsServedNeedsNoTurn()
    {
        comeBackTo({missed(1, true), missed(2, true), missed(3, true), missed(4, true), missed(5, true)});
        comeBackTo({missed(1, true), missed(2, true), missed(3, true), missed(4, false), missed(5, true)});
        QVERIFY(!numbersShown(std::chrono::seconds(40)).contains(u"А004"_qs));
    }

    void whatWasShownIsNotNewAfterARestart()
    {
        comeBackTo({missed(1, true), missed(2, true), missed(3, true), missed(4, true)});
        advance(HallController::shownTime + core::Millis{400}); // three were shown, the fourth has just got its turn
        QCOMPARE(m_shown.kept.upTo, 3);
        m_controller.reset();
        start();
        QCOMPARE(numbers(m_controller->current()), QStringList{u"А004"_qs});
        QVERIFY(m_controller->current()->index(0).data(CallsModel::FreshRole).toBool());
        advance(std::chrono::minutes(1));
        m_controller.reset();
        start();
        QVERIFY(!m_controller->current()->index(0).data(CallsModel::FreshRole).toBool());
        QCOMPARE(m_shown.kept, (kiosk::ShownCalls::Kept{4, {}}));
    }

    void aYoungCallIsLargeAgainAfterARestart()
    {
        arrive(call(1, 23, 5));
        m_announcer.finishLast();
        advance(HallController::shownTime + core::Millis{400});
        m_controller.reset();
        start();
        QCOMPARE(numbers(m_controller->current()), QStringList{u"А023"_qs});
        QVERIFY(!m_controller->current()->index(0).data(CallsModel::FreshRole).toBool());
        QCOMPARE(m_announcer.announced.size(), std::size_t(1));
    }

    void aRestoredBackendCountsAnew()
    {
        arrive(call(500, 23, 5));
        m_announcer.finishLast();
        advance(std::chrono::minutes(2));
        wire::CallLine again = call(450, 24, 6);
        again.active = true;
        comeBackTo({again});
        QCOMPARE(m_announcer.announced.back().call, 450);
        QVERIFY(m_controller->current()->index(0).data(CallsModel::FreshRole).toBool());
    }

    void knownCallsStayFew()
    {
        kiosk::ShownCalls shown{{}};
        for (int i = 1; i <= 1'000; ++i) {
            shown.add(2 * i); // every other one is never shown
            wire::Calls calls;
            for (int id = 2 * i; id > std::max(0, 2 * i - 64); --id) {
                calls.lines.push_back({});
                calls.lines.back().call.call = id;
                calls.lines.back().active = true;
            }
            QVERIFY(!shown.follow(calls));
            QVERIFY(shown.kept().beyond.size() <= 64);
        }
    }

    void aShortOutageIsNotWorthAWord()
    {
        arrive(call(1, 23, 5));
        QSignalSpy changed(m_controller.get(), &HallController::changed);
        m_terminal->goOffline(m_terminal->now());
        advance(HallController::shortOutage - core::Millis{400});
        m_terminal->goOnline();
        advance(std::chrono::seconds(10));
        QCOMPARE(changed.count(), 0);
    }
};

} // namespace talon::test

QTEST_MAIN(talon::test::MissedCallsTest)
#include "missed_calls_test.moc"
