// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/latest_file.h"
#include "kiosk/screens/hall/shown_calls.h"
#include "kiosk/screens/ticket/ticket_memory.h"

#include <QString>

namespace talon::kiosk {

/// Keeps in one small file which calls have stood large on the display: the number up to which all have, and single ones beyond.
class ShownCallsFile final : public ShownCallsMemory
{
public:
    explicit ShownCallsFile(QString path) : m_file(std::move(path)) {}

    ShownCalls::Kept load() override;
    void save(const ShownCalls::Kept &kept) override;

private:
    LatestFile m_file;
};

/// Keeps in one small file which ticket is on the kiosk's screen, and until when: its id, the end in milliseconds since 1970 UTC, the
/// people ahead and the minutes of waiting (- for unknown), whether it was printed (1 or 0), and a checksum of these words.
class TicketFile final : public TicketMemory
{
public:
    explicit TicketFile(QString path) : m_file(std::move(path)) {}

    std::optional<TicketOnScreen> load() override;
    void save(const TicketOnScreen &shown) override;

private:
    LatestFile m_file;
};

} // namespace talon::kiosk
