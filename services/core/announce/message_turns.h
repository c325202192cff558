// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/message/hall_message.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace talon::core {

/// The phrase of a grammar that says it: "message", "opening", "break", "closing", "evacuation".
std::string_view phrase_of(MessageKind kind);

/// Decides which hall message a display speaks, and when: between calls and never over one, each turn of a message (its beginning, each
/// repetition) once. Pure: the caller says nothing else while a message is being said.
class MessageTurns
{
public:
    /// A turn that could not be said within this is over: nobody is told of an opening in the afternoon.
    static constexpr Millis longest_delay{180'000};
    /// So long a message waits for calls; then it has its turn between two of them.
    static constexpr Millis gives_way{60'000};

    struct Turn {
        std::int64_t id = 0; ///< below 0, other than that of any call; anew with each turn
        MessageKind kind = MessageKind::text;
        bool operator==(const Turn &) const = default;
    };

    /// All messages that this display may have to say: any order, also of other times.
    void offer(std::vector<HallMessage> messages);
    /// What to say now; nothing while something is being said or nothing is due. `calls_wait`: a call could be said instead. An evacuation
    /// comes before everything and waits for no call.
    std::optional<Turn> begin(Instant now, bool calls_wait);
    /// The turn of that id ended. Of one that is not being said: nothing.
    void finish(std::int64_t id);
    /// It could not be said: it is tried again while it is due.
    void fail(std::int64_t id);
    /// What is being said gives way to an evacuation: it is over.
    void cut() { m_saying.reset(); }

    /// People are to leave the building: no call is said any more.
    bool evacuates(Instant now) const;
    /// The evacuation is to be heard now, whatever is being said, unless that is it.
    bool interrupts(Instant now) const;
    bool is_saying() const { return m_saying.has_value(); }

private:
    struct Saying {
        Turn turn;
        std::string message;
        std::optional<Instant> before; ///< its last turn said before this one
    };

    std::optional<Instant> due(const HallMessage &message, Instant now) const;

    std::vector<HallMessage> m_messages;
    std::map<std::string, Instant> m_said; ///< the last turn of each message that was begun
    std::optional<Saying> m_saying;
    std::int64_t m_last = 0;
};

} // namespace talon::core
