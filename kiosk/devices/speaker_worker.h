// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/devices/sink_volume.h"
#include "kiosk/devices/sound_player.h"
#include "kiosk/devices/speech_source.h"

#include <QAudioDevice>
#include <QElapsedTimer>
#include <QTimer>
#include <memory>

class QAudioSink;
class QIODevice;

namespace talon::kiosk {

/// Keeps an audio output open and fed, in the thread it lives in; see Speaker.
class SpeakerWorker : public QObject
{
    Q_OBJECT

public:
    /// ms of sound kept ready in the output while something is said: the worst stall that stays unheard.
    static constexpr int bufferLength = 160;
    /// ms between looks whether the output wants more.
    static constexpr int feedInterval = 10;
    /// ms that the sound server may add before the ear; finished() waits for them.
    static constexpr int serverDelay = 80;
    /// ms without a read after which an open output counts as gone.
    static constexpr int longestStall = 5'000;
    static constexpr int watchInterval = 500;
    /// ms between looks whether the output is silenced.
    static constexpr int volumeInterval = 5'000;
    /// ms for which an answering server without a single output has to be seen before Qt counts as deaf.
    static constexpr int deafAfter = 15'000;
    /// ms between attempts to open an output: doubled each time, up to the longest.
    static constexpr int firstRetry = 250;
    static constexpr int longestRetry = 5'000;
    /// ms a sound waits for an output before it fails: an old call only confuses.
    static constexpr int patience = 10'000;

    explicit SpeakerWorker(const QString &device);
    ~SpeakerWorker() override;

    void start();
    void play(qint64 id, const QByteArray &pcm, int pause);
    void cut();

Q_SIGNALS:
    void started(qint64 id);
    void finished(qint64 id);
    void failed(qint64 id, const QString &reason);
    void state(talon::kiosk::SoundPlayer::State state);

private:
    bool seesDevices();
    QAudioDevice wantedDevice() const;
    bool isOpen() const { return m_sink != nullptr; }
    void open();
    void close();
    void lose();
    void feed();
    void watch();
    bool isDeaf();
    bool isStalled();
    void giveUp();
    void tell(SoundPlayer::State now);

    QString m_wanted;
    SpeechSource m_source{this};
    bool m_seesDevices = false;
    SoundPlayer::State m_told = SoundPlayer::State::Absent;
    std::unique_ptr<QAudioSink> m_sink;
    QIODevice *m_out = nullptr; ///< the sink's own, while there is one
    QByteArray m_unwritten;     ///< read from the source and not yet taken by the output
    QTimer m_feed{this};
    QAudioDevice m_device;
    QTimer m_retry{this};
    QTimer m_watch{this};
    QTimer m_patience{this};
    QTimer m_look{this};
    SinkVolume m_volume{this};
    qint64 m_consumed = 0; ///< what the output had taken when last looked at (µs)
    QElapsedTimer m_sinceConsumed;
    QElapsedTimer m_sinceNothing; ///< valid while Qt sees no output at all
    int m_pause = firstRetry;
};

} // namespace talon::kiosk
