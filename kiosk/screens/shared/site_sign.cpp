// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/shared/site_sign.h"

namespace talon::kiosk {

bool SiteSign::show(const wire::Menu &menu, const View &view)
{
    const QString siteName = Wording::text(menu.site.name, view.language);
    const QString clock = Wording::clock(view);
    const QString date = Wording::date(view);
    if (siteName == m_siteName && clock == m_clock && date == m_date)
        return false;
    m_siteName = siteName;
    m_clock = clock;
    m_date = date;
    Q_EMIT changed();
    return true;
}

View viewOf(const Terminal &terminal, core::Language language)
{
    return {terminal.now(), terminal.menu().site.utc_offset, language, terminal.timeInDoubt()};
}

} // namespace talon::kiosk
