// SPDX-License-Identifier: GPL-3.0-or-later
// Long because all that is heard, and how loud, is shown on one player.
#include "kiosk/devices/announcer.h"

#include "kiosk/devices/limiter.h"
#include "kiosk/devices/sound_player.h"
#include "kiosk/devices/splice.h"
#include "tests/kiosk/devices/pack_folder.h"

#include <QSignalSpy>
#include <QTest>

using namespace talon;
using namespace talon::kiosk;
using core::Language;

namespace {

/// Notes what it is given to play.
class FakePlayer : public SoundPlayer
{
public:
    State state() const override { return current; }
    void enqueue(qint64 id, const QByteArray &pcm, int pause) override
    {
        played.append({id, pcm});
        pauses.append(pause);
    }
    void cut() override { ++cuts; }
    void become(State now)
    {
        current = now;
        Q_EMIT stateChanged(now);
    }

    QList<std::pair<qint64, QByteArray>> played;
    QList<int> pauses;
    int cuts = 0;
    State current = State::Ready;
};

core::Call callOf(int number, int window, Language language)
{
    core::Call call;
    call.call = 77;
    call.number = {core::Letter::A, number};
    call.window = static_cast<core::WindowNumber>(window);
    call.language = language;
    return call;
}

core::Utterance one(const core::Call &call, core::Manner manner = core::Manner::full, bool chime = true)
{
    return {.calls = {call}, .manner = manner, .chime = chime};
}

} // namespace

class AnnouncerTest : public QObject
{
    Q_OBJECT

    const QByteArray m_chime = PackFolder::constant(9000, 30);

    Announcement parts(bool english, const QList<const char *> &more = {}) const
    {
        PackFolder folder;
        if (english)
            folder.fragments("en", Language::en);
        for (const char *id : more) {
            folder.add("ru", id, PackFolder::constant(50, 20));
            folder.add("en", id, PackFolder::constant(60, 20));
        }
        folder.writeManifest();
        auto pack = VoicePack::load(folder.path());
        return {pack ? std::optional{std::move(*pack)} : std::nullopt, m_chime, false};
    }
    QByteArray spoken(const Announcement &from, Language language) const
    {
        return phraseSound(*from.voice, language, "call", {{core::Letter::A, 23}, 5, {}});
    }
    QByteArray soundOf(const Announcement &from, Language language) const
    {
        return announcementSound(from, {core::Letter::A, 23}, 5, language);
    }

private Q_SLOTS:
    void chimeThenRussian();
    void englishAfterRussian();
    void aBurstHasOneChime();
    void fewWords();
    void aVoiceWithoutTheWordsSaysTheOrdinaryForm();
    void aRecallSaysSo();
    void whoIsSentToAnotherWindowIsToldSo();
    void aRollSaysNumbersInTheirLanguage();
    void chimeOnly();
    void theBurstsChimeWasForAll();
    void callsWaitForALoudspeaker();
    void speechWithoutChime();
    void playerIsGivenTheSoundAndItsNewsAreTold();
    void nothingToPlayFails();
    void aVolumeOnlyTurnsDown();
    void quietHoursSayNothingAndEvacuationsAllTheSame();
    void chimeOrSpeechAloneBySettings();
    void messagesAreSaidInBothLanguages();
    void aCheckIsAsLoudAsItIsAskedToBe();
    void whatIsCutIsCutInThePlayer();
};

void AnnouncerTest::chimeThenRussian()
{
    const Announcement from = parts(true);
    QVERIFY(from.voice.has_value());
    QVERIFY(!spoken(from, Language::ru).isEmpty());
    QCOMPARE(soundOf(from, Language::ru), m_chime + silence(Pauses::afterChime) + spoken(from, Language::ru));
}

void AnnouncerTest::englishAfterRussian()
{
    const Announcement from = parts(true);
    QCOMPARE(soundOf(from, Language::en), m_chime + silence(Pauses::afterChime) + spoken(from, Language::ru)
                                              + silence(Pauses::betweenLanguages) + spoken(from, Language::en));
    const Announcement russianOnly = parts(false);
    QCOMPARE(soundOf(russianOnly, Language::en), soundOf(russianOnly, Language::ru));
}

void AnnouncerTest::aBurstHasOneChime()
{
    const Announcement from = parts(true);
    const core::Call call = callOf(23, 5, Language::ru);
    QCOMPARE(utteranceSound(from, one(call)), m_chime + silence(Pauses::afterChime) + spoken(from, Language::ru));
    QCOMPARE(utteranceSound(from, one(call, core::Manner::full, false)), spoken(from, Language::ru));
}

void AnnouncerTest::fewWords()
{
    const Announcement from = parts(true, {"counter", "again", "look"});
    const auto said = [&](Language language) { return phraseSound(*from.voice, language, "brief", {{core::Letter::A, 23}, 5, {}}); };
    QVERIFY(!said(Language::ru).isEmpty());
    QVERIFY(said(Language::ru).size() < spoken(from, Language::ru).size());
    QCOMPARE(utteranceSound(from, one(callOf(23, 5, Language::ru), core::Manner::brief, false)), said(Language::ru));
    QCOMPARE(utteranceSound(from, one(callOf(23, 5, Language::en), core::Manner::brief, false)),
             said(Language::ru) + silence(Pauses::betweenBrief) + said(Language::en));
}

void AnnouncerTest::aVoiceWithoutTheWordsSaysTheOrdinaryForm()
{
    const Announcement from = parts(true);
    core::Call call = callOf(23, 5, Language::ru);
    QCOMPARE(utteranceSound(from, one(call, core::Manner::brief, false)), spoken(from, Language::ru));
    call.repeat = 1;
    QCOMPARE(utteranceSound(from, one(call, core::Manner::full, false)), spoken(from, Language::ru));
}

void AnnouncerTest::aRecallSaysSo()
{
    const Announcement from = parts(true, {"counter", "again", "look"});
    core::Call call = callOf(23, 5, Language::ru);
    call.repeat = 2;
    const QByteArray said = utteranceSound(from, one(call, core::Manner::full, false));
    QCOMPARE(said, from.voice->fragment(Language::ru, QStringLiteral("again")) + silence(Pauses::atComma) + spoken(from, Language::ru));
}

void AnnouncerTest::whoIsSentToAnotherWindowIsToldSo()
{
    const Announcement from = parts(true, {"counter", "other_window"});
    core::Utterance moved = one(callOf(23, 5, Language::ru), core::Manner::full, false);
    moved.moved = true;
    const QByteArray said = phraseSound(*from.voice, Language::ru, "move", {{core::Letter::A, 23}, 5, {}});
    QVERIFY(!said.isEmpty() && said != spoken(from, Language::ru));
    QCOMPARE(utteranceSound(from, moved), said);
    QCOMPARE(utteranceSound(parts(true), moved), spoken(parts(true), Language::ru)); // a voice without the words
}

void AnnouncerTest::aRollSaysNumbersInTheirLanguage()
{
    const Announcement from = parts(true, {"counter", "again", "look"});
    const auto number = [&](int value, Language language) {
        return phraseSound(*from.voice, language, "roll", {{core::Letter::A, value}, 1, {}});
    };
    core::Utterance roll{.calls = {callOf(23, 5, Language::ru), callOf(7, 6, Language::en), callOf(119, 7, Language::ru)},
                         .manner = core::Manner::roll, .chime = false};
    const QByteArray numbers = number(23, Language::ru) + silence(Pauses::betweenNumbers) + number(7, Language::en)
                             + silence(Pauses::betweenNumbers) + number(119, Language::ru);
    QCOMPARE(utteranceSound(from, roll), numbers);
    roll.opens_roll = true;
    QCOMPARE(utteranceSound(from, roll),
             from.voice->fragment(Language::ru, QStringLiteral("look")) + silence(Pauses::betweenNumbers) + numbers);
    roll.opens_roll = false;
    roll.tempo = 150;
    QCOMPARE(utteranceSound(from, roll).size(), numbers.size() / 3 * 2);
}

void AnnouncerTest::theBurstsChimeWasForAll()
{
    FakePlayer player;
    Announcement from = parts(true);
    from.chimeOnly = true;
    Announcer announcer{player, from};
    QSignalSpy finished{&announcer, &CallAnnouncer::finished};
    QSignalSpy failed{&announcer, &CallAnnouncer::failed};
    announcer.announce(one(callOf(23, 5, Language::ru), core::Manner::brief, false));
    QTRY_COMPARE(finished.count(), 1);
    QVERIFY(failed.isEmpty() && player.played.isEmpty());
}

void AnnouncerTest::callsWaitForALoudspeaker()
{
    FakePlayer player;
    player.current = SoundPlayer::State::Absent;
    Announcer announcer{player, parts(true)};
    QSignalSpy back{&announcer, &CallAnnouncer::soundIsBack};
    QVERIFY(!announcer.canSpeak());
    player.become(SoundPlayer::State::Ready);
    QVERIFY(announcer.canSpeak());
    QCOMPARE(back.count(), 1);
    player.become(SoundPlayer::State::Ready);
    QCOMPARE(back.count(), 1);
    // Without any sound of its own there is nothing to wait for.
    player.become(SoundPlayer::State::Absent);
    QVERIFY(!announcer.canSpeak());
    QVERIFY((Announcer{player, {}}.canSpeak()));
}

void AnnouncerTest::chimeOnly()
{
    Announcement from = parts(true);
    from.chimeOnly = true;
    QCOMPARE(soundOf(from, Language::en), m_chime);
    from.chimeOnly = false;
    from.voice.reset();
    QCOMPARE(soundOf(from, Language::en), m_chime);
}

void AnnouncerTest::speechWithoutChime()
{
    Announcement from = parts(true);
    from.chime.clear();
    QCOMPARE(soundOf(from, Language::ru), spoken(from, Language::ru));
}

void AnnouncerTest::playerIsGivenTheSoundAndItsNewsAreTold()
{
    FakePlayer player;
    const Announcement from = parts(true);
    Announcer announcer{player, from};
    QSignalSpy started{&announcer, &CallAnnouncer::started};
    QSignalSpy finished{&announcer, &CallAnnouncer::finished};
    QSignalSpy failed{&announcer, &CallAnnouncer::failed};
    announcer.announce(one(callOf(23, 5, Language::ru)));
    QCOMPARE(player.played.size(), 1);
    QCOMPARE(player.played.first().first, 77);
    QCOMPARE(player.played.first().second, soundOf(from, Language::ru));
    QCOMPARE(player.pauses, QList<int>{Pauses::betweenCalls});
    Q_EMIT player.started(77);
    Q_EMIT player.finished(77);
    Q_EMIT player.failed(78, QStringLiteral("why"));
    QCOMPARE(started.count(), 1);
    QCOMPARE(finished.at(0).at(0).toLongLong(), 77);
    QCOMPARE(failed.at(0).at(1).toString(), QStringLiteral("why"));
}

void AnnouncerTest::nothingToPlayFails()
{
    FakePlayer player;
    Announcer announcer{player, {}};
    QSignalSpy failed{&announcer, &CallAnnouncer::failed};
    announcer.announce(one(callOf(23, 5, Language::ru)));
    QCOMPARE(failed.count(), 0);
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(player.played.isEmpty());
}

void AnnouncerTest::aVolumeOnlyTurnsDown()
{
    const QByteArray pcm = PackFolder::constant(9000, 10);
    QCOMPARE(atVolume(pcm, 100), pcm);
    QCOMPARE(atVolume(pcm, 150), pcm); // never louder than the pack
    QCOMPARE(atVolume(pcm, 50), PackFolder::constant(2250, 10));
    QCOMPARE(atVolume(pcm, 0), PackFolder::constant(0, 10));

    FakePlayer player;
    Announcer announcer{player, parts(true)};
    announcer.announce(one(callOf(23, 5, Language::ru)));
    announcer.setSound({50, core::SoundParts::all});
    announcer.announce(one(callOf(23, 5, Language::ru)));
    QCOMPARE(player.played.at(1).second, atVolume(player.played.at(0).second, 50));
}

void AnnouncerTest::quietHoursSayNothingAndEvacuationsAllTheSame()
{
    FakePlayer player;
    Announcer announcer{player, parts(true, {"attention", "evacuation"})};
    QSignalSpy finished{&announcer, &CallAnnouncer::finished};
    announcer.setSound({0, core::SoundParts::chime});
    announcer.announce(one(callOf(23, 5, Language::ru)));
    QTRY_COMPARE(finished.count(), 1); // it is over, and nobody waits for it
    QVERIFY(player.played.isEmpty());
    announcer.announceMessage({-1, core::MessageKind::evacuation});
    QCOMPARE(player.played.size(), 1);
    QCOMPARE(player.played.front().second, messageSound(parts(true, {"attention", "evacuation"}), core::MessageKind::evacuation));
    QVERIFY(player.played.front().second.size() > m_chime.size());
    announcer.announce(one(callOf(24, 5, Language::ru))); // and the settings count again
    QCOMPARE(player.played.size(), 1);
}

void AnnouncerTest::chimeOrSpeechAloneBySettings()
{
    FakePlayer player;
    const Announcement from = parts(false);
    Announcer announcer{player, from};
    announcer.setSound({100, core::SoundParts::chime});
    announcer.announce(one(callOf(23, 5, Language::ru)));
    announcer.setSound({100, core::SoundParts::speech});
    announcer.announce(one(callOf(23, 5, Language::ru)));
    announcer.setSound({100, core::SoundParts::all});
    announcer.announce(one(callOf(23, 5, Language::ru)));
    QCOMPARE(player.played.at(0).second, m_chime);
    QCOMPARE(player.played.at(1).second, spoken(from, Language::ru));
    QCOMPARE(player.played.at(2).second, m_chime + silence(Pauses::afterChime) + spoken(from, Language::ru));
}

void AnnouncerTest::messagesAreSaidInBothLanguages()
{
    FakePlayer player;
    const Announcement from = parts(true, {"attention", "message"});
    Announcer announcer{player, from};
    announcer.announceMessage({-3, core::MessageKind::text});
    const auto said = [&](Language language) { return phraseSound(*from.voice, language, "message", {}); };
    QVERIFY(!said(Language::ru).isEmpty() && !said(Language::en).isEmpty());
    QCOMPARE(player.played.front().first, -3);
    QCOMPARE(player.played.front().second, m_chime + silence(Pauses::afterChime) + said(Language::ru) + silence(Pauses::betweenLanguages) + said(Language::en));
    announcer.announceMessage({-4, core::MessageKind::opening}); // the voice has no words for it
    QCOMPARE(player.played.back().second, m_chime);
}

void AnnouncerTest::aCheckIsAsLoudAsItIsAskedToBe()
{
    FakePlayer player;
    const Announcement from = parts(true, {"check"});
    Announcer announcer{player, from};
    announcer.setSound({10, core::SoundParts::all});
    announcer.announceCheck(-9, 50);
    QCOMPARE(player.played.front().second,
             atVolume(m_chime + silence(Pauses::afterChime) + phraseSound(*from.voice, Language::ru, "check", {}), 50));
}

void AnnouncerTest::whatIsCutIsCutInThePlayer()
{
    FakePlayer player;
    Announcer announcer{player, parts(false)};
    announcer.cut();
    QCOMPARE(player.cuts, 1);
}

QTEST_GUILESS_MAIN(AnnouncerTest)
#include "tst_announcer.moc"
