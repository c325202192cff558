// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/devices/call_announcer.h"
#include "kiosk/screens/hall/spoken_memory.h"
#include "kiosk/screens/shared/stopwatch.h"

#include <set>

namespace talon::kiosk {

/// Has calls spoken in order, one utterance at a time, each call once, over restarts too.
class SpeechQueue final : public QObject
{
    Q_OBJECT

public:
    /// A speech that has not ended by then is given up, so that the next one is heard.
    static constexpr core::Millis longestSpeech{60'000};

    SpeechQueue(CallAnnouncer *announcer, SpokenMemory *memory, QObject *parent = nullptr);

    /// `current`: the backend vouches for these calls.
    void offer(const std::vector<core::OfferedCall> &calls, core::Instant now, bool current);
    void advance(core::Instant now, bool current);
    /// The call is being spoken, alone or with others.
    bool speaks(qint64 call) const { return m_speaking.count(call) > 0; }
    const std::set<qint64> &speaking() const { return m_speaking; }
    bool quiet() const { return m_speaking.empty(); }
    /// Its turn is still to come.
    bool awaits(const core::Call &call) const { return m_queue.awaits(call.call); }
    /// Calls that ended unspoken since the start.
    qint64 unspoken() const { return m_queue.unspoken(); }

Q_SIGNALS:
    void speakingChanged();
    void unspokenChanged();

private:
    void begin();
    void end(qint64 id, bool said);
    void tellUnspoken();

    CallAnnouncer *m_announcer;
    SpokenMemory *m_memory;
    core::AnnouncementQueue m_queue;
    Stopwatch m_sinceBegun;
    core::Instant m_now{};
    bool m_current = false;
    qint64 m_id = 0; ///< of the utterance under way, 0: none
    std::set<qint64> m_speaking;
    qint64 m_toldUnspoken = 0;
};

} // namespace talon::kiosk
