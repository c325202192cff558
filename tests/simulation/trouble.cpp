// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/trouble.h"

#include "tests/simulation/backend.h"
#include "tests/simulation/kiosk.h"
#include "tests/simulation/staff.h"

namespace talon::simulation {

using core::Millis;

namespace {

constexpr std::int64_t hour = 3'600'000;

} // namespace

Trouble::Trouble(World &world) : m_world(world), m_now(world.plan.seed, "trouble")
{
    for (std::size_t i = 0; i < fault_count; ++i)
        m_random.emplace_back(world.plan.seed, name_of(static_cast<Fault>(i)));
}

void Trouble::begin_scene()
{
    ++m_scene;
    for (std::size_t i = 0; i < fault_count; ++i) {
        const auto fault = static_cast<Fault>(i);
        if (const int every = m_world.plan.rate(fault); every > 0)
            plan_next(fault, Millis{m_random[i].between(0, every * 1000)});
    }
}

void Trouble::plan_next(Fault fault, Millis wait)
{
    m_world.schedule.after(wait, [this, fault, scene = m_scene] {
        if (!m_world.faults_on || scene != m_scene)
            return;
        Random &random = m_random[static_cast<std::size_t>(fault)];
        m_now = Random(random.next());
        happen(fault);
        plan_next(fault, Millis{random.between(200, m_world.plan.rate(fault) * 2000)});
    });
}

Machine *Trouble::any_terminal(bool kiosk_only)
{
    std::vector<Machine *> choice;
    for (Machine &machine : m_world.machines)
        if (!machine.retired && !machine.disk->identity.device.empty() && (!kiosk_only || m_world.is_kiosk(machine)))
            choice.push_back(&machine);
    return choice.empty() ? nullptr : choice[static_cast<std::size_t>(m_now.below(static_cast<std::int64_t>(choice.size())))];
}

void Trouble::happen(Fault fault)
{
    m_world.trace("fault", name_of(fault));
    Machine *terminal = any_terminal(false);
    Machine *kiosk = any_terminal(true);
    switch (fault) {
    case Fault::partition: return partition();
    case Fault::cut:
        if (terminal)
            m_world.network.cut_machine(terminal->id, Millis{m_now.percent(50) ? 50 : 4000});
        return;
    case Fault::mangle: return m_world.network.mangle(m_now.percent(60));
    case Fault::slow_network: return m_world.network.set_slow(Millis{m_now.percent(60) ? m_now.between(100, 1200) : 8});
    case Fault::kill_backend: return kill_backend();
    case Fault::kill_kiosk:
        if (kiosk)
            m_world.kill_terminal(kiosk->id, Millis{m_now.between(200, 6000)});
        return;
    case Fault::kill_display:
        if (terminal && !m_world.is_kiosk(*terminal))
            m_world.kill_terminal(terminal->id, Millis{m_now.between(100, 4000)});
        return;
    case Fault::kill_at_commit: case Fault::torn_guard: return; // where programs write
    case Fault::clock_kiosk:
        if (terminal)
            set_clock(*terminal, "terminal's");
        return;
    case Fault::clock_backend: return set_clock(m_world.backend_machine, "backend's");
    case Fault::clone: return clone();
    case Fault::restore: return restore();
    case Fault::reinstall: return reinstall();
    case Fault::disk_full: return fill_disk();
    case Fault::slow_disk: return slow_disk();
    case Fault::poison:
        if (auto *program = kiosk ? dynamic_cast<Kiosk *>(kiosk->program.get()) : nullptr)
            program->write_poison();
        return;
    case Fault::lost_journal: return lose_journal();
    case Fault::clock_weeks: return set_weeks_wrong();
    case Fault::clock_dead: return start_with_dead_calendar();
    case Fault::count: return;
    }
}

void Trouble::partition()
{
    if (Machine *machine = any_terminal(false)) {
        m_world.network.set_partition(machine->id, true);
        m_world.schedule.after(Millis{m_now.between(500, 25'000)}, [this, id = machine->id] { m_world.network.set_partition(id, false); });
    }
}

void Trouble::set_clock(Machine &machine, const char *whose)
{
    machine.wall_error = m_now.percent(30) ? Millis{0} : Millis{m_now.between(-48 * hour, 48 * hour)};
    if (machine.disk)
        m_world.checkers.clock_set(*machine.disk);
    if (&machine == &m_world.backend_machine)
        let_time_service_mend();
    m_world.trace("clock", std::string(whose) + " calendar is off by " + std::to_string(machine.wall_error.count()) + " ms");
}

/// The program alone, or its machine.
void Trouble::kill_backend()
{
    const Millis back{m_now.between(200, 6000)};
    if (m_now.percent(30))
        m_world.switch_off_backend(back);
    else
        m_world.kill_backend(back);
}

/// Whoever sets the calendar by hand takes the time service's word back; it puts the calendar right some time later.
void Trouble::let_time_service_mend()
{
    Machine &machine = m_world.backend_machine;
    machine.vouched = false;
    const int set = ++m_calendar_set;
    if (m_world.plan.time_service)
        m_world.schedule.after(Millis{m_now.between(1000, 20'000)}, [this, set, &machine] {
            if (set != m_calendar_set)
                return;
            machine.wall_error = Millis{0};
            machine.vouched = true;
        });
}

void Trouble::set_weeks_wrong()
{
    Machine &machine = m_world.backend_machine;
    machine.wall_error = Millis{m_now.between(5 * 24, 60 * 24) * hour * (m_now.percent(60) ? 1 : -1)};
    let_time_service_mend();
    const bool switched_off = m_now.percent(50);
    if (m_now.percent(20)) // its battery is dead
        machine.wall_error = Millis{hour} - m_world.schedule.now().time_since_epoch();
    m_world.trace("clock", "backend's calendar is off by " + std::to_string(machine.wall_error.count()) + " ms");
    if (switched_off)
        m_world.switch_off_backend(Millis{500});
}

/// The power fails at a kiosk out of touch, and with it its calendar; it goes on giving tickets, is switched off and on once
/// more, so that nobody knows how old they are, and then it is back.
void Trouble::start_with_dead_calendar()
{
    Machine *kiosk = any_terminal(true);
    if (!kiosk)
        return;
    m_world.network.set_partition(kiosk->id, true);
    m_world.kill_terminal(kiosk->id, Millis{500});
    kiosk->wall_error = Millis{-m_now.between(24, 24 * 3000) * hour};
    m_world.checkers.clock_set(*kiosk->disk);
    m_world.schedule.after(Millis{m_now.between(3000, 12'000)}, [this, id = kiosk->id] { m_world.kill_terminal(id, Millis{500}); });
    m_world.schedule.after(Millis{m_now.between(13'000, 16'000)}, [this, id = kiosk->id] { m_world.network.set_partition(id, false); });
}

void Trouble::fill_disk()
{
    Machine *terminal = any_terminal(false);
    Machine *machine = m_now.percent(50) ? &m_world.backend_machine : terminal;
    if (!machine)
        return;
    machine->disk_state.full = true;
    m_world.schedule.after(Millis{m_now.between(200, 4000)}, [machine] { machine->disk_state.full = false; });
}

void Trouble::slow_disk()
{
    Machine *terminal = any_terminal(false);
    Machine *machine = m_now.percent(50) ? &m_world.backend_machine : terminal;
    if (machine)
        machine->disk_state.latency = Millis{m_now.percent(60) ? m_now.between(50, 1500) : 2};
}

/// Somebody copies a kiosk's disk, and a second machine runs on the copy.
void Trouble::clone()
{
    Machine *kiosk = any_terminal(true);
    if (!kiosk || m_clones >= 1)
        return;
    ++m_clones;
    const Machine &copy = m_world.copy_machine(kiosk->id);
    m_world.start_terminal(copy.id);
}

/// The backend's disk is replaced by its backup.
void Trouble::restore()
{
    const auto *backup = m_world.backups.chosen(m_now);
    if (!backup || m_restores >= 3)
        return;
    ++m_restores;
    // The machine is another one, whose clock may be days behind until somebody puts it right before the start.
    const Millis error = m_world.backend_machine.wall_error;
    if (m_now.percent(40))
        m_world.backend_machine.wall_error = Millis{m_now.between(-48 * hour, 0)};
    m_world.restore_backend(*backup, Millis{m_now.between(500, 5000)});
    m_world.backend_machine.wall_error = error;
}

/// The kiosk's disk is dead: a new one, enrolled anew. Its documents may have been copied over.
void Trouble::reinstall()
{
    Machine *old = any_terminal(true);
    if (!old || m_reinstalls >= 2 || !m_world.in_service(*old))
        return;
    ++m_reinstalls;
    old->retired = true;
    old->disk_died = true;
    m_world.kill_terminal(old->id, Millis{0});
    Machine &fresh = m_world.new_machine(core::DeviceRole::ticket, old->disk->place);
    if (m_now.percent(70))
        fresh.disk->documents = old->disk->documents;
    m_world.enrol(fresh.id);
    // Enrolled at the bench, then carried to its place: it works before it has met the backend again.
    if (m_now.percent(50)) {
        m_world.network.set_partition(fresh.id, true);
        m_world.schedule.after(Millis{m_now.between(3000, 15'000)}, [this, id = fresh.id] { m_world.network.set_partition(id, false); });
    }
}

void Trouble::lose_journal()
{
    Machine *kiosk = any_terminal(true);
    if (!kiosk || kiosk->disk->journal.records().empty())
        return;
    m_world.marks.reach(Mark::journal_lost);
    m_world.kill_terminal(kiosk->id, Millis{1000});
    kiosk->disk->journal = {};
}

void Trouble::heal()
{
    m_world.network.heal();
    const auto right = [](Machine &machine) {
        machine.wall_error = Millis{0};
        machine.disk_state = {};
    };
    right(m_world.backend_machine);
    ++m_calendar_set;
    m_world.backend_machine.vouched = m_world.plan.time_service;
    for (Machine &machine : m_world.machines)
        right(machine);
}

} // namespace talon::simulation
