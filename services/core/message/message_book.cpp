// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/message/hall_message.h"

#include <algorithm>
#include <stdexcept>

namespace talon::core {

namespace {

bool is_over(const MessageBook::Kept &kept, Instant at)
{
    return kept.message.until <= at;
}

/// Words that a screen can show in one line: no control characters, and not blanks alone.
bool can_be_shown(const std::string &text)
{
    const auto is_control = [](char each) { return static_cast<unsigned char>(each) < 0x20 || each == 0x7f; };
    return std::none_of(text.begin(), text.end(), is_control) && text.find_first_not_of(' ') != std::string::npos;
}

std::optional<MessageFault> fault_of(const HallMessage &message, Instant now)
{
    if (message.text.only(Language::ru).empty() || message.text.languages().size() > max_languages)
        return MessageFault::message_empty;
    for (const auto &[language, said] : message.text.languages()) {
        if (said.size() > max_message_text)
            return MessageFault::message_long;
        if (!can_be_shown(said))
            return MessageFault::message_empty;
    }
    const Minutes longest = message.kind == MessageKind::evacuation ? longest_evacuation : longest_message;
    const bool in_time = message.from < message.until && now < message.until && message.until - message.from <= longest
        && message.from - now <= message_ahead && message.every >= Minutes{0} && message.every <= max_message_every;
    return in_time ? std::nullopt : std::optional(MessageFault::message_time);
}

} // namespace

void MessageBook::apply(const HallMessageSet &event, Instant at)
{
    const bool known = message(event.message.id) != nullptr;
    const auto alive = std::count_if(kept.begin(), kept.end(), [&](const Kept &each) { return !is_over(each, at); });
    if (known || event.message.id.empty() || static_cast<std::size_t>(alive) >= max_messages)
        throw std::logic_error("the hall message " + event.message.id + " is made twice, or is one too many");
    std::erase_if(kept, [&](const Kept &each) { return is_over(each, at); });
    kept.push_back({event.message, at});
}

void MessageBook::apply(const HallMessageEnded &event, Instant at)
{
    if (!message(event.message))
        throw std::logic_error("the hall message " + event.message + " is taken back and does not stand");
    std::erase_if(kept, [&](const Kept &each) { return each.message.id == event.message || is_over(each, at); });
}

void MessageBook::correct_time(Millis by, Instant since, Instant at)
{
    for (Kept &each : kept) {
        if (each.set < since && each.set <= at)
            continue;
        const bool at_once = each.message.from <= each.set;
        each.set += by;
        if (at_once) {
            each.message.from += by;
            each.message.until += by;
        }
    }
}

const HallMessage *MessageBook::message(const std::string &id) const
{
    const auto found = std::find_if(kept.begin(), kept.end(), [&](const Kept &each) { return each.message.id == id; });
    return found == kept.end() ? nullptr : &found->message;
}

std::optional<std::string> MessageBook::contradiction() const
{
    if (kept.size() > max_messages)
        return "There are more hall messages than a site can have.";
    for (const Kept &each : kept)
        if (each.message.id.empty() || message(each.message.id) != &each.message)
            return "The hall message " + each.message.id + " stands twice or has no name.";
    return std::nullopt;
}

std::string_view code_of(MessageFault fault)
{
    switch (fault) {
    case MessageFault::message_empty: return "message_empty";
    case MessageFault::message_long: return "message_long";
    case MessageFault::message_time: return "message_time";
    case MessageFault::too_many_messages: return "too_many_messages";
    case MessageFault::unknown_message: break;
    }
    return "unknown_message";
}

Result<std::optional<HallMessageSet>, MessageFault> decide(const MessageBook &book, HallMessage wanted, Instant now)
{
    if (const auto fault = fault_of(wanted, now))
        return Failure{*fault};
    if (book.message(wanted.id))
        return std::optional<HallMessageSet>();
    const auto alive = std::count_if(book.kept.begin(), book.kept.end(), [&](const auto &each) { return !is_over(each, now); });
    // People's safety waits for no list to be tidied: an evacuation takes a place that is kept free for it.
    const std::size_t most = wanted.kind == MessageKind::evacuation ? max_messages : max_messages - 1;
    if (static_cast<std::size_t>(alive) >= most)
        return Failure{MessageFault::too_many_messages};
    return std::optional(HallMessageSet{std::move(wanted)});
}

Result<HallMessageEnded, MessageFault> end_message(const MessageBook &book, const std::string &id, Instant now)
{
    const HallMessage *known = book.message(id);
    if (!known || known->until <= now)
        return Failure{MessageFault::unknown_message};
    return HallMessageEnded{id, known->text};
}

} // namespace talon::core
