// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/speech_source.h"

#include "kiosk/devices/sound_format.h"

#include <QtEndian>
#include <algorithm>
#include <cstring>

namespace talon::kiosk {

SpeechSource::SpeechSource(QObject *parent) : QIODevice{parent}, m_quiet{soundBytes(longestPause)}
{
    // Unbuffered: a buffer would read ahead, and a call would wait behind silence.
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

void SpeechSource::setOutput(int channels, int delay)
{
    Q_ASSERT(channels >= 1 && delay >= 0);
    m_channels = channels;
    m_delay = soundBytes(delay);
}

bool SpeechSource::add(qint64 id, const QByteArray &pcm, int pause)
{
    if (m_waiting.size() >= mostWaiting)
        return false;
    m_waiting.push_back({.id = id, .pcm = pcm, .pause = soundBytes(std::clamp(pause, 0, longestPause))});
    return true;
}

std::optional<qint64> SpeechSource::interrupt()
{
    if (m_current && m_current->cut) {
        m_current.reset(); // its last milliseconds are missed by nobody
        m_quiet = soundBytes(longestPause);
    }
    if (!m_current || !m_current->begun || m_current->position == m_current->pcm.size())
        return std::nullopt;
    if (m_current->position > m_delay)
        ++m_current->repeats;
    if (m_current->repeats <= mostRepeats && ++m_current->attempts <= mostAttempts) {
        m_current->position = 0;
        return std::nullopt;
    }
    const qint64 id = m_current->id;
    m_current.reset();
    m_quiet = soundBytes(longestPause); // nothing of it is heard any more
    return id;
}

void SpeechSource::cut()
{
    m_waiting.clear();
    if (!m_current || m_current->position == m_current->pcm.size()) {
        if (m_current)
            m_current->cut = true; // said, and not heard to its end
        return;
    }
    if (!m_current->begun) {
        m_current.reset();
        return;
    }
    m_current->cut = true;
    const qsizetype left = std::min(soundBytes(cutFade), m_current->pcm.size() - m_current->position);
    m_current->pcm.truncate(m_current->position + left);
    for (qsizetype i = 0; i < left; i += soundSampleBytes) {
        char *sample = m_current->pcm.data() + m_current->position + i;
        qToLittleEndian(static_cast<qint16>(qFromLittleEndian<qint16>(sample) * (left - i) / left), sample);
    }
}

QList<qint64> SpeechSource::abandon()
{
    QList<qint64> ids;
    if (m_current)
        ids.append(m_current->id);
    for (const Sound &sound : m_waiting)
        ids.append(sound.id);
    m_current.reset();
    m_waiting.clear();
    m_quiet = soundBytes(longestPause);
    return ids;
}

qsizetype SpeechSource::due(qsizetype most, qsizetype ready) const
{
    const bool full = isBusy() || ready < soundBytes(dryBelow) * m_channels;
    const qsizetype ahead = full ? most : std::min(most, soundBytes(quietAhead) * m_channels);
    return std::max<qsizetype>(0, ahead - ready);
}

qint64 SpeechSource::bytesAvailable() const
{
    // Silence never ends; a second of it is more than any device asks for at once.
    return soundBytes(1000) * m_channels;
}

qint64 SpeechSource::readData(char *data, qint64 most)
{
    const qsizetype frames = static_cast<qsizetype>(most) / (soundSampleBytes * m_channels);
    fill(data, frames * soundSampleBytes);
    // The mono samples lie at the front; spread from the last to the first they don't run into each other.
    for (qsizetype frame = frames - 1; m_channels > 1 && frame >= 0; --frame) {
        char sample[soundSampleBytes];
        std::memcpy(sample, data + frame * soundSampleBytes, soundSampleBytes);
        for (int channel = 0; channel < m_channels; ++channel)
            std::memcpy(data + (frame * m_channels + channel) * soundSampleBytes, sample, soundSampleBytes);
    }
    return frames * soundSampleBytes * m_channels;
}

void SpeechSource::fill(char *out, qsizetype bytes)
{
    while (bytes > 0) {
        const qsizetype done = fillSome(out, bytes);
        out += done;
        bytes -= done;
    }
}

/// At least one sample of whatever comes next.
qsizetype SpeechSource::fillSome(char *out, qsizetype bytes)
{
    if (!m_current && !m_waiting.empty() && m_quiet >= m_waiting.front().pause) {
        m_current = std::move(m_waiting.front());
        m_waiting.pop_front();
    }
    if (m_current && m_current->position < m_current->pcm.size()) {
        if (!m_current->begun)
            Q_EMIT began(m_current->id);
        m_current->begun = true;
        const qsizetype part = std::min(bytes, m_current->pcm.size() - m_current->position);
        std::memcpy(out, m_current->pcm.constData() + m_current->position, static_cast<std::size_t>(part));
        m_current->position += part;
        m_quiet = 0;
        if (m_current->position == m_current->pcm.size())
            m_unheard = std::max<qsizetype>(m_delay, soundSampleBytes);
        return part;
    }
    qsizetype part = bytes;
    if (m_current)
        part = std::min(bytes, m_unheard);
    else if (!m_waiting.empty())
        part = std::min(bytes, m_waiting.front().pause - m_quiet);
    std::memset(out, 0, static_cast<std::size_t>(part));
    m_quiet = std::min(m_quiet + part, soundBytes(longestPause));
    if (m_current && (m_unheard -= part) == 0) {
        if (!m_current->cut)
            Q_EMIT ended(m_current->id);
        m_current.reset();
    }
    return part;
}

} // namespace talon::kiosk
