// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/screens/hall/shown_calls.h"
#include "kiosk/screens/ticket/ticket_memory.h"

namespace talon::test {

/// Memories that outlive the controllers of a test, as a disk would.
class FakeTicketMemory final : public kiosk::TicketMemory
{
public:
    std::optional<kiosk::TicketOnScreen> load() override { return kept; }
    void save(const kiosk::TicketOnScreen &shown) override { kept = shown; ++saves; }

    std::optional<kiosk::TicketOnScreen> kept = kiosk::TicketOnScreen{};
    int saves = 0;
};

class FakeShownCallsMemory final : public kiosk::ShownCallsMemory
{
public:
    kiosk::ShownCalls::Kept load() override { return kept; }
    void save(const kiosk::ShownCalls::Kept &value) override { kept = value; ++saves; }

    kiosk::ShownCalls::Kept kept;
    int saves = 0;
};

} // namespace talon::test
