// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/devices/call_announcer.h"
#include "kiosk/screens/hall/spoken_memory.h"

#include <vector>

namespace talon::test {

/// Speaks nothing and remembers everything.
class FakeAnnouncer final : public kiosk::CallAnnouncer
{
public:
    void announce(const core::Utterance &utterance) override
    {
        utterances.push_back(utterance);
        announced.insert(announced.end(), utterance.calls.begin(), utterance.calls.end());
    }
    void announceMessage(const core::MessageTurns::Turn &turn) override { messages.push_back(turn); }
    void announceCheck(qint64 id, int volume) override { checks.push_back({id, volume}); }
    void cut() override { ++cuts; }
    void setSound(const core::SoundNow &now) override { loudness = now; }
    void finishMessage() { Q_EMIT finished(messages.back().id); }
    bool canSpeak() const override { return sound; }
    void failLast() { Q_EMIT failed(announced.back().call, QStringLiteral("no sound")); }
    void finishLast() { Q_EMIT finished(announced.back().call); }
    void giveSoundBack()
    {
        sound = true;
        Q_EMIT soundIsBack();
    }
    void forget()
    {
        utterances.clear();
        announced.clear();
        messages.clear();
        checks.clear();
        cuts = 0;
        loudness = {};
        sound = true;
    }

    std::vector<core::Utterance> utterances;
    std::vector<core::Call> announced; ///< of all utterances
    std::vector<core::MessageTurns::Turn> messages;
    std::vector<std::pair<qint64, int>> checks; ///< id and volume
    int cuts = 0;
    core::SoundNow loudness;
    bool sound = true;
};

/// A memory that outlives the controllers of a test, as a disk would.
class FakeSpokenMemory final : public kiosk::SpokenMemory
{
public:
    core::AnnouncementQueue::Spoken load() override { return spoken; }
    void save(const core::AnnouncementQueue::Spoken &value) override { spoken = value; ++saves; }

    core::AnnouncementQueue::Spoken spoken;
    int saves = 0;
};

} // namespace talon::test
