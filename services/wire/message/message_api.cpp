// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/message/message_api.h"

#include "core/announce/message_turns.h"
#include "core/announce/phrase.h"
#include "wire/json/parsed.h"
#include "wire/message/message_fields.h"

namespace talon::wire {

namespace {

/// A message as it stands in the book, and whether it is on the screens now.
void write_kept(detail::Writer &out, const core::MessageBook::Kept &kept, core::Instant now)
{
    out.begin_object();
    fields(out, kept.message);
    out("set", kept.set);
    out("stands", core::stands(kept.message, now));
    out.end_object();
}

/// What the default voice says when a message of this kind has its turn.
core::Text says(core::MessageKind kind)
{
    const std::string phrase(core::phrase_of(kind));
    core::Text text;
    for (const core::Language language : {core::Language::ru, core::Language::en})
        if (const core::Grammar *grammar = core::built_in_grammar(language))
            text.set(language, core::write(*grammar, phrase, {}));
    return text;
}

} // namespace

Decoded<MessageRequest> decode_message_request(std::string_view json)
{
    return detail::parsed(json, max_request_bytes, [](const detail::Reader &at) {
        MessageRequest request;
        if (!at.is_object())
            return request;
        at("id", detail::id(request.id));
        at("kind", request.kind);
        // What is wrong with the words is the hall's to say, in a sentence of its own.
        at("text", detail::Spoken<core::Text>{request.text, core::max_note_length, false});
        at.maybe("from", request.from);
        at("lasts_min", detail::ranged(request.lasts, 1, core::longest_message.count()));
        at.maybe("every_min", detail::ranged(request.every, 0, core::max_message_every.count()));
        at.maybe("spoken", request.spoken);
        return request;
    });
}

core::HallMessage message_of(const MessageRequest &request, core::Instant now)
{
    const core::Instant from = request.from.value_or(now);
    return {request.id, request.kind, request.text, from, from + request.lasts, request.every, request.spoken};
}

Decoded<int> decode_sound_check(std::string_view json)
{
    return detail::parsed(json, max_request_bytes, [](const detail::Reader &at) {
        int volume = 100;
        if (at.is_object())
            at("volume", detail::ranged(volume, 0, 100));
        return volume;
    });
}

std::string encode_hall_messages(const core::MessageBook &book, core::Instant now)
{
    detail::Writer out;
    out.begin_object();
    out("now", now);
    out.key("messages");
    out.begin_array();
    for (const core::MessageBook::Kept &kept : book.kept)
        if (now < kept.message.until)
            write_kept(out, kept, now);
    out.end_array();
    out.key("ready");
    out.begin_array();
    for (const core::MessageKind kind : core::message_kinds) {
        out.begin_object();
        out("kind", kind);
        out("text", core::ready_text(kind));
        out("says", says(kind));
        out.end_object();
    }
    out.end_array();
    out.end_object();
    return out.take();
}

} // namespace talon::wire
