// SPDX-License-Identifier: GPL-3.0-or-later
#include "kiosk/screens/hall/hall_controller.h"

#include <algorithm>
#include <set>

namespace talon::kiosk {

HallController::HallController(Terminal *terminal, CallAnnouncer *announcer, SpokenMemory *memory, ShownCallsMemory *shown,
                               Heartbeat *heartbeat, core::Language language, QObject *parent)
    : QObject(parent), m_terminal(terminal), m_voice(terminal, announcer, memory), m_language(language), m_memory(shown),
      m_shown(shown->load()), m_kept(m_shown.kept())
{
    connect(heartbeat, &Heartbeat::beat, this, &HallController::beat);
    connect(terminal, &Terminal::menuChanged, this, &HallController::refresh);
    connect(&m_voice, &HallVoice::heardChanged, this, &HallController::refresh);
    connect(terminal, &Terminal::boardChanged, this, &HallController::refresh);
    connect(terminal, &Terminal::onlineChanged, this, &HallController::refresh);
    connect(terminal, &Terminal::callsChanged, this, &HallController::takeCalls);
    connect(&m_voice, &HallVoice::speakingChanged, this, [this] {
        // A call that had to wait for its turn is pointed out when it is heard.
        for (const qint64 call : m_voice.queue().speaking())
            m_seen[call].since = m_terminal->now();
        refreshCalls();
    });
    refresh();
    takeCalls();
}

QPoint HallController::shiftAt(core::Instant now)
{
    static constexpr QPoint places[] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {-1, 1}, {-1, 0}, {-1, -1}, {0, -1}, {1, -1}};
    constexpr core::Millis rest = std::chrono::minutes(5);
    const auto turn = now.time_since_epoch() / rest % std::ssize(places);
    return places[turn < 0 ? 0 : turn];
}

bool HallController::ready() const
{
    return !m_terminal->menu().site.name.empty();
}

void HallController::setLanguage(core::Language language)
{
    m_language = language;
    refresh();
    refreshCalls();
}

void HallController::beat()
{
    m_voice.beat();
    refresh();
    refreshCalls();
}

void HallController::takeCalls()
{
    const core::Instant now = m_terminal->now();
    if (m_shown.follow(m_terminal->calls()))
        m_seen.clear();
    std::map<qint64, Seen> seen;
    for (const wire::CallLine &line : m_terminal->calls().lines) {
        if (const auto known = m_seen.find(line.call.call); known != m_seen.end())
            seen.insert(*known);
        else if (now - line.call.at <= core::AnnouncementQueue::max_age)
            // One that was shown before a restart goes on from when it was called.
            seen.emplace(line.call.call, Seen{m_shown.has(line.call.call) ? std::min(line.call.at, now) : now, {}, false});
    }
    m_seen = std::move(seen);
    m_voice.takeCalls();
    refresh();
    refreshCalls();
}

/// The newest call of each ticket of today, newest first: a recall takes the place of the earlier call of the same ticket. A call of
/// another day calls nobody.
std::vector<const wire::CallLine *> HallController::latest() const
{
    std::vector<const wire::CallLine *> result;
    std::set<core::TicketNumber> shown;
    const core::UtcOffset offset = m_terminal->menu().site.utc_offset;
    const core::Day today = core::local_day(m_terminal->now(), offset);
    for (const wire::CallLine &line : m_terminal->calls().lines)
        if (core::local_day(line.call.at, offset) == today && shown.insert(line.call.number).second)
            result.push_back(&line);
    return result;
}

bool HallController::hasTurn(qint64 call) const
{
    const auto seen = m_seen.find(call);
    return seen != m_seen.end() && seen->second.missed && !m_shown.has(call);
}

/// Calls that are still active and have never stood large get their turn, oldest first: in the places that new calls leave, and one at
/// the least.
void HallController::giveTurns(core::Instant now)
{
    const auto lines = latest();
    std::size_t taken = 0;
    std::size_t turns = 0;
    for (const wire::CallLine *line : lines) {
        if (hasTurn(line->call.call))
            ++turns;
        else if (isCurrent(line->call) && !m_seen.at(line->call.call).missed)
            ++taken;
    }
    const std::size_t places = std::max<std::size_t>(1, mostCurrent - std::min(taken, mostCurrent));
    for (auto line = lines.rbegin(); line != lines.rend() && turns < places; ++line) {
        const core::Call &call = (*line)->call;
        if (!(*line)->active || m_shown.has(call.call) || isCurrent(call))
            continue;
        m_seen[call.call] = Seen{now, {}, true};
        ++turns;
    }
}

/// What is heard is always seen; then those whose turn it is; then the newest.
std::set<qint64> HallController::chooseLarge() const
{
    std::vector<qint64> current;
    for (const wire::CallLine *line : latest())
        if (isCurrent(line->call))
            current.push_back(line->call.call);
    const auto rank = [&](qint64 call) { return m_voice.queue().speaks(call) ? 0 : hasTurn(call) ? 1 : 2; };
    std::stable_sort(current.begin(), current.end(), [&](qint64 a, qint64 b) { return rank(a) < rank(b); });
    current.resize(std::min(current.size(), mostCurrent));
    return {current.begin(), current.end()};
}

void HallController::noteLarge(const std::set<qint64> &large, core::Instant now)
{
    for (auto &[call, seen] : m_seen) {
        if (large.count(call) == 0)
            seen.large = {};
        else if (seen.large == core::Instant{})
            seen.large = now;
        else if (now - seen.large >= shownTime)
            m_shown.add(call);
    }
    [[maybe_unused]] const bool anew = m_shown.follow(m_terminal->calls());
    if (m_shown.kept() != m_kept) {
        m_kept = m_shown.kept();
        m_memory->save(m_kept);
    }
}

bool HallController::quiet() const
{
    return m_voice.queue().quiet() && std::none_of(m_seen.begin(), m_seen.end(), [this](const auto &each) {
        return m_terminal->now() - each.second.since < shownTime;
    });
}

bool HallController::isFresh(const core::Call &call) const
{
    const auto seen = m_seen.find(call.call);
    return seen != m_seen.end()
        && (m_voice.queue().speaks(call.call) || m_terminal->now() - seen->second.since < blinkTime);
}

bool HallController::isCurrent(const core::Call &call) const
{
    const auto seen = m_seen.find(call.call);
    if (seen == m_seen.end())
        return false;
    const core::Instant now = m_terminal->now();
    const auto large = std::max<core::Millis>(std::chrono::seconds(m_terminal->menu().timeouts.call), blinkTime);
    return m_voice.queue().speaks(call.call) || hasTurn(call.call) || m_voice.queue().awaits(call) || now - seen->second.since < large;
}

CallRow HallController::rowOf(const wire::CallLine &line) const
{
    const core::Call &call = line.call;
    const QString number = Wording::number(call.number, m_language);
    const QString window = QString::number(call.window);
    return {call.call, number, window, tr("Талон %1, окно %2", "on the display").arg(number, window), isFresh(call), call.repeat > 0,
            line.active};
}

void HallController::refreshCalls()
{
    const core::Instant now = m_terminal->now();
    giveTurns(now);
    const std::set<qint64> large = chooseLarge();
    noteLarge(large, now);
    std::vector<CallRow> current;
    std::vector<CallRow> last;
    std::vector<CallRow> rows;
    std::vector<CallRow> earlier;
    std::size_t spare = mostCurrent - large.size(); // places that no call needs which is pointed out
    for (const wire::CallLine *line : latest()) {
        const bool pointedOut = large.count(line->call.call) > 0;
        if (last.size() < mostLast)
            last.push_back(rowOf(*line));
        if (pointedOut)
            current.push_back(rowOf(*line));
        if (pointedOut || spare > 0) {
            rows.push_back(rowOf(*line));
            spare -= pointedOut ? 0 : 1;
        } else if (earlier.size() < mostLast) {
            earlier.push_back(rowOf(*line));
        }
    }
    // Nothing new: the last call stays, calm.
    if (current.empty() && !last.empty())
        current.push_back(last.front());

    const auto sinceEpoch = now.time_since_epoch();
    const bool fresh = std::any_of(current.begin(), current.end(), [](const CallRow &row) { return row.fresh && row.recall; });
    const bool emphasis = fresh && (sinceEpoch / blinkPhase) % 2 == 0;
    m_current.setRows(std::move(current));
    m_last.setRows(std::move(last));
    m_rows.setRows(std::move(rows));
    m_earlier.setRows(std::move(earlier));
    if (emphasis != m_emphasis) {
        m_emphasis = emphasis;
        Q_EMIT emphasisChanged();
    }
}

void HallController::refresh()
{
    m_sign.show(m_terminal->menu(), view());
    const bool away = !m_terminal->online() && m_terminal->now() - m_terminal->offlineSince() >= shortOutage;
    const QString stale = away ? tr("Табло не обновляется с %1. Слушайте вызовы у окон.", "time")
                                     .arg(Wording::clockAt(m_terminal->offlineSince(), view()))
                               : QString();
    const int people = m_terminal->board().waiting_total;
    const QString waiting = away ? QString() : people == 0 ? tr("Никто не ждёт") : tr("Ждут %n человек", "in the hall", people);
    m_opening.show(m_terminal->menu().site, view());
    const auto lines = latest();
    const bool called = std::any_of(lines.begin(), lines.end(), [this](const wire::CallLine *line) { return line->active || isCurrent(line->call); });
    const bool night = ready() && m_opening.closed() && !called && (away || people == 0);
    const QPoint shift = shiftAt(m_terminal->now());
    const QString silence = m_voice.isSilent() ? tr("Вызовы без звука. Следите за табло.") : QString();
    if (stale == m_stale && waiting == m_waiting && silence == m_silence && ready() == m_ready && night == m_night && shift == m_shift)
        return;
    m_silence = silence;
    m_night = night;
    m_shift = shift;
    m_ready = ready();
    m_stale = stale;
    m_waiting = waiting;
    Q_EMIT changed();
}

} // namespace talon::kiosk
