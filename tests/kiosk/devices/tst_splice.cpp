// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/splice.h"

#include "kiosk/devices/limiter.h"
#include "kiosk/devices/voice_pack.h"
#include "tests/kiosk/devices/pack_folder.h"

#include <QTest>
#include <random>

using namespace talon;
using namespace talon::kiosk;
using core::Language;
using core::Pause;

class SpliceTest : public QObject
{
    Q_OBJECT

    static QByteArray call(const VoicePack &pack, const core::TicketNumber &number, core::WindowNumber window, Language language = Language::ru)
    {
        return phraseSound(pack, language, "call", {number, window, {}});
    }
    /// The end of one under the beginning of the next.
    static QByteArray over(QByteArray first, const QByteArray &next)
    {
        const qsizetype shared = std::min({soundBytes(Pauses::overlap), first.size(), next.size()}) / soundSampleBytes;
        const qsizetype at = first.size() / soundSampleBytes - shared;
        for (qsizetype i = 0; i < shared; ++i)
            qToLittleEndian(qint16(sampleAt(first, at + i) + sampleAt(next, i)), first.data() + (at + i) * soundSampleBytes);
        return first + next.mid(shared * soundSampleBytes);
    }
    /// The longest run of silence between the first and the last sound, in samples.
    static qsizetype longestSilence(const QByteArray &sound)
    {
        qsizetype longest = 0;
        qsizetype quiet = -1; // before the first sound
        for (qsizetype i = 0; i < sound.size() / soundSampleBytes; ++i) {
            if (std::abs(int{sampleAt(sound, i)}) <= 1) {
                quiet += quiet >= 0 ? 1 : 0;
            } else {
                longest = std::max(longest, quiet);
                quiet = 0;
            }
        }
        return longest;
    }

private Q_SLOTS:
    void fragmentsAndPausesSampleBySample();
    void commaVariantStandsBeforeTheWindow();
    void missingFragmentGivesNothing();
    void everyPhraseHasItsLength();
    void noGapInsideANumber();
    void noClickAtTheSeams();
    void nothingIsTooLoud();
};

void SpliceTest::fragmentsAndPausesSampleBySample()
{
    PackFolder folder;
    for (const char *id : {"number.100", "number.20", "number.3", "final.5"}) // long enough to be told from what lies under them
        folder.add("ru", id, PackFolder::constant(qint16(20 + qstrlen(id)), 40));
    folder.writeManifest();
    const auto pack = VoicePack::load(folder.path());
    QVERIFY(pack.ok());
    const auto f = [&](const char *id) { return pack->fragment(Language::ru, QLatin1String(id)); };
    const QByteArray expected = f("ticket") + silence(Pauses::betweenWords) + f("letter.a") + silence(Pauses::afterLetter)
                                + over(over(f("number.100"), f("number.20")), f("number.3")) + silence(Pauses::atComma) + f("window")
                                + silence(Pauses::betweenWords) + over(f("number.20"), f("final.5"));
    QCOMPARE(call(*pack, {core::Letter::A, 123}, 25), expected);
}

void SpliceTest::commaVariantStandsBeforeTheWindow()
{
    PackFolder folder;
    folder.add("ru", "number.20.comma", PackFolder::constant(60, 10));
    folder.writeManifest();
    const auto pack = VoicePack::load(folder.path());
    QVERIFY(pack.ok());
    const auto f = [&](const char *id) { return pack->fragment(Language::ru, QLatin1String(id)); };
    const QByteArray expected = f("ticket") + silence(Pauses::betweenWords) + f("letter.x") + silence(Pauses::afterLetter)
                                + f("number.20.comma") + silence(Pauses::atComma) + f("window")
                                + silence(Pauses::betweenWords) + over(f("number.20"), f("final.1"));
    QCOMPARE(call(*pack, {core::Letter::X, 20}, 21), expected);
}

void SpliceTest::missingFragmentGivesNothing()
{
    const PackFolder folder;
    folder.writeManifest();
    const auto pack = VoicePack::load(folder.path());
    QVERIFY(pack.ok());
    QVERIFY(splice(*pack, {{"ticket", Pause::word}, {"number.0", Pause::end}}, Language::ru).isEmpty());
    QVERIFY(splice(*pack, {{"ticket", Pause::word}}, Language::en).isEmpty());
    QVERIFY(splice(*pack, {}, Language::ru).isEmpty());
    QVERIFY(call(*pack, {core::Letter::A, 1}, 1, Language::en).isEmpty());
    QVERIFY(phraseSound(*pack, Language::ru, "recall", {{core::Letter::A, 1}, 1, {}}).isEmpty());
}

void SpliceTest::everyPhraseHasItsLength()
{
    const auto pack = VoicePack::load(QStringLiteral(TALON_VOICE));
    QVERIFY(pack.ok());
    for (const Language language : {Language::ru, Language::en}) {
        for (int number = 1; number <= core::last_number; ++number) {
            const auto letter = static_cast<core::Letter>(number % core::single_letters);
            const auto sound = call(*pack, {letter, number}, 1 + number % 99, language);
            // An announcement is heard in between two and eight seconds, or it is wrong.
            QVERIFY2(sound.size() > soundBytes(2000) && sound.size() < soundBytes(8000), qPrintable(QString::number(number)));
        }
    }
}

void SpliceTest::noGapInsideANumber()
{
    const auto pack = VoicePack::load(QStringLiteral(TALON_VOICE));
    QVERIFY(pack.ok());
    for (const Language language : {Language::ru, Language::en}) {
        const auto has = [&](const std::string &id) { return pack->has(language, QString::fromStdString(id)); };
        for (int number = 1; number <= core::last_number; ++number) {
            auto said = core::speak(*pack->grammar(language), "roll", {{core::Letter::A, number}, 1, {}}, has);
            QVERIFY(!said.empty());
            said.erase(said.begin()); // the letter
            // A consonant that stops the breath is silent by itself; where two words meet nothing is.
            qsizetype allowed = soundBytes(1) / soundSampleBytes;
            for (const core::Fragment &each : said)
                allowed = std::max(allowed, longestSilence(pack->fragment(language, QString::fromStdString(each.id))));
            const qsizetype longest = longestSilence(splice(*pack, said, language));
            QVERIFY2(longest <= allowed, qPrintable(QStringLiteral("%1: %2 samples").arg(number).arg(longest)));
        }
    }
}

void SpliceTest::noClickAtTheSeams()
{
    const auto pack = VoicePack::load(QStringLiteral(TALON_VOICE));
    QVERIFY(pack.ok());
    const QByteArray sound = call(*pack, {core::Letter::X, 999}, 99);
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
    QVERIFY(seams >= 4); // behind the ticket, the letter, the number, the window
    // Where words run into each other no sample jumps further than within a word.
    int widest = 0;
    for (const char *id : {"number.900", "number.90", "number.9", "number.90.comma"}) {
        const QByteArray word = pack->fragment(Language::ru, QLatin1String(id));
        for (qsizetype i = 1; i < word.size() / soundSampleBytes; ++i)
            widest = std::max(widest, std::abs(sampleAt(word, i) - sampleAt(word, i - 1)));
    }
    const auto has = [&](const std::string &id) { return pack->has(Language::ru, QString::fromStdString(id)); };
    auto said = core::speak(*pack->grammar(Language::ru), "roll", {{core::Letter::X, 999}, 1, {}}, has);
    said.erase(said.begin());
    const QByteArray number = splice(*pack, said, Language::ru);
    for (qsizetype i = 1; i < number.size() / soundSampleBytes; ++i)
        QVERIFY(std::abs(sampleAt(number, i) - sampleAt(number, i - 1)) <= widest);
}

void SpliceTest::nothingIsTooLoud()
{
    std::mt19937 random{1};
    QByteArray noise = silence(400);
    for (qsizetype i = 0; i < noise.size() / soundSampleBytes; ++i)
        qToLittleEndian(qint16(int(random() % 65'535) - 32'767), noise.data() + i * soundSampleBytes);
    const QByteArray calm = limited(noise);
    QCOMPARE(calm.size(), noise.size());
    int most = 0;
    for (qsizetype i = 0; i < calm.size() / soundSampleBytes; ++i)
        most = std::max(most, std::abs(int{sampleAt(calm, i)}));
    QVERIFY2(most <= loudestSample && most > loudestSample / 2, qPrintable(QString::number(most)));
    // What is not too loud stays as it is, before and long after a peak too.
    QByteArray peak = PackFolder::constant(12'000, 400);
    qToLittleEndian(qint16(32'767), peak.data() + soundBytes(200));
    const QByteArray turned = limited(peak);
    QCOMPARE(turned.left(soundBytes(190)), peak.left(soundBytes(190)));
    QCOMPARE(turned.mid(soundBytes(260)), peak.mid(soundBytes(260)));
    QVERIFY(sampleAt(turned, soundBytes(200) / soundSampleBytes) <= loudestSample);
    QCOMPARE(limited(PackFolder::constant(qint16(loudestSample), 50)), PackFolder::constant(qint16(loudestSample), 50));
}

QTEST_APPLESS_MAIN(SpliceTest)
#include "tst_splice.moc"
