// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/hall.h"

#include <optional>

namespace talon::sync {

/// A moment as a program's two clocks show it. `run` only counts up, at an even pace, while the program runs, and is
/// what waits and deadlines are measured by; `wall` is the machine's calendar clock, which may be set to anything at any
/// time. Where the two cannot differ one instant stands for both.
struct Moment {
    core::Instant run{};
    core::Instant wall{};

    Moment(core::Instant both) : run(both), wall(both) {} // NOLINT(google-explicit-constructor): see above
    Moment(core::Instant run_clock, core::Instant wall_clock) : run(run_clock), wall(wall_clock) {}
};

/// A terminal's idea of the site's time: a hybrid logical clock. Its physical part is the backend's clock as told last,
/// carried on by the clock that only counts up, so that nobody's hand on the terminal's calendar moves it; until the
/// backend has spoken in this run, the calendar corrected by the offset it had last. Its logical part: a stamp is never
/// before anything the backend had said when it was kept, so what was caused by a call is never stamped before it. Events
/// of one stamp are ordered by their seq.
class SiteClock
{
public:
    /// What stays on disk over a restart.
    struct Kept {
        core::Instant confirmed{}; ///< a moment of the backend's clock that has passed; 1970 when it was never heard
        core::Millis offset{0};    ///< the backend's clock minus the terminal's calendar then
        bool operator==(const Kept &) const = default;
    };

    /// `begun`: this run of the program.
    SiteClock(Kept kept, Moment begun) : m_kept(kept), m_begun(begun.run) {}

    /// The backend's clock shows this now. Its word counts, also when it takes the time back.
    void observe(core::Instant backend_now, Moment now);
    /// The site's time.
    core::Instant at(Moment now) const;
    /// What to keep on disk now.
    Kept keep(Moment now) const;
    /// Has the backend told the time in this run?
    bool confirmed() const { return m_told.has_value(); }
    /// The backend has not told the time in this run, and the calendar shows less than what is known to have passed: it is
    /// dead or was set back. at() is then the earliest that it can be, and no reason to call the hall closed.
    bool in_doubt(Moment now) const;

private:
    struct Told {
        core::Instant backend{};
        core::Instant run{};
    };
    /// The least that the site's time can be, by what was kept and how long this run has lasted.
    core::Instant least(Moment now) const { return m_kept.confirmed + (now.run - m_begun); }

    Kept m_kept;
    core::Instant m_begun{};
    std::optional<Told> m_told;
};

/// What a machine and its hall say when the calendar is looked at.
struct CalendarFacts {
    bool vouched = false; ///< the system's time service keeps the calendar, and says that it is right
    bool at_work = false; ///< visitors are in the hall, by what has happened in this run
    bool ends_day = false; ///< by the calendar the day of those who came before this run is over
};

/// The backend's own clock. It follows the calendar, but a calendar that jumps while the hall is at work would end the
/// day for everybody who waits, so a jump is only noted and time goes on at its even pace, until look() finds a reason to
/// believe the calendar or a person confirms it. It begins no earlier than the journal's last event, and goes back only
/// by a correction, which the hall is told (core::CorrectTime), so that those who wait keep their order.
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

    /// `first`: first_minutes, or what a test has no time to wait for.
    HallClock(core::Instant last_event, Moment now, core::Millis first = first_minutes);

    core::Instant at(Moment now);
    /// How far the calendar is ahead of this clock (behind: negative), when that is a jump.
    std::optional<core::Millis> jump(Moment now) const;
    /// Does the jump stand until somebody confirms the calendar or sets it right?
    bool needs_person(Moment now) const;
    /// By how much this clock went ahead (back: negative), and since when it had been wrong, by itself.
    using Correction = core::CorrectTime;
    /// Looks at the calendar, a few times a minute at least. A jump is adopted when the time service vouches for it, in the
    /// first minutes of a run, or when nobody is in the hall: up to a day; beyond that as told at largest_jump.
    /// In the first minutes nobody who is in the hall and came before this run loses the day by it. What is adopted only
    /// because nobody is in the hall is since now: that the calendar is right says nothing of when this clock was not.
    std::optional<Correction> look(Moment now, CalendarFacts facts);
    /// The facts of this hall. `vouched`: see there.
    CalendarFacts facts_of(const core::Hall &hall, Moment now, bool vouched) const;
    /// A person says that the calendar is right. Nothing when it is no jump.
    std::optional<Correction> confirm(Moment now);
    /// When this run began, by this clock as it goes now. Corrections go back to here, or to the last one that was since its own moment.
    core::Instant begun() const { return m_begun; }

private:
    core::Instant expected(Moment now) const { return m_base + (now.run - m_run); }
    Correction adopt(Moment now, core::Millis by, core::Instant since);

    core::Instant m_base{}; ///< this clock's time at m_run
    core::Instant m_run{};
    core::Instant m_settled{}; ///< by the run's clock: the first minutes are over
    core::Instant m_begun{};
    core::Instant m_even{}; ///< since then this clock has gone evenly, as it goes now
    bool m_vouched = false; ///< the time service has vouched for this clock in this run
};

} // namespace talon::sync
