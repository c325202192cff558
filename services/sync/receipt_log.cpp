// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/receipt_log.h"

#include <algorithm>
#include <set>

namespace talon::sync {

namespace {

/// Forgotten by days that had receipts and not by dates: a calendar that is weeks ahead for a moment takes nothing away. The backend
/// passes over other days than its own.
constexpr std::size_t kept_days = 7;

void forget_old_days(std::vector<ReceiptLog::Line> &lines)
{
    std::set<core::Day> kept;
    for (auto line = lines.rbegin(); line != lines.rend() && kept.size() < kept_days; ++line)
        kept.insert(line->day);
    std::erase_if(lines, [&kept](const ReceiptLog::Line &line) { return !kept.contains(line.day); });
}

} // namespace

ReceiptLog::ReceiptLog(std::vector<Line> kept) : m_lines(std::move(kept))
{
    if (m_lines.size() > most_lines)
        m_lines.erase(m_lines.begin(), m_lines.end() - most_lines);
    for (Line &line : m_lines)
        if (line.fate == Fate::sent)
            line.fate = Fate::failed;
}

bool ReceiptLog::note(const core::TicketId &ticket, core::Day day, Fate fate)
{
    const auto line = std::find_if(m_lines.begin(), m_lines.end(), [&](const Line &each) { return each.ticket == ticket; });
    if (line == m_lines.end() && fate == Fate::printed)
        return others > 0; // it came out at once, and is known to have
    if (line == m_lines.end()) {
        m_lines.push_back({ticket, day, fate});
        if (m_lines.size() > most_lines)
            m_lines.erase(m_lines.begin());
        forget_old_days(m_lines);
        return true;
    }
    if (fate == Fate::printed && line->fate == Fate::sent)
        m_lines.erase(line); // nothing was told of it
    else if (line->fate == fate || line->fate == Fate::printed || fate == Fate::sent)
        return false; // a second try of what failed is told when it has come out
    else
        line->fate = fate;
    return true;
}

std::optional<wire::ReceiptNews> ReceiptLog::news() const
{
    wire::ReceiptNews news;
    for (const Line &line : m_lines)
        if (line.fate != Fate::sent)
            (line.fate == Fate::failed ? news.unprinted : news.printed).push_back(line.ticket);
    if (news.unprinted.empty() && news.printed.empty())
        return std::nullopt;
    return news;
}

} // namespace talon::sync
