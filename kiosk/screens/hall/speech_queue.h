// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/devices/call_announcer.h"
#include "kiosk/screens/hall/spoken_memory.h"
#include "kiosk/screens/shared/stopwatch.h"

namespace talon::kiosk {

/// Has calls spoken in order, one at a time, each once, over restarts too.
class SpeechQueue final : public QObject
{
    Q_OBJECT

public:
    /// A speech that has not ended by then is given up, so that the next one is heard.
    static constexpr core::Millis longestSpeech{60'000};

    SpeechQueue(CallAnnouncer *announcer, SpokenMemory *memory, QObject *parent = nullptr);

    void offer(const std::vector<core::Call> &calls, core::Instant now);
    void advance(core::Instant now);
    /// The call being spoken, or 0.
    qint64 speaking() const { return m_speaking; }
    /// Its turn is still to come.
    bool awaits(const core::Call &call, core::Instant now) const;

Q_SIGNALS:
    void speakingChanged();

private:
    void begin(core::Instant now);
    void finish(qint64 call);

    CallAnnouncer *m_announcer;
    SpokenMemory *m_memory;
    core::AnnouncementQueue m_queue;
    Stopwatch m_sinceBegun;
    core::Instant m_now{};
    qint64 m_speaking = 0;
};

} // namespace talon::kiosk
