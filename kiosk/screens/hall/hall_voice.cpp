// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/hall/hall_voice.h"

#include <utility>

namespace talon::kiosk {

HallVoice::HallVoice(Terminal *terminal, CallAnnouncer *announcer, SpokenMemory *memory, QObject *parent)
    : QObject(parent), m_terminal(terminal), m_announcer(announcer), m_speech(announcer, memory)
{
    // Before the controller hears of the new calls.
    connect(terminal, &Terminal::callsChanged, this, [this] { m_callsCame = m_terminal->online(); });
    connect(&m_speech, &SpeechQueue::speakingChanged, this, &HallVoice::speakingChanged);
    connect(&m_speech, &SpeechQueue::unspokenChanged, this, &HallVoice::unspokenChanged);
    connect(&m_speech, &SpeechQueue::saidChanged, this, &HallVoice::saidChanged);
    connect(terminal, &Terminal::voiceChanged, this, &HallVoice::follow);
    connect(terminal, &Terminal::messagesChanged, this, &HallVoice::takeMessages);
    follow();
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
    m_maySpeak = speaks;
    follow();
}

/// What the backend says of this display.
void HallVoice::follow()
{
    const wire::Voice &voice = m_terminal->voice();
    const core::Instant now = m_terminal->now();
    if (voice.check && voice.check->at > m_checked) {
        m_checked = voice.check->at;
        if (m_maySpeak && now - m_checked < checkCounts)
            m_speech.check(voice.check->volume);
    }
    const bool speaks = m_maySpeak && voice.speaks;
    if (speaks)
        m_speech.skipTo(voice.after);
    if (std::exchange(m_speaks, speaks) == speaks)
        return;
    if (!speaks)
        m_speech.handOver(m_heard);
    takeCalls();
    takeMessages();
    Q_EMIT speaksChanged();
}

/// Those that staff made, and those that the day's hours say by themselves.
void HallVoice::takeMessages()
{
    std::vector<core::HallMessage> messages;
    if (m_speaks) {
        const core::Instant now = m_terminal->now();
        messages = m_terminal->messages().messages;
        for (core::HallMessage &each : core::messages_by_hours(m_terminal->menu().site, now))
            messages.push_back(std::move(each));
    }
    m_speech.offerMessages(std::move(messages), m_terminal->now());
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
    m_announcer->setSound(core::sound_at(m_terminal->menu().site, m_terminal->place(), now));
    takeMessages();
    m_speech.advance(now, callsAreCurrent());
}

} // namespace talon::kiosk
