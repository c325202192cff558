// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/ticket.h"
#include "core/people/registry.h"
#include "wire/terminals/messages.h"

#include <array>
#include <string_view>
#include <utility>

namespace talon::wire::detail {

/// The names of an enumeration's values in JSON; specialised for each one that stands there.
template<class E>
struct Names;

template<>
struct Names<core::DeviceRole> {
    static constexpr std::array<std::pair<core::DeviceRole, std::string_view>, 4> all{
        {{core::DeviceRole::ticket, "ticket"}, {core::DeviceRole::hall, "hall"}, {core::DeviceRole::stand, "stand"},
         {core::DeviceRole::survey, "survey"}}};
};
template<>
struct Names<core::NumberOrigin> {
    static constexpr std::array<std::pair<core::NumberOrigin, std::string_view>, 3> all{
        {{core::NumberOrigin::granted, "granted"},
         {core::NumberOrigin::reserve, "reserve"},
         {core::NumberOrigin::own, "own"}}};
};
template<>
struct Names<core::TicketState> {
    static constexpr std::array<std::pair<core::TicketState, std::string_view>, 7> all{
        {{core::TicketState::waiting, "waiting"},
         {core::TicketState::called, "called"},
         {core::TicketState::serving, "serving"},
         {core::TicketState::served, "served"},
         {core::TicketState::no_show, "no_show"},
         {core::TicketState::parked, "parked"},
         {core::TicketState::left, "left"}}};
};
template<>
struct Names<PrinterState> {
    static constexpr std::array<std::pair<PrinterState, std::string_view>, printer_states> all{
        {{PrinterState::ready, "ready"},
         {PrinterState::absent, "absent"},
         {PrinterState::stopped, "stopped"},
         {PrinterState::paper_out, "paper_out"},
         {PrinterState::failed, "failed"},
         {PrinterState::low, "low"},
         {PrinterState::cover_open, "cover_open"},
         {PrinterState::jam, "jam"},
         {PrinterState::unreachable, "unreachable"}}};
};

template<>
struct Names<SoundState> {
    static constexpr std::array<std::pair<SoundState, std::string_view>, sound_states> all{
        {{SoundState::ok, "ok"}, {SoundState::muted, "muted"}, {SoundState::lost, "lost"}, {SoundState::failed, "failed"}}};
};
template<>
struct Names<core::SoundParts> {
    static constexpr std::array<std::pair<core::SoundParts, std::string_view>, 3> all{
        {{core::SoundParts::all, "all"}, {core::SoundParts::chime, "chime"}, {core::SoundParts::speech, "speech"}}};
};
template<>
struct Names<DocumentKind> {
    static constexpr std::array<std::pair<DocumentKind, std::string_view>, document_kinds> all{
        {{DocumentKind::menu, "menu"},
         {DocumentKind::board, "board"},
         {DocumentKind::calls, "calls"},
         {DocumentKind::reserve, "reserve"},
         {DocumentKind::bookings, "bookings"},
         {DocumentKind::content, "content"},
         {DocumentKind::survey, "survey"},
         {DocumentKind::receipts, "receipts"},
         {DocumentKind::voice, "voice"},
         {DocumentKind::messages, "messages"}}};
};

template<class E>
concept Named = requires { Names<E>::all; };

template<Named E>
std::string_view name(E value)
{
    for (const auto &[each, text] : Names<E>::all)
        if (each == value)
            return text;
    return {};
}

template<Named E>
std::optional<E> value_named(std::string_view text)
{
    for (const auto &[each, own] : Names<E>::all)
        if (own == text)
            return each;
    return std::nullopt;
}

} // namespace talon::wire::detail
