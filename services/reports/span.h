// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/hall.h"
#include "core/journal/events.h"

#include <map>
#include <set>

namespace talon::reports {

/// What a held window does.
enum class SpanKind : std::uint8_t { free, called, serving };

/// A stretch of a held window in one state and one hand. Those of a window follow each other without an overlap.
struct Span {
    core::StaffId staff;
    SpanKind kind = SpanKind::free;
    core::Instant from{};
    std::optional<core::Instant> to;          ///< empty while it lasts
    core::Millis idle{0};                     ///< of a free one: so long a visitor waited whom this window could have called
    std::optional<core::Instant> idle_since;  ///< one waits now, since then
    bool ended_by_day = false;                ///< the end of the day ended it, nobody did: it is in no time
    bool operator==(const Span &) const = default;
};

/// By window and the local day of its beginning, and counted from 0.
struct SpanKey {
    core::WindowNumber window = 0;
    core::Day day{};
    int ord = 0;
    auto operator<=>(const SpanKey &) const = default;
};

/// The queue at one moment, every mark_minutes of the day while the hall is at work.
struct Mark {
    core::Day day{};
    int minute = 0;          ///< local, 0…1435
    core::ServiceId service; ///< empty: of all services together
    int waiting = 0;
    int overdue = 0; ///< of them, those past their due time
    int windows = 0; ///< that are held; of all services together
    bool operator==(const Mark &) const = default;
};
inline constexpr int mark_minutes = 5;

/// What windows did and how the queue stood, from a hall and its events. Between two events nothing happens in a hall but that time
/// passes: marks are taken, and a booked visitor becomes callable, which this sees at that moment and not at the next event.
class SpanWatch
{
public:
    SpanWatch() = default;
    /// Of a quiet hall, by what another one remembered of it.
    explicit SpanWatch(const std::string &memory);
    std::string memory() const;

    /// Before an event at `at` is applied.
    void before(const core::Hall &hall, core::Instant at, std::vector<Mark> &marks);
    /// After it. `closes`: the event was the end of a day.
    void after(const core::Hall &hall, core::Instant at, bool closes);
    /// A booked visitor is there from now on, and callable from then on.
    void expect(core::Instant callable) { m_callable.insert(callable); }
    /// The clock that stamped these was wrong.
    void put_right(const core::TimeCorrected &event, core::Instant at);
    /// Those that have changed since this was asked last.
    void tell(std::map<SpanKey, Span> &out);

private:
    void begin(core::WindowNumber window, core::Day day, Span span);
    void end(const SpanKey &key, core::Instant at, bool by_day);
    void look_at_idle(const core::Hall &hall, core::Instant at);
    void mark(const core::Hall &hall, core::Instant at, std::vector<Mark> &marks) const;

    std::map<core::WindowNumber, SpanKey> m_open; ///< the spans that last
    std::map<std::pair<core::WindowNumber, core::Day>, int> m_counts; ///< spans of a window and day so far
    void forget_old();

    std::map<SpanKey, Span> m_spans; ///< of the open day
    std::map<SpanKey, Span> m_over;  ///< forgotten, and not told yet
    std::set<SpanKey> m_touched;
    std::set<core::Instant> m_callable; ///< when booked visitors become callable
    std::optional<core::Instant> m_at;  ///< of the last event
};

} // namespace talon::reports
