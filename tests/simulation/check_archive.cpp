// SPDX-License-Identifier: GPL-3.0-or-later
// What a kiosk lets go of stands in a good backup, and so in every restore of the newest one.
#include "tests/simulation/world.h"

#include <algorithm>

namespace talon::simulation {

namespace {

const std::string property = "11: pruned means archived";

/// By a plain search, whatever the journal says of its streams.
bool holds(const BackendDisk::Backup &backup, const TerminalDisk &disk, const store::Record &record)
{
    const core::Origin wanted{disk.identity.device, disk.identity.epoch, record.position, record.hash};
    const auto records = backup.journal.records();
    return std::any_of(records.begin(), records.end(), [&](const auto &each) { return each->origin == wanted; });
}

} // namespace

void Checkers::archived(const BackendDisk &disk, const TerminalDisk &to, std::int64_t epoch, std::int64_t seq)
{
    std::int64_t &told = m_archived[{to.identity.device, epoch}];
    if (seq <= told)
        return;
    told = seq;
    if (disk.backups.empty() || !may_be_restored(disk.backups.back()))
        throw Broken(property, "up to " + std::to_string(seq) + " of " + to.identity.device.value + " is told to be archived, and the newest good backup lacks it");
}

void Checkers::pruned(const TerminalDisk &disk, std::int64_t before)
{
    m_world.marks.reach(Mark::pruned);
    m_pruned = true;
    const auto &backups = m_world.backend_disk.backups;
    for (std::int64_t seq = before + 1; seq <= disk.journal.base(); ++seq)
        if (backups.empty() || !holds(backups.back(), disk, *disk.journal.ever()[static_cast<std::size_t>(seq - 1)]))
            throw Broken(property, "event " + std::to_string(seq) + " of " + disk.identity.device.value + " is pruned and not in the newest good backup");
}

bool Checkers::may_be_restored(const BackendDisk::Backup &backup) const
{
    return std::all_of(m_archived.begin(), m_archived.end(), [&](const auto &told) {
        return told.second <= backup.journal.stream_head(told.first.first, told.first.second).first;
    });
}

void Checkers::restored(const BackendDisk &disk, const BackendDisk::Backup &from)
{
    if (!may_be_restored(disk.backups.back()))
        throw Broken(property, "the newest good backup lacks what was told to be archived");
    if (!m_server_epochs.insert(disk.server_epoch).second)
        throw Broken("4: the acknowledged seq", "a restored backend has a server epoch that was there before");
    if (m_server_epochs.size() > 2)
        m_world.marks.reach(Mark::restored_again);
    if (m_pruned)
        m_world.marks.reach(Mark::restored_after_pruning);
    m_world.trace("restored", std::to_string(from.journal.head().position));
}

} // namespace talon::simulation
