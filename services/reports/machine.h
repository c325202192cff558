// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hall/hall.h"
#include "core/journal/events.h"
#include "reports/leg.h"
#include "reports/span.h"

#include <map>
#include <set>

namespace talon::reports {

/// A name as it was from one local day on. `kind`: "service", "window", "class", "staff".
struct Name {
    std::string kind;
    std::string id;
    core::Text title;
    core::Day since{};
    bool operator==(const Name &) const = default;
};

/// What a stretch of events has changed, whole: a ticket's legs replace all that were there, a span the one of its key, a mark the one of
/// its minute; one that is nothing is to be deleted.
struct Changes {
    std::map<core::TicketId, std::vector<Leg>> tickets;
    std::map<SpanKey, Span> spans;
    std::map<MarkKey, std::optional<Mark>> marks;
    std::vector<Name> names;

    bool empty() const { return tickets.empty() && spans.empty() && marks.empty() && names.empty(); }
};

/// Follows the events of a site in their order and tells what they mean for figures. Without I/O and without a clock: the same
/// events give the same changes everywhere. Its hall is one of its own, behind the one that decides.
class Machine
{
public:
    /// Begins with the first event of a journal …
    Machine() = default;
    /// … or goes on from where another one was resumable(), by its hall and its memory().
    Machine(core::Hall hall, const std::string &memory);

    /// Throws std::logic_error for an event that contradicts those before it.
    void take(const core::Happened &happened);

    /// What the events since the last call have changed.
    Changes changes();

    const core::Hall &hall() const { return m_hall; }
    std::string memory() const;
    /// Between two days and with nobody in the hall: all that this is follows from the hall and the memory.
    bool resumable() const { return !m_hall.day() && m_hall.quiet() && m_hall.held_windows().empty(); }

private:
    void note(const core::Happened &happened);
    void date(Notes &notes, core::Instant arrival, core::Day day) const;
    void note_names(const core::Site &site, core::Instant at);
    void put_right(const core::TimeCorrected &event, core::Instant at, const std::vector<core::TicketId> &changed);
    void go_on(const std::vector<core::TicketId> &changed);
    void forget_old(core::Day closed);
    void gather();

    core::Hall m_hall;
    SpanWatch m_spans;
    std::map<core::TicketId, Notes> m_notes; ///< of the tickets that the hall has
    std::optional<core::TicketId> m_issued;  ///< by the last event
    std::set<core::TicketId> m_touched;
    std::map<std::pair<std::string, std::string>, core::Text> m_names;
    Changes m_out;
};

} // namespace talon::reports
