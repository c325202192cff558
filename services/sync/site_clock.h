// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/values/time.h"

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
/// backend has spoken in this run, the calendar corrected by the offset it had last. What a backend says that is itself in doubt is
/// gone by, since it is the hall's time, and makes nothing surer: it ends no doubt and is not kept. Its logical part: a stamp is never
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

    /// The backend's clock shows this now. Its word counts, also when it takes the time back. `in_doubt`: it does not know whether that is right.
    void observe(core::Instant backend_now, Moment now, bool in_doubt);
    /// The site's time.
    core::Instant at(Moment now) const;
    /// What to keep on disk now.
    Kept keep(Moment now) const;
    /// Has the backend told the time in this run, and been sure of it?
    bool confirmed() const { return m_sure.has_value(); }
    /// at() is no reason to call the hall closed. Either no backend that was sure has told the time in this run, and the calendar shows less than
    /// what is known to have passed: it is dead or was set back, and at() the earliest that it can be. Or a backend that is not sure
    /// says something else than what is known here.
    bool in_doubt(Moment now) const;

private:
    struct Told {
        core::Instant backend{};
        core::Instant run{};
    };
    /// The least that the site's time can be, by what was kept and how long this run has lasted.
    core::Instant least(Moment now) const { return m_kept.confirmed + (now.run - m_begun); }
    static core::Instant carried(const Told &told, Moment now) { return told.backend + (now.run - told.run); }
    /// Without the word of a backend in doubt.
    core::Instant own(Moment now) const;

    Kept m_kept;
    core::Instant m_begun{};
    std::optional<Told> m_told; ///< last
    std::optional<Told> m_sure; ///< last, by a backend that was sure
};

} // namespace talon::sync
