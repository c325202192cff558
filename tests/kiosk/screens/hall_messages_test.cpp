// SPDX-License-Identifier: GPL-3.0-or-later
// What a display says beside calls: hall messages between them, an evacuation at once; when it is the one that speaks, and how loud.
#include "hall_fixture.h"
#include "kiosk/screens/shared/hall_news.h"

#include <QSignalSpy>

namespace talon::test {

using namespace std::chrono_literals;

class HallMessagesTest : public HallFixture
{
    Q_OBJECT

    core::HallMessage message(const char *id, core::MessageKind kind = core::MessageKind::text, core::Millis lasts = 10min)
    {
        const core::Instant now = m_terminal->now();
        return {id, kind, {"Окно 5 переехало", "Window 5 has moved"}, now, now + lasts, 0min, true};
    }

private Q_SLOTS:
    void init() { setUp(); }
    void cleanup() { m_controller.reset(); }

    void aMessageIsSpokenBetweenCalls()
    {
        arrive(call(1, 23, 5));
        m_terminal->setMessages({message("m")});
        advance(1s);
        QVERIFY(m_announcer.messages.empty()); // a call is being said
        arrive(call(2, 24, 6));
        m_announcer.finishLast();
        QCOMPARE(m_announcer.announced.size(), std::size_t(2)); // the next call comes first
        QVERIFY(m_announcer.messages.empty());
        m_announcer.finishLast();
        QCOMPARE(m_announcer.messages.size(), std::size_t(1));
        QVERIFY(!m_controller->quiet());
        arrive(call(3, 25, 7));
        QCOMPARE(m_announcer.announced.size(), std::size_t(2)); // never over a message
        m_announcer.finishMessage();
        QCOMPARE(m_announcer.announced.size(), std::size_t(3));
        m_announcer.finishLast();
        advance(2min);
        QCOMPARE(m_announcer.messages.size(), std::size_t(1)); // once
    }

    void anEvacuationCutsWhatIsBeingSaid()
    {
        arrive(call(1, 23, 5));
        m_terminal->setMessages({message("fire", core::MessageKind::evacuation)});
        QCOMPARE(m_announcer.cuts, 1);
        QCOMPARE(m_announcer.messages.size(), std::size_t(1));
        QVERIFY(m_announcer.messages.back().kind == core::MessageKind::evacuation);
        arrive(call(2, 24, 6));
        m_announcer.finishMessage();
        QCOMPARE(m_announcer.announced.size(), std::size_t(1)); // no call while it stands
        advance(20s);
        QCOMPARE(m_announcer.messages.size(), std::size_t(2));
        m_announcer.finishMessage();
        m_terminal->setMessages({}); // taken back: both calls have their turn
        advance(400ms);
        m_announcer.finishLast();
        m_announcer.finishLast();
        QCOMPARE(m_announcer.announced.size(), std::size_t(3));
        QCOMPARE(m_announcer.announced[1].call, 1);
        QCOMPARE(m_announcer.announced[2].call, 2);
    }

    void theDisplayThatDoesNotSpeakSaysNothing()
    {
        m_terminal->setVoice({false, 0, {}});
        arrive(call(1, 23, 5));
        m_terminal->setMessages({message("m")});
        advance(1s);
        QVERIFY(m_announcer.announced.empty() && m_announcer.messages.empty());
        QCOMPARE(numbers(m_controller->current()), QStringList{u"А023"_qs}); // it is seen
        arrive(call(2, 24, 6));
        m_terminal->setVoice({true, 1, {}}); // the other one said the first call and is gone
        QCOMPARE(m_announcer.announced.size(), std::size_t(1));
        QCOMPARE(m_announcer.announced.front().call, 2);
        QCOMPARE(m_controller->voice()->unspoken(), 0);
    }

    void whoHandsOverIsHeardNoMore()
    {
        arrive(call(1, 23, 5));
        arrive(call(2, 24, 6));
        m_controller->voice()->setHeard(false);
        m_terminal->setVoice({false, 0, {}}); // another one says them from the first on
        QCOMPARE(m_announcer.cuts, 1);
        m_announcer.finishLast();
        QCOMPARE(m_announcer.announced.size(), std::size_t(1));
        QCOMPARE(m_controller->voice()->unspoken(), 0);
    }

    void itTellsWhatItSaid()
    {
        QSignalSpy said(m_controller->voice(), &kiosk::HallVoice::saidChanged);
        arrive(call(7, 23, 5));
        m_announcer.failLast();
        QVERIFY(said.isEmpty()); // it may have been heard by nobody
        arrive(call(8, 24, 6));
        m_announcer.finishLast();
        QCOMPARE(said.count(), 1);
        QCOMPARE(m_controller->voice()->said(), 8);
    }

    void somebodyWantsToHearIt()
    {
        const core::Instant asked = m_terminal->now();
        m_terminal->setVoice({true, 0, wire::Voice::Check{asked, 40}});
        QCOMPARE(m_announcer.checks.size(), std::size_t(1));
        QCOMPARE(m_announcer.checks.front().second, 40);
        m_terminal->setVoice({true, 0, wire::Voice::Check{asked, 40}}); // the same again
        QCOMPARE(m_announcer.checks.size(), std::size_t(1));
        m_terminal->setNow(asked + 2min);
        m_terminal->setVoice({true, 0, wire::Voice::Check{asked + 30s, 40}}); // whoever wanted to has gone
        QCOMPARE(m_announcer.checks.size(), std::size_t(1));
    }

    void itIsAsLoudAsTheSettingsSayAtOnce()
    {
        wire::Menu menu = m_terminal->menu();
        menu.site.sound.volume = 60;
        m_terminal->setMenu(menu);
        advance(200ms);
        QVERIFY(m_announcer.loudness == (core::SoundNow{60, core::SoundParts::all}));
        menu.site.places = {{"hall-1", "hall", {"Табло"}, {}, core::Sound{30, core::SoundParts::chime, {}, false}}};
        m_terminal->setPlace("hall-1");
        m_terminal->setMenu(menu);
        advance(200ms);
        QVERIFY(m_announcer.loudness == (core::SoundNow{30, core::SoundParts::chime}));
    }

    void theDayTellsItsHoursWithoutABackend()
    {
        wire::Menu menu = m_terminal->menu();
        menu.site.sound.tells_hours = true;
        const core::Day day = core::local_day(m_terminal->now(), menu.site.utc_offset);
        for (auto &hours : menu.site.hours)
            hours = {{540, 1080}};
        m_terminal->setMenu(menu);
        m_terminal->goOffline(m_terminal->now());
        m_terminal->setNow(core::day_start(day, menu.site.utc_offset) + 1070min);
        advance(400ms);
        QCOMPARE(m_announcer.messages.size(), std::size_t(1));
        QVERIFY(m_announcer.messages.front().kind == core::MessageKind::closing);
    }

    void whatIsShown()
    {
        kiosk::HallNews news(m_terminal.get(), m_heartbeat.get());
        QVERIFY(news.line().isEmpty() && news.evacuation().isEmpty());
        const core::Instant start = m_terminal->now();
        m_terminal->setMessages({message("m")});
        QSet<QString> seen;
        for (core::Millis at{0}; at < 2min; at += kiosk::HallNews::dwell) {
            m_terminal->setNow(start + at);
            Q_EMIT m_heartbeat->beat();
            seen.insert(news.line().replace(QChar(0xa0), u' '));
        }
        QCOMPARE(seen, (QSet<QString>{u"Окно 5 переехало"_qs, u"Window 5 has moved"_qs})); // both languages in turn
        m_terminal->goOffline(start);
        m_terminal->setNow(start + 10min); // it ends in time, with or without a backend
        Q_EMIT m_heartbeat->beat();
        QVERIFY(news.line().isEmpty());
        m_terminal->setMessages({message("fire", core::MessageKind::evacuation)});
        QCOMPARE(news.evacuation().replace(QChar(0xa0), u' '), u"Окно 5 переехало"_qs);
        QCOMPARE(news.evacuationEnglish().replace(QChar(0xa0), u' '), u"Window 5 has moved"_qs);
    }
};

} // namespace talon::test

QTEST_GUILESS_MAIN(talon::test::HallMessagesTest)
#include "hall_messages_test.moc"
