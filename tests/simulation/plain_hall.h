// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/journal/events.h"

#include <map>
#include <optional>
#include <string>

namespace talon::simulation {

/// A hall kept the simplest way that could be right: a list of tickets, looked through from end to end at each call.
/// Shares no code with core's queues, so that the two can be compared.
class PlainHall
{
public:
    explicit PlainHall(const core::Site &site) : m_site(site) {}

    /// Something happened. A sentence when it must not: a call that passes over somebody who is due earlier, or a
    /// ticket at two windows.
    std::optional<std::string> happen(const core::Event &event, core::Instant at);
    /// A ticket with a later due time waits already.
    bool would_overtake(const core::TicketIssued &issued) const;
    /// The last event called a booked visitor before somebody who is due earlier.
    bool went_before_all() const { return m_before_all; }

private:
    struct Person {
        core::Day day{};
        core::ServiceId service;
        core::Instant due{};
        bool first = false; ///< goes before the others
        std::optional<core::Instant> slot;
        bool waiting = true;
        bool gone = false;
        std::optional<core::WindowNumber> at; ///< called to this window, or served there
        std::optional<core::WindowNumber> only_window;
        std::optional<core::StaffId> only_staff;
        struct Birth {
            core::DeviceId device;
            core::Instant arrival{};
            std::int64_t seq = 0;
        } birth;
        core::Minutes norm{0};
        bool on_us = false; ///< late for the slot by a mistake of ours
        bool over = false;  ///< served or gone, and comes back no more
    };

    std::optional<std::string> call(const core::TicketCalled &called, core::Instant at);
    /// First comes who may be passed by nobody of the others: 0 booked and long past the slot, 1 «вне очереди» or long overdue, 2 in turn.
    using Turn = std::pair<int, core::Instant>;
    std::optional<Turn> turn_at(const Person &person, const core::Window &window, const core::StaffId &staff, core::Instant at) const;
    std::optional<core::Instant> due_at(const Person &person, const core::Window &window, const core::StaffId &staff) const;
    void open(core::Instant at);
    void correct(const core::TimeCorrected &corrected, core::Instant at);
    void end_until(core::Day day);
    core::Instant due_of(const core::TicketIssued &issued) const;
    /// Of who has booked: the slot, or the arrival of who came too late for it.
    core::Instant booked_due(core::Instant slot, core::Instant arrival, bool on_us) const;

    const core::Site &m_site;
    std::optional<core::Day> m_day;
    bool m_before_all = false;
    std::map<core::TicketId, Person> m_people;
};

} // namespace talon::simulation
