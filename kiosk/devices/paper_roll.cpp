// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/paper_roll.h"

#include <algorithm>
#include <cstdint>
#include <numeric>

namespace talon::kiosk {

PaperRoll::PaperRoll(int rollMm, Kept kept) : m_rollMm(rollMm), m_kept(std::move(kept))
{
    auto &lengths = m_kept.lengthsMm;
    std::erase_if(lengths, [](int length) { return length <= 0 || length > longestReceiptMm; });
    if (lengths.size() > mostLengths)
        lengths.erase(lengths.begin(), lengths.end() - mostLengths);
    if (m_kept.usedMm < 0 || m_kept.usedMm > m_rollMm)
        m_kept.known = false;
}

bool PaperRoll::onState(PrinterState state)
{
    const Kept before = m_kept;
    m_lowNow = state == PrinterState::Low;
    m_kept.low = m_kept.low || m_lowNow;
    if (state == PrinterState::PaperOut) {
        m_kept.empty = true;
        m_kept.known = false;
    }
    return m_kept != before;
}

bool PaperRoll::onPrinted(int lengthMm)
{
    if (lengthMm <= 0 || lengthMm > longestReceiptMm)
        return false;
    const Kept before = m_kept;
    if (m_kept.empty) {
        m_kept.known = true;
        m_kept.usedMm = 0;
    } else if (m_kept.low && !m_lowNow) {
        m_kept.known = false;
    }
    m_kept.empty = false;
    m_kept.low = m_lowNow;
    m_kept.lengthsMm.push_back(lengthMm);
    if (m_kept.lengthsMm.size() > mostLengths)
        m_kept.lengthsMm.erase(m_kept.lengthsMm.begin());
    m_kept.usedMm = m_kept.known ? m_kept.usedMm + lengthMm : 0;
    if (m_kept.usedMm > m_rollMm) {
        m_kept.known = false;
        m_kept.usedMm = 0;
    }
    return m_kept != before;
}

std::optional<PaperRoll::Forecast> PaperRoll::forecast() const
{
    if (!m_kept.known || m_rollMm <= 0 || m_kept.lengthsMm.empty())
        return std::nullopt;
    const int left = m_rollMm - m_kept.usedMm;
    const int sum = std::accumulate(m_kept.lengthsMm.begin(), m_kept.lengthsMm.end(), 0);
    return Forecast{left, int(std::int64_t(left) * std::int64_t(m_kept.lengthsMm.size()) / sum)};
}

} // namespace talon::kiosk
