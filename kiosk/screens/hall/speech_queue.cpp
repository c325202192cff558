// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/hall/speech_queue.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace talon::kiosk {

namespace {

constexpr qint64 checkId = std::numeric_limits<qint64>::min(); // no message and no call has it

} // namespace

SpeechQueue::SpeechQueue(CallAnnouncer *announcer, SpokenMemory *memory, QObject *parent)
    : QObject(parent), m_announcer(announcer), m_memory(memory), m_queue(memory->load()), m_said(m_queue.spoken().finished)
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

void SpeechQueue::offerMessages(std::vector<core::HallMessage> messages, core::Instant now)
{
    m_now = now;
    m_turns.offer(std::move(messages));
    begin();
}

void SpeechQueue::handOver(bool heard)
{
    // What nobody hears any more is said by the other one, and not by both.
    if (!heard && m_id > 0)
        cut();
    m_queue.hand_over();
}

void SpeechQueue::check(int volume)
{
    m_check = volume;
    begin();
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
    if (m_turns.interrupts(m_now) && m_id != 0)
        cut();
    // Calls that gave way to an evacuation have their turn again, as far as they are active.
    const bool evacuates = m_turns.evacuates(m_now);
    if (std::exchange(m_evacuates, evacuates) && !evacuates)
        m_queue.sound_is_back();
    // Without a loudspeaker a call waits for one as long as it is active.
    if (m_id != 0 || !m_announcer->canSpeak() || beginOther() || evacuates)
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

/// A message, or the words of a check.
bool SpeechQueue::beginOther()
{
    const auto turn = m_turns.begin(m_now, m_queue.has_due(m_now, m_current));
    if (!turn && !m_check)
        return false;
    m_id = turn ? turn->id : checkId;
    m_sinceBegun.restart(m_now);
    if (turn)
        m_announcer->announceMessage(*turn);
    else
        m_announcer->announceCheck(checkId, *std::exchange(m_check, std::nullopt));
    return true;
}

/// What is being said ends here.
void SpeechQueue::cut()
{
    m_announcer->cut();
    m_turns.cut();
    const qint64 id = std::exchange(m_id, 0);
    if (id <= 0)
        return;
    m_queue.fail(id);
    m_memory->save(m_queue.spoken());
    m_speaking.clear();
    Q_EMIT speakingChanged();
}

void SpeechQueue::end(qint64 id, bool said)
{
    if (id != m_id || id == 0)
        return;
    m_id = 0;
    if (id < 0) {
        said ? m_turns.finish(id) : m_turns.fail(id);
        return begin();
    }
    if (said)
        m_queue.finish(id);
    else
        m_queue.fail(id);
    m_memory->save(m_queue.spoken());
    m_speaking.clear();
    Q_EMIT speakingChanged();
    if (said && id > m_said) {
        m_said = id;
        Q_EMIT saidChanged();
    }
    begin();
    tellUnspoken();
}

void SpeechQueue::tellUnspoken()
{
    if (std::exchange(m_toldUnspoken, qint64{m_queue.unspoken()}) != m_queue.unspoken())
        Q_EMIT unspokenChanged();
}

} // namespace talon::kiosk
