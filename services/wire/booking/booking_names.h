// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/booking/booking.h"
#include "wire/json/names.h"

namespace talon::wire::detail {

template<>
struct Names<core::BookingSource> {
    static constexpr std::array<std::pair<core::BookingSource, std::string_view>, 3> all{
        {{core::BookingSource::national, "national"}, {core::BookingSource::own, "own"}, {core::BookingSource::desk, "desk"}}};
};
template<>
struct Names<core::BookingState> {
    static constexpr std::array<std::pair<core::BookingState, std::string_view>, 4> all{
        {{core::BookingState::booked, "booked"},
         {core::BookingState::checked_in, "checked_in"},
         {core::BookingState::cancelled, "cancelled"},
         {core::BookingState::missed, "missed"}}};
};
template<>
struct Names<core::CancelledBy> {
    static constexpr std::array<std::pair<core::CancelledBy, std::string_view>, 4> all{
        {{core::CancelledBy::visitor, "visitor"},
         {core::CancelledBy::staff, "staff"},
         {core::CancelledBy::import, "import"},
         {core::CancelledBy::closure, "closure"}}};
};

} // namespace talon::wire::detail
