// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall_image.h"
#include "server/hall_service.h"
#include "store/verify.h"

namespace talon::server {

/// A snapshot of the hall as the journal keeps it, and back. A snapshot that another version of talond wrote is refused:
/// its rules may have given another hall.
store::Snapshot make_snapshot(const core::HallImage &hall, const core::RegistryImage &registry, std::int64_t position);
core::Result<core::Done, std::string> restore_snapshot(const store::Snapshot &snapshot, core::Hall &hall,
                                                       core::Registry &registry);

/// Has the journal keep a snapshot of the durable hall every so many events and at a clean stop, so that a start need
/// not replay years. One that cannot be kept is a line in the log and no more. Lives in the loop's thread; the encoding
/// and the commit happen in the commit thread, between two groups.
class SnapshotKeeper
{
public:
    /// About two days of a large hall: some tenths of a second to replay.
    static constexpr std::int64_t usual_distance = 20'000;

    /// `replayed_from`: the position of the snapshot that this run went out from.
    SnapshotKeeper(const HallService &hall, store::GroupCommit &commits, std::int64_t replayed_from,
                   std::int64_t distance = usual_distance);

    /// Takes one when so many events have become durable since the last one.
    void look();
    /// Takes one of what is durable now, unless that is the last one already. Not after GroupCommit::stop().
    void take();

private:
    const HallService &m_hall;
    store::GroupCommit &m_commits;
    std::int64_t m_distance;
    std::int64_t m_last;
};

} // namespace talon::server
