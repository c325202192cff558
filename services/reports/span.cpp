// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/span.h"

#include "core/site/calendar.h"

#include <algorithm>
#include <sstream>

namespace talon::reports {

namespace {

using core::Instant;
using core::Millis;

constexpr core::Minutes between_marks{mark_minutes};
/// A clock that was days ahead comes back to days that have spans already.
constexpr std::chrono::days remembered_days{60};

/// The first moment after `at` that is a whole number of marks after local midnight. Offsets are whole minutes; a mark counts local ones.
Instant next_mark(Instant at, core::UtcOffset offset)
{
    const Millis local = at.time_since_epoch() + offset;
    const Millis step = between_marks;
    return Instant((local / step + 1) * step - Millis(offset));
}

SpanKind kind_of(const core::Hall &hall, const core::HeldWindow &held)
{
    const core::Ticket *ticket = held.ticket ? hall.ticket(*held.ticket) : nullptr;
    if (!ticket)
        return SpanKind::free;
    return ticket->state == core::TicketState::serving ? SpanKind::serving : SpanKind::called;
}

bool at_work(const core::Hall &hall)
{
    return !hall.held_windows().empty() || !hall.quiet();
}

/// So long a window idled until then.
void add_idle(Span &span, Instant until)
{
    if (!span.idle_since)
        return;
    span.idle += std::max(Millis(0), until - *span.idle_since);
    span.idle_in_hours += std::max(Millis(0), std::min(until, span.closes) - *span.idle_since);
    span.idle_since.reset();
}

void date(Span &span, const core::Site &site)
{
    span.day = core::local_day(span.from, site.utc_offset);
    span.closes = close_of(site, span.day);
}

MarkKey mark_key(Instant at, core::UtcOffset offset)
{
    return {core::local_day(at, offset), core::local_minute(at, offset)};
}

} // namespace

Instant close_of(const core::Site &site, core::Day day)
{
    int close = 0;
    for (const core::Interval &each : core::hours_on(site, day))
        close = std::max(close, each.to);
    return core::day_start(day, site.utc_offset) + core::Minutes(close);
}

void SpanWatch::begin(const core::Hall &hall, core::WindowNumber window, Span span)
{
    date(span, hall.site());
    const SpanKey key{window, span.day, m_counts[{window, span.day}]++};
    m_spans[key] = std::move(span);
    m_touched.insert(key);
    m_open[window] = key;
}

void SpanWatch::end(const SpanKey &key, Instant at, bool by_day)
{
    Span &span = m_spans.at(key);
    span.to = std::max(at, span.from);
    add_idle(span, *span.to);
    span.ended_by_day = by_day;
    if (by_day && span.kind == SpanKind::free) {
        span.to = std::clamp(span.closes, span.from, *span.to);
        span.idle = span.idle_in_hours;
    }
    m_touched.insert(key);
}

/// Which of the free windows could call somebody at this moment.
void SpanWatch::look_at_idle(const core::Hall &hall, Instant at)
{
    for (const auto &[window, key] : m_open) {
        Span &span = m_spans.at(key);
        const bool idles = span.kind == SpanKind::free && hall.next_for(window, span.staff, at).has_value();
        if (idles == span.idle_since.has_value())
            continue;
        if (idles)
            span.idle_since = std::max(at, span.from);
        else
            add_idle(span, at);
        m_touched.insert(key);
    }
}

void SpanWatch::mark(const core::Hall &hall, Instant at)
{
    Mark mark{0, 0, static_cast<int>(hall.held_windows().size()), 0};
    for (const auto &[id, ticket] : hall.tickets())
        if (ticket.state == core::TicketState::waiting) {
            ++mark.waiting;
            mark.overdue += at > ticket.due;
        }
    for (const auto &[window, key] : m_open)
        mark.idle += m_spans.at(key).idle_since.has_value();
    m_marks[at] = mark;
    m_new_marks[mark_key(at, hall.site().utc_offset)] = mark;
}

void SpanWatch::before(const core::Hall &hall, Instant at, bool works)
{
    if (!m_at || at <= *m_at || !hall.day() || !at_work(hall)) {
        m_at = at;
        std::erase_if(m_callable, [at](Instant when) { return when <= at; });
        return;
    }
    const auto offset = hall.site().utc_offset;
    // What a hall does after the day's end is nobody's doing: the event that closes it comes when somebody is there again.
    const Instant until = std::min(at, core::day_start(*hall.day() + std::chrono::days(1), offset) - Millis(1));
    const Instant close = close_of(hall.site(), *hall.day());
    const bool has_hours = close > core::day_start(*hall.day(), offset); // else the clock may be wrong, or the calendar
    const Instant marked = works || !has_hours ? until : std::min(until, close);
    Instant next = next_mark(*m_at, offset);
    while (true) {
        const auto callable = m_callable.upper_bound(*m_at);
        const Instant when = callable == m_callable.end() ? next : std::min(next, *callable);
        if (when > until)
            break;
        m_at = when;
        if (m_callable.contains(when))
            look_at_idle(hall, when);
        if (when == next) {
            if (when <= marked)
                mark(hall, when);
            next = next_mark(when, offset);
        }
    }
    m_at = at;
    std::erase_if(m_callable, [at](Instant when) { return when <= at; });
}

void SpanWatch::after(const core::Hall &hall, Instant at, bool closes)
{
    for (auto open = m_open.begin(); open != m_open.end();) {
        const auto held = hall.held_windows().find(open->first);
        const Span &span = m_spans.at(open->second);
        // Also through the end of a day: a window goes on with a visitor of the day after.
        if (held != hall.held_windows().end() && held->second.staff == span.staff && kind_of(hall, held->second) == span.kind) {
            ++open;
            continue;
        }
        end(open->second, at, closes);
        open = m_open.erase(open);
    }
    for (const auto &[window, held] : hall.held_windows())
        if (!m_open.contains(window)) {
            Span fresh;
            fresh.staff = held.staff;
            fresh.kind = kind_of(hall, held);
            fresh.from = at;
            begin(hall, window, std::move(fresh));
        }
    if (closes) {
        forget_old();
        expect_anew(hall);
    }
    look_at_idle(hall, at);
}

void SpanWatch::expect_anew(const core::Hall &hall)
{
    m_callable.clear();
    for (const auto &[id, ticket] : hall.tickets()) {
        if (ticket.finished() || !ticket.slot)
            continue;
        const Instant when = *ticket.slot - Millis(hall.site().rules.callable_before);
        if (!m_at || when > *m_at)
            m_callable.insert(when);
    }
}

void SpanWatch::put_right(const core::Hall &hall, const core::TimeCorrected &event, Instant at)
{
    const auto move = [&](Instant &when) {
        if (when >= event.since || when > at)
            when += event.by;
    };
    for (auto &[key, span] : m_spans) {
        const Span was = span;
        move(span.from);
        if (span.to) {
            move(*span.to);
            span.to = std::max(*span.to, span.from);
        }
        if (span.idle_since) {
            move(*span.idle_since);
            span.idle_since = std::max(*span.idle_since, span.from);
        }
        if (span == was)
            continue;
        date(span, hall.site());
        m_touched.insert(key);
    }
    move_marks(hall, event, at);
    m_at = at; // the time between the two clocks has not passed
    expect_anew(hall);
}

/// Each to the mark at or before where it belongs.
void SpanWatch::move_marks(const core::Hall &hall, const core::TimeCorrected &event, Instant at)
{
    const auto offset = hall.site().utc_offset;
    std::map<Instant, Mark> moved;
    for (auto each = m_marks.begin(); each != m_marks.end();) {
        if (each->first < event.since && each->first <= at) {
            ++each;
            continue;
        }
        moved[next_mark(each->first + event.by, offset) - between_marks] = each->second;
        m_new_marks[mark_key(each->first, offset)] = std::nullopt;
        each = m_marks.erase(each);
    }
    for (const auto &[when, mark] : moved) {
        m_marks[when] = mark;
        m_new_marks[mark_key(when, offset)] = mark;
    }
}

/// With the end of a day, and not with the asking: what a correction of the clock moves must not depend on who asked when. Of what is
/// over nothing is kept but how many there were: a clock that is put back comes to a day that has spans already.
void SpanWatch::forget_old()
{
    const auto old = [&](const SpanKey &key) {
        const auto open = m_open.find(key.window);
        return open == m_open.end() || open->second != key;
    };
    std::erase_if(m_touched, [&](const SpanKey &key) {
        if (old(key))
            m_over[key] = m_spans.at(key);
        return old(key);
    });
    std::erase_if(m_spans, [&](const auto &entry) { return old(entry.first); });
    std::optional<core::Day> newest;
    for (const auto &[of, count] : m_counts)
        newest = std::max(newest, std::optional(of.second));
    std::erase_if(m_counts, [&](const auto &entry) { return entry.first.second + remembered_days < *newest; });
    m_marks.clear();
}

std::string SpanWatch::memory() const
{
    std::string text;
    for (const auto &[of, count] : m_counts)
        text += std::to_string(of.first) + " " + std::to_string(of.second.time_since_epoch().count()) + " " + std::to_string(count) + "\n";
    return text;
}

SpanWatch::SpanWatch(const std::string &memory)
{
    std::istringstream lines(memory);
    core::WindowNumber window = 0;
    std::int64_t day = 0;
    for (int count = 0; lines >> window >> day >> count;)
        m_counts[{window, core::Day(std::chrono::days(day))}] = count;
}

void SpanWatch::tell(std::map<SpanKey, Span> &spans, std::map<MarkKey, std::optional<Mark>> &marks)
{
    spans.merge(m_over);
    m_over.clear();
    for (const SpanKey &key : m_touched)
        spans[key] = m_spans.at(key);
    m_touched.clear();
    for (const auto &[key, mark] : m_new_marks)
        marks[key] = mark;
    m_new_marks.clear();
}

} // namespace talon::reports
