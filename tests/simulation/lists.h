// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/world.h"

#include "core/booking/list_taking.h"

namespace talon::simulation {

/// The national service, which knows who has booked; the specialist, who takes its lists in, whole, late, doubled, cut off or of another
/// day; and the people who come with a booking.
class Lists
{
public:
    explicit Lists(World &world);

    void begin_scene();
    /// The faults are over: the whole list is taken in.
    void take_whole();
    /// All is well: who still may comes twice, to one kiosk after the other.
    void last_visits();
    /// No booking is gone that the service has not withdrawn, and none is there twice.
    void check() const;
    /// What staff find when they look for a booking: one of them that has no ticket yet, by chance.
    std::optional<core::BookingId> any_open(Random &random) const;
    /// One that has a ticket, by chance, and the first of its tickets.
    std::optional<std::pair<core::BookingId, core::TicketId>> any_used(Random &random) const;

private:
    /// What the service knows of one booking; the book has it under one id, or under none yet.
    struct Row {
        std::string digest;
        core::Instant slot{};
        core::ServiceId service;
        bool withdrawn = false;
    };
    enum class Kind { whole, doubled, cut, yesterdays };

    void plan_people(std::size_t row);
    void change_one();
    void take(Kind kind);
    std::vector<core::ListRow> rows_of(core::Day day, Kind kind);
    void shuffle(std::vector<core::ListRow> &rows);
    bool applies(const core::ListDifference &difference, Kind kind) const;
    core::KnownKeys known(core::Day day) const;
    /// Bookings of that day that a list could take away.
    std::size_t open_of(core::Day day, const core::BookingBook &book) const;
    void learn(const std::vector<core::ListRow> &rows, const std::vector<core::Booking> &made, core::Day day);
    void visit(int kiosk, const std::string &digest);

    World &m_world;
    Random m_random;
    std::vector<Row> m_rows;
    std::map<core::BookingId, std::string> m_digest_of; ///< of every booking that was ever made
    int m_ids = 0;
    int m_scene = 0;
};

} // namespace talon::simulation
