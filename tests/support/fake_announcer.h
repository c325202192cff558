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
    void announce(const core::Call &call) override { announced.push_back(call); }
    void failLast() { Q_EMIT failed(announced.back().call, QStringLiteral("no sound")); }
    void finishLast() { Q_EMIT finished(announced.back().call); }

    std::vector<core::Call> announced;
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
