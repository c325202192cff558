// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/terminals/codec.h"

#include "wire/json/parsed.h"
#include "wire/terminals/message_fields.h"

#include <stdexcept>

namespace talon::wire {

namespace {

using detail::Reader;

template<class M>
struct TypeName;
template<> struct TypeName<Hello> { static constexpr std::string_view value = "hello"; };
template<> struct TypeName<Prove> { static constexpr std::string_view value = "prove"; };
template<> struct TypeName<Push> { static constexpr std::string_view value = "push"; };
template<> struct TypeName<NumberRequest> { static constexpr std::string_view value = "number_request"; };
template<> struct TypeName<TerminalStatus> { static constexpr std::string_view value = "status"; };
template<> struct TypeName<Challenge> { static constexpr std::string_view value = "challenge"; };
template<> struct TypeName<Welcome> { static constexpr std::string_view value = "welcome"; };
template<> struct TypeName<Ack> { static constexpr std::string_view value = "ack"; };
template<> struct TypeName<NumberGrant> { static constexpr std::string_view value = "number_grant"; };
template<> struct TypeName<Document> { static constexpr std::string_view value = "document"; };
template<> struct TypeName<TimeNow> { static constexpr std::string_view value = "time"; };
template<> struct TypeName<ErrorMessage> { static constexpr std::string_view value = "error"; };
template<> struct TypeName<Answers> { static constexpr std::string_view value = "answers"; };
template<> struct TypeName<AnswersTaken> { static constexpr std::string_view value = "answers_taken"; };
template<> struct TypeName<Bye> { static constexpr std::string_view value = "bye"; };

void write_document(detail::Writer &out, const Document &document)
{
    out.begin_object();
    const std::string_view kind = name_of(kind_of(document.body));
    out("kind", detail::text(kind, max_id_bytes));
    out("version", detail::ranged(document.version, 1, max_integer));
    out.key("body");
    std::visit([&out](const auto &body) { write(out, body); }, document.body);
    out.end_object();
}

Document read_document(const Reader &at)
{
    Document document;
    std::string kind_name;
    at("kind", kind_name);
    at("version", detail::ranged(document.version, 1, max_integer));
    if (!at.sound())
        return document;
    const auto kind = document_kind(kind_name);
    if (!kind) {
        at.fail(WireFault::unknown_type, "kind");
        return document;
    }
    at.child("body", [&](const Reader &body) { document.body = detail::read_body(body, *kind); });
    return document;
}

template<class M>
void write_message(detail::Writer &out, const M &message)
{
    out.begin_object();
    out("v", detail::ranged(envelope_version, 1, 1));
    out("type", detail::text(TypeName<M>::value, max_id_bytes));
    out.key("body");
    if constexpr (std::same_as<M, Document>)
        write_document(out, message);
    else
        write(out, message);
    out.end_object();
}

template<class M>
M read_message(const Reader &body)
{
    if constexpr (std::same_as<M, Document>) {
        return read_document(body);
    } else {
        M message;
        read(body, message);
        return message;
    }
}

/// Reads the body as the alternative of that name, or says that there is none.
template<class V, std::size_t I = 0>
V read_alternative(const Reader &at, const Reader &body, std::string_view type)
{
    if constexpr (I == std::variant_size_v<V>) {
        at.fail(WireFault::unknown_type, "type");
        return V{};
    } else {
        using M = std::variant_alternative_t<I, V>;
        if (type == TypeName<M>::value)
            return V{std::in_place_index<I>, read_message<M>(body)};
        return read_alternative<V, I + 1>(at, body, type);
    }
}

/// The envelope is read in this order, so that a frame of a later version is told as such, whatever else it holds.
template<class V>
V read_envelope(const Reader &at)
{
    V message;
    std::int64_t version = 0;
    std::string type;
    at("v", detail::ranged(version, 0, max_integer));
    if (at.sound() && version != envelope_version)
        at.fail(WireFault::unknown_version, "v");
    at("type", type);
    at.child("body", [&](const Reader &body) { message = read_alternative<V>(at, body, type); });
    return message;
}

template<class V>
Decoded<V> decode(std::string_view frame, std::size_t max_bytes)
{
    return detail::parsed(frame, max_bytes, read_envelope<V>);
}

/// Reads a frame back before it leaves: what the other end must refuse is a fault of ours, found here.
template<class V>
std::string encode_checked(const V &message, Decoded<V> (*read_back)(std::string_view))
{
    std::string frame = std::visit(
        [](const auto &each) {
            detail::Writer out;
            write_message(out, each);
            return out.take();
        },
        message);
    const auto back = read_back(frame);
    if (!back)
        detail::refuse_to_write(back.error(), "message");
    if (!(*back == message))
        detail::refuse_to_write({WireFault::bad_field, {}}, "message");
    return frame;
}

} // namespace

std::string encode(const UpMessage &message) { return encode_checked(message, &decode_up); }
std::string encode(const DownMessage &message) { return encode_checked(message, &decode_down); }

Decoded<UpMessage> decode_up(std::string_view frame) { return decode<UpMessage>(frame, max_frame_bytes); }

Decoded<DownMessage> decode_down(std::string_view frame)
{
    auto message = decode<DownMessage>(frame, max_document_bytes);
    if (message && frame.size() > max_frame_bytes && !std::holds_alternative<Document>(*message))
        return core::Failure{WireError{WireFault::too_large, {}}};
    return message;
}

std::string encode_document(const Document &document)
{
    detail::Writer out;
    write_document(out, document);
    std::string json = out.take();
    const auto back = decode_document(json);
    if (!back)
        detail::refuse_to_write(back.error(), "document");
    if (!(*back == document))
        detail::refuse_to_write({WireFault::bad_field, {}}, "document");
    return json;
}

Decoded<Document> decode_document(std::string_view json)
{
    return detail::parsed(json, max_document_bytes, read_document);
}

std::string proof_text(const Challenge &challenge, const core::DeviceId &device, std::int64_t epoch)
{
    return "talon-terminal-1\n" + challenge.server + '\n' + challenge.nonce + '\n' + device.value + '\n'
        + std::to_string(epoch);
}

} // namespace talon::wire
