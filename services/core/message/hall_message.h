// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/site/site.h"
#include "core/values/result.h"

#include <array>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace talon::core {

/// What a hall message is: words that somebody typed, or one of those that every hall needs and the voice has whole sentences for.
enum class MessageKind : std::uint8_t {
    text,       ///< typed; the voice says that there is a message on the display
    opening,
    pause,      ///< the break between two intervals of a day's hours
    closing,    ///< ten minutes before the day's last interval ends
    evacuation, ///< before everything, on every screen, heard at the pack's full level
};
inline constexpr std::array message_kinds{MessageKind::text, MessageKind::opening, MessageKind::pause, MessageKind::closing,
                                          MessageKind::evacuation};

/// Something that the whole hall is told: on the displays it runs along the foot, and it is spoken between calls.
struct HallMessage {
    std::string id; ///< an id of the protocol, 1…max_id_length
    MessageKind kind = MessageKind::text;
    Text text;          ///< as it is shown, 1…max_message_text bytes a language, Russian among them
    Instant from{};     ///< shown from here
    Instant until{};    ///< until here, at the most longest_message after `from`
    Minutes every{0};   ///< spoken again so often, 1…max_message_every; 0: once, at its beginning. An evacuation goes by evacuation_every
    bool spoken = true; ///< false: shown alone

    bool operator==(const HallMessage &) const = default;
};

inline constexpr std::size_t max_messages = 20;       ///< that stand or are still to come
inline constexpr std::size_t max_message_text = 400;  ///< bytes of one language: some 200 Russian letters, read in a quarter of a minute
inline constexpr Minutes max_message_every{240};
inline constexpr Minutes longest_message{31 * 24 * 60};
inline constexpr Minutes longest_evacuation{12 * 60};
inline constexpr Minutes message_ahead{31 * 24 * 60}; ///< it begins no later than so long from now
inline constexpr Millis evacuation_every{20'000};

/// A message was made, by the event's actor.
struct HallMessageSet {
    HallMessage message;
    bool operator==(const HallMessageSet &) const = default;
};
/// It was taken back before its end.
struct HallMessageEnded {
    std::string message;
    Text text; ///< its words, so that whoever reads the journal knows what was taken back
    bool operator==(const HallMessageEnded &) const = default;
};

/// Messages of a site as its journal tells them. What is over is forgotten with the next event. Plain values: its own image for snapshots.
struct MessageBook {
    struct Kept {
        HallMessage message;
        Instant set{}; ///< when
        bool operator==(const Kept &) const = default;
    };
    std::vector<Kept> kept; ///< in the order in which they were made

    bool operator==(const MessageBook &) const = default;

    /// Each throws std::logic_error for what contradicts the book, and leaves it as it was.
    void apply(const HallMessageSet &event, Instant at);
    void apply(const HallMessageEnded &event, Instant at);
    /// The clock that stamped what was made since `since` was wrong by `by`, as in TimeCorrected; `at` is the right instant. Messages that
    /// began when they were made move with it; one for a time of day stays at it.
    void correct_time(Millis by, Instant since, Instant at);

    const HallMessage *message(const std::string &id) const;
    /// What a snapshot holds that no events lead to, in one sentence; nothing when it is sound.
    std::optional<std::string> contradiction() const;
};

enum class MessageFault {
    message_empty,     ///< there are no words, or no Russian ones, or something that cannot be shown
    message_long,      ///< more than max_message_text
    message_time,      ///< it ends before it begins or before now, or lasts or begins later than it may
    too_many_messages, ///< max_messages
    unknown_message,
};
std::string_view code_of(MessageFault fault); ///< "message_empty", …

/// The event that makes it so; every fault but unknown_message. One of an id that stands already: nothing happens (asked twice).
Result<std::optional<HallMessageSet>, MessageFault> decide(const MessageBook &book, HallMessage wanted, Instant now);
/// `unknown_message` where none of that id stands or is to come.
Result<HallMessageEnded, MessageFault> end_message(const MessageBook &book, const std::string &id, Instant now);

/// The words of the ready-made kinds in Russian and English; empty for a typed one.
Text ready_text(MessageKind kind);

/// It is on the screens at `now`.
bool stands(const HallMessage &message, Instant now);
/// The last moment up to `now` at which it was to be spoken: its beginning, or a repetition. Nothing where it is shown alone or does not stand.
std::optional<Instant> last_turn(const HallMessage &message, Instant now);

/// What the day's hours say by themselves at `now`, where `site.sound` wants it: the opening (for five minutes), each break (for ten, or until it
/// is over) and the end of the day (from ten minutes before it). Their ids are "hours-" and the beginning in minutes since local midnight.
std::vector<HallMessage> messages_by_hours(const Site &site, Instant now);

} // namespace talon::core
