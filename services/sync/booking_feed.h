// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/inspectorate.h"
#include "wire/booking/bookings_document.h"
#include "wire/booking/code_book.h"

#include <optional>

namespace talon::sync {

/// When the list that ticket kiosks check bookings in by goes out to them. It is made anew only when something in it may have changed, and
/// goes out when it has: a list that somebody has taken in at once, what visitors do in the meantime at most every `pause`.
class BookingFeed
{
public:
    static constexpr core::Millis pause{10'000};

    /// The list to be published now, or nothing. `durable`: what is committed. `codes_revision` rises with each change of `codes`.
    std::optional<wire::Bookings> look(const core::Inspectorate &durable, const wire::CodeBook &codes, std::uint64_t codes_revision, core::Day today,
                                       core::Instant now);
    /// The next change waits for no pause.
    void hurry() { m_published_at.reset(); }
    /// How many lists were made, whether they went out or not.
    std::uint64_t made() const { return m_made; }

private:
    /// By what a list was made.
    struct Source {
        std::uint64_t book = 0;
        std::uint64_t codes = 0;
        core::Day today{};
        bool operator==(const Source &) const = default;
    };
    std::optional<Source> m_source;
    std::optional<wire::Bookings> m_published;
    std::optional<core::Instant> m_published_at;
    std::uint64_t m_made = 0;
};

} // namespace talon::sync
