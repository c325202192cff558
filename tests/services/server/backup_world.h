// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/offline.h"
#include "tests/services/server/metrics_wait.h"
#include "tests/services/server/server_world.h"

#include <QDir>

#include <filesystem>
#include <sstream>

// What tests of backups have in common.

namespace talon::test {

inline server::Settings settings_of(const std::string &folder = {})
{
    server::Settings settings;
    settings.backup.folder = folder;
    settings.backup.minutes = 10;    // from one full copy to the next
    settings.backup.drill_hour = 23; // out of the way, unless the test is about it
    settings.backup.spare_mib = 0;
    return settings;
}

/// The full copies in a folder; what was shipped after them stands beside.
inline QStringList names_in(const std::string &folder)
{
    auto names = QDir(QString::fromStdString(folder)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot, QDir::Name);
    names.removeIf([](const QString &name) { return name.endsWith(QLatin1String(".events")); });
    return names;
}

/// Waits until everything that is durable now is in the folder.
inline bool wait_until_shipped(const ServerWorld &world)
{
    const double position = metric(world.port(), "talon_journal_position");
    return wait_for_metric(world.port(), "talon_backup_shipped_position", [position](double now) { return now >= position; });
}

/// Ends talond, loses its journal, and restores from the folder; what was said. Starts talond again.
inline std::string restored_from(ServerWorld &world, const std::string &folder)
{
    world.stop();
    std::filesystem::remove(world.data() + "/journal.db");
    std::filesystem::remove(world.data() + "/journal.db.lock");
    std::ostringstream said;
    const auto done = server::restore_journal(world.data(), folder, world.now(), said);
    if (!done)
        said << done.error().sentence;
    world.start();
    return said.str();
}

} // namespace talon::test
