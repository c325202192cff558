// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/world.h"

namespace talon::simulation {

/// Breaks things, each kind at its own rate, while faults are on.
class Trouble
{
public:
    explicit Trouble(World &world);

    /// Plans the first fault of each kind of this scene.
    void begin_scene();
    /// Puts back to order what does not come back by itself: clocks, disks, the network.
    void heal();

private:
    void plan_next(Fault fault, core::Millis wait);
    void happen(Fault fault);
    Machine *any_terminal(bool kiosk_only);
    void set_clock(Machine &machine, const char *whose);
    void kill_backend();
    void let_time_service_mend();
    void set_weeks_wrong();
    void start_with_dead_calendar();
    void fill_disk();
    void slow_disk();
    void partition();
    void clone();
    void restore();
    void reinstall();
    void lose_journal();

    World &m_world;
    std::vector<Random> m_random; ///< one for each kind
    Random m_now;
    int m_scene = 0;
    int m_calendar_set = 0; ///< times
    int m_clones = 0;
    int m_restores = 0;
    int m_reinstalls = 0;
};

} // namespace talon::simulation
