// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/announcer.h"

#include "core/announce/phrase.h"
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
    State state() const override { return State::Ready; }
    void enqueue(qint64 id, const QByteArray &pcm) override { played.append({id, pcm}); }

    QList<std::pair<qint64, QByteArray>> played;
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

} // namespace

class AnnouncerTest : public QObject
{
    Q_OBJECT

    const QByteArray m_chime = PackFolder::constant(9000, 30);

    Announcement parts(bool english) const
    {
        PackFolder folder;
        if (english)
            folder.fragments("en", Language::en);
        folder.writeManifest();
        auto pack = VoicePack::load(folder.path());
        return {pack ? std::optional{std::move(*pack)} : std::nullopt, m_chime, false};
    }
    QByteArray spoken(const Announcement &from, Language language) const
    {
        return splice(*from.voice, core::phrase({core::Letter::A, 23}, 5, language), language);
    }
    QByteArray soundOf(const Announcement &from, Language language) const
    {
        return announcementSound(from, {core::Letter::A, 23}, 5, language);
    }

private Q_SLOTS:
    void chimeThenRussian();
    void englishAfterRussian();
    void chimeOnly();
    void speechWithoutChime();
    void playerIsGivenTheSoundAndItsNewsAreTold();
    void nothingToPlayFails();
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
    announcer.announce(callOf(23, 5, Language::ru));
    QCOMPARE(player.played.size(), 1);
    QCOMPARE(player.played.first().first, 77);
    QCOMPARE(player.played.first().second, soundOf(from, Language::ru));
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
    announcer.announce(callOf(23, 5, Language::ru));
    QCOMPARE(failed.count(), 0);
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(player.played.isEmpty());
}

QTEST_GUILESS_MAIN(AnnouncerTest)
#include "tst_announcer.moc"
