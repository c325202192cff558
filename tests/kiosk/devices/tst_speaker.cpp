// SPDX-License-Identifier: GPL-3.0-or-later
// The loudspeaker on a real sound server: what a microphone in the hall would hear is what was meant.
#include "kiosk/devices/announcer.h"
#include "kiosk/devices/sound_format.h"
#include "kiosk/devices/speaker.h"
#include "kiosk/devices/splice.h"
#include "kiosk/devices/wav_file.h"
#include "tests/kiosk/devices/sound_server.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTimer>

using namespace talon;
using namespace talon::kiosk;

namespace {

/// The word with which this program speaks one chime and ends.
constexpr char speakOnce[] = "--speak-once";

} // namespace

class SpeakerTest : public QObject
{
    Q_OBJECT

    static constexpr int connectTime = 20'000;
    static constexpr int speechTime = 40'000;
    /// The mark of the whole product, from the call to the first sample.
    static constexpr qint64 firstSampleWithin = 300;

    QTemporaryDir m_dir{QDir::tempPath() + QStringLiteral("/talon-speaker-XXXXXX")};
    SoundServer m_server{m_dir.path() + QStringLiteral("/rig")};
    Announcement m_parts;
    std::unique_ptr<Speaker> m_speaker;

    QString file(const char *name) const { return m_dir.filePath(QLatin1String(name)); }

    QByteArray announcement(int number, int window, core::Language language) const
    {
        return announcementSound(m_parts, {core::Letter::A, number}, window, language);
    }

    QString written(const char *name, const QByteArray &pcm) const
    {
        QFile out{file(name)};
        if (!out.open(QIODevice::WriteOnly) || out.write(wavBytes(pcm)) < 0)
            qFatal("the temporary folder cannot be written");
        return out.fileName();
    }

    bool isReady() const { return m_speaker->state() == SoundPlayer::State::Ready; }

    /// For whoever runs one test alone.
    void listen()
    {
        if (m_speaker && isReady())
            return;
        QVERIFY(m_server.start());
        m_speaker = std::make_unique<Speaker>();
        QTRY_VERIFY_WITH_TIMEOUT(isReady(), connectTime);
    }

private Q_SLOTS:
    void initTestCase();
    void soundServerThatComesLater();
    void heardIsWhatWasMeant();
    void firstSampleComesSoon();
    void cutSpeechIsSaidOnceMore();
    void aSilencedOutputIsTold();
    void serverThatDiesAndComesBack();
    void cleanupTestCase() { m_speaker.reset(); }
};

void SpeakerTest::initTestCase()
{
    QVERIFY(m_dir.isValid());
    auto voice = VoicePack::load(QStringLiteral(TALON_VOICE));
    QVERIFY2(voice.ok(), voice ? "" : qPrintable(voice.error().sentence));
    m_parts.voice = std::move(*voice);
    const auto chime = readWav(QStringLiteral(TALON_CHIME), 3000);
    QVERIFY(chime.ok());
    m_parts.chime = *chime;
    m_server.pointHere();
}

void SpeakerTest::soundServerThatComesLater()
{
    m_speaker = std::make_unique<Speaker>();
    QSignalSpy failed{m_speaker.get(), &SoundPlayer::failed};
    QSignalSpy finished{m_speaker.get(), &SoundPlayer::finished};
    m_speaker->enqueue(1, announcement(1, 1, core::Language::ru), Pauses::betweenCalls);
    // Nothing to hear it: it is given up, by name.
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, connectTime);
    QCOMPARE(failed.at(0).at(0).toLongLong(), 1);
    QVERIFY(!isReady());

    QVERIFY(m_server.start());
    QTRY_VERIFY_WITH_TIMEOUT(isReady(), connectTime);
    m_speaker->enqueue(2, m_parts.chime, Pauses::betweenCalls);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, speechTime);
    QCOMPARE(finished.at(0).at(0).toLongLong(), 2);
}

void SpeakerTest::heardIsWhatWasMeant()
{
    listen();
    const QByteArray first = announcement(23, 5, core::Language::en);
    const QByteArray second = announcement(999, 99, core::Language::ru);
    QSignalSpy started{m_speaker.get(), &SoundPlayer::started};
    QSignalSpy finished{m_speaker.get(), &SoundPlayer::finished};
    QVERIFY(m_server.record(file("hall.wav")));
    m_speaker->enqueue(10, first, Pauses::betweenCalls);
    m_speaker->enqueue(11, second, Pauses::betweenCalls);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 2, speechTime);
    QVERIFY(m_server.stopRecording());
    QCOMPARE(started.count(), 2);
    QCOMPARE(started.at(0).at(0).toLongLong(), 10);
    QCOMPARE(finished.at(1).at(0).toLongLong(), 11);

    const qint64 at = SoundServer::offsetOf(file("hall.wav"), written("first.wav", first));
    QVERIFY2(at >= 0, "the first announcement isn't in the recording sample by sample");
    const qint64 end = at + first.size() / soundSampleBytes;
    const qint64 next = SoundServer::offsetOf(file("hall.wav"), written("second.wav", second), end);
    QVERIFY2(next >= 0, "the second announcement isn't in the recording sample by sample");
    // Exactly the pause in between: nothing was cut, nothing overlaps, nothing stalled.
    QCOMPARE(next - end, soundBytes(Pauses::betweenCalls) / soundSampleBytes);
}

void SpeakerTest::firstSampleComesSoon()
{
    listen();
    QProcess ear;
    ear.start(QStringLiteral("parec"), {QStringLiteral("--raw"), QStringLiteral("--latency-msec=20"), QStringLiteral("--rate=48000"),
                                        QStringLiteral("--channels=1"), QStringLiteral("--format=s16le"),
                                        QStringLiteral("-d"), QStringLiteral("talon_sink.monitor")});
    QVERIFY(ear.waitForStarted());
    const auto hears = [&ear] {
        const QByteArray heard = ear.readAllStandardOutput();
        return std::any_of(heard.begin(), heard.end(), [](char byte) { return byte != 0; });
    };
    QVERIFY2(ear.waitForReadyRead(connectTime), ear.readAllStandardError().constData());
    QVERIFY(!hears());

    QList<qint64> times;
    for (qint64 round = 0; round < 5; ++round) {
        QSignalSpy finished{m_speaker.get(), &SoundPlayer::finished};
        QElapsedTimer since;
        since.start();
        m_speaker->enqueue(20 + round, m_parts.chime, Pauses::betweenCalls);
        bool heard = false;
        while (!heard && since.elapsed() < speechTime) {
            QCoreApplication::processEvents(QEventLoop::AllEvents, 2);
            heard = hears();
        }
        times.append(since.elapsed());
        QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, speechTime);
        QElapsedTimer quiet;
        // The pause between sounds has to pass, or the next chime waits for it.
        for (quiet.start(); quiet.elapsed() < Pauses::betweenCalls + 200;) {
            QCoreApplication::processEvents(QEventLoop::AllEvents, 5);
            hears();
        }
    }
    ear.kill();
    ear.waitForFinished();
    std::sort(times.begin(), times.end());
    qInfo() << "call to first sample (ms), the recorder's own time included:" << times;
    // The median: a busy machine may delay one of them.
    QVERIFY(times.at(times.size() / 2) <= firstSampleWithin);
}

void SpeakerTest::cutSpeechIsSaidOnceMore()
{
    listen();
    QSignalSpy started{m_speaker.get(), &SoundPlayer::started};
    QSignalSpy finished{m_speaker.get(), &SoundPlayer::finished};
    QSignalSpy failed{m_speaker.get(), &SoundPlayer::failed};
    const QByteArray sound = announcement(123, 45, core::Language::ru);
    m_speaker->enqueue(30, sound, Pauses::betweenCalls);
    QTRY_COMPARE_WITH_TIMEOUT(started.count(), 1, speechTime);
    QVERIFY(m_server.removeSink());
    QTRY_VERIFY_WITH_TIMEOUT(!isReady(), connectTime);
    QVERIFY(m_server.addSink());
    QTRY_VERIFY_WITH_TIMEOUT(isReady(), connectTime);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count() + failed.count(), 1, speechTime);
    QVERIFY2(failed.isEmpty(), qPrintable(failed.value(0).value(1).toString()));
    QCOMPARE(started.count(), 1);
}

void SpeakerTest::aSilencedOutputIsTold()
{
    listen();
    QVERIFY(m_server.mute(true));
    QTRY_VERIFY_WITH_TIMEOUT(m_speaker->state() == SoundPlayer::State::Muted, 60'000);
    QVERIFY(m_server.mute(false));
    QTRY_VERIFY_WITH_TIMEOUT(isReady(), 60'000);
}

void SpeakerTest::serverThatDiesAndComesBack()
{
    listen();
    QVERIFY(m_server.stop());
    QTRY_VERIFY_WITH_TIMEOUT(!isReady(), connectTime);
    QVERIFY(m_server.start());
    // Qt tries once more after three seconds. On a machine too busy to restart the server by then, the speaker has to say
    // that it is deaf. Then the display asks for a fresh start (kiosk.sound_watch), and a program started afresh is heard.
    QTRY_VERIFY_WITH_TIMEOUT(m_speaker->state() != SoundPlayer::State::Absent, 2 * connectTime);
    if (m_speaker->state() == SoundPlayer::State::Deaf) {
        QProcess afresh;
        afresh.setProcessChannelMode(QProcess::ForwardedChannels);
        afresh.start(QCoreApplication::applicationFilePath(), {QString::fromLatin1(speakOnce)});
        QVERIFY(afresh.waitForFinished(connectTime + speechTime));
        QCOMPARE(afresh.exitCode(), 0);
        return;
    }
    QSignalSpy finished{m_speaker.get(), &SoundPlayer::finished};
    m_speaker->enqueue(40, m_parts.chime, Pauses::betweenCalls);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, speechTime);
}

/// What a display does that was started afresh: exit code 0 when it was heard.
static int speakOneChime(QCoreApplication &app)
{
    const auto chime = readWav(QStringLiteral(TALON_CHIME), 3000);
    Speaker speaker;
    QObject::connect(&speaker, &SoundPlayer::finished, &app, [] { QCoreApplication::exit(0); });
    QObject::connect(&speaker, &SoundPlayer::stateChanged, &app, [&](SoundPlayer::State state) {
        if (state == SoundPlayer::State::Ready)
            speaker.enqueue(1, *chime, 0);
    });
    QTimer::singleShot(60'000, &app, [] { QCoreApplication::exit(1); });
    return QCoreApplication::exec();
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc == 2 && qstrcmp(argv[1], speakOnce) == 0)
        return speakOneChime(app);
    SpeakerTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_speaker.moc"
