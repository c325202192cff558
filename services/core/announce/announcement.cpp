// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/announce/announcement.h"

#include "core/values/defects.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace talon::core {

namespace {

/// Its ticket stands in the document with a call to another window before this one.
bool was_elsewhere(const Call &call, const std::vector<OfferedCall> &calls)
{
    return std::any_of(calls.begin(), calls.end(), [&](const OfferedCall &each) {
        return each.call.number == call.number && each.call.call < call.call && each.call.window != call.window;
    });
}

/// Nobody is called by an earlier call of the same ticket.
std::map<TicketNumber, std::int64_t> newest_of_each(const std::vector<OfferedCall> &calls)
{
    std::map<TicketNumber, std::int64_t> newest;
    for (const OfferedCall &each : calls)
        newest[each.call.number] = std::max(newest[each.call.number], each.call.call);
    return newest;
}

} // namespace

AnnouncementQueue::AnnouncementQueue(Spoken spoken)
    : m_spoken(spoken), m_cut_after(defect(Defect::spoken_twice) ? spoken.begun - 1 : spoken.finished), m_cut_up_to(spoken.begun)
{
}

/// Its speech had begun before the restart and was not finished.
bool AnnouncementQueue::is_cut(std::int64_t call) const
{
    return call > m_cut_after && call <= m_cut_up_to && !m_repeated.contains(call);
}

void AnnouncementQueue::offer(const std::vector<OfferedCall> &calls, Instant now)
{
    const auto newest = newest_of_each(calls);
    withdraw(m_waiting, calls, newest);
    withdraw(m_failed, calls, newest);
    for (const auto &[call, active] : calls)
        if (active && newest.at(call.number) == call.call && (call.call > m_spoken.begun || is_cut(call.call)))
            m_waiting.emplace(call.call, Waiting{call, now, was_elsewhere(call, calls)});
    while (m_waiting.size() > max_waiting) {
        m_waiting.erase(m_waiting.begin());
        ++m_unspoken;
    }
}

/// Takes out of a line what the document says is over.
void AnnouncementQueue::withdraw(Line &line, const std::vector<OfferedCall> &calls, const Newest &newest)
{
    std::int64_t oldest = 0;
    std::set<std::int64_t> active;
    for (const OfferedCall &each : calls) {
        oldest = oldest == 0 ? each.call.call : std::min(oldest, each.call.call);
        if (each.active && newest.at(each.call.number) == each.call.call)
            active.insert(each.call.call);
    }
    // A document that holds as many as it can says nothing of those before.
    const bool whole = calls.size() < remembered_calls;
    std::erase_if(line, [&](const auto &each) {
        const auto &[id, waiting] = each;
        if (active.contains(id) || (!whole && id < oldest))
            return false;
        const auto again = newest.find(waiting.call.number);
        if (again == newest.end() || again->second <= id)
            ++m_unspoken;
        return true;
    });
}

/// What is not to be said any more, however active it may be.
void AnnouncementQueue::drop_the_late(Instant now, bool current)
{
    // Repeated later it would confuse: somebody heard the beginning.
    std::erase_if(m_waiting, [&](const auto &each) { return is_cut(each.first) && now - each.second.call.at >= max_repeat_age; });
    if (current)
        return;
    // Old ones wait until the backend vouches for them, unless a younger one is said before.
    const auto young = std::find_if(m_waiting.begin(), m_waiting.end(), [&](const auto &each) { return now - each.second.call.at < max_age; });
    if (young == m_waiting.end())
        return;
    m_unspoken += std::distance(m_waiting.begin(), young);
    m_waiting.erase(m_waiting.begin(), young);
}

void AnnouncementQueue::skip_to(std::int64_t call)
{
    m_spoken.begun = std::max(m_spoken.begun, call);
    m_spoken.finished = std::max(m_spoken.finished, call);
    m_cut_after = std::max(m_cut_after, call);
    std::erase_if(m_waiting, [call](const auto &each) { return each.first <= call; });
    std::erase_if(m_failed, [call](const auto &each) { return each.first <= call; });
}

void AnnouncementQueue::hand_over()
{
    m_waiting.clear();
    m_failed.clear();
    m_in_burst = m_in_roll = false;
}

bool AnnouncementQueue::has_due(Instant now, bool current) const
{
    const auto due = [&](const auto &each) {
        return is_cut(each.first) ? now - each.second.call.at < max_repeat_age : current || now - each.second.call.at < max_age;
    };
    return std::any_of(m_waiting.begin(), m_waiting.end(), due);
}

Manner AnnouncementQueue::manner_of(Instant now) const
{
    const Millis waited = now - m_waiting.begin()->second.since;
    // A roll goes on until nobody has waited long, or the last ones would be said slowly and late.
    if (m_waiting.size() <= full_up_to && !(m_in_roll && waited >= roll_after))
        return waited < full_within ? Manner::full : Manner::brief;
    return waited < roll_after ? Manner::brief : Manner::roll;
}

std::optional<Utterance> AnnouncementQueue::begin(Instant now, bool current)
{
    if (!m_speaking.empty())
        return std::nullopt;
    drop_the_late(now, current);
    if (m_waiting.empty() || (!current && now - m_waiting.begin()->second.call.at >= max_age)) {
        m_in_burst = m_in_roll = false;
        return std::nullopt;
    }
    Utterance said;
    said.manner = manner_of(now);
    said.chime = !std::exchange(m_in_burst, true);
    const bool roll = said.manner == Manner::roll;
    said.opens_roll = roll && !m_in_roll;
    m_in_roll = m_in_roll || roll;
    if (roll) {
        const auto seconds = (now - m_waiting.begin()->second.since - roll_after) / Millis{1'000};
        said.tempo = static_cast<int>(std::min<std::int64_t>(100 + tempo_step * seconds, max_tempo));
    }
    said.moved = !roll && m_waiting.begin()->second.moved;
    // Whatever stands before this utterance is not begun any more: after a crash only its own calls were cut.
    m_spoken.finished = std::max(m_spoken.finished, m_waiting.begin()->first - 1);
    while (!m_waiting.empty() && said.calls.size() < (roll ? roll_calls : 1)) {
        const auto first = m_waiting.begin();
        if (is_cut(first->first)) {
            m_repeated.insert(first->first);
            m_spoken.finished = std::max(m_spoken.finished, m_cut_up_to); // the one repetition: another crash must not bring a second
        }
        m_spoken.begun = std::max(m_spoken.begun, first->first);
        said.calls.push_back(first->second.call);
        m_speaking.push_back(std::move(first->second));
        m_waiting.erase(first);
    }
    return said;
}

void AnnouncementQueue::finish(std::int64_t id)
{
    if (m_speaking.empty() || m_speaking.back().call.call != id)
        return;
    m_speaking.clear();
    m_spoken.finished = std::max(m_spoken.finished, id);
}

void AnnouncementQueue::fail(std::int64_t id)
{
    if (m_speaking.empty() || m_speaking.back().call.call != id)
        return;
    for (Waiting &each : m_speaking)
        m_failed.emplace(each.call.call, each);
    m_speaking.clear();
    while (m_failed.size() > max_waiting) {
        m_failed.erase(m_failed.begin());
        ++m_unspoken;
    }
    m_spoken.finished = std::max(m_spoken.finished, id);
}

void AnnouncementQueue::sound_is_back()
{
    m_waiting.merge(m_failed);
    m_failed.clear();
}

} // namespace talon::core
