// SPDX-License-Identifier: GPL-3.0-or-later
#include "wire/journal/event_codec.h"

#include "wire/journal/event_fields.h"
#include "wire/json/parsed.h"

#include <array>

namespace talon::wire {

namespace {

struct EventType {
    std::string_view name;
    int version;
};

/// In the order of core::Event.
constexpr std::array<EventType, std::variant_size_v<core::Event>> types{{
    {"site_saved", 1},         {"number_granted", 1},  {"reserve_granted", 1},       {"ticket_issued", 1},
    {"ticket_called", 1},      {"serving_started", 1}, {"ticket_served", 1},         {"ticket_no_show", 1},
    {"ticket_returned", 1},    {"no_show_corrected", 1}, {"ticket_transferred", 1},  {"ticket_parked", 1},
    {"ticket_unparked", 1},    {"ticket_left", 1},     {"window_taken", 1},          {"window_released", 1},
    {"day_closed", 1},         {"staff_saved", 1},     {"enrolment_code_issued", 1}, {"device_enrolled", 1},
    {"device_revoked", 1},     {"event_set_aside", 1},   {"hall_restored", 1},         {"device_set_aside", 1},
}};

template<std::size_t I>
core::Event read_alternative(const detail::Reader &at)
{
    std::variant_alternative_t<I, core::Event> event;
    read(at, event);
    return core::Event{std::in_place_index<I>, std::move(event)};
}

using ReadEvent = core::Event (*)(const detail::Reader &);

template<std::size_t... I>
constexpr std::array<ReadEvent, sizeof...(I)> make_readers(std::index_sequence<I...>)
{
    return {&read_alternative<I>...};
}

constexpr auto readers = make_readers(std::make_index_sequence<std::variant_size_v<core::Event>>{});

} // namespace

std::string_view type_of(const core::Event &event) { return types[event.index()].name; }

EncodedEvent encode_event(const core::Event &event)
{
    const EventType &type = types[event.index()];
    EncodedEvent encoded{std::string(type.name), type.version,
                         std::visit([](const auto &each) { return detail::to_json(each); }, event)};
    // Read back before it may reach a disk: a journal must never hold what cannot be replayed.
    const auto back = decode_event(encoded.type, encoded.version, encoded.body);
    if (!back)
        detail::refuse_to_write(back.error(), encoded.type);
    if (!(*back == event))
        detail::refuse_to_write({WireFault::bad_field, {}}, encoded.type);
    return encoded;
}

Decoded<core::Event> decode_event(std::string_view type, int version, std::string_view body)
{
    std::size_t index = 0;
    while (index < types.size() && types[index].name != type)
        ++index;
    if (index == types.size())
        return core::Failure{WireError{WireFault::unknown_type, "type"}};
    if (types[index].version != version)
        return core::Failure{WireError{WireFault::unknown_event_version, "version"}};
    return detail::parsed(body, max_document_bytes, readers[index]);
}

} // namespace talon::wire
