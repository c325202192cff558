// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/splice.h"

#include "kiosk/devices/voice_pack.h"
#include "tests/kiosk/devices/pack_folder.h"

#include <QTest>

using namespace talon;
using namespace talon::kiosk;
using core::Language;

class SpliceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void fragmentsAndPausesSampleBySample();
    void commaVariantStandsBeforeTheWindow();
    void missingFragmentGivesNothing();
    void everyPhraseHasItsLength();
    void noClickAtTheSeams();
};

void SpliceTest::fragmentsAndPausesSampleBySample()
{
    const PackFolder folder;
    folder.writeManifest();
    const auto pack = VoicePack::load(folder.path());
    QVERIFY(pack.ok());
    const auto f = [&](const char *id) { return pack->fragment(Language::ru, QLatin1String(id)); };
    const QByteArray expected = f("ticket") + silence(Pauses::afterTicket) + f("letter.a") + silence(Pauses::afterLetter)
                                + f("number.100") + silence(Pauses::insideNumber) + f("number.20")
                                + silence(Pauses::insideNumber) + f("number.3") + silence(Pauses::atComma) + f("window")
                                + silence(Pauses::beforeWindow) + f("number.20") + silence(Pauses::insideNumber)
                                + f("final.5");
    QCOMPARE(splice(*pack, core::phrase({core::Letter::A, 123}, 25, Language::ru), Language::ru), expected);
}

void SpliceTest::commaVariantStandsBeforeTheWindow()
{
    PackFolder folder;
    folder.add("ru", "number.20.comma", PackFolder::constant(60, 10));
    folder.writeManifest();
    const auto pack = VoicePack::load(folder.path());
    QVERIFY(pack.ok());
    const auto f = [&](const char *id) { return pack->fragment(Language::ru, QLatin1String(id)); };
    const QByteArray expected = f("ticket") + silence(Pauses::afterTicket) + f("letter.x") + silence(Pauses::afterLetter)
                                + f("number.20.comma") + silence(Pauses::atComma) + f("window")
                                + silence(Pauses::beforeWindow) + f("number.20") + silence(Pauses::insideNumber)
                                + f("final.1");
    QCOMPARE(splice(*pack, core::phrase({core::Letter::X, 20}, 21, Language::ru), Language::ru), expected);
}

void SpliceTest::missingFragmentGivesNothing()
{
    const PackFolder folder;
    folder.writeManifest();
    const auto pack = VoicePack::load(folder.path());
    QVERIFY(pack.ok());
    QVERIFY(splice(*pack, {"ticket", "number.0"}, Language::ru).isEmpty());
    QVERIFY(splice(*pack, {"ticket"}, Language::en).isEmpty());
    QVERIFY(splice(*pack, {}, Language::ru).isEmpty());
}

void SpliceTest::everyPhraseHasItsLength()
{
    const auto pack = VoicePack::load(QStringLiteral(TALON_VOICE));
    QVERIFY(pack.ok());
    for (const Language language : {Language::ru, Language::en}) {
        for (int number = 1; number <= core::last_number; ++number) {
            const auto letter = static_cast<core::Letter>(number % core::letter_count);
            const auto sound = splice(*pack, core::phrase({letter, number}, 1 + number % 99, language), language);
            // An announcement is heard in between two and eight seconds, or it is wrong.
            QVERIFY2(sound.size() > soundBytes(2000) && sound.size() < soundBytes(8000), qPrintable(QString::number(number)));
        }
    }
}

void SpliceTest::noClickAtTheSeams()
{
    const auto pack = VoicePack::load(QStringLiteral(TALON_VOICE));
    QVERIFY(pack.ok());
    const auto ids = core::phrase({core::Letter::X, 999}, 99, Language::ru);
    const QByteArray sound = splice(*pack, ids, Language::ru);
    const qsizetype samples = sound.size() / soundSampleBytes;
    // Wherever sound meets a pause of 10 ms or more, it does so from silence.
    constexpr qsizetype pause = soundRate / 100;
    qsizetype quiet = 0;
    int seams = 0;
    for (qsizetype i = 0; i < samples; ++i) {
        const int now = std::abs(int{sampleAt(sound, i)});
        if (now == 0) {
            ++quiet;
        } else {
            if (quiet >= pause) {
                ++seams;
                QVERIFY(now <= 8);
                QVERIFY(std::abs(int{sampleAt(sound, i - quiet - 1)}) <= 8);
            }
            quiet = 0;
        }
    }
    QVERIFY(seams >= static_cast<int>(ids.size()) - 1);
}

QTEST_APPLESS_MAIN(SpliceTest)
#include "tst_splice.moc"
