// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/ticket/keypad_rest.h"

namespace talon::kiosk {

bool KeypadRest::resting(core::Instant now) const
{
    // A clock that was set back must not lengthen a rest.
    return m_until && now < *m_until && now >= *m_until - rest;
}

void KeypadRest::onMiss(core::Instant now)
{
    m_misses = now - m_lastMiss < forgiven && now >= m_lastMiss ? m_misses + 1 : 1;
    m_lastMiss = now;
    if (m_misses < mostMisses)
        return;
    begin(now);
    m_misses = 0;
}

bool KeypadRest::onTick(core::Instant now)
{
    if (!m_until || resting(now))
        return false;
    m_until.reset();
    return true;
}

} // namespace talon::kiosk
