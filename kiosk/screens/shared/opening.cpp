// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/shared/opening.h"

#include "core/site/calendar.h"

#include <algorithm>

namespace talon::kiosk {

bool closed(const core::Site &site, const core::Service &service, const View &view)
{
    return !view.timeInDoubt && !core::gives_tickets(site, service, view.now);
}

void Opening::show(const core::Site &site, const View &view)
{
    const bool closed = !site.services.empty()
        && std::all_of(site.services.begin(), site.services.end(),
                       [&](const core::Service &service) { return kiosk::closed(site, service, view); });
    std::optional<core::Instant> next;
    for (const core::Service &service : site.services)
        if (const auto opens = core::next_opening(site, service, view.now); opens && (!next || *opens < *next))
            next = opens;
    const QString time = closed && next ? Wording::clockAt(*next, view) : QString();
    const QString day = closed && next ? Wording::dayName(*next, view) : QString();
    const QVariantList week = closed ? Wording::week(site.hours) : QVariantList();
    if (closed == m_closed && time == m_time && day == m_day && week == m_week)
        return;
    m_closed = closed;
    m_time = time;
    m_day = day;
    m_week = week;
    Q_EMIT changed();
}

} // namespace talon::kiosk
