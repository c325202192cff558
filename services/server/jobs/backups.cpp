// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/jobs/backups.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <charconv>
#include <future>

namespace talon::server {

namespace {

/// A drill that could not be tried, or failed, is tried again after so long, on the same day.
constexpr core::Millis drill_pause = std::chrono::hours(1);
/// A full copy that failed is tried again after so long, or after the usual time where that is shorter.
constexpr core::Millis backup_pause = std::chrono::minutes(10);
/// Shipping that failed, or had nothing to do, looks at the folder again after so long.
constexpr core::Millis ship_pause = std::chrono::seconds(10);
/// How long a stop waits for work that no longer uses the journal.
constexpr core::Millis patience_at_stop = std::chrono::seconds(2);
/// The journal's own small value: when a drill last went well, in milliseconds.
constexpr auto drill_value = "last_drill";

/// Has `pause` gone by since? A clock that was set back counts as if it had.
bool gone_by(std::optional<core::Instant> since, core::Instant now, core::Millis pause)
{
    return !since || now < *since || now - *since >= pause;
}

} // namespace

Backups::Backups(Loop &loop, HallService &hall, store::GroupCommit &commits, const std::string &data,
                 const Settings::Backup &settings)
    : m_hall(hall), m_commits(commits), m_period(std::chrono::minutes(settings.minutes)), m_drill_hour(settings.drill_hour),
      m_work{backup_place(data, settings), std::make_shared<JournalGate>(commits), std::make_shared<std::atomic<bool>>(false)},
      m_loop(loop), m_shipping(loop), m_slow(loop)
{
    m_status.since = hall.now();
    read_last_drill();
}

Backups::~Backups()
{
    stop();
}

void Backups::read_last_drill()
{
    std::promise<std::optional<std::string>> answer;
    m_commits.with_journal([&answer](store::Journal &journal) {
        auto value = journal.value(drill_value);
        answer.set_value(value ? std::move(*value) : std::nullopt);
    });
    const auto value = answer.get_future().get();
    std::int64_t at = 0;
    if (!value || std::from_chars(value->data(), value->data() + value->size(), at).ec != std::errc{})
        return;
    m_status.drill.last = core::Instant{core::Millis{at}};
    m_status.drill.ok = true;
    m_status.drill.sentence = "before talond was started again";
}

std::optional<BackupNews> Backups::news() const
{
    if (m_period == core::Millis(0))
        return std::nullopt;
    const auto &drill = m_status.drill;
    const std::string failed = drill.ok ? drill.untried : drill.sentence;
    const std::string &error = m_status.last_error.empty() ? m_status.shipping.error : m_status.last_error;
    return BackupNews{m_status.last_ok.value_or(m_status.since), error, failed, drill.last};
}

void Backups::tick()
{
    if (m_period == core::Millis(0) || *m_work.stopping || m_hall.failed() || m_slow.busy())
        return;
    const core::Instant now = m_hall.now();
    if (backup_due(now))
        begin_backup(now);
    else if (drill_due(now))
        begin_drill(now);
    else if (nightly_due(now))
        begin_backup(now);
}

bool Backups::backup_due(core::Instant now) const
{
    return gone_by(m_last_try, now, m_status.last_error.empty() ? m_period : std::min(m_period, backup_pause));
}

/// Once in each night of the site's, after the drill, which tries the last night's copy.
bool Backups::nightly_due(core::Instant now) const
{
    const auto offset = m_hall.hall().site().utc_offset;
    if (!m_looked || core::local_minute(now, offset) < m_drill_hour * 60 || !gone_by(m_last_try, now, backup_pause))
        return false;
    return !m_last_full || core::local_day(*m_last_full, offset) != core::local_day(now, offset);
}

/// Once in each of the site's days, from the hour on; after a failure again every hour of that day.
bool Backups::drill_due(core::Instant now) const
{
    const auto offset = m_hall.hall().site().utc_offset;
    if (core::local_minute(now, offset) < m_drill_hour * 60 || !gone_by(m_last_drill_try, now, drill_pause))
        return false;
    const auto &drill = m_status.drill;
    return !drill.ok || !drill.last || core::local_day(*drill.last, offset) != core::local_day(now, offset);
}

void Backups::begin_backup(core::Instant now)
{
    m_last_try = now;
    m_status.running_since = now;
    auto result = std::make_shared<BackupResult>();
    // A talond that was only started again needs no backup at once.
    const auto only_if_older = m_looked ? std::nullopt : std::optional(m_period);
    const bool begun = m_slow.start(
        [result, work = m_work, last = m_newest, now, only_if_older] { *result = make_backup(work, last, now, only_if_older); },
        [this, result] { backed_up(std::move(*result)); });
    if (!begun)
        m_status.running_since.reset();
}

void Backups::backed_up(BackupResult result)
{
    m_status.running_since.reset();
    m_status.last_error = result.error;
    if (!result.remark.empty())
        spdlog::warn("old backups: {}", result.remark);
    m_status.deleted += result.deleted;
    if (!result.error.empty()) {
        ++m_status.failures;
        spdlog::error("no backup: {}", result.error);
        return;
    }
    m_newest = std::move(result.newest);
    m_status.position = m_newest->file.position;
    m_status.bytes = m_newest->bytes;
    const bool found = !m_looked && !result.made;
    m_looked = true;
    if (found) { // made before the start: the next is due when it would have been
        m_status.last_ok = m_newest->file.made;
        m_last_try = m_newest->file.made;
        m_last_full = m_newest->file.made;
        return;
    }
    m_status.last_ok = m_last_try;
    m_last_full = m_last_try;
    if (!result.made)
        return;
    ++m_status.made;
    m_status.seconds = result.seconds;
    m_status.longest_hold_seconds = result.longest_hold_seconds;
    spdlog::info("backup {} of {} bytes in {:.1f} s", m_newest->file.path, m_newest->bytes, result.seconds);
    if (m_work.place.off_machine) {
        m_status.archived_position = std::max(m_status.archived_position, m_status.position);
        if (m_on_archived)
            m_on_archived(result.streams);
    }
}

bool Backups::ship_due(core::Instant now) const
{
    if (!m_newest || m_period == core::Millis(0) || *m_work.stopping || m_hall.failed() || m_shipping.busy())
        return false;
    const bool news = m_hall.version() > m_status.shipping.position && m_status.shipping.error.empty();
    return news || gone_by(m_last_shipping, now, ship_pause);
}

void Backups::ship()
{
    const core::Instant now = m_hall.now();
    if (!ship_due(now))
        return;
    m_last_shipping = now;
    auto result = std::make_shared<ShipResult>();
    (void)m_shipping.start([result, work = m_work, state = m_ship_state, after = m_newest->file] { *result = ship_events(work, *state, after); },
                           [this, result, now] { shipped(std::move(*result), now); });
}

void Backups::shipped(ShipResult result, core::Instant begun)
{
    auto &shipping = m_status.shipping;
    if (result.error != shipping.error && !result.error.empty())
        spdlog::error("events are not shipped: {}", result.error);
    else if (result.error != shipping.error)
        spdlog::info("events are shipped again");
    shipping.error = std::move(result.error);
    shipping.bytes += result.bytes;
    shipping.position = std::max(shipping.position, result.position);
    if (m_work.place.off_machine && !result.streams.empty()) {
        m_status.archived_position = std::max(m_status.archived_position, shipping.position);
        if (m_on_archived)
            m_on_archived(result.streams);
    }
    if (shipping.error.empty() && m_looked)
        m_status.last_ok = begun;
}

void Backups::begin_drill(core::Instant now)
{
    m_last_drill_try = now;
    auto result = std::make_shared<DrillResult>();
    (void)m_slow.start([result, work = m_work] { *result = run_drill(work); },
                       [this, result] { drilled(std::move(*result)); });
}

void Backups::drilled(DrillResult result)
{
    auto &drill = m_status.drill;
    drill.untried = result.tried ? std::string() : result.sentence;
    if (!result.tried) { // again in an hour; a backup that was not looked at is neither good nor bad
        if (!result.sentence.empty())
            spdlog::error("restore drill: {}", result.sentence);
        return;
    }
    drill.last = m_last_drill_try;
    drill.ok = result.ok;
    drill.sentence = std::move(result.sentence);
    drill.seconds = result.seconds;
    if (drill.ok) {
        spdlog::info("restore drill: {} ({:.1f} s)", drill.sentence, drill.seconds);
        m_commits.with_journal([at = drill.last->time_since_epoch().count()](store::Journal &journal) {
            (void)journal.set_value(drill_value, std::to_string(at)); // a fault meets the next commit
        });
        return;
    }
    ++drill.failures;
    spdlog::error("restore drill: {}", drill.sentence);
    if (!result.damaged)
        return;
    m_newest.reset(); // the next backup is made whatever the journal did
    m_last_try.reset();
}

void Backups::wind_down()
{
    m_work.stopping->store(true);
}

void Backups::stop()
{
    if (std::exchange(m_stopped, true))
        return;
    wind_down();
    m_work.gate->close();
    const bool ended = m_shipping.stop(patience_at_stop);
    if (!m_slow.stop(patience_at_stop) || !ended)
        spdlog::warn("a backup is still under way and does not end: it is left behind");
}

} // namespace talon::server
