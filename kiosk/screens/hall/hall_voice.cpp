// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/hall/hall_voice.h"

#include <utility>

namespace talon::kiosk {

HallVoice::HallVoice(Terminal *terminal, CallAnnouncer *announcer, SpokenMemory *memory, QObject *parent)
    : QObject(parent), m_terminal(terminal), m_speech(announcer, memory)
{
    // Before the controller hears of the new calls.
    connect(terminal, &Terminal::callsChanged, this, [this] { m_callsCame = m_terminal->online(); });
    connect(&m_speech, &SpeechQueue::speakingChanged, this, &HallVoice::speakingChanged);
    connect(&m_speech, &SpeechQueue::unspokenChanged, this, &HallVoice::unspokenChanged);
    m_sinceOnline.restart(terminal->now());
    m_sinceHeard.restart(terminal->now());
}

/// What comes while the backend is there is its word; what was there before, when nothing newer followed.
bool HallVoice::callsAreCurrent() const
{
    return m_terminal->online() && (m_callsCame || m_sinceOnline.elapsed() >= vouchedAfter);
}

void HallVoice::takeCalls()
{
    std::vector<core::OfferedCall> calls;
    if (m_speaks)
        for (const wire::CallLine &line : m_terminal->calls().lines)
            calls.push_back({line.call, line.active});
    m_speech.offer(calls, m_terminal->now(), callsAreCurrent());
}

void HallVoice::setSpeaks(bool speaks)
{
    if (std::exchange(m_speaks, speaks) == speaks)
        return;
    takeCalls();
    Q_EMIT speaksChanged();
}

void HallVoice::setHeard(bool heard)
{
    if (std::exchange(m_heard, heard) == heard)
        return;
    m_sinceHeard.restart(m_terminal->now());
    Q_EMIT heardChanged();
}

bool HallVoice::isSilent() const
{
    return m_speaks && !m_heard && m_sinceHeard.elapsed() >= silenceShownAfter;
}

void HallVoice::beat()
{
    const core::Instant now = m_terminal->now();
    m_sinceHeard.advance(now);
    if (m_terminal->online()) {
        m_sinceOnline.advance(now);
    } else {
        m_sinceOnline.restart(now);
        m_callsCame = false;
    }
    m_speech.advance(now, callsAreCurrent());
}

} // namespace talon::kiosk
