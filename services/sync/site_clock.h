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

    explicit SiteClock(Kept kept) : m_kept(kept) {}

    /// The backend's clock shows this now. Its word counts, also when it takes the time back.
    void observe(core::Instant backend_now, Moment now);
    /// The site's time.
    core::Instant at(Moment now) const;
    /// What to keep on disk now.
    Kept keep(Moment now) const;
    /// Has the backend told the time in this run?
    bool confirmed() const { return m_told.has_value(); }

private:
    struct Told {
        core::Instant backend{};
        core::Instant run{};
    };
    Kept m_kept;
    std::optional<Told> m_told;
};

/// The backend's own clock. It follows the calendar, but a calendar that jumps while the hall is at work would end the
/// day for everybody who waits, so a jump is only noted: time goes on at its even pace until adopt() says that the hall is
/// quiet. It begins no earlier than the journal's last event, and goes back only by adopt().
class HallClock
{
public:
    /// Smaller differences between the two clocks are the calendar being kept right, and followed.
    static constexpr core::Millis largest_step{60'000};

    HallClock(core::Instant last_event, Moment now);

    core::Instant at(Moment now);
    /// How far the calendar is ahead of this clock (behind: negative), when that is a jump.
    std::optional<core::Millis> jump(Moment now) const;
    /// Nobody waits and no day can be cut short: the calendar counts again, whatever it shows.
    void adopt(Moment now);

private:
    core::Instant expected(Moment now) const { return m_base + (now.run - m_run); }

    core::Instant m_base{}; ///< this clock's time at m_run
    core::Instant m_run{};
};

} // namespace talon::sync
