// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/announce/message_turns.h"

#include <algorithm>
#include <utility>

namespace talon::core {

std::string_view phrase_of(MessageKind kind)
{
    switch (kind) {
    case MessageKind::text: return "message";
    case MessageKind::opening: return "opening";
    case MessageKind::pause: return "break";
    case MessageKind::closing: return "closing";
    case MessageKind::evacuation: break;
    }
    return "evacuation";
}

void MessageTurns::offer(std::vector<HallMessage> messages)
{
    m_messages = std::move(messages);
    std::erase_if(m_said, [this](const auto &said) {
        return std::none_of(m_messages.begin(), m_messages.end(), [&](const HallMessage &each) { return each.id == said.first; });
    });
}

/// The turn of the message that is still to be said at `now`.
std::optional<Instant> MessageTurns::due(const HallMessage &message, Instant now) const
{
    const auto turn = last_turn(message, now);
    if (!turn || now - *turn >= longest_delay)
        return std::nullopt;
    const auto said = m_said.find(message.id);
    return said == m_said.end() || said->second < *turn ? turn : std::nullopt;
}

std::optional<MessageTurns::Turn> MessageTurns::begin(Instant now, bool calls_wait)
{
    if (m_saying)
        return std::nullopt;
    const HallMessage *next = nullptr;
    Instant since{};
    const bool evacuation = evacuates(now);
    for (const HallMessage &each : m_messages) {
        const auto turn = due(each, now);
        if (!turn || (evacuation && each.kind != MessageKind::evacuation) || (next && since <= *turn))
            continue;
        next = &each;
        since = *turn;
    }
    if (!next || (calls_wait && !evacuation && now - since < gives_way))
        return std::nullopt;
    const auto said = m_said.find(next->id);
    m_saying = Saying{{--m_last, next->kind}, next->id, said == m_said.end() ? std::nullopt : std::optional(said->second)};
    m_said[next->id] = since;
    return m_saying->turn;
}

void MessageTurns::finish(std::int64_t id)
{
    if (m_saying && m_saying->turn.id == id)
        m_saying.reset();
}

void MessageTurns::fail(std::int64_t id)
{
    if (!m_saying || m_saying->turn.id != id)
        return;
    if (m_saying->before)
        m_said[m_saying->message] = *m_saying->before;
    else
        m_said.erase(m_saying->message);
    m_saying.reset();
}

bool MessageTurns::evacuates(Instant now) const
{
    return std::any_of(m_messages.begin(), m_messages.end(),
                       [&](const HallMessage &each) { return each.kind == MessageKind::evacuation && stands(each, now); });
}

bool MessageTurns::interrupts(Instant now) const
{
    return evacuates(now) && !(m_saying && m_saying->turn.kind == MessageKind::evacuation);
}

} // namespace talon::core
