// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/world.h"

namespace talon::simulation {

/// Operators at their windows, and whoever looks after the devices.
class Staff
{
public:
    explicit Staff(World &world);

    void begin_scene();
    /// Each window calls one more visitor, when anybody waits.
    void call_once_each();
    /// One thing at each window to get everybody called who waits; false when nobody does.
    bool call_the_rest();
    /// Enrols a terminal's new disk, then starts it.
    void enrol(int machine);
    /// After the faults: what the alarms ask for. Twins are switched off, devices that the backend does not take are
    /// enrolled anew on a new disk.
    void repair();

private:
    void work(int window);
    void step(int window);
    /// What an operator at this window does with somebody who is in front of no window.
    void tend(Backend &backend, const core::StaffId &staff);
    /// Somebody says that he has booked: he holds a ticket without it, or comes late.
    void look_for_booking(Backend &backend, const core::StaffId &staff);
    /// The hall's alarms are looked at every few seconds.
    void watch();
    void mend_calendar();
    core::StaffId name(int window) const { return {"operator" + std::to_string(window)}; }

    World &m_world;
    Random m_random, m_desk;
    int m_scene = 0;
};

} // namespace talon::simulation
