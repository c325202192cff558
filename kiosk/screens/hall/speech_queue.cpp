// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/hall/speech_queue.h"

#include <algorithm>
#include <utility>

namespace talon::kiosk {

SpeechQueue::SpeechQueue(CallAnnouncer *announcer, SpokenMemory *memory, QObject *parent)
    : QObject(parent), m_announcer(announcer), m_memory(memory), m_queue(memory->load())
{
    connect(announcer, &CallAnnouncer::finished, this, [this](qint64 id) { end(id, true); });
    // What could not be said does not hold the next call up. It has its turn again when the sound is back.
    connect(announcer, &CallAnnouncer::failed, this, [this](qint64 id) { end(id, false); });
    connect(announcer, &CallAnnouncer::soundIsBack, this, [this] {
        m_queue.sound_is_back();
        begin();
    });
}

void SpeechQueue::offer(const std::vector<core::OfferedCall> &calls, core::Instant now, bool current)
{
    m_now = now;
    m_current = current;
    const auto newest = std::max_element(calls.begin(), calls.end(), [](auto &a, auto &b) { return a.call.call < b.call.call; });
    // A restored backend counts on from where its backup stood: what was spoken then says nothing about these calls.
    if (newest != calls.end() && newest->call.call < m_queue.spoken().begun && quiet()) {
        m_queue = core::AnnouncementQueue({});
        m_toldUnspoken = 0;
    }
    m_queue.offer(calls, now);
    begin();
    tellUnspoken();
}

void SpeechQueue::advance(core::Instant now, bool current)
{
    m_now = now;
    m_current = current;
    m_sinceBegun.advance(now);
    if (m_id != 0 && m_sinceBegun.elapsed() >= longestSpeech)
        end(m_id, false);
    begin();
}

void SpeechQueue::begin()
{
    // Without a loudspeaker a call waits for one as long as it is active.
    if (m_id != 0 || !m_announcer->canSpeak())
        return;
    const auto said = m_queue.begin(m_now, m_current);
    if (!said)
        return;
    // On its way to the disk before the first sound: after a crash in the middle the queue knows that these had begun.
    m_memory->save(m_queue.spoken());
    m_id = said->id();
    for (const core::Call &call : said->calls)
        m_speaking.insert(call.call);
    m_sinceBegun.restart(m_now);
    Q_EMIT speakingChanged();
    m_announcer->announce(*said);
}

void SpeechQueue::end(qint64 id, bool said)
{
    if (id != m_id || id == 0)
        return;
    if (said)
        m_queue.finish(id);
    else
        m_queue.fail(id);
    m_memory->save(m_queue.spoken());
    m_id = 0;
    m_speaking.clear();
    Q_EMIT speakingChanged();
    begin();
    tellUnspoken();
}

void SpeechQueue::tellUnspoken()
{
    if (std::exchange(m_toldUnspoken, qint64{m_queue.unspoken()}) != m_queue.unspoken())
        Q_EMIT unspokenChanged();
}

} // namespace talon::kiosk
