// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/speaker_worker.h"

#include "kiosk/devices/sound_format.h"
#include "kiosk/devices/sound_server_probe.h"

#include <QAudioFormat>
#include <QAudioSink>
#include <QMediaDevices>
#include <algorithm>
#include <utility>

namespace talon::kiosk {

namespace {

// What the sound server offers when it has no hardware: nobody would hear it.
constexpr char dummyOutput[] = "auto_null";

QAudioFormat formatFor(const QAudioDevice &device)
{
    QAudioFormat format;
    format.setSampleRate(soundRate);
    format.setSampleFormat(QAudioFormat::Int16);
    format.setChannelCount(1);
    if (!device.isFormatSupported(format))
        format.setChannelCount(2);
    return format;
}

} // namespace

SpeakerWorker::SpeakerWorker(const QString &device) : m_wanted{device}
{
    m_retry.setSingleShot(true);
    m_patience.setSingleShot(true);
    m_watch.setInterval(watchInterval);
    connect(&m_retry, &QTimer::timeout, this, &SpeakerWorker::open);
    connect(&m_watch, &QTimer::timeout, this, &SpeakerWorker::watch);
    connect(&m_patience, &QTimer::timeout, this, &SpeakerWorker::giveUp);
    m_feed.setInterval(feedInterval);
    m_feed.setTimerType(Qt::PreciseTimer);
    connect(&m_feed, &QTimer::timeout, this, &SpeakerWorker::feed);
    m_look.setInterval(volumeInterval);
    connect(&m_look, &QTimer::timeout, this, [this] { m_volume.look(m_device.id()); });
    connect(&m_volume, &SinkVolume::told, this, [this](bool silenced) {
        if (isOpen())
            tell(silenced ? SoundPlayer::State::Muted : SoundPlayer::State::Ready);
    });
    connect(&m_source, &SpeechSource::began, this, &SpeakerWorker::started, Qt::QueuedConnection);
    connect(&m_source, &SpeechSource::ended, this, &SpeakerWorker::finished, Qt::QueuedConnection);
}

SpeakerWorker::~SpeakerWorker()
{
    close();
}

void SpeakerWorker::start()
{
    open();
}

/// Qt is asked for devices only when there is a sound server, and in this thread: a server that doesn't answer holds up
/// no screen.
bool SpeakerWorker::seesDevices()
{
    if (!m_seesDevices && soundServerAnswers()) {
        m_seesDevices = true;
        m_watch.start();
    }
    return m_seesDevices;
}

void SpeakerWorker::play(qint64 id, const QByteArray &pcm, int pause)
{
    if (pcm.isEmpty() || pcm.size() % soundSampleBytes != 0) {
        Q_EMIT failed(id, QStringLiteral("There is no sound to play."));
        return;
    }
    if (!m_source.add(id, pcm, pause)) {
        Q_EMIT failed(id, QStringLiteral("Too many sounds are waiting."));
        return;
    }
    if (!isOpen() && !m_patience.isActive())
        m_patience.start(patience);
    feed(); // now, and not at the next look
}

void SpeakerWorker::cut()
{
    m_source.cut();
    m_patience.stop();
}

void SpeakerWorker::feed()
{
    if (!isOpen())
        return;
    const qsizetype most = m_sink->bufferSize();
    if (m_unwritten.isEmpty())
        m_unwritten = m_source.read(m_source.due(most, most - m_sink->bytesFree()));
    if (!m_unwritten.isEmpty())
        m_unwritten.remove(0, std::max<qint64>(0, m_out->write(m_unwritten)));
}

QAudioDevice SpeakerWorker::wantedDevice() const
{
    auto outputs = QMediaDevices::audioOutputs();
    outputs.removeIf([](const QAudioDevice &device) { return device.id() == dummyOutput; });
    const auto isWanted = [this](const QAudioDevice &device) {
        return m_wanted.isEmpty() ? device.isDefault()
                                  : QString::fromUtf8(device.id()) == m_wanted || device.description() == m_wanted;
    };
    const auto found = std::find_if(outputs.begin(), outputs.end(), isWanted);
    if (found != outputs.end())
        return *found;
    // Of a device that has just come Qt may not know that it is the default one.
    return m_wanted.isEmpty() && !outputs.isEmpty() ? outputs.first() : QAudioDevice{};
}

void SpeakerWorker::open()
{
    if (isOpen())
        return;
    m_device = seesDevices() ? wantedDevice() : QAudioDevice{};
    if (m_device.isNull()) {
        lose();
        return;
    }
    const QAudioFormat format = formatFor(m_device);
    m_source.setOutput(format.channelCount(), bufferLength + serverDelay);
    m_sink = std::make_unique<QAudioSink>(m_device, format);
    m_sink->setBufferSize(soundBytes(bufferLength) * format.channelCount());
    connect(m_sink.get(), &QAudioSink::stateChanged, this,
            [this](QAudio::State now) {
                if (now == QAudio::StoppedState && isOpen())
                    lose();
            },
            Qt::QueuedConnection);
    m_out = m_sink->start();
    if (!m_out || m_sink->error() != QAudio::NoError || m_sink->state() == QAudio::StoppedState) {
        lose();
        return;
    }
    m_feed.start();
    feed();
    m_pause = firstRetry;
    m_consumed = 0;
    m_sinceConsumed.start();
    m_patience.stop();
    m_look.start();
    m_volume.look(m_device.id());
    tell(SoundPlayer::State::Ready);
}

void SpeakerWorker::close()
{
    m_look.stop();
    m_feed.stop();
    m_unwritten.clear();
    if (!m_sink)
        return;
    // Out of the member first: stopping emits stateChanged.
    const auto sink = std::move(m_sink);
    sink->disconnect(this);
    sink->stop();
    m_out = nullptr;
}

void SpeakerWorker::lose()
{
    close();
    if (const auto cut = m_source.interrupt())
        Q_EMIT failed(*cut, QStringLiteral("The audio output went away again and again."));
    if (m_source.isBusy() && !m_patience.isActive())
        m_patience.start(patience);
    m_retry.start(m_pause);
    m_pause = std::min(2 * m_pause, longestRetry);
    if (m_told != SoundPlayer::State::Deaf)
        tell(SoundPlayer::State::Absent);
}

void SpeakerWorker::tell(SoundPlayer::State now)
{
    if (std::exchange(m_told, now) != now)
        Q_EMIT state(now);
}

void SpeakerWorker::watch()
{
    // Qt 6.4 doesn't tell when PulseAudio's devices change; its list is right when asked.
    const QAudioDevice device = wantedDevice();
    if (isOpen() && (device.id() != m_device.id() || isStalled()))
        lose();
    // A device that has just come is worth a try now, not at the end of a long pause.
    if (!isOpen() && !device.isNull() && device.id() != m_device.id())
        m_retry.start(0);
    if (!isOpen() && isDeaf())
        tell(SoundPlayer::State::Deaf);
}

/// A living server always offers an output, if only the dummy one.
bool SpeakerWorker::isDeaf()
{
    if (!QMediaDevices::audioOutputs().isEmpty())
        m_sinceNothing.invalidate();
    else if (!m_sinceNothing.isValid())
        m_sinceNothing.start();
    return m_sinceNothing.isValid() && m_sinceNothing.hasExpired(deafAfter) && soundServerAnswers();
}

bool SpeakerWorker::isStalled()
{
    const qint64 consumed = m_sink->processedUSecs();
    if (consumed != m_consumed) {
        m_consumed = consumed;
        m_sinceConsumed.restart();
    }
    return m_sinceConsumed.hasExpired(longestStall);
}

void SpeakerWorker::giveUp()
{
    for (const qint64 id : m_source.abandon())
        Q_EMIT failed(id, QStringLiteral("There is no audio output."));
}

} // namespace talon::kiosk
