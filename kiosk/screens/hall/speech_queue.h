// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/devices/call_announcer.h"
#include "kiosk/screens/hall/spoken_memory.h"
#include "kiosk/screens/shared/stopwatch.h"

#include <set>

namespace talon::kiosk {

/// Has calls spoken in order, one utterance at a time, each call once, over restarts too; hall messages between them; and an evacuation at once.
class SpeechQueue final : public QObject
{
    Q_OBJECT

public:
    /// A speech that has not ended by then is given up, so that the next one is heard.
    static constexpr core::Millis longestSpeech{60'000};

    SpeechQueue(CallAnnouncer *announcer, SpokenMemory *memory, QObject *parent = nullptr);

    /// `current`: the backend vouches for these calls.
    void offer(const std::vector<core::OfferedCall> &calls, core::Instant now, bool current);
    /// All messages that this display may have to say, also of other times; none where another display does.
    void offerMessages(std::vector<core::HallMessage> messages, core::Instant now);
    void advance(core::Instant now, bool current);
    /// Another display has said the calls up to this one.
    void skipTo(qint64 call) { m_queue.skip_to(call); }
    /// Another display says calls from now on: what waits here is its matter.
    void handOver(bool heard);
    /// A few words that somebody wants to hear, as soon as nothing else is being said.
    void check(int volume);
    /// The call is being spoken, alone or with others.
    bool speaks(qint64 call) const { return m_speaking.count(call) > 0; }
    const std::set<qint64> &speaking() const { return m_speaking; }
    bool quiet() const { return m_id == 0; }
    /// Its turn is still to come.
    bool awaits(const core::Call &call) const { return m_queue.awaits(call.call); }
    /// Calls that ended unspoken since the start.
    qint64 unspoken() const { return m_queue.unspoken(); }
    /// The last call that was said to its end; 0: none.
    qint64 said() const { return m_said; }

Q_SIGNALS:
    void speakingChanged();
    void unspokenChanged();
    void saidChanged();

private:
    void begin();
    bool beginOther();
    void cut();
    void end(qint64 id, bool said);
    void tellUnspoken();

    CallAnnouncer *m_announcer;
    SpokenMemory *m_memory;
    core::AnnouncementQueue m_queue;
    core::MessageTurns m_turns;
    std::optional<int> m_check; ///< how loud, while somebody waits to hear it
    bool m_evacuates = false;
    qint64 m_said;
    Stopwatch m_sinceBegun;
    core::Instant m_now{};
    bool m_current = false;
    qint64 m_id = 0; ///< of what is being said, 0: nothing; a message's is below 0
    std::set<qint64> m_speaking;
    qint64 m_toldUnspoken = 0;
};

} // namespace talon::kiosk
