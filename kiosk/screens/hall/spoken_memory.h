// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/announce/announcement.h"

namespace talon::kiosk {

/// Keeps over a restart what has been spoken.
class SpokenMemory
{
public:
    virtual ~SpokenMemory() = default;

    virtual core::AnnouncementQueue::Spoken load() = 0;
    /// On its way to the disk when it returns: never waits for it.
    virtual void save(const core::AnnouncementQueue::Spoken &spoken) = 0;
};

} // namespace talon::kiosk
