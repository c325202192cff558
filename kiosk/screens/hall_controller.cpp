// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/hall_controller.h"

#include <algorithm>
#include <set>

namespace talon::kiosk {

HallController::HallController(Terminal *terminal, CallAnnouncer *announcer, SpokenMemory *memory, Heartbeat *heartbeat,
                               core::Language language, QObject *parent)
    : QObject(parent), m_terminal(terminal), m_speech(announcer, memory), m_language(language)
{
    connect(heartbeat, &Heartbeat::beat, this, &HallController::beat);
    connect(terminal, &Terminal::menuChanged, this, &HallController::refresh);
    connect(terminal, &Terminal::boardChanged, this, &HallController::refresh);
    connect(terminal, &Terminal::onlineChanged, this, &HallController::refresh);
    connect(terminal, &Terminal::callsChanged, this, &HallController::takeCalls);
    connect(&m_speech, &SpeechQueue::speakingChanged, this, [this] {
        // A call that had to wait for its turn is pointed out when it is heard.
        if (const auto seen = m_seen.find(m_speech.speaking()); seen != m_seen.end())
            seen->second.since = m_terminal->now();
        refreshCalls();
    });
    refresh();
    takeCalls();
}

bool HallController::ready() const
{
    return !m_terminal->menu().site.name.ru.empty();
}

void HallController::setLanguage(core::Language language)
{
    m_language = language;
    refresh();
    refreshCalls();
}

void HallController::beat()
{
    m_speech.advance(m_terminal->now());
    refresh();
    refreshCalls();
}

void HallController::takeCalls()
{
    const core::Instant now = m_terminal->now();
    std::vector<core::Call> calls;
    std::map<qint64, Seen> seen;
    for (const wire::CallLine &line : m_terminal->calls().lines) {
        calls.push_back(line.call);
        if (const auto known = m_seen.find(line.call.call); known != m_seen.end())
            seen.insert(*known);
        else if (now - line.call.at <= core::AnnouncementQueue::max_age)
            seen.emplace(line.call.call, Seen{now});
    }
    m_seen = std::move(seen);
    m_speech.offer(calls, now);
    refreshCalls();
}

bool HallController::isFresh(const core::Call &call) const
{
    const auto seen = m_seen.find(call.call);
    return seen != m_seen.end()
        && (call.call == m_speech.speaking() || m_terminal->now() - seen->second.since < blinkTime);
}

bool HallController::isCurrent(const core::Call &call) const
{
    const auto seen = m_seen.find(call.call);
    if (seen == m_seen.end())
        return false;
    const core::Instant now = m_terminal->now();
    const auto large = std::max<core::Millis>(std::chrono::seconds(m_terminal->menu().timeouts.call), blinkTime);
    return call.call == m_speech.speaking() || m_speech.awaits(call, now) || now - seen->second.since < large;
}

CallRow HallController::rowOf(const core::Call &call) const
{
    const QString number = Wording::number(call.number, m_language);
    const QString window = QString::number(call.window);
    return {call.call, number, window, tr("Талон %1, окно %2", "on the display").arg(number, window), isFresh(call)};
}

void HallController::refreshCalls()
{
    std::vector<CallRow> current;
    std::vector<CallRow> last;
    std::set<core::TicketNumber> shown;
    const auto &lines = m_terminal->calls().lines;
    for (const wire::CallLine &line : lines) {
        // A recall takes the place of the earlier call of the same ticket.
        if (!shown.insert(line.call.number).second)
            continue;
        if (last.size() < mostLast)
            last.push_back(rowOf(line.call));
        if (!isCurrent(line.call))
            continue;
        if (current.size() < mostCurrent)
            current.push_back(rowOf(line.call));
        else if (line.call.call == m_speech.speaking())
            current.back() = rowOf(line.call); // what is heard is always seen
    }
    // Nothing new: the last call stays, calm.
    if (current.empty() && !last.empty())
        current.push_back(last.front());

    const auto sinceEpoch = m_terminal->now().time_since_epoch();
    const bool fresh = std::any_of(current.begin(), current.end(), [](const CallRow &row) { return row.fresh; });
    const bool emphasis = fresh && (sinceEpoch / blinkPhase) % 2 == 0;
    m_current.setRows(std::move(current));
    m_last.setRows(std::move(last));
    if (emphasis != m_emphasis) {
        m_emphasis = emphasis;
        Q_EMIT emphasisChanged();
    }
}

void HallController::refresh()
{
    m_sign.show(m_terminal->menu(), view());
    const bool away = !m_terminal->online() && m_terminal->now() - m_terminal->offlineSince() >= shortOutage;
    const QString stale = away ? tr("Нет связи с %1. Вызовы слушайте у окон.", "time")
                                     .arg(Wording::clockAt(m_terminal->offlineSince(), view()))
                               : QString();
    const QString waiting = away ? QString() : tr("Ожидают: %1").arg(m_terminal->board().waiting_total);
    if (stale == m_stale && waiting == m_waiting && ready() == m_ready)
        return;
    m_ready = ready();
    m_stale = stale;
    m_waiting = waiting;
    Q_EMIT changed();
}

} // namespace talon::kiosk
