// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "server/hall/hall_service.h"
#include "server/jobs/ship_job.h"
#include "server/jobs/slow_work.h"
#include "server/watch/alarms.h"

namespace talon::server {

/// How backups stand: for /metrics, and for alarms.
struct BackupStatus {
    core::Instant since{};                 ///< talond runs
    std::optional<core::Instant> last_ok;  ///< when a good backup was last known to hold everything, or was found at the start
    std::string last_error;                ///< why the last try failed, one English sentence; empty after a good one
    std::optional<core::Instant> running_since;
    std::int64_t position = 0; ///< of the newest good backup
    std::uint64_t bytes = 0;
    double seconds = 0;              ///< how long the last one took
    double longest_hold_seconds = 0; ///< for so long it held commits up at most
    std::uint64_t made = 0;
    std::uint64_t failures = 0;
    std::uint64_t deleted = 0;
    struct Shipping {
        std::int64_t position = 0; ///< everything up to this event is in the folder: in the backup, or shipped after it
        std::uint64_t bytes = 0;   ///< written since the start
        std::string error;         ///< why the last try failed, one English sentence; empty after a good one
    } shipping;
    std::int64_t archived_position = 0; ///< as far as what is held off this machine reaches
    struct Drill {
        std::optional<core::Instant> last; ///< tried
        bool ok = false;
        std::string sentence;
        std::string untried; ///< why the last one could not be tried; empty when it was
        double seconds = 0;
        std::uint64_t failures = 0;
    } drill;

    /// Since a good backup held everything; before the first one, since talond runs.
    core::Millis age(core::Instant now) const { return now - last_ok.value_or(since); }
};

/// Makes a full copy every night, ships events after it as they come, and rehearses a restore every night, without anybody's care. What may hang happens
/// elsewhere (slow_work.h); this lives in the loop's thread.
class Backups
{
public:
    /// How far each device's stream is held by a backup off this machine.
    using Archived = std::function<void(const std::map<core::DeviceId, store::StreamEnd> &)>;

    Backups(Loop &loop, HallService &hall, store::GroupCommit &commits, const std::string &data,
            const Settings::Backup &settings);
    ~Backups();
    Backups(const Backups &) = delete;
    Backups &operator=(const Backups &) = delete;

    /// Begins what is due. Call it every second.
    void tick();
    /// Begins to ship what has become durable since. Call it every half second: what came in the last second may be lost with
    /// this machine, and no more.
    void ship();
    /// Called in the loop's thread after each good backup that is off this machine, and whenever events were shipped there.
    void on_archived(Archived archived) { m_on_archived = std::move(archived); }
    const BackupStatus &status() const { return m_status; }
    /// What alarms come from; nothing where no backups are wanted.
    std::optional<BackupNews> news() const;

    /// Begins nothing more, and lets the work under way know.
    void wind_down();
    /// To be called while the commits still run. Ends the work that uses the journal, and leaves the rest behind when it
    /// does not end soon: a share may hang, talond does not.
    void stop();

private:
    void read_last_drill();
    bool backup_due(core::Instant now) const;
    bool drill_due(core::Instant now) const;
    bool nightly_due(core::Instant now) const;
    bool ship_due(core::Instant now) const;
    void begin_backup(core::Instant now);
    void begin_drill(core::Instant now);
    void backed_up(BackupResult result);
    void drilled(DrillResult result);
    void shipped(ShipResult result, core::Instant begun);

    HallService &m_hall;
    store::GroupCommit &m_commits;
    core::Millis m_period;
    int m_drill_hour;
    BackupWork m_work;
    BackupStatus m_status;
    std::optional<BackedUp> m_newest;
    std::optional<core::Instant> m_last_try;
    std::optional<core::Instant> m_last_full; ///< when the newest full copy was made, or found to hold everything
    std::optional<core::Instant> m_last_shipping;
    std::shared_ptr<ShipState> m_ship_state = std::make_shared<ShipState>();
    std::optional<core::Instant> m_last_drill_try;
    bool m_stopped = false;
    bool m_looked = false; ///< the folder's newest backup is known
    Archived m_on_archived;
    Loop &m_loop;
    SlowWork m_shipping; ///< beside the full copies, which take long
    SlowWork m_slow;     ///< last: ends first
};

} // namespace talon::server
