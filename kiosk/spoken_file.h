// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/latest_file.h"
#include "kiosk/screens/hall/spoken_memory.h"

namespace talon::kiosk {

/// Keeps in one small file which call was spoken last, so that a display started again does not repeat the day.
class SpokenFile final : public SpokenMemory
{
public:
    explicit SpokenFile(QString path) : m_file(std::move(path)) {}

    core::AnnouncementQueue::Spoken load() override;
    void save(const core::AnnouncementQueue::Spoken &spoken) override;

private:
    LatestFile m_file;
};

} // namespace talon::kiosk
