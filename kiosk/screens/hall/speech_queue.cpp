// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/hall/speech_queue.h"

#include <algorithm>

namespace talon::kiosk {

SpeechQueue::SpeechQueue(CallAnnouncer *announcer, SpokenMemory *memory, QObject *parent)
    : QObject(parent), m_announcer(announcer), m_memory(memory), m_queue(memory->load())
{
    connect(announcer, &CallAnnouncer::finished, this, &SpeechQueue::finish);
    // A call that could not be spoken is not tried again: the next one is waiting, and the screen shows them all.
    connect(announcer, &CallAnnouncer::failed, this, &SpeechQueue::finish);
}

void SpeechQueue::offer(const std::vector<core::Call> &calls, core::Instant now)
{
    m_now = now;
    const auto newest = std::max_element(calls.begin(), calls.end(), [](auto &a, auto &b) { return a.call < b.call; });
    // A restored backend counts on from where its backup stood: what was spoken then says nothing about these calls.
    if (newest != calls.end() && newest->call < m_queue.spoken().begun && m_speaking == 0)
        m_queue = core::AnnouncementQueue({});
    m_queue.offer(calls, now);
    begin(now);
}

void SpeechQueue::advance(core::Instant now)
{
    m_now = now;
    m_sinceBegun.advance(now);
    if (m_speaking != 0 && m_sinceBegun.elapsed() >= longestSpeech)
        finish(m_speaking);
    begin(now);
}

bool SpeechQueue::awaits(const core::Call &call, core::Instant now) const
{
    return call.call > m_queue.spoken().begun && now - call.at <= core::AnnouncementQueue::max_age;
}

void SpeechQueue::begin(core::Instant now)
{
    if (m_speaking != 0)
        return;
    const auto call = m_queue.begin(now);
    if (!call)
        return;
    // On disk before the first sound: after a crash in the middle the queue knows that this one had begun.
    m_memory->save(m_queue.spoken());
    m_speaking = call->call;
    m_sinceBegun.restart(now);
    Q_EMIT speakingChanged();
    m_announcer->announce(*call);
}

void SpeechQueue::finish(qint64 call)
{
    if (call != m_speaking)
        return;
    m_queue.finish(call);
    m_memory->save(m_queue.spoken());
    m_speaking = 0;
    Q_EMIT speakingChanged();
    begin(m_now);
}

} // namespace talon::kiosk
