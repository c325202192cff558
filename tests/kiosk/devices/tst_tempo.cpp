// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/tempo.h"

#include "kiosk/devices/sound_format.h"
#include "tests/kiosk/devices/pack_folder.h"

#include <QTest>
#include <cmath>

using namespace talon::kiosk;

class TempoTest : public QObject
{
    Q_OBJECT

    static QByteArray tone(double hertz, int milliseconds)
    {
        QByteArray pcm = silence(milliseconds);
        for (qsizetype i = 0; i < pcm.size() / soundSampleBytes; ++i)
            qToLittleEndian(qint16(20'000 * std::sin(2 * M_PI * hertz * double(i) / soundRate)), pcm.data() + i * soundSampleBytes);
        return pcm;
    }
    /// From the times at which it rises through nothing.
    static double pitchOf(const QByteArray &pcm)
    {
        qsizetype first = -1;
        qsizetype last = -1;
        int periods = -1;
        for (qsizetype i = 1; i < pcm.size() / soundSampleBytes; ++i) {
            if (sampleAt(pcm, i - 1) >= 0 || sampleAt(pcm, i) < 0)
                continue;
            first = first < 0 ? i : first;
            last = i;
            ++periods;
        }
        return double(soundRate) * periods / double(last - first);
    }

private Q_SLOTS:
    void shorterAtTheSamePitch_data()
    {
        QTest::addColumn<int>("percent");
        for (const int percent : {110, 125, 150, 200})
            QTest::addRow("%d per cent", percent) << percent;
    }
    void shorterAtTheSamePitch()
    {
        QFETCH(int, percent);
        for (const double hertz : {95.0, 140.0, 222.0}) {
            const QByteArray sound = faster(tone(hertz, 1'000), percent);
            QCOMPARE(sound.size(), soundBytes(1'000) * 100 / percent / 2 * 2);
            QVERIFY2(std::abs(pitchOf(sound) - hertz) < 0.02 * hertz, qPrintable(QString::number(pitchOf(sound))));
            // No hole and no hump where the pieces meet.
            for (qsizetype at = soundBytes(20); at + soundBytes(20) < sound.size() - soundBytes(20); at += soundBytes(20)) {
                int most = 0;
                for (qsizetype i = at / 2; i < (at + soundBytes(20)) / 2; ++i)
                    most = std::max(most, std::abs(int(sampleAt(sound, i))));
                QVERIFY2(most > 17'000 && most < 21'500, qPrintable(QString::number(most)));
            }
        }
    }
    void itsEndIsSilent()
    {
        const QByteArray sound = faster(tone(140, 500), 140);
        QCOMPARE(sampleAt(sound, sound.size() / soundSampleBytes - 1), qint16(0));
    }
    void theOrdinaryPaceIsTheSameSound()
    {
        QCOMPARE(faster(tone(140, 500), 100), tone(140, 500));
        QCOMPARE(faster(tone(140, 30), 150), tone(140, 30)); // too short for two pieces
        QCOMPARE(faster({}, 150), QByteArray{});
    }
};

QTEST_APPLESS_MAIN(TempoTest)
#include "tst_tempo.moc"
