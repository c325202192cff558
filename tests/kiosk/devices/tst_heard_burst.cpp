// SPDX-License-Identifier: GPL-3.0-or-later
// Fourteen windows call at once, on a real sound server: what a microphone in the hall would hear, compared with the calls.
#include "kiosk/devices/announcer.h"
#include "kiosk/devices/sound_format.h"
#include "kiosk/devices/speaker.h"
#include "kiosk/devices/splice.h"
#include "kiosk/devices/wav_file.h"
#include "tests/kiosk/devices/sound_server.h"

#include <QElapsedTimer>
#include <QTemporaryDir>

using namespace talon;
using namespace talon::kiosk;

class HeardBurstTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir{QDir::tempPath() + QStringLiteral("/talon-burst-XXXXXX")};
    SoundServer m_server{m_dir.path() + QStringLiteral("/rig")};
    Announcement m_parts;

    QString written(const QByteArray &pcm) const
    {
        QFile out{m_dir.filePath(QStringLiteral("expected.wav"))};
        if (!out.open(QIODevice::WriteOnly | QIODevice::Truncate) || out.write(wavBytes(pcm)) < 0)
            qFatal("the temporary folder cannot be written");
        return out.fileName();
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto voice = VoicePack::load(QStringLiteral(TALON_VOICE));
        QVERIFY2(voice.ok(), voice ? "" : qPrintable(voice.error().sentence));
        m_parts.voice = std::move(*voice);
        const auto chime = readWav(QStringLiteral(TALON_CHIME), 3'000);
        QVERIFY(chime.ok());
        m_parts.chime = *chime;
        m_server.pointHere();
        QVERIFY(m_server.start());
    }

    void everyCallIsHeardOnceInOrderAndNoneOverAnother()
    {
        Speaker speaker;
        Announcer announcer{speaker, m_parts};
        QTRY_VERIFY_WITH_TIMEOUT(announcer.canSpeak(), 20'000);
        const QString recording = m_dir.filePath(QStringLiteral("hall.wav"));
        QVERIFY(m_server.record(recording));

        QElapsedTimer clock;
        clock.start();
        const auto now = [&clock] { return core::Instant{core::Millis{clock.elapsed()}}; };
        core::AnnouncementQueue queue{{}};
        std::vector<core::OfferedCall> calls;
        for (int window = 1; window <= 14; ++window) {
            core::Call call;
            call.call = window;
            call.number = {static_cast<core::Letter>(window % core::single_letters), window * 9};
            call.window = static_cast<core::WindowNumber>(window);
            call.language = window == 3 ? core::Language::en : core::Language::ru;
            calls.push_back({call, true});
        }
        queue.offer(calls, now());
        std::vector<core::Utterance> said;
        bool quiet = false;
        const auto next = [&] {
            const auto utterance = queue.begin(now(), true);
            quiet = !utterance;
            if (utterance) {
                said.push_back(*utterance);
                announcer.announce(*utterance);
            }
        };
        connect(&announcer, &CallAnnouncer::finished, this, [&](qint64 id) {
            queue.finish(id);
            next();
        });
        next();
        QTRY_VERIFY_WITH_TIMEOUT(quiet, 180'000);
        QVERIFY(m_server.stopRecording());

        std::vector<std::int64_t> heard;
        qint64 end = 0;
        for (const core::Utterance &utterance : said) {
            const QByteArray expected = utteranceSound(m_parts, utterance);
            // Sample by sample, no longer silence inside than was meant, and nothing clipped (compare_wav.py).
            const qint64 at = SoundServer::offsetOf(recording, written(expected), end);
            QVERIFY2(at >= 0, qPrintable(QStringLiteral("utterance %1 is not in the recording").arg(utterance.id())));
            QVERIFY(heard.empty() || at - end >= soundBytes(Pauses::betweenBrief) / soundSampleBytes);
            end = at + expected.size() / soundSampleBytes;
            for (const core::Call &call : utterance.calls)
                heard.push_back(call.call);
        }
        QCOMPARE(heard.size(), calls.size());
        for (std::size_t i = 0; i < heard.size(); ++i)
            QCOMPARE(heard[i], calls[i].call.call);
        qInfo() << "fourteen calls at once, heard whole within" << double(end) / soundRate << "s of the recording in" << said.size() << "utterances";
    }
};

QTEST_GUILESS_MAIN(HeardBurstTest)
#include "tst_heard_burst.moc"
