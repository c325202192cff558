// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/hall_image.h"
#include "server/hall/hall_service.h"
#include "server/jobs/slow_work.h"
#include "store/verify.h"

namespace talon::server {

/// A snapshot of the hall as the journal keeps it, and back. A snapshot that another version of talond wrote is refused:
/// its rules may have given another hall.
store::Snapshot make_snapshot(const core::HallImage &hall, const core::RegistryImage &registry, std::int64_t position,
                              const core::BookingBookImage &bookings = {}, const core::content::PageBook &pages = {},
                              const core::survey::SurveyBook &surveys = {}, const core::PersonalActs &personal = {}, const core::MessageBook &messages = {});
core::Result<core::Done, std::string> restore_snapshot(const store::Snapshot &snapshot, core::Inspectorate &into);

/// Has the journal keep a snapshot of the durable hall every so many events and at a clean stop, so that a start need
/// not replay years. One that cannot be kept is a line in the log and no more. Lives in the loop's thread. The encoding,
/// which takes as long as the hall is large, happens in a thread of its own, so that no commit waits for it; only the finished
/// bytes go to the commit thread, between two groups.
class SnapshotKeeper
{
public:
    /// About two days of a large hall: some tenths of a second to replay.
    static constexpr std::int64_t usual_distance = 20'000;
    static constexpr std::int64_t events_per_ticket = 4;
    /// How many events after a snapshot of so many tickets the next one is taken. Making one costs by its tickets: after a
    /// large one, as when terminals come back after days apart, the next comes later, so that the cost stays a small
    /// part of what the events in between cost. The open day of an ordinary hall, with the day before it, is below 5,000
    /// tickets and knows only the usual distance.
    static std::int64_t distance_after(std::int64_t tickets, std::int64_t distance = usual_distance);

    /// `replayed_from`: the position of the snapshot that this run went out from.
    SnapshotKeeper(Loop &loop, const HallService &hall, store::GroupCommit &commits, std::int64_t replayed_from,
                   std::int64_t distance = usual_distance);

    /// Takes one when so many events have become durable since the last one.
    void look();
    /// Takes one of what is durable now, unless that is the last one already: after the loop's end, when nothing else waits
    /// for the commit thread. Not after GroupCommit::stop().
    void take_last();

private:
    struct Taken;
    /// Nothing when it is not to be had, or is the last one already.
    std::shared_ptr<const Taken> take();

    const HallService &m_hall;
    store::GroupCommit &m_commits;
    std::int64_t m_distance;
    std::int64_t m_last;             ///< position of the last one
    std::int64_t m_last_tickets = 0; ///< and how many tickets it held
    SlowWork m_slow; ///< last: ends first
};

} // namespace talon::server
