// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/devices/paper_roll.h"

#include <algorithm>
#include <cstdint>
#include <numeric>

namespace talon::kiosk {

namespace {

void keepSane(std::vector<int> &values, int longest, std::size_t most)
{
    std::erase_if(values, [longest](int value) { return value <= 0 || value > longest; });
    if (values.size() > most)
        values.erase(values.begin(), values.end() - std::ptrdiff_t(most));
}

} // namespace

PaperRoll::PaperRoll(int rollMm, Kept kept) : m_setMm(rollMm), m_kept(std::move(kept))
{
    keepSane(m_kept.lengthsMm, longestReceiptMm, mostLengths);
    keepSane(m_kept.rollsMm, longestRollMm, mostRolls);
    if (m_kept.usedMm < 0 || m_kept.usedMm > longestRollMm)
        m_kept.known = false;
    if (!m_kept.known)
        m_kept.usedMm = 0;
}

std::optional<int> PaperRoll::rollMm() const
{
    if (m_kept.rollsMm.size() == mostRolls) {
        auto rolls = m_kept.rollsMm;
        std::sort(rolls.begin(), rolls.end());
        return rolls[mostRolls / 2];
    }
    return m_setMm > 0 ? std::optional(m_setMm) : std::nullopt;
}

bool PaperRoll::onState(PrinterState state)
{
    const Kept before = m_kept;
    m_lowNow = state == PrinterState::Low;
    m_kept.low = m_kept.low || m_lowNow;
    m_kept.empty = m_kept.empty || state == PrinterState::PaperOut;
    m_kept.opened = m_kept.opened || state == PrinterState::CoverOpen || state == PrinterState::Jam;
    return m_kept != before;
}

bool PaperRoll::onFailed(PrinterState why)
{
    const Kept before = m_kept;
    m_kept.wanted = m_kept.wanted || why == PrinterState::PaperOut;
    return m_kept != before;
}

bool PaperRoll::onNewRoll()
{
    const Kept before = m_kept;
    turnToNewRoll();
    m_kept.opened = m_kept.wanted = false; // that it was empty stands until something comes out
    m_kept.low = m_lowNow;
    return m_kept != before;
}

/// The count of the old roll says how long it was, if it was counted to its end: one that was taken out earlier was asked for no receipt. More
/// than one and a half times what is known are two rolls, of which the first was changed unseen.
void PaperRoll::turnToNewRoll()
{
    const auto roll = rollMm();
    const bool whole = m_kept.known && m_kept.wanted && m_kept.usedMm > 0;
    if (whole && (!roll || std::int64_t(m_kept.usedMm) * 2 <= std::int64_t(*roll) * 3)) {
        m_kept.rollsMm.push_back(m_kept.usedMm);
        keepSane(m_kept.rollsMm, longestRollMm, mostRolls);
    }
    m_kept.known = true;
    m_kept.usedMm = 0;
}

/// Somebody may have changed the roll before its end. Staff are asked to when little is left, so that the last quarter is doubtful.
bool PaperRoll::mayBeAnother() const
{
    const auto roll = rollMm();
    const bool little = m_kept.low || (roll && std::int64_t(m_kept.usedMm) * 4 > std::int64_t(*roll) * 3);
    return (m_kept.low && !m_lowNow) || (m_kept.opened && little);
}

bool PaperRoll::onPrinted(int lengthMm)
{
    if (lengthMm <= 0 || lengthMm > longestReceiptMm)
        return false;
    const Kept before = m_kept;
    const auto roll = rollMm();
    const bool spent = !m_kept.known || !roll || std::int64_t(m_kept.usedMm) * 2 > *roll;
    if (m_kept.empty && !m_kept.opened && spent)
        turnToNewRoll();
    else if (mayBeAnother())
        m_kept.known = false;
    m_kept.empty = m_kept.opened = m_kept.wanted = false;
    m_kept.low = m_lowNow;
    m_kept.lengthsMm.push_back(lengthMm);
    keepSane(m_kept.lengthsMm, longestReceiptMm, mostLengths);
    m_kept.usedMm = m_kept.known ? m_kept.usedMm + lengthMm : 0;
    if (m_kept.usedMm > longestRollMm) {
        m_kept.known = false;
        m_kept.usedMm = 0;
    }
    return m_kept != before;
}

std::optional<PaperRoll::Forecast> PaperRoll::forecast() const
{
    const auto roll = rollMm();
    if (!m_kept.known || m_kept.empty || !roll || m_kept.usedMm > *roll || m_kept.lengthsMm.empty())
        return std::nullopt;
    const int left = *roll - m_kept.usedMm;
    const int sum = std::accumulate(m_kept.lengthsMm.begin(), m_kept.lengthsMm.end(), 0);
    return Forecast{left, int(std::int64_t(left) * std::int64_t(m_kept.lengthsMm.size()) / sum)};
}

} // namespace talon::kiosk
