// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/link/terminal.h"
#include "kiosk/screens/hall/speech_queue.h"

namespace talon::kiosk {

/// What a display says: which calls, whether it is the one within earshot that speaks, and whether it is heard.
class HallVoice final : public QObject
{
    Q_OBJECT

public:
    /// A document of before that is still the newest so long after the connection came is the backend's word.
    static constexpr core::Millis vouchedAfter{2'000};
    /// An output that is found again at once is not worth a word.
    static constexpr core::Millis silenceShownAfter{10'000};

    HallVoice(Terminal *terminal, CallAnnouncer *announcer, SpokenMemory *memory, QObject *parent = nullptr);

    const SpeechQueue &queue() const { return m_speech; }
    /// It is the one display within earshot that does; else another one says the same calls, and they would echo.
    bool speaks() const { return m_speaks; }
    /// Whether it may speak at all; which display of a zone does, the backend says.
    void setSpeaks(bool speaks);
    /// Calls that ended without having been spoken since the start.
    qint64 unspoken() const { return m_speech.unspoken(); }
    /// The last call that was said to its end.
    qint64 said() const { return m_speech.said(); }
    void setHeard(bool heard);
    /// Calls are only seen, and that has been so for silenceShownAfter.
    bool isSilent() const;

    /// The terminal's calls are new, or are looked at for the first time.
    void takeCalls();
    void beat();
    /// Somebody who wanted to hear it longer ago than this has heard it, or has gone.
    static constexpr core::Millis checkCounts{60'000};

Q_SIGNALS:
    void speakingChanged();
    void unspokenChanged();
    void saidChanged();
    void speaksChanged();
    /// setHeard() was told something else than before.
    void heardChanged();

private:
    bool callsAreCurrent() const;
    void follow();
    void takeMessages();

    Terminal *m_terminal;
    CallAnnouncer *m_announcer;
    SpeechQueue m_speech;
    Stopwatch m_sinceOnline;
    Stopwatch m_sinceHeard;
    bool m_callsCame = false; ///< over the connection that there is
    bool m_heard = true;
    bool m_maySpeak = true;
    bool m_speaks = true;
    core::Instant m_checked{}; ///< the last check that was heard, or came too late
};

} // namespace talon::kiosk
