// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/hall.h"
#include "sync/site_clock.h"

#include <optional>
#include <string>
#include <vector>

namespace talon::sync {

/// What a machine and its hall say when the calendar is looked at.
struct CalendarFacts {
    bool vouched = false; ///< the system's time service keeps the calendar, and says that it is right
    bool at_work = false; ///< visitors are in the hall, by what has happened in this run
    bool ends_day = false; ///< by the calendar the day of those who came before this run is over
};

/// The backend's own clock. It follows the calendar, but a calendar that jumps while the hall is at work would end the
/// day for everybody who waits, so a jump is only noted and time goes on at its even pace, until look() finds a reason to
/// believe the calendar or a person confirms it. It begins no earlier than the journal's last event, and goes back only
/// by a correction, which the hall is told (core::CorrectTime), so that those who wait keep their order. A run of it lasts
/// over restarts of the program as long as the machine is not switched off (Kept).
class HallClock
{
public:
    /// Smaller differences between the two clocks are the calendar being kept right, and followed.
    static constexpr core::Millis largest_step{60'000};
    /// A calendar that was wrong when the machine was switched on is put right within so long: people or a time service see
    /// to it, and hardly anybody has come yet.
    static constexpr core::Millis first_minutes{600'000};
    /// A jump of more than that is believed by nobody but a person, or a time service that had not spoken before in this run.
    static constexpr core::Millis largest_jump{86'400'000};
    /// A calendar that shows less, or more, is believed by nobody at all: no arrival of the year before could be told, or none of the year after.
    static constexpr core::Instant earliest{std::chrono::sys_days{std::chrono::year{1971} / 1 / 3}};
    static constexpr core::Instant latest{std::chrono::sys_days{std::chrono::year{9998} / 1 / 1}};

    /// By how much this clock went ahead (back: negative), and since when it had been wrong, by itself.
    using Correction = core::CorrectTime;
    /// What stays on disk, so that a program that is started again while a jump is held goes on holding it. With the corrections that the
    /// journal tells after `position` it is whole: so it is kept only while none is on its way into the journal.
    struct Kept {
        std::int64_t position = 0; ///< of the journal's last event then
        std::string boot;        ///< of the machine: until it is switched off, the run's clock counts on from one zero
        core::Instant run{};     ///< when this was kept, by the run's clock
        core::Instant time{};    ///< and by this clock
        core::Instant begun{};   ///< see HallClock::begun()
        core::Instant even{};    ///< since then this clock has gone evenly, as it goes now
        core::Instant settled{}; ///< by the run's clock: the first minutes are over
        bool vouched = false;    ///< the time service has vouched for this clock in this run
        bool operator==(const Kept &) const = default;
        /// The other one leads to the same clock, give or take a second.
        bool same_clock(const Kept &other) const;
    };
    struct Start {
        core::Instant last_event{}; ///< of the journal
        Moment now;
        std::string boot{}; ///< empty: nobody knows, and nothing that was kept counts
        std::optional<Kept> kept{}; ///< of another boot, or with moments that cannot be: as if there were none
        std::vector<Correction> corrected{}; ///< what the journal tells after kept.position
        core::Millis first = first_minutes; ///< or what a test has no time to wait for
    };

    explicit HallClock(const Start &start);

    core::Instant at(Moment now);
    /// How far the calendar is ahead of this clock (behind: negative), when that is a jump.
    std::optional<core::Millis> jump(Moment now) const;
    /// Does the jump stand until somebody confirms the calendar or sets it right?
    bool needs_person(Moment now) const;
    /// Looks at the calendar, a few times a minute at least. A jump is adopted when the time service vouches for it, in the
    /// first minutes of a run, or when nobody is in the hall: up to a day; beyond that as told at largest_jump.
    /// In the first minutes nobody who is in the hall and came before this run loses the day by it. What is adopted only
    /// because nobody is in the hall is since now: that the calendar is right says nothing of when this clock was not.
    std::optional<Correction> look(Moment now, CalendarFacts facts);
    /// The facts of this hall. `vouched`: see there.
    CalendarFacts facts_of(const core::Hall &hall, Moment now, bool vouched) const;
    /// A person says that the calendar is right. Nothing when it is no jump. Error: unknown_day, when the calendar shows what no
    /// calendar can; then nothing is changed.
    core::Result<std::optional<Correction>, core::Refusal> confirm(Moment now);
    /// What to keep on disk now. `position`: of the last event in the journal, after every correction of this clock.
    Kept keep(Moment now, std::int64_t position) const;
    /// When this run began, by this clock as it goes now. Corrections go back to here, or to the last one that was since its own moment.
    core::Instant begun() const { return m_begun; }

private:
    core::Instant expected(Moment now) const { return m_base + (now.run - m_run); }
    void go_on(Kept kept, const Start &start);
    Correction adopt(Moment now, core::Millis by, core::Instant since);

    std::string m_boot;
    core::Instant m_base{}; ///< this clock's time at m_run
    core::Instant m_run{};
    core::Instant m_settled{}, m_begun{}, m_even{}; ///< as in Kept
    bool m_vouched = false;
};

} // namespace talon::sync
