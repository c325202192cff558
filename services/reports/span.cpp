// SPDX-License-Identifier: GPL-3.0-or-later
#include "reports/span.h"

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

} // namespace

void SpanWatch::begin(core::WindowNumber window, core::Day day, Span span)
{
    const SpanKey key{window, day, m_counts[{window, day}]++};
    m_spans[key] = std::move(span);
    m_touched.insert(key);
    m_open[window] = key;
}

void SpanWatch::end(const SpanKey &key, Instant at, bool by_day)
{
    Span &span = m_spans.at(key);
    span.to = std::max(at, span.from);
    if (span.idle_since)
        span.idle += std::max(Millis(0), *span.to - *span.idle_since);
    span.idle_since.reset();
    span.ended_by_day = by_day;
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
        else {
            span.idle += std::max(Millis(0), at - *span.idle_since);
            span.idle_since.reset();
        }
        m_touched.insert(key);
    }
}

void SpanWatch::mark(const core::Hall &hall, Instant at, std::vector<Mark> &marks) const
{
    const auto offset = hall.site().utc_offset;
    const core::Day day = core::local_day(at, offset);
    const int minute = core::local_minute(at, offset);
    std::map<core::ServiceId, Mark> services;
    Mark all{day, minute, {}, 0, 0, static_cast<int>(hall.held_windows().size())};
    for (const auto &[id, ticket] : hall.tickets()) {
        if (ticket.state != core::TicketState::waiting)
            continue;
        Mark &own = services.try_emplace(ticket.service, Mark{day, minute, ticket.service, 0, 0, 0}).first->second;
        for (Mark *each : {&own, &all}) {
            ++each->waiting;
            each->overdue += at > ticket.due;
        }
    }
    marks.push_back(all);
    for (const auto &[service, each] : services)
        marks.push_back(each);
}

void SpanWatch::before(const core::Hall &hall, Instant at, std::vector<Mark> &marks)
{
    if (!m_at || at <= *m_at || !hall.day() || !at_work(hall)) {
        m_at = at;
        std::erase_if(m_callable, [at](Instant when) { return when <= at; });
        return;
    }
    const auto offset = hall.site().utc_offset;
    // What a hall does after the day's end is nobody's doing: the event that closes it comes when somebody is there again.
    const Instant until = std::min(at, core::day_start(*hall.day() + std::chrono::days(1), offset) - Millis(1));
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
            mark(hall, when, marks);
            next = next_mark(when, offset);
        }
    }
    m_at = at;
    std::erase_if(m_callable, [at](Instant when) { return when <= at; });
}

void SpanWatch::after(const core::Hall &hall, Instant at, bool closes)
{
    const core::Day day = core::local_day(at, hall.site().utc_offset);
    for (auto open = m_open.begin(); open != m_open.end();) {
        const auto held = hall.held_windows().find(open->first);
        const Span &span = m_spans.at(open->second);
        const bool goes_on = held != hall.held_windows().end() && held->second.staff == span.staff && kind_of(hall, held->second) == span.kind;
        if (goes_on && !closes) {
            ++open;
            continue;
        }
        end(open->second, at, closes);
        open = m_open.erase(open);
    }
    for (const auto &[window, held] : hall.held_windows())
        if (!m_open.contains(window))
            begin(window, day, Span{held.staff, kind_of(hall, held), at, std::nullopt, {}, std::nullopt, false});
    if (closes)
        forget_old();
    look_at_idle(hall, at);
}

void SpanWatch::put_right(const core::TimeCorrected &event, Instant at)
{
    const auto move = [&](Instant &when) {
        if (when >= event.since || when > at)
            when += event.by;
    };
    for (auto &[key, span] : m_spans) {
        const Span was = span;
        move(span.from);
        if (span.to)
            move(*span.to);
        if (span.to)
            span.to = std::max(*span.to, span.from);
        if (span.idle_since) {
            move(*span.idle_since);
            span.idle_since = std::max(*span.idle_since, span.from);
        }
        if (span != was)
            m_touched.insert(key);
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

void SpanWatch::tell(std::map<SpanKey, Span> &out)
{
    out.merge(m_over);
    m_over.clear();
    for (const SpanKey &key : m_touched)
        out[key] = m_spans.at(key);
    m_touched.clear();
}

} // namespace talon::reports
