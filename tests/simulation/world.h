// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/backups.h"
#include "tests/simulation/checkers.h"
#include "tests/simulation/machine.h"
#include "tests/simulation/network.h"
#include "tests/simulation/plan.h"

#include <deque>

namespace talon::simulation {

class Backend;
class Lists;
class Staff;
class Trouble;

/// What came of a run.
struct Outcome {
    std::string broken; ///< the property's name; empty: all held
    std::string detail;
    std::uint64_t hash = 0;
    Marks marks;
    int tickets = 0;
    bool ok() const { return broken.empty(); }
};

/// One seed's site on one seed's day. Owns everything; what it decides by chance it draws from the seed alone.
class World
{
public:
    World(const Plan &plan, bool verbose);
    ~World();

    Outcome run();

    const Plan plan;
    Schedule schedule;
    Marks marks;
    Folder folder;
    Checkers checkers;
    Network network;
    core::Site site;
    Backups backups;
    Random random; ///< for disks and people's small delays

    BackendDisk backend_disk;
    Machine backend_machine;
    std::shared_ptr<Backend> backend;
    std::deque<Machine> machines; ///< terminals, kiosks first; clones and reinstalled disks at the end
    bool faults_on = false;
    bool open_hours = false; ///< people come and staff work
    bool night = false;      ///< nobody is there, and time may pass in large steps

    /// Programs. A killed one is started again after so long, as systemd would.
    void start_backend();
    void kill_backend(core::Millis restart_after);
    /// With the whole machine, whose clock that only counts begins anew.
    void switch_off_backend(core::Millis restart_after);
    void start_terminal(int machine);
    void kill_terminal(int machine, core::Millis restart_after);
    void restore_backend(const BackendDisk::Backup &backup, core::Millis after);
    void enrol(int machine);
    /// A kill just here, at one of a program's writes, when this seed has that and it is time.
    bool strikes_at_commit();

    /// A copy of the machine and its disk; not started.
    Machine &copy_machine(int machine);
    /// A new disk for the terminal's place; enrolled when staff have done so.
    Machine &new_machine(core::DeviceRole role, int place);
    core::DeviceEnrolled enrolment(const Machine &machine, std::int64_t epoch, int prefix);
    void give_identity(Machine &machine, const core::DeviceEnrolled &enrolled);
    bool is_kiosk(const Machine &machine) const;
    /// What is there at the end: to be a clone's twin, a forgotten or a set aside device counts as not.
    bool in_service(const Machine &machine) const;
    bool open_at(core::Instant truth) const; ///< by a plain look at the one minute a day in which the hall is closed

    const Lists &lists() const { return *m_lists; }
    void pass(core::Millis time) { run_until(schedule.now() + time); }

    void trace(std::string_view what, std::string_view detail = {});
    std::string fresh_id(std::size_t characters);

private:
    void build();
    void begin_scene();
    void end_scene(bool long_night);
    void run_until(core::Instant when);
    void heal();
    /// What has not come together yet; empty: all has.
    std::string unfinished() const;
    void await_all(const char *when);
    void settle();
    void call_everybody();

    Random m_ids, m_strikes;
    std::unique_ptr<Staff> m_staff;
    std::unique_ptr<Trouble> m_trouble;
    std::unique_ptr<Lists> m_lists;
    bool m_verbose = false;
    std::uint64_t m_hash = 14695981039346656037ULL;
    int m_lineages = 0, m_enrolments = 0, m_wrong_dates = 0;
};

} // namespace talon::simulation
