// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "kiosk/link/file_keeper.h"
#include "sync/site_clock.h"

#include <QString>

namespace talon::kiosk {

/// The site's time on this terminal, kept on disk so that a terminal that starts without a backend knows how wrong its
/// calendar was and what time it cannot be before.
class SiteTime
{
public:
    /// Between two writes of the file.
    static constexpr core::Millis keepPause{60'000};

    /// Where that file stands in a terminal's data folder.
    static QString fileIn(const QString &data);

    /// `path`: of a small text file, which `keeper` writes. Missing or damaged: the terminal's calendar is all there is.
    SiteTime(QString path, FileKeeper &keeper);

    core::Instant now() const;
    /// The backend has told the time in this run.
    bool confirmed() const { return m_clock.confirmed(); }
    /// This terminal cannot know what time it is (see sync::SiteClock).
    bool inDoubt() const;
    /// The site's time at a moment of the run's clock.
    core::Instant at(core::Instant run) const;
    void observe(core::Instant backendNow);

private:
    static sync::SiteClock::Kept load(const QString &path);
    void keep();

    QString m_path;
    FileKeeper &m_keeper;
    sync::SiteClock m_clock;
    std::optional<core::Instant> m_kept; ///< when, by the run's clock
};

} // namespace talon::kiosk
