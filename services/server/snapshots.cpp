// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/snapshots.h"

#include "wire/snapshot_codec.h"

#include <spdlog/spdlog.h>

namespace talon::server {

namespace {

constexpr auto software = "talond " TALON_VERSION;

void keep(store::Journal &journal, const core::HallImage &hall, const core::RegistryImage &registry, std::int64_t position)
{
    try {
        const store::Snapshot snapshot = make_snapshot(hall, registry, position);
        if (const auto kept = journal.keep_snapshot(snapshot); !kept)
            spdlog::error("no snapshot at event {}: {}", position, kept.error().detail);
        else
            spdlog::info("kept a snapshot at event {}, {} KiB", position, snapshot.body.size() / 1024);
    } catch (const std::exception &error) {
        // Only the next start is longer for it.
        spdlog::error("no snapshot at event {}: {}", position, error.what());
    }
}

} // namespace

store::Snapshot make_snapshot(const core::HallImage &hall, const core::RegistryImage &registry, std::int64_t position)
{
    return {position, wire::snapshot_version, wire::encode_snapshot({software, hall, registry})};
}

core::Result<core::Done, std::string> restore_snapshot(const store::Snapshot &snapshot, core::Hall &hall,
                                                       core::Registry &registry)
{
    auto image = wire::decode_snapshot(snapshot.format, snapshot.body);
    if (!image)
        return core::Failure{wire::describe(image.error())};
    if (image->software != software)
        return core::Failure{"it was written by " + image->software};
    auto restored = core::Hall::from(std::move(image->hall));
    if (!restored)
        return core::Failure{restored.error()};
    auto known = core::Registry::from(image->registry);
    if (!known)
        return core::Failure{known.error()};
    hall = std::move(*restored);
    registry = std::move(*known);
    return core::Done{};
}

SnapshotKeeper::SnapshotKeeper(const HallService &hall, store::GroupCommit &commits, std::int64_t replayed_from,
                               std::int64_t distance)
    : m_hall(hall), m_commits(commits), m_distance(distance), m_last(replayed_from)
{
}

void SnapshotKeeper::look()
{
    if (m_hall.version() - m_last >= m_distance)
        take();
}

void SnapshotKeeper::take()
{
    const std::int64_t position = m_hall.version();
    if (m_hall.failed() || position == m_last)
        return;
    m_last = position; // also when it fails: the next try comes at its time
    // Plain values go over; the hall itself stays in the loop's thread.
    auto hall = std::make_shared<const core::HallImage>(m_hall.hall().image());
    auto registry = std::make_shared<const core::RegistryImage>(m_hall.registry().image());
    m_commits.with_journal([hall, registry, position](store::Journal &journal) { keep(journal, *hall, *registry, position); });
}

} // namespace talon::server
