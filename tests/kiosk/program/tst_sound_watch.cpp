// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/sound_watch.h"

#include "kiosk/devices/sink_volume.h"

#include <QSignalSpy>
#include <QTest>

using namespace talon::kiosk;

namespace {

class FakePlayer : public SoundPlayer
{
public:
    State state() const override { return current; }
    void enqueue(qint64, const QByteArray &, int) override {}
    void cut() override { ++cuts; }
    void become(State now)
    {
        current = now;
        Q_EMIT stateChanged(now);
    }

    int cuts = 0;
    State current = State::Absent;
};

} // namespace

class SoundWatchTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsHowItIsHeard()
    {
        FakePlayer player;
        SoundWatch watch(player, false, [] { return true; });
        QSignalSpy changed(&watch, &SoundWatch::stateChanged);
        QCOMPARE(watch.state(), SoundWatch::State::Lost);
        player.become(SoundPlayer::State::Ready);
        QCOMPARE(watch.state(), SoundWatch::State::Ok);
        player.become(SoundPlayer::State::Muted);
        QCOMPARE(watch.state(), SoundWatch::State::Muted);
        player.become(SoundPlayer::State::Deaf);
        QCOMPARE(watch.state(), SoundWatch::State::Failed);
        player.become(SoundPlayer::State::Deaf);
        QCOMPARE(changed.count(), 3);
    }

    void aDisplayWithoutAVoiceHasFailed()
    {
        FakePlayer player;
        SoundWatch watch(player, true, [] { return true; });
        player.become(SoundPlayer::State::Ready);
        QCOMPARE(watch.state(), SoundWatch::State::Failed);
        player.become(SoundPlayer::State::Muted); // somebody can mend that first
        QCOMPARE(watch.state(), SoundWatch::State::Muted);
    }

    void asksForAFreshStartInAQuietMoment()
    {
        FakePlayer player;
        bool quiet = false;
        SoundWatch watch(player, false, [&quiet] { return quiet; });
        QSignalSpy wanted(&watch, &SoundWatch::restartWanted);
        player.become(SoundPlayer::State::Ready);
        player.become(SoundPlayer::State::Deaf);
        watch.look(); // a call is pointed out
        QCOMPARE(wanted.count(), 0);
        quiet = true;
        watch.look();
        watch.look();
        QCOMPARE(wanted.count(), 1);
    }

    void neverAgainAndAgain()
    {
        FakePlayer player;
        SoundWatch watch(player, false, [] { return true; });
        QSignalSpy wanted(&watch, &SoundWatch::restartWanted);
        player.become(SoundPlayer::State::Deaf); // as it was before this start
        watch.look();
        QCOMPARE(wanted.count(), 0);
        player.become(SoundPlayer::State::Absent); // an output may come by itself
        player.become(SoundPlayer::State::Ready);
        player.become(SoundPlayer::State::Absent);
        watch.look();
        QCOMPARE(wanted.count(), 0);
    }

    void whatTheSoundServerSaysOfItsOutputs()
    {
        const QByteArray sinks = R"([{"index":1,"name":"hdmi","mute":false,"volume":{"front-left":{"value":65536,"value_percent":"100%"},
            "front-right":{"value":0}}},{"name":"usb","mute":true,"volume":{"mono":{"value":65536}}},
            {"name":"low","mute":false,"volume":{"mono":{"value":0,"db":"-inf dB"}}},{"name":"bare","mute":false}])";
        QCOMPARE(SinkVolume::silenced(sinks, "hdmi"), std::optional(false));
        QCOMPARE(SinkVolume::silenced(sinks, "usb"), std::optional(true));
        QCOMPARE(SinkVolume::silenced(sinks, "low"), std::optional(true));
        QCOMPARE(SinkVolume::silenced(sinks, "bare"), std::optional(false));
        QCOMPARE(SinkVolume::silenced(sinks, "gone"), std::nullopt);
        for (const char *broken : {"", "[", "{}", "[1,\"x\"]"})
            QCOMPARE(SinkVolume::silenced(broken, "hdmi"), std::nullopt);
    }
};

QTEST_GUILESS_MAIN(SoundWatchTest)
#include "tst_sound_watch.moc"
