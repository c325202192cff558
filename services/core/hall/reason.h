// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/ticket.h"

namespace talon::core {

/// Why a ticket is next, in one sentence for the operator, as parts for the catalogues.
struct Reason {
    enum class Kind {
        norm_ends,  ///< «норма истекает через 3 мин»
        norm_ended, ///< «норма истекла 3 мин назад»: late, whatever else is true of it (a booked one and one that is first excepted)
        slot,       ///< booked: `minutes` until the slot, 0 when it has come
        slot_past,  ///< booked, and the slot was `minutes` ago: «по записи на 10:30, ждёт 12 мин»
        first,      ///< of a class that goes before others: «льготная категория»; minutes are 0
        returned,   ///< was called already and came back to the queue: `minutes` until the norm ends
    };
    Kind kind = Kind::norm_ends;
    Minutes minutes{0}; ///< never negative; what is still to come is rounded up, what is past rounded down
    std::optional<Instant> at{}; ///< the slot of a booked one

    bool operator==(const Reason &) const = default;
};

/// The reason for a waiting ticket at `now`.
Reason reason(const Ticket &ticket, Instant now);

} // namespace talon::core
