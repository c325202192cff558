// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/speech_source.h"

#include "kiosk/devices/sound_format.h"
#include "tests/kiosk/devices/pack_folder.h"

#include <QSignalSpy>
#include <QTest>
#include <QtEndian>

using namespace talon::kiosk;

class SpeechSourceTest : public QObject
{
    Q_OBJECT

    static constexpr int delay = 100;
    static constexpr int pauseBetween = 600;
    static QByteArray sound(qint16 value, int milliseconds) { return PackFolder::constant(value, milliseconds); }
    static QList<qint64> ids(const QSignalSpy &spy)
    {
        QList<qint64> result;
        for (const QList<QVariant> &emission : spy)
            result.append(emission.at(0).toLongLong());
        return result;
    }

private Q_SLOTS:
    void silenceWithoutEnd();
    void soundsWholeInOrderWithAPause_data();
    void soundsWholeInOrderWithAPause();
    void eachSoundHasItsPause();
    void endedOnlyWhenHeard();
    void stereoCarriesTheSameTwice();
    void cutSoundBeginsAgain();
    void unheardBeginningsAreNoRepetitions();
    void heardSoundIsNotSaidAgain();
    void tooManyAreRefused();
    void abandonNamesAll();
    void whatIsCutFadesAndIsToldOfNoMore();
    void aCallWaitsBehindLittleSilence();
    void anOutputThatRanDryIsFilled();
};

void SpeechSourceTest::aCallWaitsBehindLittleSilence()
{
    for (const int channels : {1, 2}) {
        SpeechSource source;
        source.setOutput(channels, delay);
        const qsizetype ms = soundBytes(1) * channels;
        QCOMPARE(source.due(160 * ms, 30 * ms), (SpeechSource::quietAhead - 30) * ms);
        QCOMPARE(source.due(160 * ms, SpeechSource::quietAhead * ms), 0);
        QCOMPARE(source.due(160 * ms, 160 * ms), 0); // what a sound has left behind goes by
        QCOMPARE(source.due(20 * ms, 15 * ms), 5 * ms); // an output that is smaller than that
        QVERIFY(source.add(1, sound(100, 200), pauseBetween));
        QCOMPARE(source.due(160 * ms, SpeechSource::quietAhead * ms), (160 - SpeechSource::quietAhead) * ms);
        source.read(source.due(160 * ms, 0));
        QVERIFY(source.isBusy()); // until its end is heard
        QCOMPARE(source.due(160 * ms, 100 * ms), 60 * ms);
    }
}

void SpeechSourceTest::anOutputThatRanDryIsFilled()
{
    SpeechSource source;
    source.setOutput(1, delay);
    QCOMPARE(source.due(soundBytes(160), 0), soundBytes(160));
    QCOMPARE(source.due(soundBytes(160), soundBytes(SpeechSource::dryBelow) - 2), soundBytes(150) + 2);
    QCOMPARE(source.due(soundBytes(160), -soundBytes(5)), soundBytes(165)); // it asks for what it has missed as well
}

void SpeechSourceTest::silenceWithoutEnd()
{
    SpeechSource source;
    source.setOutput(1, delay);
    QCOMPARE(source.read(soundBytes(50)), silence(50));
    QCOMPARE(source.read(7), silence(1).left(6)); // whole samples only
    QVERIFY(!source.isBusy());
}

void SpeechSourceTest::soundsWholeInOrderWithAPause_data()
{
    QTest::addColumn<int>("chunk");
    for (const int chunk : {2, 46, 960, 1920, 100'000})
        QTest::addRow("%d bytes at a time", chunk) << chunk;
}

void SpeechSourceTest::soundsWholeInOrderWithAPause()
{
    QFETCH(int, chunk);
    SpeechSource source;
    source.setOutput(1, delay);
    QSignalSpy began{&source, &SpeechSource::began};
    QSignalSpy ended{&source, &SpeechSource::ended};
    QVERIFY(source.add(1, sound(100, 33), pauseBetween));
    QVERIFY(source.add(2, sound(200, 21), pauseBetween));
    QVERIFY(source.add(3, sound(300, 1), pauseBetween));
    QByteArray heard;
    while (heard.size() < soundBytes(3000))
        heard += source.read(chunk);
    const QByteArray pause = silence(pauseBetween);
    const QByteArray expected = sound(100, 33) + pause + sound(200, 21) + pause + sound(300, 1);
    QCOMPARE(heard.left(expected.size()), expected);
    QCOMPARE(heard.mid(expected.size()).count('\0'), heard.size() - expected.size());
    QCOMPARE(ids(began), (QList<qint64>{1, 2, 3}));
    QCOMPARE(ids(ended), (QList<qint64>{1, 2, 3}));
    QVERIFY(!source.isBusy());
}

void SpeechSourceTest::eachSoundHasItsPause()
{
    SpeechSource source;
    source.setOutput(1, delay);
    QVERIFY(source.add(1, sound(100, 10), 5'000)); // nothing was before it: at once
    QVERIFY(source.add(2, sound(200, 10), 250));
    QVERIFY(source.add(3, sound(300, 10), 20)); // the one before has to be heard first
    const QByteArray expected = sound(100, 10) + silence(250) + sound(200, 10) + silence(delay) + sound(300, 10);
    QCOMPARE(source.read(expected.size()), expected);
    // What comes when its pause has long gone by begins at once.
    source.read(soundBytes(1'000));
    QVERIFY(source.add(4, sound(400, 10), 600));
    QCOMPARE(source.read(soundBytes(10)), sound(400, 10));
}

void SpeechSourceTest::endedOnlyWhenHeard()
{
    SpeechSource source;
    source.setOutput(1, delay);
    QSignalSpy ended{&source, &SpeechSource::ended};
    source.add(1, sound(100, 20), pauseBetween);
    source.read(soundBytes(20 + delay - 1));
    QCOMPARE(ended.count(), 0);
    source.read(soundBytes(1));
    QCOMPARE(ended.count(), 1);
}

void SpeechSourceTest::stereoCarriesTheSameTwice()
{
    SpeechSource source;
    source.setOutput(2, delay);
    QByteArray pcm;
    for (qint16 value = 1; value <= 480; ++value)
        pcm += PackFolder::constant(value, 1).left(soundSampleBytes);
    source.add(1, pcm, pauseBetween);
    const QByteArray heard = source.read(pcm.size() * 2);
    for (qsizetype i = 0; i < 480; ++i) {
        QCOMPARE(sampleAt(heard, 2 * i), qint16(i + 1));
        QCOMPARE(sampleAt(heard, 2 * i + 1), qint16(i + 1));
    }
}

void SpeechSourceTest::cutSoundBeginsAgain()
{
    SpeechSource source;
    source.setOutput(1, delay);
    QSignalSpy began{&source, &SpeechSource::began};
    source.add(1, sound(100, 20), pauseBetween);
    source.read(soundBytes(5));
    QCOMPARE(source.interrupt(), std::nullopt);
    QCOMPARE(source.read(soundBytes(21)), sound(100, 20) + silence(1));
    QCOMPARE(began.count(), 1);

    SpeechSource again;
    again.setOutput(1, delay);
    again.add(7, sound(100, 500), pauseBetween);
    again.add(8, sound(200, 20), pauseBetween);
    for (int repeat = 0; repeat < SpeechSource::mostRepeats; ++repeat) {
        again.read(soundBytes(delay + 1));
        QCOMPARE(again.interrupt(), std::nullopt);
    }
    again.read(soundBytes(delay + 1));
    QCOMPARE(again.interrupt(), std::optional<qint64>{7});
    QCOMPARE(again.read(soundBytes(20)), sound(200, 20));
}

void SpeechSourceTest::unheardBeginningsAreNoRepetitions()
{
    SpeechSource source;
    source.setOutput(1, delay);
    source.add(7, sound(100, 500), pauseBetween);
    for (int attempt = 0; attempt < SpeechSource::mostAttempts; ++attempt) {
        source.read(soundBytes(delay));
        QCOMPARE(source.interrupt(), std::nullopt);
    }
    source.read(soundBytes(delay));
    QCOMPARE(source.interrupt(), std::optional<qint64>{7});
}

void SpeechSourceTest::heardSoundIsNotSaidAgain()
{
    SpeechSource source;
    source.setOutput(1, delay);
    QSignalSpy ended{&source, &SpeechSource::ended};
    source.add(1, sound(100, 20), pauseBetween);
    source.read(soundBytes(20));
    QCOMPARE(source.interrupt(), std::nullopt);
    QCOMPARE(source.read(soundBytes(delay)), silence(delay));
    QCOMPARE(ended.count(), 1);
    // What waits and hasn't begun is no matter of an interruption either.
    source.add(2, sound(100, 20), pauseBetween);
    QCOMPARE(source.interrupt(), std::nullopt);
    QVERIFY(source.isBusy());
}

void SpeechSourceTest::tooManyAreRefused()
{
    SpeechSource source;
    for (std::size_t i = 0; i < SpeechSource::mostWaiting; ++i)
        QVERIFY(source.add(qint64(i), sound(1, 1), pauseBetween));
    QVERIFY(!source.add(1000, sound(1, 1), pauseBetween));
}

void SpeechSourceTest::abandonNamesAll()
{
    SpeechSource source;
    source.setOutput(1, delay);
    source.add(1, sound(1, 10), pauseBetween);
    source.add(2, sound(1, 10), pauseBetween);
    source.read(soundBytes(1));
    QCOMPARE(source.abandon(), (QList<qint64>{1, 2}));
    QVERIFY(!source.isBusy());
    QCOMPARE(source.read(soundBytes(10)), silence(10));
}

void SpeechSourceTest::whatIsCutFadesAndIsToldOfNoMore()
{
    SpeechSource source;
    source.setOutput(1, delay);
    QSignalSpy ended{&source, &SpeechSource::ended};
    source.add(1, sound(1000, 500), pauseBetween);
    source.add(2, sound(2000, 500), pauseBetween);
    QCOMPARE(source.read(soundBytes(20)), sound(1000, 20));
    source.cut();
    const QByteArray fade = source.read(soundBytes(SpeechSource::cutFade));
    const auto sample = [&](qsizetype at) { return qFromLittleEndian<qint16>(fade.constData() + at); };
    QVERIFY(sample(0) <= 1000 && sample(0) > 900);
    QVERIFY(sample(fade.size() - soundSampleBytes) < 10);
    for (qsizetype at = soundSampleBytes; at < fade.size(); at += soundSampleBytes)
        QVERIFY(sample(at) <= sample(at - soundSampleBytes));
    source.add(3, sound(3000, 20), 0); // the evacuation
    QCOMPARE(source.read(soundBytes(delay)), silence(delay));
    QCOMPARE(source.read(soundBytes(20)), sound(3000, 20));
    source.read(soundBytes(delay));
    QCOMPARE(ended.count(), 1);
    QCOMPARE(ended.front().front().toLongLong(), 3);
}

QTEST_APPLESS_MAIN(SpeechSourceTest)
#include "tst_speech_source.moc"
