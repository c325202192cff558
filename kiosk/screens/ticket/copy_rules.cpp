// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/ticket/copy_rules.h"

#include "core/site/calendar.h"

namespace talon::kiosk {

bool CopyRules::mayCopy(const GivenTicket &ticket, const core::Site &site) const
{
    const core::VisitorClass *visitor = site.visitor_class(ticket.visitorClass);
    const bool ordinary = visitor && visitor->id == site.classes.front().id && !visitor->first;
    const auto copied = m_copied.find(ticket.id);
    return ordinary && !ticket.slot && (copied == m_copied.end() || copied->second.times < mostOfATicket);
}

void CopyRules::onCopy(const GivenTicket &ticket, const core::Site &site, core::Instant now)
{
    const core::Day day = core::local_day(ticket.issued, site.utc_offset);
    std::erase_if(m_copied, [day](const auto &each) { return each.second.day != day; }); // yesterday's are copied no more
    m_copied[ticket.id].day = day;
    ++m_copied[ticket.id].times;
    std::erase_if(m_lately, [now](core::Instant at) { return at > now || now - at >= copiesCount; });
    m_lately.push_back(now);
    if (m_lately.size() >= mostCopies)
        m_rest.begin(now);
}

} // namespace talon::kiosk
