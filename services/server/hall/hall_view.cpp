// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/hall/hall_view.h"

namespace talon::server {

std::shared_ptr<const wire::HallDocument> HallView::shared()
{
    const core::Instant now = m_service.now();
    const bool same_second = now >= m_made && now < m_made + core::Millis(1000);
    if (!m_document || m_version != m_service.version() || !same_second) {
        m_document = std::make_shared<const wire::HallDocument>(m_service.hall(), m_service.registry(), m_service.version(), now, m_waits());
        m_version = m_service.version();
        m_made = now;
    }
    return m_document;
}

} // namespace talon::server
