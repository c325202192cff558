// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/hall.h"
#include "core/site/findings.h"

namespace talon::core {

/// What stands against saving these settings now: `site_findings` of the site itself and, of the hall as it is,
/// - site_changed: the id of the site is another one (devices and backups know it by it);
/// - offset_with_visitors: another UTC offset while somebody is in the hall, whose day might end by it.
std::vector<SiteFinding> site_findings(const Hall &hall, const Site &next);

/// Whom new settings touch at this moment. The outcome is always the same one:
/// - service_retired: it is in no menu any more; who waits for it is called as before, who is in hand is served to the end;
/// - window_closed: the ticket in hand is served to the end, nobody else is called there, and the window is free with the first Tick
///   after that; who was transferred to it stands in the line of the service again with the first Tick that finds nobody holding it;
/// - service_unserved: people wait, and of the windows that are held now none takes the service any more.
struct SiteEffect {
    enum class Kind : std::uint8_t { service_retired, window_closed, service_unserved };

    Kind kind = Kind::service_retired;
    ServiceId service{};           ///< empty for window_closed
    WindowNumber window = 0;       ///< of window_closed
    std::optional<StaffId> staff{}; ///< who holds that window
    int waiting = 0; ///< for the service, or transferred to the window
    int in_hand = 0; ///< called or being served
    int parked = 0;

    bool operator==(const SiteEffect &) const = default;
};

/// In the order of the site's services, then of its windows. `next`: as it would be saved, see `continued`. Only those that touch somebody.
std::vector<SiteEffect> effects(const Hall &hall, const Site &next);

} // namespace talon::core
