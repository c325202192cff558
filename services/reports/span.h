// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/hall.h"
#include "core/journal/events.h"

#include <map>
#include <set>

namespace talon::reports {

/// What a held window does.
enum class SpanKind : std::uint8_t { free, called, serving };

/// A stretch of a held window in one state and one hand. Those of a window follow each other; where the clock stepped back and nobody
/// told it, they may overlap.
struct Span {
    core::StaffId staff;
    SpanKind kind = SpanKind::free;
    core::Instant from{};
    std::optional<core::Instant> to;          ///< empty while it lasts
    core::Day day{};                          ///< local, of `from`: the day whose figures it is in
    core::Instant closes{};                   ///< when the hours of that day end
    core::Millis idle{0};                     ///< of a free one: so long a visitor waited whom this window could have called
    core::Millis idle_in_hours{0};            ///< of that, until `closes`
    std::optional<core::Instant> idle_since;  ///< one waits now, since then
    bool ended_by_day = false;                ///< the end of the day ended it, nobody did: see SpanWatch
    bool operator==(const Span &) const = default;
};

/// By window and the local day that the clock showed at its beginning, and counted from 0: it never changes, also when the clock is put right.
struct SpanKey {
    core::WindowNumber window = 0;
    core::Day day{};
    int ord = 0;
    auto operator<=>(const SpanKey &) const = default;
};

/// The queue at one moment, every mark_minutes of the day while the hall is at work.
struct Mark {
    int waiting = 0;
    int overdue = 0; ///< of them, those past their due time
    int windows = 0; ///< that are held
    int idle = 0;    ///< of them, those that are free and could call somebody
    bool operator==(const Mark &) const = default;
};
using MarkKey = std::pair<core::Day, int>; ///< the local day and minute, 0…1435
inline constexpr int mark_minutes = 5;

/// When the site's last hours of that day end; the day's first moment where it has none.
core::Instant close_of(const core::Site &site, core::Day day);

/// What windows did and how the queue stood, from a hall and its events. Between two events nothing happens in a hall but that time
/// passes: marks are taken, and a booked visitor becomes callable, which this sees at that moment and not at the next event.
/// After the hours of a day that has some the queue is marked only as long as visitors are called and served: a window that was forgotten works no
/// more, and who was forgotten waits no more. A free window that the day's end cut was free until the hours ended; a call and a serving
/// that it cut are in no time.
class SpanWatch
{
public:
    SpanWatch() = default;
    /// Of a quiet hall, by what another one remembered of it.
    explicit SpanWatch(const std::string &memory);
    std::string memory() const;

    /// Before an event at `at` is applied, by the clock that is shown until it. `works`: somebody is called or served by it.
    void before(const core::Hall &hall, core::Instant at, bool works);
    /// After it. `closes`: the event was the end of a day.
    void after(const core::Hall &hall, core::Instant at, bool closes);
    /// A booked visitor is there from now on, and callable from then on.
    void expect(core::Instant callable) { m_callable.insert(callable); }
    /// When booked visitors become callable may have changed.
    void expect_anew(const core::Hall &hall);
    /// The clock that stamped these was wrong. After the hall has put itself right.
    void put_right(const core::Hall &hall, const core::TimeCorrected &event, core::Instant at);
    /// Those that have changed since this was asked last. A mark that is none any more is nothing.
    void tell(std::map<SpanKey, Span> &spans, std::map<MarkKey, std::optional<Mark>> &marks);

private:
    void begin(const core::Hall &hall, core::WindowNumber window, Span span);
    void end(const SpanKey &key, core::Instant at, bool by_day);
    void look_at_idle(const core::Hall &hall, core::Instant at);
    void mark(const core::Hall &hall, core::Instant at);
    void move_marks(const core::Hall &hall, const core::TimeCorrected &event, core::Instant at);
    void forget_old();

    std::map<core::WindowNumber, SpanKey> m_open; ///< the spans that last
    std::map<std::pair<core::WindowNumber, core::Day>, int> m_counts; ///< spans of a window and day so far
    std::map<SpanKey, Span> m_spans; ///< of the open day
    std::map<SpanKey, Span> m_over;  ///< forgotten, and not told yet
    std::set<SpanKey> m_touched;
    std::map<core::Instant, Mark> m_marks; ///< of the open day
    std::map<MarkKey, std::optional<Mark>> m_new_marks; ///< not told yet
    std::set<core::Instant> m_callable; ///< when booked visitors become callable
    std::optional<core::Instant> m_at;  ///< of the last event
};

} // namespace talon::reports
