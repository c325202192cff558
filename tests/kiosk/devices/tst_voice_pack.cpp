// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/voice_pack.h"
#include "core/announce/phrase.h"
#include "tests/kiosk/devices/pack_folder.h"

#include <QTest>
#include <cmath>
#include <utility>

using namespace talon;
using namespace talon::kiosk;
using core::Language;

class VoicePackTest : public QObject
{
    Q_OBJECT

    static QString faultOf(const PackFolder &folder)
    {
        const auto pack = VoicePack::load(folder.path());
        return pack.ok() ? QString{} : pack.error().sentence;
    }

private Q_SLOTS:
    void wholePackIsRead();
    void englishMayBeMissing();
    void anotherLanguageIsAGrammarAndItsFragments();
    void missingFragmentsAreNamed();
    void brokenManifests_data();
    void brokenManifests();
    void brokenFiles_data();
    void brokenFiles();
    void loudEdgesAreFaded();
    void builtPackIsWhole();
    void builtFragmentsAreEquallyLoud();
    void builtFragmentsDoNotClickOrClip();
};

void VoicePackTest::wholePackIsRead()
{
    PackFolder folder;
    folder.fragments("en", Language::en);
    folder.writeManifest();
    const auto pack = VoicePack::load(folder.path());
    QVERIFY2(pack.ok(), pack ? "" : qPrintable(pack.error().sentence));
    QCOMPARE(pack->voice(), QStringLiteral("a test"));
    QCOMPARE(pack->fragment(Language::ru, QStringLiteral("ticket")), PackFolder::constant(1, 10));
    // The first English fragment is louder than a quiet edge, so it was faded; its middle is as it was.
    QCOMPARE(sampleAt(pack->fragment(Language::en, QStringLiteral("ticket")), 240), qint16{1001});
    QVERIFY(pack->speaks(Language::en));
    QVERIFY(pack->fragment(Language::ru, QStringLiteral("nonsense")).isEmpty());
}

void VoicePackTest::englishMayBeMissing()
{
    const PackFolder folder;
    folder.writeManifest();
    const auto pack = VoicePack::load(folder.path());
    QVERIFY(pack.ok());
    QVERIFY(!pack->speaks(Language::en));
    QVERIFY(pack->fragment(Language::en, QStringLiteral("ticket")).isEmpty());
}

void VoicePackTest::anotherLanguageIsAGrammarAndItsFragments()
{
    const Language tatar = Language::parse("tt").value();
    PackFolder folder;
    folder.add("tt", "ticket", PackFolder::constant(5, 10));
    folder.writeManifest();
    QVERIFY2(faultOf(folder).contains(QStringLiteral("no grammar for it")), qPrintable(faultOf(folder)));
    // The very grammar of Russian, under another name: it is data.
    QFile russian{QStringLiteral(TALON_GRAMMARS "/ru.grammar")};
    QVERIFY(russian.open(QIODevice::ReadOnly));
    const QByteArray grammar = russian.readAll().replace("language ru", "language tt");
    folder.write(QStringLiteral("tt/grammar"), grammar);
    QVERIFY2(faultOf(folder).contains(QStringLiteral("lacks fragments for “tt”")), qPrintable(faultOf(folder)));
    folder.fragments("tt", Language::ru);
    folder.writeManifest();
    const auto pack = VoicePack::load(folder.path());
    QVERIFY2(pack.ok(), pack ? "" : qPrintable(pack.error().sentence));
    QVERIFY(pack->speaks(tatar) && pack->grammar(tatar) && !pack->grammar(Language::en));
    QVERIFY(pack->tongueOf(Language::parse("tt-RU").value()) == tatar);
    QVERIFY(!pack->tongueOf(Language::parse("os").value()));
    folder.write(QStringLiteral("tt/grammar"), QByteArray{grammar}.append("nonsense\n"));
    QVERIFY2(faultOf(folder).contains(QStringLiteral("cannot be understood: nonsense")), qPrintable(faultOf(folder)));
    folder.write(QStringLiteral("tt/grammar"), QByteArray{grammar}.replace("language tt", "language os"));
    QVERIFY2(faultOf(folder).contains(QStringLiteral("of another language")), qPrintable(faultOf(folder)));
}

void VoicePackTest::missingFragmentsAreNamed()
{
    PackFolder folder;
    folder.remove("ru", "number.7");
    folder.remove("ru", "letter.x");
    folder.writeManifest();
    const QString fault = faultOf(folder);
    QVERIFY2(fault.contains(QStringLiteral("number.7")) && fault.contains(QStringLiteral("letter.x")), qPrintable(fault));
    QVERIFY(!fault.contains(QStringLiteral("number.8")));

    PackFolder halfEnglish;
    halfEnglish.fragments("en", Language::en);
    halfEnglish.remove("en", "final.30");
    halfEnglish.writeManifest();
    QVERIFY(faultOf(halfEnglish).contains(QStringLiteral("final.30")));
}

void VoicePackTest::brokenManifests_data()
{
    QTest::addColumn<QByteArray>("manifest");
    QTest::addColumn<QString>("says");
    QTest::newRow("not JSON") << QByteArray{"{\"format\":1,"} << QStringLiteral("not a JSON object");
    QTest::newRow("an array") << QByteArray{"[]"} << QStringLiteral("not a JSON object");
    QTest::newRow("too large") << QByteArray(1024 * 1024 + 1, ' ') << QStringLiteral("larger than 1 MiB");
    QTest::newRow("later format") << QByteArray{"{\"format\":2,\"rate\":48000}"} << QStringLiteral("not of format 1");
    QTest::newRow("other rate") << QByteArray{"{\"format\":1,\"rate\":44100}"} << QStringLiteral("not for 48000 Hz");
    QTest::newRow("no languages") << QByteArray{"{\"format\":1,\"rate\":48000}"} << QStringLiteral("lacks fragments");
}

void VoicePackTest::brokenManifests()
{
    QFETCH(QByteArray, manifest);
    QFETCH(QString, says);
    const PackFolder folder;
    folder.write(QStringLiteral("manifest.json"), manifest);
    QVERIFY2(faultOf(folder).contains(says), qPrintable(faultOf(folder)));
}

void VoicePackTest::brokenFiles_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("says");
    const QByteArray whole = wavBytes(PackFolder::constant(5, 10));
    QTest::newRow("empty file") << QByteArray{} << QStringLiteral("not a whole WAV");
    QTest::newRow("text") << QByteArray{"hello, this is no sound at all"} << QStringLiteral("not a whole WAV");
    QTest::newRow("cut short") << whole.left(whole.size() - 7) << QStringLiteral("not a whole WAV");
    QTest::newRow("44.1 kHz") << QByteArray{whole}.replace(24, 4, QByteArray::fromHex("44ac0000")) << QStringLiteral("not 48 kHz");
    QTest::newRow("stereo") << QByteArray{whole}.replace(22, 2, QByteArray::fromHex("0200")) << QStringLiteral("not 48 kHz");
    QTest::newRow("24 bit") << QByteArray{whole}.replace(34, 2, QByteArray::fromHex("1800")) << QStringLiteral("not 48 kHz");
    QTest::newRow("float") << QByteArray{whole}.replace(20, 2, QByteArray::fromHex("0300")) << QStringLiteral("not 48 kHz");
    QTest::newRow("silent nothing") << wavBytes({}) << QStringLiteral("no sound");
    QTest::newRow("5.1 s") << wavBytes(PackFolder::constant(5, 5100)) << QStringLiteral("too long");
}

void VoicePackTest::brokenFiles()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, says);
    PackFolder folder;
    folder.writeManifest();
    folder.write(PackFolder::fileOf("ru", "window"), bytes);
    const QString fault = faultOf(folder);
    QVERIFY2(fault.contains(says) && fault.contains(QStringLiteral("“window”")), qPrintable(fault));

    folder.removeFile("ru", "window");
    QVERIFY(faultOf(folder).contains(QStringLiteral("cannot be read")));
    for (const char *outside : {"../x.wav", "/etc/passwd", "a/../../x.wav", ""}) {
        folder.entry("ru", "window", QLatin1String(outside));
        folder.writeManifest();
        QVERIFY2(faultOf(folder).contains(QStringLiteral("no file of its own")), outside);
    }
}

void VoicePackTest::loudEdgesAreFaded()
{
    PackFolder folder;
    folder.add("ru", "window", PackFolder::constant(20000, 100));
    folder.writeManifest();
    const auto pack = VoicePack::load(folder.path());
    QVERIFY(pack.ok());
    const QByteArray pcm = pack->fragment(Language::ru, QStringLiteral("window"));
    QCOMPARE(pcm.size(), soundBytes(100));
    const qsizetype samples = pcm.size() / soundSampleBytes;
    QCOMPARE(sampleAt(pcm, 0), qint16{0});
    QCOMPARE(sampleAt(pcm, samples - 1), qint16{0});
    QCOMPARE(sampleAt(pcm, samples / 2), qint16{20000});
    for (qsizetype i = 1; i < samples; ++i)
        QVERIFY(std::abs(sampleAt(pcm, i) - sampleAt(pcm, i - 1)) <= 20000 / 140);
}

void VoicePackTest::builtPackIsWhole()
{
    const auto pack = VoicePack::load(QStringLiteral(TALON_VOICE));
    QVERIFY2(pack.ok(), pack ? "" : qPrintable(pack.error().sentence));
    for (const Language language : {Language::ru, Language::en}) {
        const core::Grammar *grammar = pack->grammar(language);
        QVERIFY(grammar);
        QStringList gone;
        for (const auto &ids : {core::required_fragments(*grammar), core::optional_words(*grammar)})
            for (const std::string &id : ids)
                if (!pack->has(language, QString::fromStdString(id)))
                    gone.append(QString::fromStdString(id));
        QVERIFY2(gone.isEmpty(), qPrintable(gone.join(u' ')));
        // Numbers of a kiosk's own series are said without the comma's rise.
        for (int value = 1; value < 20; ++value)
            QVERIFY(pack->has(language, QStringLiteral("number.%1.middle").arg(value)));
    }
}

namespace {

struct Biquad {
    double b0, b1, b2, a1, a2;
    double x1 = 0, x2 = 0, y1 = 0, y2 = 0;

    double pass(double x)
    {
        const double y = b0 * x + b1 * x1 + b2 * x2 - a1 * y1 - a2 * y2;
        x2 = std::exchange(x1, x);
        y2 = std::exchange(y1, y);
        return y;
    }
};

/// Loudness after ITU-R BS.1770 at 48 kHz, with blocks of 100 ms (a word is too short for 400 ms) and the relative gate.
double loudness(const QByteArray &pcm)
{
    Biquad shelf{1.53512485958697, -2.69169618940638, 1.19839281085285, -1.69065929318241, 0.73248077421585};
    Biquad highPass{1.0, -2.0, 1.0, -1.99004745483398, 0.99007225036621};
    constexpr qsizetype block = soundRate / 10;
    const qsizetype samples = pcm.size() / soundSampleBytes;
    std::vector<double> sums{0.0};
    for (qsizetype i = 0; i < samples + block; ++i) {
        const double y = i < samples ? highPass.pass(shelf.pass(sampleAt(pcm, i) / 32768.0)) : 0.0;
        sums.push_back(sums.back() + y * y);
    }
    std::vector<double> powers;
    for (qsizetype start = 0; start < samples; start += block / 4)
        powers.push_back((sums[std::size_t(start + block)] - sums[std::size_t(start)]) / block);
    const auto meanAbove = [&powers](double gate) {
        double sum = 0;
        int count = 0;
        for (const double power : powers) {
            if (power > gate) {
                sum += power;
                ++count;
            }
        }
        return count == 0 ? 0.0 : sum / count;
    };
    return -0.691 + 10 * std::log10(meanAbove(meanAbove(0.0) / 10));
}

} // namespace

void VoicePackTest::builtFragmentsAreEquallyLoud()
{
    const auto pack = VoicePack::load(QStringLiteral(TALON_VOICE));
    QVERIFY(pack.ok());
    for (const Language language : {Language::ru, Language::en}) {
        QMap<double, QString> all;
        for (const QString &id : pack->fragments(language))
            all.insert(loudness(pack->fragment(language, id)), id);
        const double middle = std::next(all.begin(), all.size() / 2).key();
        qInfo() << "loudness (LUFS):" << all.firstKey() << all.first() << middle << all.lastKey() << all.last();
        QVERIFY(all.lastKey() - middle <= 1.0 && middle - all.firstKey() <= 1.0);
    }
}

void VoicePackTest::builtFragmentsDoNotClickOrClip()
{
    const auto pack = VoicePack::load(QStringLiteral(TALON_VOICE));
    QVERIFY(pack.ok());
    for (const Language language : {Language::ru, Language::en}) {
        for (const QString &id : pack->fragments(language)) {
            const QByteArray pcm = pack->fragment(language, id);
            const qsizetype samples = pcm.size() / soundSampleBytes;
            int peak = 0, step = 0;
            for (qsizetype i = 0; i < samples; ++i) {
                peak = std::max(peak, std::abs(int{sampleAt(pcm, i)}));
                if (i > 0)
                    step = std::max(step, std::abs(sampleAt(pcm, i) - sampleAt(pcm, i - 1)));
            }
            QVERIFY2(peak <= 0.9 * 32767, qPrintable(id));
            // Speech of 8 to 11 kHz bandwidth at 48 kHz moves by less than this from one sample to the next; a click doesn't.
            QVERIFY2(step <= 0.6 * peak, qPrintable(id));
            QVERIFY2(std::abs(sampleAt(pcm, 0)) <= 8 && std::abs(sampleAt(pcm, samples - 1)) <= 8, qPrintable(id));
            QVERIFY2(samples >= soundRate * 15 / 100, qPrintable(id));
            // Words last two seconds at the most; the sentences among them three.
            const auto words = core::optional_words(*pack->grammar(language));
            const bool sentence = std::find(words.begin(), words.end(), id.toStdString()) != words.end();
            QVERIFY2(samples <= soundRate * (sentence ? 3 : 2), qPrintable(id));
        }
    }
}

QTEST_APPLESS_MAIN(VoicePackTest)
#include "tst_voice_pack.moc"
