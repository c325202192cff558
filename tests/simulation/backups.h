// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/simulation/disk.h"
#include "tests/simulation/random.h"

namespace talon::simulation {

class World;

/// Backups of the backend's journal, as talond makes them beside its work: copied at one moment, checked, and only then good;
/// and only what is good is told to be archived.
class Backups
{
public:
    explicit Backups(World &world);
    void begin_scene();
    /// Whoever restores takes the newest good one, or an older one that lacks nothing that was told to be archived; null when
    /// there is none.
    const BackendDisk::Backup *chosen(Random &random) const;

private:
    void plan_next();
    void plan_shipping();
    void ship();
    void make();
    void finish(const BackendDisk::Backup &copy, bool sound);

    World &m_world;
    Random m_random;
    Random m_ships;
    int m_scene = 0;
};

} // namespace talon::simulation
