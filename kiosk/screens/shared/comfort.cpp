// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/shared/comfort.h"

#include <utility>

namespace talon::kiosk {

void Comfort::setOpen(bool open)
{
    if (std::exchange(m_open, open) != open)
        Q_EMIT changed();
}

void Comfort::setPercent(int percent)
{
    if (percent != 100 && percent != 150 && percent != 200)
        return;
    if (std::exchange(m_percent, percent) != percent)
        Q_EMIT changed();
}

void Comfort::setLow(bool low)
{
    if (std::exchange(m_low, low) != low)
        Q_EMIT changed();
}

void Comfort::setContrast(int contrast)
{
    if (contrast < 0 || contrast > 2)
        return;
    if (std::exchange(m_contrast, contrast) != contrast)
        Q_EMIT changed();
}

void Comfort::reset()
{
    const bool before = changedAnything();
    m_open = false;
    m_low = false;
    m_percent = 100;
    m_contrast = 0;
    if (before)
        Q_EMIT changed();
}

} // namespace talon::kiosk
