// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/snapshots.h"

#include "wire/journal/snapshot_codec.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <stdexcept>

namespace talon::server {

namespace {

constexpr auto software = "talond " TALON_VERSION;

void no_snapshot(std::int64_t position, const std::string &why)
{
    // Only the next start is longer for it.
    spdlog::error("no snapshot at event {}: {}", position, why);
}

void keep(store::Journal &journal, const std::optional<store::Snapshot> &snapshot)
{
    if (!snapshot)
        return;
    if (const auto kept = journal.keep_snapshot(*snapshot); !kept)
        no_snapshot(snapshot->position, kept.error().detail);
    else
        spdlog::info("kept a snapshot at event {}, {} KiB", snapshot->position, snapshot->body.size() / 1024);
}

} // namespace

store::Snapshot make_snapshot(const core::HallImage &hall, const core::RegistryImage &registry, std::int64_t position,
                              const core::BookingBookImage &bookings, const core::content::PageBook &pages, const core::survey::SurveyBook &surveys,
                              const core::PersonalActs &personal, const core::MessageBook &messages)
{
    return {position, wire::snapshot_version, wire::encode_snapshot({software, hall, registry, bookings, pages, surveys, personal, messages})};
}

core::Result<core::Done, std::string> restore_snapshot(const store::Snapshot &snapshot, core::Inspectorate &into)
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
    auto bookings = core::BookingBook::from(image->bookings);
    if (!bookings)
        return core::Failure{bookings.error()};
    if (auto wrong = image->pages.contradiction())
        return core::Failure{std::move(*wrong)};
    if (auto wrong = image->surveys.contradiction())
        return core::Failure{std::move(*wrong)};
    if (auto wrong = image->messages.contradiction())
        return core::Failure{std::move(*wrong)};
    if (auto wrong = image->personal.contradiction())
        return core::Failure{std::move(*wrong)};
    into = {std::move(*restored), std::move(*known), std::move(*bookings), std::move(image->pages), std::move(image->surveys),
            std::move(image->personal), std::move(image->messages)};
    return core::Done{};
}

/// The hall as plain values: the hall itself stays in the loop's thread.
struct SnapshotKeeper::Taken {
    core::HallImage hall;
    core::RegistryImage registry;
    core::BookingBookImage bookings;
    core::content::PageBook pages;
    core::survey::SurveyBook surveys;
    core::PersonalActs personal;
    core::MessageBook messages;
    std::int64_t position;

    /// Nothing for a hall beyond the bounds of a snapshot (32 MiB: some 65,000 tickets, which one enrolled device could push):
    /// the codec refuses what no reader would take back.
    std::optional<store::Snapshot> encoded() const
    {
        try {
            return make_snapshot(hall, registry, position, bookings, pages, surveys, personal, messages);
        } catch (const std::logic_error &error) {
            no_snapshot(position, error.what());
            return std::nullopt;
        }
    }
};

SnapshotKeeper::SnapshotKeeper(Loop &loop, const HallService &hall, store::GroupCommit &commits, std::int64_t replayed_from,
                               std::int64_t distance)
    : m_hall(hall), m_commits(commits), m_distance(distance), m_last(replayed_from), m_slow(loop)
{
}

std::int64_t SnapshotKeeper::distance_after(std::int64_t tickets, std::int64_t distance)
{
    return std::max(distance, events_per_ticket * tickets);
}

void SnapshotKeeper::look()
{
    if (m_hall.version() - m_last < distance_after(m_last_tickets, m_distance) || m_slow.busy())
        return;
    const auto taken = take();
    if (!taken)
        return;
    const auto snapshot = std::make_shared<std::optional<store::Snapshot>>();
    const bool begun = m_slow.start([taken, snapshot] { *snapshot = taken->encoded(); },
                                    [this, snapshot] {
                                        m_commits.with_journal(
                                            [snapshot](store::Journal &journal) { keep(journal, *snapshot); });
                                    });
    if (!begun)
        throw std::logic_error("a snapshot is begun while another is made");
}

void SnapshotKeeper::take_last()
{
    if (const auto taken = take())
        m_commits.with_journal([taken](store::Journal &journal) {
            keep(journal, taken->encoded());
        });
}

std::shared_ptr<const SnapshotKeeper::Taken> SnapshotKeeper::take()
{
    const std::int64_t position = m_hall.version();
    if (m_hall.failed() || position == m_last)
        return nullptr;
    m_last = position; // also when it fails: the next try comes at its time
    m_last_tickets = static_cast<std::int64_t>(m_hall.hall().tickets().size());
    return std::make_shared<const Taken>(Taken{m_hall.hall().image(), m_hall.registry().image(), m_hall.bookings().image(), m_hall.pages(),
                                               m_hall.surveys(), m_hall.personal(), m_hall.messages(), position});
}

} // namespace talon::server
