// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/backups.h"

#include "tests/simulation/backend.h"

namespace talon::simulation {

using core::Millis;

namespace {

constexpr std::int64_t longest = 3000; ///< ms from the copy to the name

} // namespace

Backups::Backups(World &world) : m_world(world), m_random(world.plan.seed, "backups"), m_ships(world.plan.seed, "ships") {}

void Backups::begin_scene()
{
    ++m_scene;
    plan_next();
    plan_shipping();
}

/// What became durable since the newest copy is appended to it, now and then; no share is there all the time.
void Backups::plan_shipping()
{
    m_world.schedule.after(Millis{m_ships.between(400, m_ships.percent(90) ? 1500 : 10'000)}, [this, scene = m_scene] {
        if (!m_world.open_hours || scene != m_scene)
            return;
        if (m_world.backend && !m_world.backend->failed())
            ship();
        plan_shipping();
    });
}

void Backups::ship()
{
    BackendDisk &disk = m_world.backend_disk;
    if (disk.backups.empty() || disk.backups.back().server_epoch != disk.server_epoch)
        return; // what follows a copy of another history is not this one's
    if (disk.backups.back().journal.head() == disk.journal.head())
        return;
    m_world.marks.reach(Mark::events_shipped);
    disk.backups.back().journal = disk.journal;
    if (m_world.plan.off_machine)
        m_world.backend->archived(disk.journal.streams());
}

void Backups::plan_next()
{
    // The one before has ended by then.
    m_world.schedule.after(Millis{longest + m_random.between(0, 12'000)}, [this, scene = m_scene] {
        if (!m_world.open_hours || scene != m_scene)
            return;
        if (m_world.backend && !m_world.backend->failed())
            make();
        plan_next();
    });
}

void Backups::make()
{
    const BackendDisk &disk = m_world.backend_disk;
    const auto copy = std::make_shared<const BackendDisk::Backup>(BackendDisk::Backup{disk.journal, disk.snapshot, m_world.schedule.now(), disk.server_epoch});
    const bool sound = !m_random.percent(10);
    // A backup whose talond ends before it has its name is none; where the end comes just after, nobody tells of it.
    const bool named_in_time = m_random.percent(30);
    m_world.schedule.after(Millis{m_random.between(50, longest)}, [this, copy, sound, named_in_time, by = std::weak_ptr(m_world.backend), epoch = disk.server_epoch] {
        const bool goes_on = !by.expired() && by.lock() == m_world.backend;
        if (goes_on || (named_in_time && epoch == m_world.backend_disk.server_epoch))
            finish(*copy, sound);
        if (goes_on && sound && m_world.plan.off_machine)
            m_world.backend->archived(copy->journal.streams());
    });
}

void Backups::finish(const BackendDisk::Backup &copy, bool sound)
{
    if (!sound)
        return m_world.marks.reach(Mark::backup_bad);
    m_world.trace("backup", std::to_string(copy.journal.head().position));
    auto &backups = m_world.backend_disk.backups;
    BackendDisk::Backup made = copy;
    // What was shipped after the one before goes on from this one too.
    if (!backups.empty() && backups.back().server_epoch == copy.server_epoch
        && backups.back().journal.head().position > copy.journal.head().position)
        made.journal = backups.back().journal;
    backups.push_back(std::move(made));
}

const BackendDisk::Backup *Backups::chosen(Random &random) const
{
    const auto &backups = m_world.backend_disk.backups;
    if (backups.empty())
        return nullptr;
    const auto &one = backups[static_cast<std::size_t>(random.below(static_cast<std::int64_t>(backups.size())))];
    return random.percent(60) && m_world.checkers.may_be_restored(one) ? &one : &backups.back();
}

} // namespace talon::simulation
