// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "small_hall.h"

#include <cstdint>
#include <map>
#include <string>
#include <tuple>

namespace talon::core::test {

/// Four numbers that mean one command and the time before it, whatever they are: rapidcheck makes and shrinks
/// them.
using Step = std::tuple<std::uint8_t, std::uint8_t, std::uint8_t, std::uint16_t>;

/// Plays steps in a small hall, sensible and foolish ones, with devices whose clocks are a day off, booked
/// visitors and nights in between.
class RandomHall
{
public:
    RandomHall();

    SmallHall world;

    /// The command that the step means now; moves the clock on first.
    Command next(const Step &step);
    /// Acts on it; the refusal, if it was one. Counts marks.
    std::optional<Refusal> run(const Command &command);

    /// How often each event and each refusal was seen, over all halls: rare paths must really be walked.
    static std::map<std::string, int> &marks();

private:
    struct Seat {
        TicketId ticket;
        StaffId staff;
    };
    /// Mostly a ticket in hand, if possible in this state, and who has it; sometimes nonsense.
    Seat seat(TicketState state, std::uint8_t a, std::uint8_t b) const;
    TicketId any(std::uint8_t a) const;
    /// Mostly one in this state.
    TicketId in_state(TicketState state, std::uint8_t a) const;
    Command arrival(std::uint8_t a, std::uint8_t b);
    Command other_settings(std::uint8_t a, std::uint8_t b) const;

    std::vector<TicketId> m_issued;
};

/// The marks that a long random run must have reached.
std::vector<std::string> expected_marks();

} // namespace talon::core::test
